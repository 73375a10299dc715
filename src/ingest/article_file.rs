//! One file as the articles in it: chooses the reader by the file's format and
//! knows the files that look like articles and are none. Owns the step from
//! "cannot be read" to an article that keeps its place without a text.

use std::path::Path;

use crate::domain::{Article, Readability, Sketch, Source};

use super::alone::Alone;
use super::article_shelf::Left;
use super::encoding::check;
use super::extracted::Extracted;
use super::folder::{ArticleFile, Kind, is_packed};
use super::front_matter::{self, Habit};
use super::html;
use super::options::ReadingOptions;
use super::packed::bytes_of;
use super::records_xlsx::Listed;
use super::scan_files::is_lines;
use super::{IngestError, Input, eml, jsonl_pieces, records_csv, records_jsonl, records_xlsx};

/// One input and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The file or the record.
    pub input: Input,
    /// What became of it.
    pub outcome: Outcome,
    /// The line that it stands in, where its text can be read from there again.
    pub line: Option<Line>,
    /// Where its text was left, which then is not here.
    pub left: Option<Left>,
    /// What tells how much of its text stands in others, where there is any.
    pub sketch: Option<Sketch>,
}

/// Where a line of a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its first byte.
    pub offset: u64,
    /// How many bytes it has.
    pub length: u64,
}

/// What is done with every piece as soon as it has been read.
pub(crate) type Finish<'f> = dyn Fn(Piece) -> Piece + Sync + 'f;

/// What becomes of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// An article, which may be one that cannot be read.
    Article(Article),
    /// Left out, for this reason.
    Skipped(String),
}

/// The inputs of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pieces {
    /// How many inputs the file holds, counted before any is read.
    pub given: usize,
    /// What became of each.
    pub pieces: Vec<Piece>,
}

impl Pieces {
    /// A file that is one input.
    pub fn one(path: &Path, outcome: Outcome) -> Self {
        let input = Input {
            file: path.to_owned(),
            line: None,
        };
        Self {
            given: 1,
            pieces: vec![Piece {
                input,
                outcome,
                line: None,
                left: None,
                sketch: None,
            }],
        }
    }
}

/// An article that could not be read.
pub(crate) fn failed(source: Source, why: impl Into<String>) -> Article {
    Article {
        source,
        text: String::new(),
        readability: Readability::NotReadable { why: why.into() },
    }
}

/// Reads a file, and finishes every piece of it. A file found in a folder is
/// never an error: it is loaded, failed or skipped. One given by name that is no
/// article is an error.
pub(crate) fn read(
    file: &ArticleFile,
    options: &ReadingOptions,
    finish: &Finish<'_>,
) -> Result<Pieces, IngestError> {
    if file.kind == Kind::Jsonl
        && !is_packed(&file.path)
        && options.encoding.is_none()
        && let Some(pieces) = jsonl_pieces::read(&file.path, &file.id, finish)
    {
        return Ok(pieces);
    }
    let mut pieces = read_whole(file, options)?;
    pieces.pieces = pieces.pieces.into_iter().map(finish).collect();
    Ok(pieces)
}

/// The text of a file that is one article; none where it is none any more.
pub(crate) fn text_of(file: &ArticleFile, options: &ReadingOptions) -> Option<String> {
    let pieces = read_whole(file, options).ok()?.pieces;
    let outcome = pieces.into_iter().next()?.outcome;
    match outcome {
        Outcome::Article(article) => Some(article.text),
        Outcome::Skipped(_) => None,
    }
}

fn read_whole(file: &ArticleFile, options: &ReadingOptions) -> Result<Pieces, IngestError> {
    let fail = |why: String| {
        let article = failed(Source::new(&file.id), why);
        Ok(Pieces::one(&file.path, Outcome::Article(article)))
    };
    let one = |article| Ok(Pieces::one(&file.path, Outcome::Article(article)));
    let helper = options.helper.as_deref();
    let alone = Alone::by(helper);
    if file.kind == Kind::Pdf {
        return one(extracted(alone.pdf_file(&file.path), &file.id));
    }
    let bytes = match bytes_of(&file.path, most_bytes(file.kind)) {
        Ok(bytes) => bytes,
        Err(why) => return fail(why),
    };
    let declared = match file.kind {
        Kind::Docx => return one(extracted(alone.docx(&bytes), &file.id)),
        Kind::Eml => return one(extracted(eml::read(&bytes, helper), &file.id)),
        Kind::Html => html::declared_encoding(&bytes),
        Kind::Xlsx => {
            return match records_xlsx::read(&bytes, &file.path, &file.id) {
                Listed::Pieces(pieces) => Ok(pieces),
                Listed::NoList(why) => left_out(file, why.to_owned()),
            };
        }
        Kind::Text | Kind::Markdown | Kind::Jsonl | Kind::Csv | Kind::Pdf => None,
    };
    let text = match options.decode(&bytes, declared.as_deref()) {
        Ok(text) => text,
        Err(why) => return fail(why.to_string()),
    };
    if let Some(why) = no_article(file.kind, &text) {
        return left_out(file, why);
    }
    let article = match file.kind {
        Kind::Jsonl => return Ok(records_jsonl::read(&text, &file.path, &file.id)),
        Kind::Csv => return Ok(records_csv::read(&text, &file.path, &file.id)),
        Kind::Markdown => document(&text, &file.id, Habit::Usual),
        Kind::Html => extracted(alone.page(&text), &file.id),
        Kind::Text | Kind::Docx | Kind::Eml | Kind::Pdf | Kind::Xlsx => {
            document(&text, &file.id, Habit::Rare)
        }
    };
    one(article)
}

