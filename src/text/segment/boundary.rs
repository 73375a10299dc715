//! One candidate for the end of a sentence, with what stands around it. Owns
//! the order in which the layers are asked about it, and the few cases that
//! need none.

use super::abbreviation;
use super::bracket;
use super::ellipsis;
use super::list_item;
use super::quotation;

/// How far a layer looks for what matters, in bytes: enough for any sentence
/// that a person wrote, and a bound on the work for any that nobody did.
pub(super) const REACH: usize = 600;

/// A place between two words, and the parts of the text that bear on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Boundary<'a> {
    /// The sentence up to here, from its first word, without white space at the end.
    pub left: &'a str,
    /// All that follows, from its first character on.
    pub right: &'a str,
    /// The stop or stops that end the left side: `.`, `?!`, `. . .`; may be empty.
    pub stop: &'a str,
    /// Closing quotation marks and brackets after the stop, without notes.
    pub closers: &'a str,
    /// The left side before its last word, as far back as any layer looks.
    before: &'a str,
    /// The last word before the stop, without it.
    pub word: &'a str,
    /// Whether white space parts the two sides.
    pub spaced: bool,
}

/// What the first word on the right side begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// A capital letter.
    Capital,
    /// A small letter.
    Small,
    /// A figure.
    Digit,
    /// Anything else, or nothing.
    Other,
}

/// Whether a character closes a quotation or a bracket, or may.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '*' | '_'
    )
}

/// Whether a character opens a quotation or a bracket, or may.
fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '‘' | '«' | '‹' | '„' | '(' | '[' | '{' | '*' | '_' | '¿' | '¡' | '`'
    )
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '。' | '！' | '？' | '．')
}

impl<'a> Boundary<'a> {
    /// The candidate at byte `at` of `text`, in a sentence that begins at `start`.
    pub(super) fn new(text: &'a str, start: usize, at: usize) -> Self {
        let (before, right) = text.split_at_checked(at).unwrap_or((text, ""));
        let before = before.get(start..).unwrap_or_default();
        let left = before.trim();
        let noted = bracket::trim_notes(tail(left));
        let open = trim_closers(noted);
        let closers = noted.get(open.len()..).unwrap_or_default();
        let bare = ellipsis::trim_stops(open, is_stop);
        let stop = open.get(bare.len()..).unwrap_or_default();
        let bare = bare.trim_end();
        let from = bare
            .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '°' | '&')))
            .map_or(0, |at| {
                at + bare[at..].chars().next().map_or(0, char::len_utf8)
            });
        Self {
            left,
            right: right.trim_start(),
            stop,
            closers,
            before: bare.get(..from).unwrap_or_default(),
            word: bare.get(from..).unwrap_or_default(),
            spaced: before.ends_with(char::is_whitespace),
        }
    }

    /// Whether a sentence ends here.
    pub(super) fn parts(&self) -> bool {
        if !has_word(self.left) || !has_word(self.right) || list_item::is_marker(self.left) {
            return false;
        }
        if !self.spaced {
            return self.parts_unspaced();
        }
        if bracket::goes_on_after_bracket(self)
            || bracket::is_followed_by_reference(self)
            || quotation::is_followed_by_speaker(self)
            || begins_with_lone_closer(self.right)
        {
            return false;
        }
        if let Some(parts) = ellipsis::parts(self) {
            return parts;
        }
        match self.start() {
            Start::Small if !self.closers.is_empty() => false,
            Start::Small => match self.stop.chars().next_back() {
                Some('.') => self.follows_plain_word(),
                Some(_) => !abbreviation::is_exclaimed_name(self),
                None => false,
            },
            Start::Capital | Start::Digit | Start::Other => abbreviation::parts(self),
        }
    }

    /// The word before the last one, if nothing but white space parts them.
    pub(super) fn word_before(&self) -> &'a str {
        let before = self.before.trim_end();
        let from = before.rfind(|c: char| !c.is_alphanumeric());
        let from = from.map_or(0, |at| {
            at + before[at..].chars().next().map_or(0, char::len_utf8)
        });
        before.get(from..).unwrap_or_default()
    }

    /// What the right side's first word begins with, past opening marks.
    pub(super) fn start(&self) -> Start {
        match self.right.trim_start_matches(is_opener).chars().next() {
            Some(c) if c.is_lowercase() => Start::Small,
            Some(c) if c.is_numeric() => Start::Digit,
            Some(c) if c.is_alphabetic() => Start::Capital,
            Some(_) | None => Start::Other,
        }
    }

    /// Whether the right side begins with an opening quotation mark.
    pub(super) fn opens_quotation(&self) -> bool {
        self.right.starts_with(['"', '“', '‘', '«', '\''])
    }

    /// The right side's first word, past opening marks.
    pub(super) fn next_word(&self) -> &'a str {
        first_word(self.right.trim_start_matches(is_opener))
    }

    /// Two sides that touch part only where the right one clearly begins anew;
    /// most are addresses, figures and abbreviations.
    fn parts_unspaced(&self) -> bool {
        let mut letters = self.right.trim_start_matches(is_opener).chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let small = letters.next().is_some_and(|c| c.is_lowercase() || c == ' ');
        let fused = self.left.rsplit(char::is_whitespace).next();
        let address = fused.is_some_and(|word| word.contains(['/', '@']) || word.contains("www."));
        match self.stop.chars().next_back() {
            Some('.' | '!' | '?' | '…') => capital && small && !address,
            Some(_) => true,
            None => false,
        }
    }

    /// Whether the word before the stop is an ordinary one, after which even a
    /// small letter begins a new sentence, as people write in haste.
    fn follows_plain_word(&self) -> bool {
        let ordinary = self.word.chars().all(char::is_lowercase) && self.word.chars().count() > 1;
        // "3 in. high" is a measure, whatever the unit.
        let counted = self.word.len() < 4 && self.word_before().contains(char::is_numeric);
        let vowel = self.word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        ordinary && vowel && !counted && self.stop == "." && !abbreviation::is_known(self)
    }
}

