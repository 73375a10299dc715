//! What normalization makes of a single character. Owns the table; composition
//! and offsets are left to the module above.

use super::look_alike::undisguised;

/// What stands in a character's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rewrite {
    /// Itself.
    Keep,
    /// Nothing.
    Drop,
    /// Another character.
    Char(char),
    /// Several.
    Text(&'static str),
}

/// Soft hyphens, zero-width characters and the marks that steer the direction
/// of writing: nobody sees them, and they part words that are one.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' // soft hyphen
        | '\u{61C}' | '\u{200E}' | '\u{200F}' // direction marks
        | '\u{180E}' // Mongolian vowel separator
        | '\u{200B}'..='\u{200D}' // zero-width space, non-joiner, joiner
        | '\u{202A}'..='\u{202E}' // embeddings and overrides
        | '\u{2060}'..='\u{2064}' // word joiner, invisible operators
        | '\u{2066}'..='\u{206F}' // isolates and their deprecated kin
        | '\u{FEFF}' // byte-order mark
    )
}

/// What becomes of `c` between the characters beside it.
pub(super) fn rewrite(c: char, before: Option<char>, after: Option<char>) -> Rewrite {
    if c.is_ascii() {
        return Rewrite::Keep;
    }
    if is_invisible(c) {
        return Rewrite::Drop;
    }
    match c {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '‵' | '´' | '❛' | '❜' => {
            Rewrite::Char('\'')
        }
        '\u{2B9}' | '\u{2BB}'..='\u{2BD}' | '\u{2C8}' | '\u{1FEF}' | '\u{1FFD}' => {
            Rewrite::Char('\'')
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‶' | '❝' | '❞' | '〝'..='〟' | '\u{2BA}' => {
            Rewrite::Char('"')
        }
        '‴' => Rewrite::Text("'''"),
        '‒' | '–' if touches_word(before) && touches_word(after) => Rewrite::Char('-'),
        '‒' | '–' | '—' | '―' | '⸺' | '⸻' => Rewrite::Char('—'),
        '\u{2010}' | '\u{2011}' | '−' => Rewrite::Char('-'),
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            Rewrite::Char(' ')
        }
        '\u{2028}' | '\u{2029}' => Rewrite::Char('\n'),
        '…' => Rewrite::Text("..."),
        'ﬀ' => Rewrite::Text("ff"),
        'ﬁ' => Rewrite::Text("fi"),
        'ﬂ' => Rewrite::Text("fl"),
        'ﬃ' => Rewrite::Text("ffi"),
        'ﬄ' => Rewrite::Text("ffl"),
        'ﬅ' | 'ﬆ' => Rewrite::Text("st"),
        '\u{FF01}'..='\u{FF5E}' => narrow(c),
        _ => undisguised(c, before, after).map_or(Rewrite::Keep, Rewrite::Char),
    }
}

fn touches_word(beside: Option<char>) -> bool {
    beside.is_some_and(char::is_alphanumeric)
}

/// The ASCII character that a full-width one is a wide form of.
fn narrow(c: char) -> Rewrite {
    // The block repeats ASCII from `!` on, in the same order.
    let place = u32::from(c) - 0xFF01 + u32::from('!');
    char::from_u32(place).map_or(Rewrite::Keep, Rewrite::Char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_en_dash_is_a_hyphen_only_inside_a_word() {
        let dash = |before, after| rewrite('–', before, after);
        assert_eq!(dash(Some('1'), Some('2')), Rewrite::Char('-'));
        assert_eq!(dash(Some(' '), Some('2')), Rewrite::Char('—'));
        assert_eq!(dash(Some('a'), None), Rewrite::Char('—'));
        assert_eq!(rewrite('—', Some('a'), Some('b')), Rewrite::Char('—'));
    }

    #[test]
    fn wide_letters_become_narrow_and_others_stay() {
        assert_eq!(rewrite('～', None, None), Rewrite::Char('~'));
        assert_eq!(rewrite('Ａ', None, None), Rewrite::Char('A'));
        assert_eq!(rewrite('ア', None, None), Rewrite::Keep);
        assert_eq!(
            rewrite('ｱ', None, None),
            Rewrite::Keep,
            "a narrow form already"
        );
    }

    #[test]
    fn only_the_unseen_is_invisible() {
        assert!(is_invisible('\u{200B}'));
        assert!(!is_invisible('\u{2009}'), "a thin space is a space");
        assert!(
            !is_invisible('\u{FE0F}'),
            "an emoji's selector belongs to it"
        );
    }
}
