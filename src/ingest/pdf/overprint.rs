//! Print that is drawn twice to look bold, or to cast a shadow. Owns telling a
//! character that has been printed in its place before: it is read once.

use std::collections::HashMap;

use super::character::Character;

/// A character so much of its size beside an equal one is drawn over it.
const NEAR: f64 = 0.1;

/// And so much of its width at most: the next letter of a word stands further on, be
/// it slim or told to be.
const OVER: f64 = 0.5;

/// A place on the page, in squares of the side that is near, and what begins there.
type Square = (i64, i64, Option<char>);

/// What has been printed on a page so far.
#[derive(Debug, Default)]
pub(super) struct Overprint {
    seen: HashMap<Square, (Character, usize)>,
    /// The number of the string that is printed.
    string: usize,
}

impl Overprint {
    /// Begins another string: within one nothing is drawn over itself.
    pub fn begin_string(&mut self) {
        self.string += 1;
    }

    /// Whether a character was drawn before; if not, it is now.
    pub fn is_again(&mut self, character: &Character) -> bool {
        // Where a font tells no widths, all letters of a word stand in one place.
        if character.text.is_empty() || character.right <= character.left {
            return false;
        }
        let near = (NEAR * character.size).min(OVER * (character.right - character.left));
        let first = character.text.chars().next();
        let side = |at: f64| (at / (2.0 * near)).floor() as i64;
        let square = |left: f64, base: f64| (side(left), side(base), first);
        let Character { left, base, .. } = *character;
        // All that is near stands in a square in which one of the corners of what is
        // near stands.
        let mut corners = [-near, near].map(|x| [-near, near].map(|y| square(left + x, base + y)));
        corners.as_flattened_mut().sort_unstable();
        let again = |(other, string): &(Character, usize)| {
            *string != self.string
                && other.turn == character.turn
                && other.text == character.text
                && (other.left - left).abs() <= near
                && (other.base - base).abs() <= near
        };
        let corners = corners.as_flattened();
        let distinct = (0..corners.len()).filter(|&at| at == 0 || corners[at] != corners[at - 1]);
        let mut before = distinct.filter_map(|at| self.seen.get(&corners[at]));
        let again = before.any(again);
        if !again {
            let printed = (character.clone(), self.string);
            self.seen.entry(square(left, base)).or_insert(printed);
        }
        again
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of strings of 10 points, each at its place.
    fn read(strings: &[(&str, f64, f64)]) -> String {
        let mut overprint = Overprint::default();
        let mut read = String::new();
        for (string, left, base) in strings {
            overprint.begin_string();
            for (at, c) in (0..).zip(string.chars()) {
                let left = left + 2.5 * f64::from(at);
                let character = Character {
                    text: c.to_string(),
                    left,
                    right: left + 2.5,
                    base: *base,
                    size: 10.0,
                    ..Character::default()
                };
                if !overprint.is_again(&character) {
                    read.push(c);
                }
            }
        }
        read
    }

    #[test]
    fn print_drawn_over_itself_is_read_once() {
        assert_eq!(read(&[("rain", 0.0, 9.0), ("rain", 0.3, 9.0)]), "rain");
        assert_eq!(
            read(&[("rain", 0.9, 9.9), ("rain", 1.1, 10.1)]),
            "rain",
            "squares"
        );
        assert_eq!(
            read(&[("it", 0.0, 9.0), ("rain", 0.0, 21.0), ("it", 0.3, 9.0)]),
            "itrain"
        );
    }

    #[test]
    fn equal_print_elsewhere_is_read_again() {
        assert_eq!(read(&[("wil", 0.0, 9.0), ("l", 7.5, 9.0)]), "will");
        assert_eq!(read(&[("rain", 0.0, 9.0), ("rain", 0.0, 21.0)]), "rainrain");
        let partly = [("rain", 0.0, 9.0), ("mail", 0.0, 9.0)];
        assert_eq!(read(&partly), "rainml", "letter by letter");
        assert_eq!(
            read(&[("wil", 0.0, 9.0), ("l", 6.5, 9.0)]),
            "will",
            "kerned"
        );
    }
}
