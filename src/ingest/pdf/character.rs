//! One character of print: what it is and where it stands. Owns telling its size and
//! its place from its matrix.

use pdf_extract::Transform;

use super::turn::Turn;

/// A character, or several that are printed as one.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Character {
    /// Which character it is; nothing where that cannot be told.
    pub text: String,
    /// Which way it runs. Its places are those on a page turned likewise.
    pub turn: Turn,
    /// Where it begins, from the left, in points.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Its base line, counted downward from the top of the page.
    pub base: f64,
    /// Its size.
    pub size: f64,
    /// Whether it was put in its place, and did not just follow the one before.
    pub begins_word: bool,
}

impl Character {
    /// A character on a page of this width and height. Print of no size or at no
    /// place is not seen, and would be in no order.
    pub fn printed(
        text: &str,
        matrix: &Transform,
        (width, font_size): (f64, f64),
        page: (f64, f64),
    ) -> Option<Self> {
        // The side of the square with the area of its box.
        let size = matrix.determinant().abs().sqrt() * font_size.abs();
        let width = width * matrix.m11.hypot(matrix.m12) * font_size.abs();
        let turn = Turn::of(matrix, font_size);
        let (left, base) = turn.place((matrix.m31, matrix.m32), page);
        let at = [left, base, width, size];
        let seen = at.iter().all(|number| number.is_finite()) && size > 0.0;
        seen.then(|| Self {
            text: text.to_owned(),
            turn,
            left,
            right: left + width,
            base,
            size,
            begins_word: false,
        })
    }
}

#[cfg(test)]
impl Character {
    /// The characters of a string of 10 points, each so wide, one beside the other.
    pub fn string(string: &str, left: f64, base: f64, width: f64) -> Vec<Self> {
        let placed = (0..).zip(string.chars()).map(|(at, c)| {
            let left = left + width * f64::from(at);
            Self {
                text: c.to_string(),
                left,
                right: left + width,
                base,
                size: 10.0,
                begins_word: at == 0,
                ..Self::default()
            }
        });
        placed.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_has_size_and_place() {
        let at = |matrix: [f64; 4], font_size: f64| {
            let [a, b, c, d] = matrix;
            let matrix = Transform::row_major(a, b, c, d, 50.0, 700.0);
            Character::printed("a", &matrix, (0.5, font_size), (600.0, 800.0))
        };
        let level = at([1.0, 0.0, 0.0, 1.0], 10.0).unwrap();
        assert_eq!((level.left, level.right, level.base), (50.0, 55.0, 100.0));
        let upward = at([0.0, 2.0, -2.0, 0.0], 5.0).unwrap();
        assert_eq!(
            (upward.left, upward.right, upward.base),
            (700.0, 705.0, 50.0)
        );
        assert_eq!((level.size, upward.size), (10.0, 10.0));
        assert_eq!(at([1.0, 0.0, 0.0, 0.0], 10.0), None, "flat");
        assert_eq!(at([1.0, 0.0, 0.0, 1.0], f64::NAN), None);
    }
}