/// How large a file may be: pages and documents hold pictures beside their text,
/// lists many articles.
fn most_bytes(kind: Kind) -> u64 {
    match kind {
        Kind::Text
        | Kind::Markdown
        | Kind::Html
        | Kind::Docx
        | Kind::Eml
        | Kind::Pdf
        | Kind::Xlsx => 256 << 20,
        // Held as a whole, and once more as text. JSON lines are read piece by piece
        // wherever they can be, and may then be of any length.
        Kind::Jsonl | Kind::Csv => 512 << 20,
    }
}

/// A file that is no article, with the reason: one found in a folder is left out,
/// for one given by name that would be no answer.
fn left_out(file: &ArticleFile, why: String) -> Result<Pieces, IngestError> {
    match file.folder {
        Some(_) => Ok(Pieces::one(&file.path, Outcome::Skipped(why))),
        None => Err(IngestError::new(
            &file.path,
            format!("this is {why}"),
            "leave it out of the articles",
        )),
    }
}

/// Why a file of a readable format is no article: completes "skipped: …".
pub(super) fn no_article(kind: Kind, text: &str) -> Option<String> {
    let own = "an export of this program, not an article";
    match kind {
        Kind::Csv => records_csv::no_list(text),
        Kind::Jsonl if is_lines(text.as_bytes()) => {
            Some("lines of `scan`, which `matrix` reads, not articles".to_owned())
        }
        Kind::Jsonl => records_jsonl::is_own_export(text).then(|| own.to_owned()),
        Kind::Html => html::is_own_export(text).then(|| own.to_owned()),
        Kind::Text | Kind::Markdown => text.starts_with("<!-- stancegrid").then(|| own.to_owned()),
        Kind::Docx | Kind::Eml | Kind::Pdf | Kind::Xlsx => None,
    }
}

fn document(text: &str, id: &str, habit: Habit) -> Article {
    let parted = match front_matter::part(text, habit) {
        Ok(parted) => parted,
        Err(why) => return failed(Source::new(id), why),
    };
    let mut source = parted.metadata.into_source(id);
    if source.title.is_none() && habit == Habit::Usual {
        source.title = heading(parted.body);
    }
    if parted.body.trim().is_empty() {
        return failed(source, "is empty but for its front matter");
    }
    Article {
        source,
        text: parted.body.to_owned(),
        readability: Readability::Readable,
    }
}

/// The text of a Markdown heading of the first order on the first line.
fn heading(body: &str) -> Option<String> {
    let line = body.trim_start().lines().next()?;
    let title = line.strip_prefix("# ")?.trim_end_matches('#').trim();
    (!title.is_empty()).then(|| title.to_owned())
}

/// The article of what was got out of a file.
fn extracted(extracted: Result<Extracted, String>, id: &str) -> Article {
    let Extracted {
        metadata,
        text,
        lost,
    } = match extracted {
        Ok(extracted) => extracted,
        Err(why) => return failed(Source::new(id), why),
    };
    let source = metadata.into_source(id);
    match check(&text) {
        Ok(()) => Article {
            source,
            text,
            readability: match lost {
                None => Readability::Readable,
                Some(why) => Readability::ReadInPart { why },
            },
        },
        Err(why) => failed(source, why.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_on_the_first_line_of_markdown_is_its_title_and_stays_in_the_text() {
        let article = document("\n# Old baths #\n\nOpen.\n", "a", Habit::Usual);
        assert_eq!(article.source.title.as_deref(), Some("Old baths"));
        assert_eq!(article.text, "\n# Old baths #\n\nOpen.\n");
        for (text, habit) in [
            ("## Second order\n", Habit::Usual),
            ("#hashtag\n", Habit::Usual),
            ("Text\n# Later\n", Habit::Usual),
            ("# Plain text\n", Habit::Rare),
        ] {
            assert_eq!(document(text, "a", habit).source.title, None, "{text}");
        }
    }

    #[test]
    fn the_programs_own_notes_are_no_article() {
        assert!(no_article(Kind::Markdown, "<!-- stancegrid 0.1.0 -->\n| a |").is_some());
        assert!(no_article(Kind::Markdown, "About stancegrid.").is_none());
    }
}
