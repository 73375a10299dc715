//! From paths to articles: lists the files, reads them in parallel, lays
//! `sources.csv` over them, sets other languages aside, and fills in the report.
//! Owns the order (by source id) and that every id is there once.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::domain::{Article, Readability, Source};
use crate::ingest::list::jsonl_articles;
use crate::ingest::text::encoding::NotText;
use crate::ingest::{Failed, IngestError, Input, LoadReport, Loaded, Skipped};

use super::folder::{ArticleFile, FolderListing, SOURCES_CSV};
use super::language::Declared;
use super::lazy_articles::{LazyArticles, Room, Shelved};
use super::load_report::Used;
use super::options::ReadingOptions;
use super::piece::{FilePiece, FilePieces, PieceOutcome, failed};
use super::source_text::reason;
use super::sources_csv::SourcesCsv;
use super::{article_file, folder, language};

/// The articles of a run, and what became of every input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LoadedArticles {
    /// The articles in the order of their source ids, those that could not be
    /// read among them.
    pub articles: Vec<Article>,
    /// What became of every input.
    pub account: LoadReport,
}

impl LoadedArticles {
    fn of(shelf: LazyArticles, account: LoadReport) -> Result<Self, IngestError> {
        let articles = shelf.into_articles().collect::<Result<_, _>>()?;
        Ok(Self { articles, account })
    }
}

/// Reads files and folders of articles.
///
/// # Errors
/// A path that does not exist, a file given by name that is no article, two
/// articles with one id, a `sources.csv` with a mistake in it. An article that
/// cannot be read is no error: it keeps its place and says why.
pub fn read_articles(paths: &[PathBuf]) -> Result<LoadedArticles, IngestError> {
    read_articles_with(paths, &ReadingOptions::default())
}

/// Like [`read_articles`], with explicit [`ReadingOptions`] such as the encoding.
///
/// # Errors
/// As with [`read_articles`].
pub fn read_articles_with(
    paths: &[PathBuf],
    options: &ReadingOptions,
) -> Result<LoadedArticles, IngestError> {
    let (shelf, account) = shelve_articles(paths, usize::MAX, options)?;
    LoadedArticles::of(shelf, account)
}

/// Like [`read_articles_with`], with no more than `hold` bytes of text held. Other
/// texts are left where they are, to be read again when their turn comes.
///
/// # Errors
/// As with [`read_articles`].
pub fn shelve_articles(
    paths: &[PathBuf],
    hold: usize,
    options: &ReadingOptions,
) -> Result<(LazyArticles, LoadReport), IngestError> {
    let mut listing = folder::list(paths)?;
    let described = listing.folders.iter().map(|folder| sources_of(folder));
    let described: Vec<Option<SourcesCsv>> = described.collect::<Result<_, _>>()?;
    let room = Room::of(hold);
    let files = std::mem::take(&mut listing.files);
    let read = files.par_iter().map(|file| {
        let csv = file.folder.and_then(|at| described.get(at)?.as_ref());
        article_file::read(file, options, &|mut piece| {
            describe(&mut piece, csv);
            room.leave(&mut piece, file.kind);
            piece
        })
    });
    // Of several errors the first file's is told, on every run.
    let read: Vec<Result<FilePieces, IngestError>> = read.collect();
    let read: Vec<FilePieces> = read.into_iter().collect::<Result<_, _>>()?;
    let mut builder = ReportBuilder::default();
    builder.leave_out(listing);
    for (pieces, number) in read.into_iter().zip(0u32..) {
        builder.enter(pieces, number);
    }
    builder.close(files, options, &described)
}

/// Reads articles as JSON lines from a stream such as standard input; `name`
/// stands for the stream in ids and messages.
///
/// # Errors
/// A stream that breaks off, holds no text at all, or holds one id twice.
pub fn read_articles_from(reader: impl Read, name: &str) -> Result<LoadedArticles, IngestError> {
    let (shelf, account) = shelve_articles_from(reader, name, &ReadingOptions::default())?;
    LoadedArticles::of(shelf, account)
}

