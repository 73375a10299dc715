//! Learning the weights of the judge from labelled cells.
//!
//! Owns what is learnt from what and how; the form of the weights is
//! `lexicon`'s, the features are `stance`'s. Touches no file.

mod calibration;
mod comparison;
mod descent;
mod enough;
mod example;
mod fold;
mod logistic;
mod name_words;
mod phrase_choice;
mod story;
mod training;
mod weighting;

pub use comparison::on_held_out;
pub use enough::{LEAST_ALONE, LEAST_BESIDE, LEAST_OF_EACH, TooFew, enough};
pub use example::{TrainingSet, content_hash};
pub use training::{FITS, HeldOut, Lesson, Stage, train};
