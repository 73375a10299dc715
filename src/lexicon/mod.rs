//! Word lists as data: parsed and validated at load, embedded in the program.

pub mod abbreviation;