/// Like [`read_articles_from`], for articles that are taken one after another. All
/// texts are held: a stream cannot be read again.
///
/// # Errors
/// As with [`read_articles_from`].
pub fn shelve_articles_from(
    mut reader: impl Read,
    name: &str,
    options: &ReadingOptions,
) -> Result<(LazyArticles, LoadReport), IngestError> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| {
        IngestError::new(
            name,
            format!("reading stopped: {}", reason(&error)),
            "run the command that feeds it again",
        )
    })?;
    let mut pieces = match options.decode(&bytes, None) {
        Ok(text) => jsonl_articles::read(&text, Path::new(name), name),
        Err(why @ (NotText::Empty | NotText::Binary | NotText::Garbled { .. })) => {
            let article = failed(Source::new(name), why.to_string());
            FilePieces::one(Path::new(name), PieceOutcome::Article(article))
        }
    };
    let describe = |piece| describe(piece, None);
    pieces.pieces.par_iter_mut().for_each(describe);
    let mut builder = ReportBuilder::default();
    builder.enter(pieces, 0);
    builder.close(Vec::new(), options, &[])
}

/// Reads one article from a line of JSON, for callers that hold one article at
/// a time. A line that is no article gives one that could not be read, under
/// the id `<name>#line<number>`.
///
/// ```
/// let article = stancegrid::ingest::read_article_line(r#"{"id":"a","text":"It rained."}"#, "-", 1);
/// assert_eq!(article.text, "It rained.");
/// ```
pub fn read_article_line(line: &str, name: &str, number: usize) -> Article {
    recognized(jsonl_articles::record(line, name, number))
}

/// The article, its language recognized where it does not say it itself.
pub(crate) fn recognized(mut article: Article) -> Article {
    recognize_language(&mut article, Declared::ByItself);
    article
}

fn sources_of(folder: &Path) -> Result<Option<SourcesCsv>, IngestError> {
    let file = folder.join(SOURCES_CSV);
    if file.is_file() {
        SourcesCsv::read(&file).map(Some)
    } else {
        Ok(None)
    }
}

/// Lays what `sources.csv` says over an article, recognizes its language, and
/// sketches its text.
fn describe(piece: &mut FilePiece, csv: Option<&SourcesCsv>) {
    if let PieceOutcome::Article(article) = &mut piece.outcome {
        refuse_endless(article);
        let by_hand = csv.is_some_and(|csv| csv.describe(&mut article.source));
        let declared = match by_hand {
            true => Declared::ByHand,
            false => Declared::ByItself,
        };
        recognize_language(article, declared);
        piece.sketch = article.sketch();
    }
}

/// More bytes of text than this are no article: four times the longest novels.
/// Judging takes some sixty times as much memory.
const MAX_TEXT_BYTES: usize = 16 << 20;

fn refuse_endless(article: &mut Article) {
    if article.text.len() > MAX_TEXT_BYTES {
        let megabytes = article.text.len() >> 20;
        let why = format!(
            "has {megabytes} MB of text, and one article may have {}; part it, or leave it out",
            MAX_TEXT_BYTES >> 20
        );
        *article = failed(article.source.clone(), why);
    }
}

fn recognize_language(article: &mut Article, declared: Declared) {
    match article.readability {
        Readability::Readable => {
            article.readability = language::judge(&mut article.source, &article.text, declared);
        }
        Readability::ReadInPart { .. } => {
            // In another language nothing of it is judged.
            let judged = language::judge(&mut article.source, &article.text, declared);
            if !judged.is_judged() {
                article.readability = judged;
            }
        }
        Readability::NotReadable { .. } | Readability::UnsupportedLanguage { .. } => {}
    }
}

/// An article on its way in.
struct Entry {
    input: Input,
    /// The number of its file.
    file: u32,
    shelved: Shelved,
}

