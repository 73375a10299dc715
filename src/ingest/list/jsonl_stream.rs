//! A file of JSON lines read piece by piece, so that a large one is not held
//! beside its articles. Owns when that can be done: where the file is plain
//! UTF-8 with one record a line. Any other is left to the way of all files, and
//! comes to the same. What a line means is told in `jsonl_articles`.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use rayon::prelude::*;

use crate::domain::{Article, Source};
use crate::ingest::Input;
use crate::ingest::article::folder::Kind;
use crate::ingest::article::piece::{
    FilePiece, FilePieces, Finish, LinePlace, PieceOutcome, failed,
};
use crate::ingest::list::own_export::no_article;
use crate::ingest::text::line_reader::LineReader;

use super::jsonl_articles::record;

/// A line of more bytes is no article, and is passed over without being held.
const MAX_LINE_BYTES: usize = 64 << 20;

/// So many bytes of lines are read before they are parsed on all cores.
const PIECE: usize = 4 << 20;

/// The records of a file, each finished, those without an id called by `name`;
/// none where it has to be read as a whole.
pub(crate) fn read(file: &Path, name: &str, finish: &Finish<'_>) -> Option<FilePieces> {
    let reader = BufReader::with_capacity(1 << 16, File::open(file).ok()?);
    let mut lines = Lines(LineReader::new(reader, MAX_LINE_BYTES));
    let mut pieces = Vec::new();
    loop {
        let piece = lines.piece()?;
        let Some(first) = piece.first() else {
            break;
        };
        let text = first.text.as_deref().unwrap_or_default();
        if pieces.is_empty() && no_article(Kind::Jsonl, text).is_some() {
            return None;
        }
        let read = |one: &TextLine| FilePiece {
            input: Input {
                file: file.to_owned(),
                line: Some(one.number),
            },
            outcome: PieceOutcome::Article(match &one.text {
                Some(text) => record(text, name, one.number),
                None => endless(name, one.number, one.place.length),
            }),
            line: one.text.is_some().then_some(one.place),
            left: None,
            sketch: None,
        };
        pieces.par_extend(piece.par_iter().map(|one| finish(read(one))));
    }
    if pieces.is_empty() {
        return None;
    }
    Some(FilePieces {
        given: pieces.len(),
        pieces,
    })
}

/// The text of the article that stands in a line of a file.
pub(crate) fn text_of(bytes: Vec<u8>, name: &str) -> Option<String> {
    let line = plain(bytes)?;
    // Its number would tell it only where it has no id.
    Some(record(&line, name, 0).text)
}

/// The article of a line that is too long to be one.
fn endless(name: &str, number: usize, length: u64) -> Article {
    let why = format!(
        "has {} MB on one line, and one article may have {}; part it, or leave it out",
        length >> 20,
        MAX_LINE_BYTES >> 20
    );
    failed(Source::new(format!("{name}#line{number}")), why)
}

/// A line that is not blank.
struct TextLine {
    number: usize,
    place: LinePlace,
    /// None where the line is too long to be held.
    text: Option<String>,
}

struct Lines(LineReader<BufReader<File>>);

impl Lines {
    /// The next lines that are not blank: none at the end of the file. Nothing
    /// where the file cannot be read like this.
    fn piece(&mut self) -> Option<Vec<TextLine>> {
        let (mut lines, mut held) = (Vec::new(), 0);
        while held < PIECE {
            let offset = self.0.bytes_read();
            let Some(line) = self.0.next_line().ok()? else {
                break;
            };
            let text = match line.bytes {
                Some(bytes) => Some(plain(bytes)?),
                None => None,
            };
            if text.as_ref().is_none_or(|text| !text.trim().is_empty()) {
                held += text.as_ref().map_or(0, String::len);
                let length = line.length;
                lines.push(TextLine {
                    number: usize::try_from(line.number).ok()?,
                    place: LinePlace { offset, length },
                    text,
                });
            }
        }
        Some(lines)
    }
}

/// A line as a file that is read whole would have it; nothing where that file
/// would be read otherwise.
fn plain(bytes: Vec<u8>) -> Option<String> {
    let mut line = String::from_utf8(bytes).ok()?;
    if line.ends_with('\r') {
        line.pop();
    }
    let odd = line.contains(['\0', '\r', char::REPLACEMENT_CHARACTER]);
    (!odd).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::list::jsonl_articles;
    use crate::ingest::text::encoding::decode;

    /// The pieces as they are, their places left out.
    fn read_plain(file: &Path) -> Option<FilePieces> {
        let unplaced = |piece| FilePiece {
            line: None,
            ..piece
        };
        read(file, "list", &unplaced)
    }

    fn written(bytes: &[u8]) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        file
    }

    #[test]
    fn a_plain_file_comes_to_the_same_as_one_read_whole() {
        let text = "\u{feff}{\"id\":\"a\",\"text\":\"One.\"}\r\n\n \n{\"text\":\"x\"}\nno json\n\
                    {\"id\":\"é\",\"text\":\"Two.\\r\\nThree.\"}";
        let file = written(text.as_bytes());
        let whole = decode(text.as_bytes(), None).unwrap();
        let whole = jsonl_articles::read(&whole, file.path(), "list");
        assert_eq!(whole.given, 4);
        assert_eq!(read_plain(file.path()), Some(whole));
    }

    #[test]
    fn a_line_without_end_is_passed_over() {
        let file = written(b"");
        let first = "{\"id\":\"a\",\"text\":\"One.\"}\n";
        std::fs::write(file.path(), first).unwrap();
        file.as_file().set_len(1 << 30).unwrap();
        let read = read_plain(file.path()).unwrap();
        let told: Vec<String> = read
            .pieces
            .iter()
            .map(|piece| match &piece.outcome {
                PieceOutcome::Article(article) => format!("{:?}", article.readability),
                PieceOutcome::Skipped(why) => why.clone(),
            })
            .collect();
        assert_eq!((read.given, told[0].as_str()), (2, "Readable"));
        assert!(told[1].contains("has 1023 MB on one line"), "{}", told[1]);
    }

    #[test]
    fn many_pieces_keep_the_order() {
        let line = |at: usize| format!("{{\"id\":\"{at}\",\"text\":\"{}\"}}\n", "x".repeat(900));
        let text: String = (0..3 * PIECE / 900).map(line).collect();
        let file = written(text.as_bytes());
        assert_eq!(
            read_plain(file.path()),
            Some(jsonl_articles::read(&text, file.path(), "list"))
        );
    }

    #[test]
    fn what_is_not_plain_is_left_to_be_read_whole() {
        for bytes in [
            &b""[..],
            b" \n\n",
            b"{\"id\":\"a\",\"text\":\"\xff\"}\n",
            b"{\"id\":\"a\",\"text\":\"b\"}\r{\"id\":\"c\",\"text\":\"d\"}\n",
            b"{\"id\":\"a\",\"text\":\"\0\"}\n",
            b"{\"format\":\"stancegrid-scan\",\"format_version\":1}\n",
            b"{\"claim_id\":\"a\",\"source_id\":\"b\"}\n",
        ] {
            assert_eq!(read_plain(written(bytes).path()), None);
        }
        assert_eq!(read_plain(Path::new("/no/such/file.jsonl")), None);
    }
}
