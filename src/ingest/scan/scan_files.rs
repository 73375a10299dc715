//! Which of the paths given hold lines of `scan`. Owns telling such files from
//! articles: by how their first line starts, since part files of a cluster have
//! no ending of ours.

use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::ingest::IngestError;
use crate::ingest::article::folder::Kind;
use crate::ingest::article::source_text::cannot_open;
use crate::ingest::list::own_export::{is_lines, no_article};
use crate::ingest::text::encoding::decode;

/// How much of a file is looked at.
const HEAD_BYTES: u64 = 16 << 10;

/// The files of lines among the paths given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScanFiles {
    /// The files, in the order given, those of a folder in the order of their
    /// names.
    pub files: Vec<PathBuf>,
    /// What else lies in the folders.
    pub left_out: Vec<PathBuf>,
}

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Lines,
    /// An article, or something that may be one.
    Article,
    /// Neither: an empty part, a mark of success, an export.
    Neither,
}

/// The files of lines that the paths hold; none where they are articles. A
/// folder with an article in it is one of articles, whatever else is in it.
///
/// # Errors
/// A path that does not exist, and articles and lines given side by side.
pub fn find_scan_files(paths: &[PathBuf]) -> Result<Option<ScanFiles>, IngestError> {
    let mut found = ScanFiles::default();
    let (mut with_lines, mut without) = (None, None);
    for path in paths {
        let metadata = std::fs::metadata(path).map_err(|error| cannot_open(path, &error))?;
        let has_lines = if metadata.is_dir() {
            in_folder(path, &mut found)
        } else {
            // Looking into a pipe would wait for whoever fills it.
            let has = metadata.is_file() && look_at(path) == Is::Lines;
            found.files.extend(has.then(|| path.clone()));
            has
        };
        let which = if has_lines {
            &mut with_lines
        } else {
            &mut without
        };
        which.get_or_insert(path);
    }
    match (with_lines, without) {
        (None, _) => Ok(None),
        (Some(_), None) => Ok(Some(found)),
        (Some(lines), Some(other)) => Err(IngestError::new(
            other,
            format!("no lines of `scan` here, but {} has some", lines.display()),
            "give either articles or lines of `scan`",
        )),
    }
}

/// Takes the files of lines of a folder, where it is one of lines.
fn in_folder(folder: &Path, found: &mut ScanFiles) -> bool {
    let (mut files, mut left_out) = (Vec::new(), Vec::new());
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let shown = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with(['.', '_'])
    };
    for entry in walk.filter_entry(shown).flatten() {
        if !entry.file_type().is_file() {
            continue;
        }
        match look_at(entry.path()) {
            Is::Lines => files.push(entry.into_path()),
            Is::Article => return false,
            Is::Neither => left_out.push(entry.into_path()),
        }
    }
    let any = !files.is_empty();
    if any {
        found.files.append(&mut files);
        found.left_out.append(&mut left_out);
    }
    any
}

fn look_at(path: &Path) -> Is {
    let mut start = Vec::new();
    let file = std::fs::File::open(path);
    let read = file.and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut start));
    if read.is_err() {
        return Is::Neither;
    }
    if is_lines(&start) {
        return Is::Lines;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let Some(kind) = Kind::of(path) else {
        return Is::Neither;
    };
    if start.is_empty() || name.to_lowercase().starts_with("readme") {
        return Is::Neither;
    }
    // What is cut off may end within a character.
    let own = decode(&start, None).is_ok_and(|text| no_article(kind, &text).is_some());
    if own { Is::Neither } else { Is::Article }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "{\"format\":\"stancegrid-scan\",\"format_version\":1}\n";

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    fn found(folder: &tempfile::TempDir, paths: &[&str]) -> Result<Option<Vec<String>>, String> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.path().join(path)).collect();
        let found = find_scan_files(&paths).map_err(|error| error.help.into_string())?;
        let name = |path: &PathBuf| {
            let below = path.strip_prefix(folder.path()).unwrap();
            below.to_string_lossy().into_owned()
        };
        Ok(found.map(|found| found.files.iter().map(name).collect()))
    }

    #[test]
    fn part_files_of_a_cluster_are_lines() {
        let folder = folder(&[
            ("out/part-00001", LINE),
            ("out/part-00000", LINE),
            ("out/part-00002", ""),
            ("out/_SUCCESS", ""),
            ("out/.part-00000.crc", "x"),
            ("out/matrix.csv", "claim_id,source_id,stance\n"),
        ]);
        let names = ["out/part-00000", "out/part-00001"].map(str::to_owned);
        assert_eq!(found(&folder, &["out"]), Ok(Some(names.to_vec())));
    }

    #[test]
    fn a_folder_with_an_article_is_one_of_articles() {
        let folder = folder(&[("news/cells.jsonl", LINE), ("news/x.txt", "It rained.")]);
        assert_eq!(found(&folder, &["news"]), Ok(None));
        let lines = vec!["news/cells.jsonl".to_owned()];
        assert_eq!(found(&folder, &["news/cells.jsonl"]), Ok(Some(lines)));
        let both = found(&folder, &["news/x.txt", "news/cells.jsonl"]);
        assert_eq!(both.unwrap_err(), "give either articles or lines of `scan`");
    }
}
