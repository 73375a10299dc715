//! The review desk: a local page on which people decide on cells, one after
//! another, with the proof before their eyes.
//!
//! Owns the order of cells, what each view shows, and who is let in; keeps
//! nothing itself (`decisions` does) and judges nothing.

mod desk;
mod draw;
mod error;
mod gate;
mod http;
#[cfg(test)]
mod never_lost;
mod queue;
#[cfg(test)]
mod sample;
mod secret;
mod state;
mod verdict;
mod view;
mod viewer;

pub use desk::{Added, Desk, Material, Saved, Turned, Undo};
pub use draw::Sample;
pub use error::DeskError;
pub use http::{LaunchError, Server, Terms};
pub use verdict::Verdict;
pub use viewer::Viewer;
