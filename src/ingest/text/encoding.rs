//! From bytes to text: which encoding a file is in, and whether what comes out
//! is a text at all. Owns line ends too (all become LF); knows no file format.

use std::borrow::Cow;
use std::str::FromStr;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::domain::UserError;
use crate::ingest::error::line_and_column;

/// How much of a text may be lost to replacement characters: one in this many.
const REPLACED_AT_MOST_ONE_IN: usize = 100;

/// Why bytes are not a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotText {
    /// Nothing there, or nothing but white space.
    #[error("is empty")]
    Empty,
    /// Holds NUL bytes.
    #[error("looks like a binary file")]
    Binary,
    /// Too many characters could not be decoded.
    #[error(
        "has lost {replaced} of its {all} characters in decoding, the first on line {line}, \
         column {column}"
    )]
    Garbled {
        /// The line of the first, counted from 1.
        line: usize,
        /// Its column in code points, counted from 1.
        column: usize,
        /// How many replacement characters the text holds.
        replaced: usize,
        /// How many characters it holds.
        all: usize,
    },
}

/// Decodes a file: a byte-order mark decides; valid UTF-8 is UTF-8; then what
/// the file declares about itself (web pages do), then a guess from the bytes.
/// The mark is taken off and every line end becomes LF.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<String, NotText> {
    text_in(recognize(bytes, declared))
}

/// Decodes a file by the encoding that a person gave it, unless a byte-order mark
/// tells better.
pub(crate) fn decode_as(bytes: &[u8], encoding: TextEncoding) -> Result<String, NotText> {
    let marked = Encoding::for_bom(bytes).is_some();
    text_in(match marked {
        true => recognize(bytes, None),
        false => (encoding.0, bytes),
    })
}

fn text_in((encoding, body): (&'static Encoding, &[u8])) -> Result<String, NotText> {
    let utf16 = encoding == UTF_16LE || encoding == UTF_16BE;
    if !utf16 && body.contains(&0) {
        return Err(NotText::Binary);
    }
    let (text, _) = encoding.decode_without_bom_handling(body);
    check(&text)?;
    Ok(match text.contains('\r') {
        true => unix_line_ends(&text),
        false => text.into_owned(),
    })
}

/// Whether decoded characters are a text.
pub(crate) fn check(text: &str) -> Result<(), NotText> {
    if text.trim().is_empty() {
        return Err(NotText::Empty);
    }
    if text.contains('\0') {
        return Err(NotText::Binary);
    }
    let replaced = text.matches(char::REPLACEMENT_CHARACTER).count();
    if replaced > 0 {
        let all = text.chars().count();
        if replaced * REPLACED_AT_MOST_ONE_IN > all {
            let first = text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
            let (line, column) = line_and_column(text, first);
            return Err(NotText::Garbled {
                line,
                column,
                replaced,
                all,
            });
        }
    }
    Ok(())
}

/// Turns CRLF and a lone CR into LF.
pub(crate) fn unix_line_ends(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

fn recognize<'b>(bytes: &'b [u8], declared: Option<&str>) -> (&'static Encoding, &'b [u8]) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return (encoding, bytes.get(mark..).unwrap_or_default());
    }
    if is_mostly_utf8(bytes) {
        return (UTF_8, bytes);
    }
    // A page that is not UTF-8 and says that it is, or that it is UTF-16
    // without being so, is wrong about itself.
    let declared = declared
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding));
    let encoding = declared.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    });
    (encoding, bytes)
}

/// Valid UTF-8, or UTF-8 with a few broken places (cut in the middle of a
/// character, say). Other encodings hardly ever form a valid multi-byte
/// sequence by chance, so more valid than broken ones settle it.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || valid > broken
}

/// An encoding by one of the names that web pages use.
///
/// ```
/// use stancegrid::ingest::TextEncoding;
/// let cyrillic: TextEncoding = "windows-1251".parse()?;
/// assert_eq!(cyrillic, "cp1251".parse()?);
/// assert!("klingon".parse::<TextEncoding>().is_err());
/// # Ok::<(), stancegrid::ingest::UnknownEncoding>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextEncoding(pub(in crate::ingest) &'static Encoding);

