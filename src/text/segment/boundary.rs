//! One candidate for the end of a sentence, with what stands around it. Owns
//! the order in which the layers are asked about it, and the few cases that
//! need none.

/// How far a layer looks for what matters, in bytes: enough for any sentence
/// that a person wrote, and a bound on the work for any that nobody did.
pub(super) const REACH_BYTES: usize = 600;

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
pub(super) fn is_opener(c: char) -> bool {
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
        let noted = super::boundary::trim_notes(tail(left));
        let open = trim_closers(noted);
        let closers = noted.get(open.len()..).unwrap_or_default();
        let bare = super::boundary::trim_stops(open, is_stop);
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
}

/// The last part of `text`, as far as any layer looks back.
pub(super) fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(REACH_BYTES);
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
pub(super) fn begins_with_lone_closer(text: &str) -> bool {
    let rest = text.trim_start_matches(is_closer);
    rest.len() < text.len() && rest.starts_with(char::is_whitespace)
}

/// The letters, figures and inner apostrophes that `text` begins with.
pub(super) fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

pub(super) fn has_word(text: &str) -> bool {
    text.chars().take(REACH_BYTES).any(char::is_alphanumeric)
}

/// The length of the notes' numbers and signs of omission that `text` begins
/// with: `[3]`, `[4, 7]`, `[…]`, with white space between them.
pub(super) fn note_len(text: &str) -> usize {
    let mut rest = text;
    let mut len = 0;
    while let Some(inside) = rest.strip_prefix('[') {
        let end = inside.find(|c: char| !(c.is_ascii_digit() || " ,–-.…".contains(c)));
        let after = end.and_then(|end| inside.get(end..)?.strip_prefix(']'));
        let Some(after) = after.filter(|after| inside.len() - after.len() > 1) else {
            break;
        };
        len = text.len() - after.len();
        rest = after.trim_start();
    }
    len
}

/// `text` without the notes at its end.
pub(super) fn trim_notes(text: &str) -> &str {
    let mut rest = text;
    while let Some(at) = rest.strip_suffix(']').and_then(|rest| rest.rfind('[')) {
        let (before, note) = rest.split_at_checked(at).unwrap_or((rest, ""));
        if note_len(note) != note.len() || !before.trim_end().ends_with(STOPS_AND_QUOTES) {
            break;
        }
        rest = before.trim_end();
    }
    rest
}

/// `text` without the stops at its end, where those may be parted by spaces.
pub(super) fn trim_stops(text: &str, is_stop: fn(char) -> bool) -> &str {
    let mut rest = text.trim_end_matches(is_stop);
    // `. . .`: only dots may stand apart, so that `! ?` stays two stops.
    while rest.len() < text.len() && rest.ends_with(' ') && rest.trim_end().ends_with('.') {
        rest = rest.trim_end().trim_end_matches('.');
    }
    rest
}

/// What a note may follow at the end of a sentence; in mid-sentence it is a
/// part of it like any other.
pub(super) const STOPS_AND_QUOTES: [char; 9] = ['.', '!', '?', '…', '"', '”', '’', ')', ']'];

#[cfg(test)]
mod tests {
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
    fn stops_are_trimmed_with_the_spaces_between_dots() {
        let trim = |text| trim_stops(text, |c| matches!(c, '.' | '!' | '?'));
        assert_eq!(trim("so . . ."), "so ");
        assert_eq!(trim("so?!"), "so");
        assert_eq!(trim("so. now"), "so. now");
    }

    #[test]
    fn notes_are_trimmed_behind_a_stop_alone() {
        assert_eq!(note_len("[1]–[3] x"), 3);
        assert_eq!(note_len("[a] x"), 0);
        assert_eq!(trim_notes("It fell. [3][4]"), "It fell.");
        assert_eq!(trim_notes("as in [3]"), "as in [3]");
    }
}
