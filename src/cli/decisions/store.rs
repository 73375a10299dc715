//! The store of decisions of a run. Owns its default place and the notes on
//! what was found in it.

use std::path::{Path, PathBuf};

use crate::cli::arguments::StoreOptions;
use crate::cli::failure::Failure;
use crate::decisions::{Store, from_lines};
use crate::domain::{Decision, ReviewStatus, clean};

/// Where decisions are kept unless told otherwise.
const DEFAULT_PATH: &str = "decisions.db";

/// The store asked for, else the usual one.
pub fn path(options: &StoreOptions) -> PathBuf {
    let usual = || PathBuf::from(DEFAULT_PATH);
    options.db.clone().unwrap_or_else(usual)
}

/// Everything decided so far. That there is no store yet is an error only
/// where one was named.
pub fn decisions(options: &StoreOptions) -> Result<Vec<Decision>, Failure> {
    if options.db.is_none() && !Path::new(DEFAULT_PATH).exists() {
        return Ok(Vec::new());
    }
    Ok(Store::open_to_read(&path(options))?.decisions()?)
}

/// Everything in a file that was named: a store, or JSON lines as `decisions
/// export` writes them, so that figures and weights can be had again from what
/// is under version control.
pub fn from_file(file: &Path) -> Result<Vec<Decision>, Failure> {
    if file.extension().is_none_or(|ending| ending != "jsonl") {
        return Ok(Store::open_to_read(file)?.decisions()?);
    }
    let text = std::fs::read_to_string(file).map_err(|error| Failure::read(file, error))?;
    Ok(from_lines(&text, &file.display().to_string())?)
}

/// How many cells are decided, stale and disputed, and which decisions found
/// no cell: nothing that a person decided goes by unsaid.
pub fn decided_text(count: &dyn Fn(ReviewStatus) -> usize, homeless: &[&Decision]) -> String {
    let mut text = format!(
        "cells decided by people: {}, stale: {}, disputed: {}",
        count(ReviewStatus::Decided),
        count(ReviewStatus::Stale),
        count(ReviewStatus::Disputed),
    );
    if !homeless.is_empty() {
        let number = homeless.len();
        text += &format!("; decisions on claims or sources that are not here: {number}");
        for decision in homeless {
            let said = decision
                .stance
                .map_or("withdrawn", |stance| stance.as_str());
            let Decision {
                claim,
                source,
                reviewer,
                ..
            } = decision;
            text += "\n  ";
            text += &clean(&format!("{claim} × {source}: {said} ({reviewer})"));
        }
    }
    text
}
