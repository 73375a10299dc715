//! Where a word ends in a text. Owns the scan alone, with a short way for the
//! letters that most words are made of; what the surface means is read in `word`.

/// What a byte begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// White space, or a hyphen that parts words: no token.
    Gap,
    /// A word.
    Letter,
    /// A token of its own.
    Mark,
    /// A character beyond ASCII, which has to be looked at as a whole.
    Wide,
}

const SORTS: [Sort; 256] = {
    let mut sorts = [Sort::Wide; 256];
    let mut byte = 0u8;
    while byte < 128 {
        sorts[byte as usize] = match byte {
            b'\t'..=b'\r' | b' ' | b'-' => Sort::Gap,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Sort::Letter,
            _ => Sort::Mark,
        };
        byte += 1;
    }
    sorts
};

impl Sort {
    /// What the byte begins.
    pub(super) fn of(byte: u8) -> Self {
        SORTS[usize::from(byte)]
    }
}

/// Where the word that begins at `at` with an ASCII letter or digit ends.
pub(super) fn word_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at + 1;
    loop {
        while bytes
            .get(end)
            .is_some_and(|&byte| Sort::of(byte) == Sort::Letter)
        {
            end += 1;
        }
        let Some(&stop) = bytes.get(end) else {
            return end;
        };
        let before = bytes[end - 1];
        let next = bytes.get(end + 1).copied().unwrap_or(b' ');
        let plain = match stop {
            b'\'' if before.is_ascii_alphabetic() && next.is_ascii_alphabetic() => {
                end += 1;
                continue;
            }
            b'\'' => next.is_ascii(),
            b'.' => end > at + 1 && !(before.is_ascii_digit() && next.is_ascii_digit()),
            b',' => !(before.is_ascii_digit() && next.is_ascii_digit()),
            _ => stop.is_ascii(),
        };
        return match plain {
            true => end,
            false => at + word_length(&text[at..]),
        };
    }
}

/// How many bytes the word at the start of `text` takes: letters and digits,
/// joined by apostrophes, by points inside an abbreviation, and by points and
/// commas between digits.
pub(super) fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    let mut initials = Initials::default();
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let joins = match char {
            '\'' => before.is_alphabetic() && next.is_alphabetic(),
            '.' => {
                let digits = before.is_ascii_digit() && next.is_ascii_digit();
                digits || initials.take_point(&text[at + 1..])
            }
            ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => char.is_alphanumeric() || is_combining(char),
        };
        if !joins {
            break;
        }
        end = at + char.len_utf8();
        before = char;
        initials.add(char);
    }
    end
}

/// Whether a word so far is single letters, each with its point, as in `U.S.`
#[derive(Debug, Default)]
struct Initials {
    length: usize,
    has_point: bool,
    broken: bool,
}

impl Initials {
    fn add(&mut self, char: char) {
        let fits = match self.length % 2 {
            0 => char.is_alphabetic(),
            _ => char == '.',
        };
        self.broken |= !fits;
        self.has_point |= char == '.';
        self.length += 1;
    }

    /// Whether a point belongs to them, before `after`: at least two letters
    /// have one.
    fn take_point(&self, after: &str) -> bool {
        let next_has_point = || {
            let mut after = after.chars();
            after.next().is_some_and(char::is_alphabetic) && after.next() == Some('.')
        };
        self.length > 0 && !self.broken && (self.has_point || next_has_point())
    }
}

fn is_combining(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_byte_is_sorted_as_its_character_is() {
        for byte in 0..128u8 {
            let char = char::from(byte);
            let gap = char.is_whitespace() || char == '-';
            assert_eq!(Sort::of(byte) == Sort::Gap, gap, "{char:?}");
            assert_eq!(Sort::of(byte) == Sort::Letter, char.is_alphanumeric());
        }
        assert!((128..=255).all(|byte| Sort::of(byte) == Sort::Wide));
    }

    #[test]
    fn endless_initials_take_no_endless_time() {
        let text = "a.".repeat(200_000);
        assert_eq!(word_length(&text), text.len());
    }

    proptest! {
        #[test]
        fn the_short_way_ends_where_the_long_one_does(text in "[aZ1][aZ1'.,é\u{301} -]{0,8}") {
            prop_assert_eq!(word_end(&text, 0), word_length(&text));
        }
    }
}
