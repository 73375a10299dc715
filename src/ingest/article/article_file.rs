//! One file as the articles in it: chooses the reader by the file's format and
//! knows the files that look like articles and are none. Owns the step from
//! "cannot be read" to an article that keeps its place without a text.

use crate::domain::{Article, Readability, Source};
use crate::ingest::list::own_export::no_article;
use crate::ingest::list::xlsx_articles::Listed;
use crate::ingest::list::{csv_articles, jsonl_articles, jsonl_stream, xlsx_articles};
use crate::ingest::page::html;
use crate::ingest::sandbox::Alone;
use crate::ingest::text::encoding::check;
use crate::ingest::text::gzip::bytes_of;
use crate::ingest::{IngestError, eml};

use super::extracted::Extracted;
use super::folder::{ArticleFile, Kind, is_packed};
use super::front_matter;
use super::front_matter::Habit;
use super::options::ReadingOptions;
use super::piece::{FilePieces, Finish, PieceOutcome, failed};

/// Reads a file, and finishes every piece of it. A file found in a folder is
/// never an error: it is loaded, failed or skipped. One given by name that is no
/// article is an error.
pub(crate) fn read(
    file: &ArticleFile,
    options: &ReadingOptions,
    finish: &Finish<'_>,
) -> Result<FilePieces, IngestError> {
    if file.kind == Kind::Jsonl
        && !is_packed(&file.path)
        && options.encoding.is_none()
        && let Some(pieces) = jsonl_stream::read(&file.path, &file.id, finish)
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
        PieceOutcome::Article(article) => Some(article.text),
        PieceOutcome::Skipped(_) => None,
    }
}

fn read_whole(file: &ArticleFile, options: &ReadingOptions) -> Result<FilePieces, IngestError> {
    let fail = |why: String| {
        let article = failed(Source::new(&file.id), why);
        Ok(FilePieces::one(&file.path, PieceOutcome::Article(article)))
    };
    let one = |article| Ok(FilePieces::one(&file.path, PieceOutcome::Article(article)));
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
            return match xlsx_articles::read(&bytes, &file.path, &file.id) {
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
        Kind::Jsonl => return Ok(jsonl_articles::read(&text, &file.path, &file.id)),
        Kind::Csv => return Ok(csv_articles::read(&text, &file.path, &file.id)),
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
fn left_out(file: &ArticleFile, why: String) -> Result<FilePieces, IngestError> {
    match file.folder {
        Some(_) => Ok(FilePieces::one(&file.path, PieceOutcome::Skipped(why))),
        None => Err(IngestError::new(
            &file.path,
            format!("this is {why}"),
            "leave it out of the articles",
        )),
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
