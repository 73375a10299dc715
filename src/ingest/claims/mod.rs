//! Claims from TOML, CSV and JSON, one file or a whole folder. Owns which files
//! are claims files and their order; each format reads itself, `merge` puts
//! them together.

mod add_wording;
mod csv;
mod fields;
mod json;
mod merge;
mod record;
mod toml;

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::domain::ClaimSet;
use crate::ingest::article::source_text::unsupported;

use super::article::source_text::{SourceText, cannot_open};
use super::{IngestError, Input};
pub use add_wording::{WordingList, add_wording};
use record::ClaimsFile;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Toml,
    Csv,
    Json,
}

impl Format {
    fn of(path: &Path) -> Result<Self, IngestError> {
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        match ending.as_str() {
            "toml" => Ok(Format::Toml),
            "csv" => Ok(Format::Csv),
            "json" => Ok(Format::Json),
            _ => Err(IngestError::new(
                path,
                unsupported("claims", path),
                "save it as .toml, .csv or .json, or move it out of the folder",
            )),
        }
    }
}

/// Reads one file of claims, or every one in a folder and the folders in it, in
/// the order of their paths.
///
/// # Errors
/// Everything that would lose a claim, a variant or an alias without a sound:
/// bad syntax, an unknown field or column, an empty text, an id or a name given
/// twice, a file of an unknown kind, and no claim at all.
pub fn read_claims(path: &Path) -> Result<ClaimSet, IngestError> {
    merge::merge(read_files(path)?)
}

/// Like [`read_claims`], with the file and the line of each claim, in their order.
///
/// # Errors
/// As with [`read_claims`].
pub fn read_claims_with_places(path: &Path) -> Result<(ClaimSet, Vec<Input>), IngestError> {
    let files = read_files(path)?;
    let places = files.iter().flat_map(ClaimsFile::places).collect();
    Ok((merge::merge(files)?, places))
}

fn read_files(path: &Path) -> Result<Vec<ClaimsFile>, IngestError> {
    let paths = files_of(path)?;
    let mut files = Vec::with_capacity(paths.len());
    for file in &paths {
        files.push(read_file(file)?);
    }
    if files.iter().all(|file| file.claims.is_empty()) {
        return Err(IngestError::new(
            path,
            "no claims found",
            "add one to a .toml file, in three lines: `[[claim]]`, `id = \"short-name\"` and `claim = \
             \"What a source may assert\"`",
        ));
    }
    Ok(files)
}

/// The file itself, or every claims file of a folder.
fn files_of(path: &Path) -> Result<Vec<PathBuf>, IngestError> {
    let metadata = std::fs::metadata(path).map_err(|error| cannot_open(path, &error))?;
    if metadata.is_dir() {
        files_in(path)
    } else {
        Ok(vec![path.to_owned()])
    }
}

fn read_file(path: &Path) -> Result<ClaimsFile, IngestError> {
    let format = Format::of(path)?;
    let source = SourceText::read(path)?;
    match format {
        Format::Toml => toml::read(source),
        Format::Csv => csv::read(source),
        Format::Json => json::read(source),
    }
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, IngestError> {
    let mut files = Vec::new();
    let mut walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            match error.io_error() {
                Some(error) => cannot_open(&path, error),
                None => IngestError::new(path, "cannot list the folder", "move it out"),
            }
        })?;
        if entry.depth() == 0 {
            continue;
        }
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if name.starts_with('.') {
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        let is_note = name.starts_with("readme") || name.ends_with(".md");
        if !entry.file_type().is_dir() && !is_note {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}