/// A name that no encoding has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown encoding \"{0}\"")]
pub struct UnknownEncoding(
    /// The name.
    pub String,
);

impl UserError for UnknownEncoding {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed("try utf-8, windows-1251 or big5")
    }
}

impl FromStr for TextEncoding {
    type Err = UnknownEncoding;

    fn from_str(name: &str) -> Result<Self, UnknownEncoding> {
        let found = Encoding::for_label_no_replacement(name.as_bytes());
        let unknown = || UnknownEncoding(name.to_owned());
        found.map(Self).ok_or_else(unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> String {
        decode(bytes, None).expect("a text")
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn a_byte_order_mark_decides_and_goes() {
        assert_eq!(decoded("\u{feff}café".as_bytes()), "café");
        assert_eq!(decoded(&utf16("café\r\n", false)), "café\n");
        assert_eq!(decoded(&utf16("café", true)), "café");
    }

    #[test]
    fn valid_utf8_is_utf8_whatever_the_page_declares() {
        assert_eq!(
            decode("naïve – “so”".as_bytes(), Some("windows-1252")).as_deref(),
            Ok("naïve – “so”")
        );
    }

    #[test]
    fn windows_1252_is_guessed_from_the_bytes() {
        let bytes = b"The caf\xe9\x92s owner said \x93no\x94 \x96 twice, na\xefvely enough.";
        assert_eq!(
            decoded(bytes),
            "The café’s owner said “no” – twice, naïvely enough."
        );
    }

    #[test]
    fn a_declared_encoding_is_heard_where_the_bytes_allow_it() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Мост закрыт");
        assert_eq!(
            decode(&bytes, Some("windows-1251")).as_deref(),
            Ok("Мост закрыт")
        );
        assert_eq!(
            decode(b"caf\xe9 au lait", Some("utf-8")).as_deref(),
            Ok("café au lait")
        );
    }

    #[test]
    fn what_a_person_says_of_the_encoding_is_heard_before_all_but_a_mark() {
        let cyrillic: TextEncoding = "windows-1251".parse().unwrap();
        let of = |bytes: &[u8]| decode_as(bytes, cyrillic).unwrap();
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Мост закрыт");
        assert_eq!(of(&bytes), "Мост закрыт");
        assert_eq!(of("é".as_bytes()), "Г©", "valid UTF-8 is no objection");
        assert_eq!(of("\u{feff}é".as_bytes()), "é");
        let utf8: TextEncoding = "utf-8".parse().unwrap();
        let error = decode_as(b"Caf\xe9s\nin caf\xe9", utf8).unwrap_err();
        assert!(
            error.to_string().ends_with("on line 1, column 4"),
            "{error}"
        );
    }

    #[test]
    fn utf8_cut_in_the_middle_of_a_character_stays_utf8() {
        let mut bytes = "Ein Käse für Öl: ".repeat(20).into_bytes();
        bytes.extend_from_slice(b"\xc3");
        assert!(decoded(&bytes).starts_with("Ein Käse für Öl: "));
    }

    #[test]
    fn line_ends_become_lf() {
        assert_eq!(decoded(b"a\r\nb\rc\n\r\nd"), "a\nb\nc\n\nd");
    }

    #[test]
    fn nul_bytes_are_binary_and_spaces_are_empty() {
        assert_eq!(decode(b"abc\0def", None), Err(NotText::Binary));
        assert_eq!(decode(b"", None), Err(NotText::Empty));
        assert_eq!(decode(b" \r\n\t\xc2\xa0", None), Err(NotText::Empty));
        assert_eq!(decode(b"\xef\xbb\xbf", None), Err(NotText::Empty));
    }

    #[test]
    fn more_than_one_in_a_hundred_replaced_is_no_text() {
        let text = |replaced: usize, all: usize| {
            format!(
                "{}{}",
                "\u{fffd}".repeat(replaced),
                "x".repeat(all - replaced)
            )
        };
        assert!(decode(text(2, 200).as_bytes(), None).is_ok());
        assert!(matches!(
            decode(text(3, 200).as_bytes(), None),
            Err(NotText::Garbled {
                replaced: 3,
                all: 200,
                line: 1,
                column: 1,
            })
        ));
    }
}
