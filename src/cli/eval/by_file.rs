//! Figures of several files, one after another, as text or as JSON. Owns the
//! run; the figures and their words are each task's.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::cli::exit_code::Outcome;
use crate::cli::failure::Failure;
use crate::cli::output::to_stdout;

/// Scores each file and prints the figures.
pub fn run<F: Serialize>(
    files: &[PathBuf],
    json: bool,
    figures: impl Fn(&Path) -> Result<F, Failure>,
    lines: impl Fn(&[F]) -> String,
) -> Result<Outcome, Failure> {
    let all: Vec<F> = files
        .iter()
        .map(|file| figures(file))
        .collect::<Result<_, _>>()?;
    let text = if json {
        serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
    } else {
        lines(&all)
    };
    to_stdout(text.as_bytes())?;
    Ok(Outcome::Done)
}
