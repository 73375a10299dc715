//! Where the words of a line are parted: by spaces that are written, and by gaps
//! where none is. Owns how large a gap parts words, which in letter-spaced print
//! only the whole line can tell.

use super::character::Character;

/// A gap of this much of the size of the characters is a space that was not written.
const SPACE: f64 = 0.12;

/// Letters that stand further apart than this are not spaced but alone: the cells of
/// a table.
const APART: f64 = 1.0;

/// Fewer gaps between letters do not tell what is usual in a line.
const FEW: usize = 4;

/// The usual gap between the letters of a line, in their sizes. It is taken from the
/// lower third, since gaps between words are among them where no space is written.
pub(super) fn usual_gap(characters: &[Character]) -> Option<f64> {
    let is_letter = |character: &Character| character.text.starts_with(char::is_alphabetic);
    let pairs = characters.windows(2);
    let mut gaps: Vec<f64> = pairs
        .filter(|pair| pair.iter().all(is_letter))
        .map(|pair| (pair[1].left - pair[0].right) / pair[0].size.max(pair[1].size))
        .collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len().saturating_sub(1) / 3).copied();
    usual.filter(|_| gaps.len() >= FEW)
}

/// The text of a line whose letters usually stand so far apart.
pub(super) fn text_of(characters: &[Character], usual: f64) -> String {
    let parts = match usual > SPACE && usual < APART {
        true => usual + SPACE.max(usual / 2.0),
        false => SPACE,
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
        text_of(&characters, usual_gap(&characters).unwrap_or_default())
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
    }
}
