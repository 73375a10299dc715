//! From paths to articles: lists the files, reads them in parallel, lays
//! `sources.csv` over them, sets other languages aside, and keeps the books.
//! Owns the order (by source id) and that every id is there once.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::domain::{Article, Readability, Source};

use super::article_file::{Outcome, Pieces, failed};
use super::encoding::{NotText, decode};
use super::folder::{Listing, SOURCES_CSV};
use super::language::{self, Declared};
use super::sources_csv::SourcesCsv;
use super::{
    Account, Failed, IngestError, Input, Loaded, Skipped, article_file, folder, records_jsonl,
};

/// The articles of a run, and what became of every input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The articles in the order of their source ids, those that could not be
    /// read among them.
    pub articles: Vec<Article>,
    /// What became of every input.
    pub account: Account,
}

/// Reads files and folders of articles.
///
/// # Errors
/// A path that does not exist, a file given by name that is no article, two
/// articles with one id, a `sources.csv` with a mistake in it. An article that
/// cannot be read is no error: it keeps its place and says why.
pub fn read_articles(paths: &[PathBuf]) -> Result<Reading, IngestError> {
    let listing = folder::list(paths)?;
    let described = listing.folders.iter().map(|folder| sources_of(folder));
    let described: Vec<Option<SourcesCsv>> = described.collect::<Result<_, _>>()?;
    let files = listing.files.par_iter();
    // Of several errors the first file's is told, on every run.
    let read: Vec<Result<Pieces, IngestError>> = files.map(article_file::read).collect();
    let read: Vec<Pieces> = read.into_iter().collect::<Result<_, _>>()?;
    let folders: Vec<Option<usize>> = listing.files.iter().map(|file| file.folder).collect();
    let mut books = Books::default();
    books.leave_out(listing);
    for (pieces, folder) in read.into_iter().zip(folders) {
        books.enter(pieces, folder);
    }
    books.close(&described)
}

/// Reads articles as JSON lines from a stream such as standard input; `name`
/// stands for the stream in ids and messages.
///
/// # Errors
/// A stream that breaks off, holds no text at all, or holds one id twice.
pub fn read_articles_from(mut reader: impl Read, name: &str) -> Result<Reading, IngestError> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| {
        IngestError::new(
            name,
            format!("broke off: {error}"),
            "Run the command that feeds it again.",
        )
    })?;
    let mut books = Books::default();
    books.enter(
        match decode(&bytes, None) {
            Ok(text) => records_jsonl::read(&text, Path::new(name), name),
            Err(why @ (NotText::Empty | NotText::Binary | NotText::Garbled { .. })) => {
                let article = failed(Source::new(name), why.to_string());
                Pieces::one(Path::new(name), Outcome::Article(article))
            }
        },
        None,
    );
    books.close(&[])
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
    recognized(records_jsonl::record(line, name, number))
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

fn recognize_language(article: &mut Article, declared: Declared) {
    match article.readability {
        Readability::Readable => {
            article.readability = language::judge(&mut article.source, &article.text, declared);
        }
        Readability::NotReadable { .. } | Readability::UnsupportedLanguage { .. } => {}
    }
}

/// An article on its way in.
struct Entry {
    input: Input,
    folder: Option<usize>,
    article: Article,
}

#[derive(Default)]
struct Books {
    account: Account,
    entries: Vec<Entry>,
}

impl Books {
    fn leave_out(&mut self, listing: Listing) {
        for (file, why) in listing.skipped {
            self.account.given += 1;
            let input = Input { file, line: None };
            self.account.skipped.push(Skipped { input, why });
        }
    }

    fn enter(&mut self, pieces: Pieces, folder: Option<usize>) {
        self.account.given += pieces.given;
        for piece in pieces.pieces {
            let input = piece.input;
            match piece.outcome {
                Outcome::Skipped(why) => self.account.skipped.push(Skipped { input, why }),
                Outcome::Article(article) => self.entries.push(Entry {
                    input,
                    folder,
                    article,
                }),
            }
        }
    }

    fn close(mut self, described: &[Option<SourcesCsv>]) -> Result<Reading, IngestError> {
        self.check_ids_are_unique()?;
        self.check_rows_have_articles(described)?;
        self.entries.par_iter_mut().for_each(|entry| {
            let row = entry.folder.and_then(|at| described.get(at)?.as_ref());
            let by_hand = row.is_some_and(|csv| csv.describe(&mut entry.article.source));
            let declared = if by_hand {
                Declared::ByHand
            } else {
                Declared::ByItself
            };
            recognize_language(&mut entry.article, declared);
        });
        self.account.skipped.sort_by(|a, b| a.input.cmp(&b.input));
        for entry in &self.entries {
            let (input, id) = (entry.input.clone(), entry.article.source.id.clone());
            match &entry.article.readability {
                Readability::Readable | Readability::UnsupportedLanguage { .. } => {
                    self.account.loaded.push(Loaded { input, id });
                }
                Readability::NotReadable { why } => {
                    let why = why.clone();
                    self.account.failed.push(Failed { input, id, why });
                }
            }
        }
        let mut articles: Vec<Article> = self
            .entries
            .into_iter()
            .map(|entry| entry.article)
            .collect();
        articles.sort_by(|a, b| a.source.id.cmp(&b.source.id));
        Ok(Reading {
            articles,
            account: self.account,
        })
    }

    fn check_ids_are_unique(&self) -> Result<(), IngestError> {
        let mut seen: BTreeMap<&str, &Input> = BTreeMap::new();
        for entry in &self.entries {
            let id = entry.article.source.id.as_str();
            let Some(first) = seen.insert(id, &entry.input) else {
                continue;
            };
            let mend = if *first == entry.input {
                "Give each file once."
            } else {
                "Rename one of the two files, give one record another `id`, or read the folder \
                 above both."
            };
            let what = format!("the source id `{id}` is taken already by {first}");
            let mut error = IngestError::new(&entry.input.file, what, mend);
            error.line = entry.input.line;
            return Err(error);
        }
        Ok(())
    }

    fn check_rows_have_articles(
        &self,
        described: &[Option<SourcesCsv>],
    ) -> Result<(), IngestError> {
        for (at, csv) in described.iter().enumerate() {
            let Some(csv) = csv else { continue };
            let here = self.entries.iter().filter(|entry| entry.folder == Some(at));
            let ids: BTreeSet<&str> = here.map(|entry| entry.article.source.id.as_str()).collect();
            csv.check(&ids)?;
        }
        Ok(())
    }
}
