//! Print that is drawn twice to look bold, or to cast a shadow. Owns telling characters
//! that have been printed in their places before: they are read once.

use std::collections::{HashMap, HashSet};

use super::character::Character;

/// A character so much of its size beside an equal one is drawn over it.
const MAX_OFFSET_SIZES: f64 = 0.1;

/// And so much of its width at most: the next letter of a word stands further on, be
/// it slim or told to be.
const OVER: f64 = 0.5;

/// So many characters in succession do not happen to stand where equal ones of another
/// text do, over which theirs is laid.
const RUN: usize = 3;

/// A place on the page, in squares of the side that is near, and what begins there.
type Square = (i64, i64, Option<char>);

/// What has been printed on a page so far.
#[derive(Debug, Default)]
pub(super) struct Overprint {
    seen: HashMap<Square, (Character, usize)>,
    /// The strings that began at a place, by tenths of their size.
    begun: HashSet<(i64, i64)>,
    /// The number of the string that is printed.
    string: usize,
    /// The last characters, as long as each was drawn before.
    again: Vec<Character>,
    /// The character that was read before these.
    last: Character,
}

impl Overprint {
    /// Begins another string: within one nothing is drawn over itself.
    pub fn begin_string(&mut self) {
        self.string += 1;
    }

    /// What is to be read, now that another character is printed.
    pub fn once(&mut self, character: Character) -> Vec<Character> {
        if self.is_again(&character) {
            self.again.push(character);
            return Vec::new();
        }
        // Bold print ends with its string, and where nothing else stands. What goes on
        // over other print is another text with the same beginning: of drawings that a
        // page shows the places within are known alone.
        let tenths = |at: f64| (at / (MAX_OFFSET_SIZES * character.size)).round() as i64;
        let place = (tenths(character.left), tenths(character.base));
        let over_other = match character.begins_word {
            true => !self.begun.insert(place),
            false => true,
        };
        let mut read = match over_other {
            true => std::mem::take(&mut self.again),
            false => self.rest(),
        };
        self.last = character.clone();
        read.push(character);
        read
    }

    /// What is to be read, now that the page ends: characters that were drawn before,
    /// where they are few and not drawn over the last one.
    pub fn rest(&mut self) -> Vec<Character> {
        let mut again = std::mem::take(&mut self.again);
        let over_last = again.last().is_some_and(|over| is_over(over, &self.last));
        if again.len() >= RUN || over_last {
            again.clear();
        }
        again
    }

    /// Whether a character was drawn before; if not, it is now.
    fn is_again(&mut self, character: &Character) -> bool {
        // Where a font tells no widths, all letters of a word stand in one place.
        if character.text.is_empty() || character.right <= character.left {
            return false;
        }
        let near = near(character);
        let first = character.text.chars().next();
        let side = |at: f64| (at / (2.0 * near)).floor() as i64;
        let square = |left: f64, base: f64| (side(left), side(base), first);
        let Character { left, base, .. } = *character;
        // All that is near stands in a square in which one of the corners of what is
        // near stands.
        let mut corners = [-near, near].map(|x| [-near, near].map(|y| square(left + x, base + y)));
        corners.as_flattened_mut().sort_unstable();
        let again = |(other, string): &(Character, usize)| {
            *string != self.string && is_over(character, other)
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

/// How far from it an equal character is the same one.
fn near(character: &Character) -> f64 {
    (MAX_OFFSET_SIZES * character.size).min(OVER * (character.right - character.left))
}

/// Whether a character is equal to another, and stands in its place.
fn is_over(character: &Character, other: &Character) -> bool {
    let near = near(character);
    other.turn == character.turn
        && other.text == character.text
        && (other.left - character.left).abs() <= near
        && (other.base - character.base).abs() <= near
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of strings of 10 points, each at its place.
    fn read(strings: &[(&str, f64, f64)]) -> String {
        let mut overprint = Overprint::default();
        let mut read = Vec::new();
        for (string, left, base) in strings {
            overprint.begin_string();
            for character in Character::string(string, *left, *base, 2.5) {
                read.extend(overprint.once(character));
            }
        }
        read.extend(overprint.rest());
        read.into_iter().map(|character| character.text).collect()
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
            read(&[("and", 0.0, 9.0), ("rain", 0.0, 21.0), ("and", 0.3, 9.0)]),
            "andrain"
        );
    }

    #[test]
    fn equal_print_elsewhere_is_read_again() {
        assert_eq!(read(&[("wil", 0.0, 9.0), ("l", 7.5, 9.0)]), "will");
        assert_eq!(read(&[("rain", 0.0, 9.0), ("rain", 0.0, 21.0)]), "rainrain");
        let drawings = [("The mayor", 0.0, 9.0), ("The port", 0.0, 9.0)];
        assert_eq!(read(&drawings), "The mayorThe port");
        let pieces = [
            ("The ", 0.0, 9.0),
            ("mayor", 10.0, 9.0),
            ("The ", 0.0, 9.0),
            ("port", 10.0, 9.0),
        ];
        assert_eq!(read(&pieces), "The mayorThe port");
        let laid_over = [("rain", 0.0, 9.0), ("mail", 0.0, 9.0)];
        assert_eq!(read(&laid_over), "rainmail", "another text");
        assert_eq!(
            read(&[("wil", 0.0, 9.0), ("l", 6.5, 9.0)]),
            "will",
            "kerned"
        );
    }
}
