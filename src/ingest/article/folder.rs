//! Which files are articles: walks the paths given, in sorted order, and gives
//! every file a source id, a use, or a reason to leave it out. Opens no file.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::ingest::IngestError;

use super::source_text::{cannot_open, reason, unsupported};

/// The formats of article files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Plain text.
    Text,
    /// Markdown, which may have front matter.
    Markdown,
    /// A saved web page.
    Html,
    /// One JSON record a line.
    Jsonl,
    /// One record a row.
    Csv,
    /// A Word document.
    Docx,
    /// A saved e-mail.
    Eml,
    /// A PDF.
    Pdf,
    /// A workbook with one record a row.
    Xlsx,
}

/// The endings read, as messages list them.
pub(crate) const ENDINGS: &str =
    ".txt, .md, .html, .htm, .docx, .pdf, .eml, .jsonl, .csv and .xlsx, each also packed as .gz";

/// The name of the file that says more about the articles beside it.
pub(crate) const SOURCES_CSV: &str = "sources.csv";

impl Kind {
    /// The format that a file's ending stands for; of a packed file the one before
    /// `.gz`.
    pub fn of(path: &Path) -> Option<Self> {
        if is_packed(path) {
            let inner = path.with_extension("");
            return Self::of(&inner).filter(|_| !is_packed(&inner));
        }
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        match ending.as_str() {
            "txt" => Some(Kind::Text),
            "md" => Some(Kind::Markdown),
            "html" | "htm" => Some(Kind::Html),
            "jsonl" => Some(Kind::Jsonl),
            "csv" => Some(Kind::Csv),
            "docx" => Some(Kind::Docx),
            "eml" => Some(Kind::Eml),
            "pdf" => Some(Kind::Pdf),
            "xlsx" => Some(Kind::Xlsx),
            _ => None,
        }
    }
}

/// Whether a file is packed with gzip, by its ending.
pub(crate) fn is_packed(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("gz"))
}

/// A path without its ending; of a packed file without both.
fn without_ending(path: &Path) -> PathBuf {
    match is_packed(path) {
        true => path.with_extension("").with_extension(""),
        false => path.with_extension(""),
    }
}

/// A file to be read as an article or as a list of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ArticleFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its format.
    pub kind: Kind,
    /// The source id that its path gives it.
    pub id: String,
    /// Which of the folders given it was found in; none where it was given by
    /// its own name, so that leaving it out would be no answer.
    pub folder: Option<usize>,
}

/// Everything found under the paths given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FolderListing {
    /// The files to read, in order.
    pub files: Vec<ArticleFile>,
    /// The files that are no articles and say more about them.
    pub used: Vec<PathBuf>,
    /// The files left out, each with the reason.
    pub skipped: Vec<(PathBuf, String)>,
    /// The folders given.
    pub folders: Vec<PathBuf>,
}

/// Lists files and folders in the order given, each folder in the order of its
/// file names. A missing path, a file given by name whose ending is not read,
/// and a folder that cannot be listed are errors.
pub(crate) fn list(paths: &[PathBuf]) -> Result<FolderListing, IngestError> {
    let mut listing = FolderListing::default();
    for path in paths {
        let metadata = std::fs::metadata(path).map_err(|error| cannot_open(path, &error))?;
        if metadata.is_dir() {
            listing.folders.push(path.clone());
            list_folder(path, &mut listing)?;
        } else if !metadata.is_file() {
            // A pipe can be read once, and an article may be read twice.
            return Err(IngestError::new(
                path,
                "neither a file nor a folder",
                "save what it gives to a file, or pipe JSON lines in with `-`",
            ));
        } else {
            listing.files.push(given_file(path)?);
        }
    }
    Ok(listing)
}

fn given_file(path: &Path) -> Result<ArticleFile, IngestError> {
    let Some(kind) = Kind::of(path) else {
        return Err(IngestError::new(
            path,
            unsupported("article", path),
            format!("save it as one of {ENDINGS}"),
        ));
    };
    let bare = without_ending(path);
    let stem = bare.file_name().unwrap_or_default();
    Ok(ArticleFile {
        path: path.to_owned(),
        kind,
        id: stem.to_string_lossy().into_owned(),
        folder: None,
    })
}

fn list_folder(folder: &Path, listing: &mut FolderListing) -> Result<(), IngestError> {
    let mut walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            // One folder among many that cannot be looked into is no end of the run.
            Err(error) if error.depth() > 0 => {
                let path = error.path().unwrap_or(folder).to_owned();
                listing.skipped.push((path, unlisted(&error)));
                continue;
            }
            Err(error) => return Err(cannot_list(folder, &error)),
        };
        if entry.depth() == 0 {
            continue;
        }
        let kind = match wanted(&entry) {
            Ok(Found::Article(kind)) => kind,
            Ok(Found::Folder) => continue,
            Ok(Found::Sources) => {
                listing.used.push(entry.into_path());
                continue;
            }
            Err(why) => {
                if entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
                listing.skipped.push((entry.into_path(), why));
                continue;
            }
        };
        listing.files.push(ArticleFile {
            id: id_below(folder, entry.path()),
            path: entry.into_path(),
            kind,
            folder: Some(listing.folders.len() - 1),
        });
    }
    Ok(())
}

/// What an entry of a folder is.
enum Found {
    /// An article, or a list of them.
    Article(Kind),
    /// A folder to walk into.
    Folder,
    /// What says more about the articles of the folder.
    Sources,
}