#[derive(Default)]
struct ReportBuilder {
    account: LoadReport,
    entries: Vec<Entry>,
}

impl ReportBuilder {
    fn leave_out(&mut self, listing: FolderListing) {
        for (file, why) in listing.skipped {
            self.account.given += 1;
            let input = Input { file, line: None };
            self.account.skipped.push(Skipped { input, why });
        }
        for file in listing.used {
            self.account.given += 1;
            self.account.used.push(Used {
                input: Input { file, line: None },
                what_for: "describes the articles beside it".to_owned(),
            });
        }
    }

    fn enter(&mut self, pieces: FilePieces, file: u32) {
        self.account.given += pieces.given;
        for piece in pieces.pieces {
            let input = piece.input;
            match piece.outcome {
                PieceOutcome::Skipped(why) => self.account.skipped.push(Skipped { input, why }),
                PieceOutcome::Article(article) => self.entries.push(Entry {
                    input,
                    file,
                    shelved: Shelved {
                        article,
                        sketch: piece.sketch,
                        left: piece.left.map(|left| (file, left)),
                    },
                }),
            }
        }
    }

    fn close(
        self,
        files: Vec<ArticleFile>,
        options: &ReadingOptions,
        described: &[Option<SourcesCsv>],
    ) -> Result<(LazyArticles, LoadReport), IngestError> {
        self.check_ids_are_unique(&files)?;
        self.check_rows_have_articles(&files, described)?;
        let Self {
            mut account,
            entries,
        } = self;
        account.skipped.sort_by(|a, b| a.input.cmp(&b.input));
        let shelved = entries.into_iter().map(|entry| {
            let (input, article) = (entry.input, &entry.shelved.article);
            let id = article.source.id.clone();
            match &article.readability {
                Readability::Readable | Readability::UnsupportedLanguage { .. } => {
                    let lost = None;
                    account.loaded.push(Loaded { input, id, lost });
                }
                Readability::ReadInPart { why } => {
                    let lost = Some(why.clone());
                    account.loaded.push(Loaded { input, id, lost });
                }
                Readability::NotReadable { why } => {
                    let why = why.clone();
                    account.failed.push(Failed { input, id, why });
                }
            }
            entry.shelved
        });
        let shelved = shelved.collect();
        Ok((LazyArticles::new(files, options.clone(), shelved), account))
    }

    fn check_ids_are_unique(&self, files: &[ArticleFile]) -> Result<(), IngestError> {
        let folder = |entry: &Entry| files.get(entry.file as usize)?.folder;
        let mut seen: BTreeMap<&str, &Entry> = BTreeMap::new();
        for entry in &self.entries {
            let id = entry.shelved.article.source.id.as_str();
            let Some(other) = seen.insert(id, entry) else {
                continue;
            };
            let first = &other.input;
            let help = if *first == entry.input {
                "name each file once"
            } else if folder(other) != folder(entry) {
                "rename one of the files, or read the folder above both"
            } else if entry.input.line.is_some() {
                "give one of the two records another `id`"
            } else {
                "rename one of the files, or give one an `id` in its front matter"
            };
            let what = format!("duplicate source id \"{id}\" (first used by {first})");
            let mut error = IngestError::new(&entry.input.file, what, help);
            error.line = entry.input.line;
            return Err(error);
        }
        Ok(())
    }

    fn check_rows_have_articles(
        &self,
        files: &[ArticleFile],
        described: &[Option<SourcesCsv>],
    ) -> Result<(), IngestError> {
        let folder = |entry: &&Entry| files.get(entry.file as usize)?.folder;
        for (at, csv) in described.iter().enumerate() {
            let Some(csv) = csv else { continue };
            let here = self
                .entries
                .iter()
                .filter(|entry| folder(entry) == Some(at));
            let ids: BTreeSet<&str> = here
                .map(|entry| entry.shelved.article.source.id.as_str())
                .collect();
            csv.check(&ids)?;
        }
        Ok(())
    }
}