/// The last part of `text`, as far as any layer looks back.
pub(super) fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}

/// `text` without the closing marks at its end. Those that stand alone after a
/// stop close what came before it as well.
fn trim_closers(text: &str) -> &str {
    let open = text.trim_end_matches(is_closer);
    let before = open.trim_end();
    if before.len() < open.len() && before.ends_with(is_stop) {
        before
    } else {
        open
    }
}

/// Whether `text` begins with closing marks that stand alone.
fn begins_with_lone_closer(text: &str) -> bool {
    let rest = text.trim_start_matches(is_closer);
    rest.len() < text.len() && rest.starts_with(char::is_whitespace)
}

/// The letters, figures and inner apostrophes that `text` begins with.
pub(super) fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

fn has_word(text: &str) -> bool {
    text.chars().take(REACH).any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::super::cut;
    use super::*;

    #[test]
    fn the_parts_around_a_place() {
        let text = "First. He said (of the U.S.) \"Next\" again.";
        let boundary = Boundary::new(text, 7, text.find('"').unwrap());
        assert_eq!(boundary.left, "He said (of the U.S.)");
        assert_eq!(
            (boundary.word, boundary.stop, boundary.closers),
            ("U.S", ".", ")")
        );
        assert_eq!(boundary.word_before(), "the");
        assert_eq!(
            (boundary.next_word(), boundary.start()),
            ("Next", Start::Capital)
        );
        assert!(boundary.spaced && boundary.opens_quotation());
    }

    #[test]
    fn small_letters_begin_a_sentence_only_after_a_plain_word() {
        assert_eq!(
            cut("we walked home. it was late."),
            ["we walked home.", "it was late."]
        );
        assert_eq!(cut("We saw Obj. a and left."), ["We saw Obj. a and left."]);
        assert_eq!(cut("The wall is 3 in. high."), ["The wall is 3 in. high."]);
        assert_eq!(cut("\"We left.\" he said."), ["\"We left.\" he said."]);
        assert_eq!(cut("what now? nobody knew"), ["what now?", "nobody knew"]);
    }

    #[test]
    fn sides_that_touch_part_only_before_a_plain_capital() {
        assert_eq!(cut("It was late!We left."), ["It was late!", "We left."]);
        assert_eq!(cut("See www.a.org/b?Cd now."), ["See www.a.org/b?Cd now."]);
        assert_eq!(cut("Is it x?y or not."), ["Is it x?y or not."]);
    }

    #[test]
    fn a_closing_mark_that_stands_alone_closes() {
        assert_eq!(
            cut("It was ' over. ' He left."),
            ["It was ' over. '", "He left."]
        );
        assert_eq!(
            cut("It was over. 'He left.'"),
            ["It was over.", "'He left.'"]
        );
    }
}
