//! Where the words of a line are parted: by spaces that are written, and by gaps
//! where none is. Owns how large a gap parts words, which in letter-spaced print
//! only the whole line can tell.

use super::character::Character;

/// A gap of this much of the size of the characters is a space that was not written.
const MIN_SPACE_SIZES: f64 = 0.12;

/// Letters that stand further apart than this are not spaced but alone: the cells of
/// a table.
const MAX_SPACING_SIZES: f64 = 1.0;

/// Fewer gaps between letters do not tell what is usual in a line.
const MIN_GAPS: usize = 4;

/// The usual gap between the letters of a line, in their sizes. It is taken from the
/// lower third, since gaps between words are among them where no space is written; but
/// where a few letters or figures stand close, the others are words of one letter.
pub(super) fn usual_gap(characters: &[Character]) -> Option<f64> {
    let (letters, both) = (char::is_alphabetic, char::is_alphanumeric);
    let gaps = gaps_between(characters, letters);
    let usual = gaps.get(gaps.len().saturating_sub(1) / 3).copied();
    let close = gaps_between(characters, both);
    let close = close.get(close.len() / 10).copied();
    match (usual, close) {
        (Some(usual), Some(close)) if gaps.len() >= MIN_GAPS => {
            Some(usual.min(2.0 * close.max(0.0)))
        }
        _ => None,
    }
}

/// The gaps between neighbours that begin like this, the smallest first.
fn gaps_between(characters: &[Character], begin: fn(char) -> bool) -> Vec<f64> {
    let begins = |character: &Character| character.text.starts_with(begin);
    let pairs = characters.windows(2);
    let mut gaps: Vec<f64> = pairs
        .filter(|pair| pair.iter().all(begins))
        .map(|pair| (pair[1].left - pair[0].right) / pair[0].size.max(pair[1].size))
        .collect();
    gaps.sort_by(f64::total_cmp);
    gaps
}

/// The text of a line whose letters usually stand so far apart.
pub(super) fn text_of(characters: &[Character], usual: f64) -> String {
    let parts = match usual > MIN_SPACE_SIZES && usual < MAX_SPACING_SIZES {
        true => usual + MIN_SPACE_SIZES.max(usual / 2.0),
        false => MIN_SPACE_SIZES,
    };
    let mut text = String::new();
    let (mut right, mut size) = (f64::NEG_INFINITY, 0.0_f64);
    for character in characters {
        size = size.max(character.size);
        let spaced = text.is_empty() || text.ends_with(' ') || character.text.starts_with(' ');
        if character.begins_word && character.left - right > parts * size && !spaced {
            text.push(' ');
        }
        text.push_str(&character.text);
        right = right.max(character.right);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Characters of 10 points, each 5 wide and a word of its own, so many points
    /// apart; an underscore leaves room for a space.
    fn apart(text: &str, points: f64) -> String {
        let characters = apart_at(text, points);
        text_of(&characters, usual_gap(&characters).unwrap_or_default())
    }

    fn apart_at(text: &str, points: f64) -> Vec<Character> {
        let mut left = 0.0;
        let mut characters = Vec::new();
        for c in text.chars() {
            if c != '_' {
                characters.push(Character {
                    text: c.to_string(),
                    left,
                    right: left + 5.0,
                    size: 10.0,
                    begins_word: true,
                    ..Character::default()
                });
            }
            left += points + if c == '_' { 2.5 } else { 5.0 };
        }
        characters
    }

    #[test]
    fn spaced_letters_are_a_word() {
        assert_eq!(apart("The_harbour_is", 0.0), "The harbour is");
        assert_eq!(apart("The_harbour_is", 2.0), "The harbour is");
        assert_eq!(apart("The_harbour_is", 6.0), "The harbour is");
        assert_eq!(apart("The harbour is", 2.0), "The harbour is", "written");
    }

    #[test]
    fn what_is_apart_but_not_spaced_stays_apart() {
        assert_eq!(apart("12345678", 2.0), "1 2 3 4 5 6 7 8", "figures");
        assert_eq!(apart("xxxxxx", 12.0), "x x x x x x", "cells");
        assert_eq!(apart("a b", 2.0), "a b", "too few to tell");
        let mut columns = apart_at("q0041AAAA_x", 6.0);
        for (at, figure) in columns[1..5].iter_mut().enumerate() {
            figure.left = 11.0 + 5.0 * at as f64;
            figure.right = figure.left + 5.0;
        }
        let usual = usual_gap(&columns).unwrap();
        assert_eq!(
            text_of(&columns, usual),
            "q 0041 A A A A x",
            "figures are close"
        );
    }
}
