//! Learning the weights of the judge from labelled cells.
//!
//! Owns what is learnt from what and how; the form of the weights is
//! `lexicon`'s, the features are `stance`'s. Touches no file.

mod calibration;
mod class_weights;
mod comparison;
mod example;
mod fold;
mod lbfgs;
mod logistic;
mod minimum_labels;
mod name_words;
mod phrase_choice;
mod story_groups;
mod training;

pub use comparison::on_held_out;
pub use example::{TrainingSet, content_hash};
pub use minimum_labels::{
    MIN_LABELS_ALONE, MIN_LABELS_BESIDE_SETS, MIN_LABELS_OF_EACH_STANCE, TooFew, enough,
};
pub use training::{FITS, HeldOut, Lesson, Stage, train};
