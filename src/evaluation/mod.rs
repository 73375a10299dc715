//! How good the program's answers are, measured against people's labels.

pub mod boundaries;
