//! The review desk: a local page on which people decide on cells, one after
//! another, with the proof before their eyes.
//!
//! Owns the order of cells, what each view shows, and who is let in; keeps
//! nothing itself (`decisions` does) and judges nothing.

mod access_control;
mod desk;
mod error;
mod http;
#[cfg(test)]
mod no_loss;
mod queue;
mod random_sample;
#[cfg(test)]
mod sample;
mod secret;
mod state;
mod verdict;
mod view;
mod viewer;

pub use desk::{Added, Desk, DeskInputs, Saved, Turned, Undo};
pub use error::DeskError;
pub use http::{DeskOptions, LaunchError, Server};
pub use random_sample::Sample;
pub use verdict::SubmittedVerdict;
pub use viewer::Viewer;