/// What an entry is, or the reason to leave it out.
fn wanted(entry: &DirEntry) -> Result<Found, String> {
    let name = entry.file_name().to_string_lossy();
    let kind = entry.file_type();
    if name.starts_with('.') {
        return Err("hidden".to_owned());
    }
    if kind.is_symlink() {
        return Err("a symbolic link, which is not followed".to_owned());
    }
    if kind.is_dir() {
        return Ok(Found::Folder);
    }
    if !kind.is_file() {
        return Err("not a regular file".to_owned());
    }
    if name.to_lowercase().starts_with("readme") {
        return Err("a README is not an article".to_owned());
    }
    if name.eq_ignore_ascii_case(SOURCES_CSV) {
        if entry.depth() > 1 {
            let why = format!("{SOURCES_CSV} is read only at the top of a folder that was given");
            return Err(why);
        }
        // Some file systems take `Sources.csv` for the same name, others do not.
        return match entry.path().with_file_name(SOURCES_CSV).is_file() {
            true => Ok(Found::Sources),
            false => Err(format!("rename it to {SOURCES_CSV}, so that it is read")),
        };
    }
    match Kind::of(entry.path()) {
        Some(kind) => Ok(Found::Article(kind)),
        None => Err(not_read(entry.path())),
    }
}

/// Why a file of another format is left out.
fn not_read(path: &Path) -> String {
    format!("{} (supported: {ENDINGS})", unsupported("article", path))
}

/// The path below the folder without its ending, `/` between the parts.
fn id_below(folder: &Path, path: &Path) -> String {
    let below = without_ending(path.strip_prefix(folder).unwrap_or(path));
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Why a folder below is left out with all that is in it.
fn unlisted(error: &walkdir::Error) -> String {
    match error.io_error() {
        Some(error) => format!("cannot be listed: {}", reason(error)),
        None => "cannot be listed".to_owned(),
    }
}

fn cannot_list(folder: &Path, error: &walkdir::Error) -> IngestError {
    let path = error.path().unwrap_or(folder);
    match error.io_error() {
        Some(error) => cannot_open(path, error),
        None => IngestError::new(path, "cannot list the folder", "leave it out"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_is_read_whole_and_in_order() {
        let folder = folder(&["b.txt", "a/z.MD", "a/v1.2.txt", "a b/ü.html"]);
        let listing = list(&[folder.path().to_owned()]).unwrap();
        let ids: Vec<&str> = listing.files.iter().map(|file| file.id.as_str()).collect();
        assert_eq!(ids, ["a/v1.2", "a/z", "a b/ü", "b"]);
        assert_eq!(listing.files[1].kind, Kind::Markdown);
        assert_eq!(listing.skipped, []);
    }

    #[test]
    fn what_is_no_article_is_left_out_with_a_reason() {
        let folder = folder(&[
            ".git/config",
            ".DS_Store",
            "README.md",
            "Readme",
            "a.odt",
            "sources.csv",
            "deep/sources.csv",
            "Makefile",
            "reader.txt",
        ]);
        let listing = list(&[folder.path().to_owned()]).unwrap();
        let left: Vec<(String, &str)> = listing
            .skipped
            .iter()
            .map(|(path, why)| (id_below(folder.path(), path), why.as_str()))
            .collect();
        let odt = not_read(Path::new("a.odt"));
        let find = |name: &str| {
            left.iter()
                .find(|(path, _)| path == name)
                .map(|(_, why)| *why)
        };
        assert_eq!(find(".git"), Some("hidden"));
        assert_eq!(find(".DS_Store"), Some("hidden"));
        assert_eq!(find("README"), Some("a README is not an article"));
        assert_eq!(find("Readme"), Some("a README is not an article"));
        assert_eq!(find("a"), Some(odt.as_str()));
        assert!(find("deep/sources").is_some_and(|why| why.contains("only at the top")));
        assert_eq!(left.len(), 7, "{left:?}");
        assert_eq!(listing.used, [folder.path().join(SOURCES_CSV)]);
        assert_eq!(listing.files.len(), 1);
    }

    #[test]
    fn a_packed_file_is_called_as_what_is_in_it() {
        let folder = folder(&[
            "a.txt.gz",
            "b/c.v2.JSONL.GZ",
            "d.tar.gz",
            "e.gz",
            "f.txt.gz.gz",
        ]);
        let listing = list(&[folder.path().to_owned()]).unwrap();
        let found = listing
            .files
            .iter()
            .map(|file| (file.id.as_str(), file.kind));
        assert!(found.eq([("a", Kind::Text), ("b/c.v2", Kind::Jsonl)]));
        assert_eq!(listing.skipped.len(), 3);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let folder = folder(&["real.txt"]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
        std::os::unix::fs::symlink("real.txt", folder.path().join("link.txt")).unwrap();
        let listing = list(&[folder.path().to_owned()]).unwrap();
        assert_eq!((listing.files.len(), listing.skipped.len()), (1, 2));
    }

    #[test]
    fn a_file_given_by_name_must_have_an_ending_that_is_read() {
        let folder = folder(&["a.odt", "README.md"]);
        let error = list(&[folder.path().join("a.odt")]).unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with("a.odt: unsupported article format \".odt\""),
            "{error}"
        );
        assert!(error.help.contains(".jsonl"), "{}", error.help);
        let listing = list(&[folder.path().join("README.md")]).unwrap();
        assert_eq!(
            (listing.files[0].id.as_str(), listing.files[0].folder),
            ("README", None)
        );
        let error = list(&[folder.path().join("none.txt")]).unwrap_err();
        assert_eq!(&*error.what, "no such file or folder");
    }
}
