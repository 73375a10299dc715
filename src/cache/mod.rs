//! Verdicts of earlier runs, kept in one file beside the project, so that a
//! second run judges and reads only what is new. Owns the file and its format; what may
//! be taken from it is told by the keys of `matrix`.
//!
//! The file may be deleted at any time. Whatever is wrong with it, the worst
//! that happens is that everything is judged again.

mod cached_judgement;
mod pair_rows;
mod store;

pub use store::{Cache, CacheError};
