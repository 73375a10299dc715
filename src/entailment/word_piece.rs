//! WordPiece (Schuster & Nakajima 2012, Japanese and Korean voice search), in the form that
//! uncased BERT models use: words and punctuation first, then the longest known piece from
//! the left. Owns how a text becomes numbers of pieces. Which pieces there are is part of
//! the weights.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// The number of a piece.
pub type PieceId = u32;

/// A word of more characters than this is unknown as a whole.
const MAX_WORD_CHARS: usize = 100;

/// What stands before a piece that does not begin a word.
const CONTINUATION: &str = "##";

/// The pieces of a model by their names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordPiece {
    ids: FxHashMap<String, PieceId>,
    unknown: PieceId,
    start: PieceId,
    separator: PieceId,
}

impl WordPiece {
    /// Numbers pieces in the order given; none where `[UNK]`, `[CLS]` or `[SEP]` is missing.
    ///
    /// ```
    /// use stancegrid::entailment::WordPiece;
    /// let pieces = ["[UNK]", "[CLS]", "[SEP]", "ferry", "##s", "sank"];
    /// let word_piece = WordPiece::new(pieces.iter().copied()).ok_or("special pieces")?;
    /// assert_eq!(word_piece.encode("Ferrys sank!"), [3, 4, 5, 0]);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn new<'p>(pieces: impl Iterator<Item = &'p str>) -> Option<Self> {
        let ids: FxHashMap<String, PieceId> = pieces.map(str::to_owned).zip(0..).collect();
        let special = |name: &str| ids.get(name).copied();
        Some(Self {
            unknown: special("[UNK]")?,
            start: special("[CLS]")?,
            separator: special("[SEP]")?,
            ids,
        })
    }

    /// The piece that every input begins with, `[CLS]`.
    pub fn start(&self) -> PieceId {
        self.start
    }

    /// The piece behind every part of an input, `[SEP]`.
    pub fn separator(&self) -> PieceId {
        self.separator
    }

    /// The pieces of a text in order, without special ones.
    pub fn encode(&self, text: &str) -> Vec<PieceId> {
        let mut found = Vec::new();
        for word in words(text) {
            self.encode_word(&word, &mut found);
        }
        found
    }

    /// The longest known piece from the left, again and again. A word that cannot be put
    /// together is one unknown piece.
    fn encode_word(&self, word: &str, found: &mut Vec<PieceId>) {
        let before = found.len();
        let mut rest = if word.chars().count() > MAX_WORD_CHARS {
            None
        } else {
            Some(word)
        };
        let mut name = String::new();
        while let Some(text) = rest.filter(|text| !text.is_empty()) {
            let prefix = if text.len() == word.len() {
                ""
            } else {
                CONTINUATION
            };
            let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let longest = ends.into_iter().find_map(|end| {
                name.clear();
                name.push_str(prefix);
                name.push_str(&text[..end]);
                Some((end, *self.ids.get(name.as_str())?))
            });
            rest = longest.map(|(end, id)| {
                found.push(id);
                &text[end..]
            });
        }
        if rest.is_none() {
            found.truncate(before);
            found.push(self.unknown);
        }
    }
}

/// The words and marks of a text: lower case, without accents, parted by white space,
/// punctuation and ideographs.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let clean = text.chars().filter(|&c| !is_dropped(c));
    let plain = clean
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .nfd()
        .filter(|c| c.general_category() != GeneralCategory::NonspacingMark);
    for c in plain.flat_map(char::to_lowercase) {
        let stands_alone = is_punctuation(c) || is_ideograph(c);
        if c.is_whitespace() {
            words.push(String::new());
        } else if stands_alone {
            words.extend([c.to_string(), String::new()]);
        } else if let Some(last) = words.last_mut() {
            last.push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a character is passed over: control, format and private characters but white
/// space.
fn is_dropped(c: char) -> bool {
    use GeneralCategory::{Control, Format, PrivateUse};
    let is_space = matches!(c, '\t' | '\n' | '\r');
    let is_hidden = matches!(c.general_category(), Control | Format | PrivateUse);
    c == '\u{fffd}' || (is_hidden && !is_space)
}

/// Whether a character is a word of its own: punctuation, and every sign of ASCII that is
/// neither letter nor digit.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || c.general_category_group() == GeneralCategoryGroup::Punctuation
}

/// Whether a character is a Han ideograph, each of which is a word.
fn is_ideograph(c: char) -> bool {
    matches!(
        u32::from(c),
        0x3400..=0x4DBF
            | 0x4E00..=0x9FFF
            | 0xF900..=0xFAFF
            | 0x20000..=0x2A6DF
            | 0x2A700..=0x2CEAF
            | 0x2F800..=0x2FA1F
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces() -> WordPiece {
        let pieces = [
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "the", "cafe", ",", "##s",
        ];
        WordPiece::new(pieces.into_iter()).unwrap()
    }

    #[test]
    fn the_longest_piece_from_the_left_comes_first() {
        assert_eq!(pieces().encode("unaffable"), [4, 5, 6]);
        // "unaffables" ends in a known piece too, "unaffabled" does not.
        assert_eq!(pieces().encode("unaffables"), [4, 5, 6, 10]);
        assert_eq!(pieces().encode("unaffabled"), [1]);
    }

    #[test]
    fn capitals_accents_and_invisible_characters_do_not_matter() {
        assert_eq!(pieces().encode("The CAF\u{c9}"), [7, 8]);
        assert_eq!(pieces().encode("the\u{200b} cafe\u{301}"), [7, 8]);
        // "ø" is a letter of its own, not an o with a mark.
        assert_eq!(pieces().encode("th\u{f8}"), [1]);
    }

    #[test]
    fn marks_and_ideographs_stand_alone() {
        assert_eq!(
            words("It's 50% \u{2014} ok"),
            ["it", "'", "s", "50", "%", "\u{2014}", "ok"]
        );
        assert_eq!(
            words("a\u{4e2d}\u{6587}b"),
            ["a", "\u{4e2d}", "\u{6587}", "b"]
        );
        assert_eq!(pieces().encode("the,cafe"), [7, 9, 8]);
    }

    #[test]
    fn a_word_without_end_is_unknown() {
        assert_eq!(pieces().encode(&"un".repeat(51)), [1]);
        assert!(pieces().encode(" \n").is_empty());
    }

    #[test]
    fn a_model_without_special_pieces_is_none() {
        assert_eq!(WordPiece::new(["[UNK]", "[CLS]"].into_iter()), None);
    }
}
