//! The direction in which print runs: a table laid crosswise, a credit along the edge
//! of a picture, a stamp across the page. Owns telling it from a character's matrix,
//! and where a character stands for a reader who turns the page that way.

use pdf_extract::Transform;

/// Print that leans by so many degrees at most is level: pages are scanned askew.
const LEANING: i32 = 10;

/// The degrees by which print is turned against the clock, 0 to 359.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct Turn(i32);

impl Turn {
    /// How a character is turned; a size below nought turns it by half.
    pub fn of(matrix: &Transform, font_size: f64) -> Self {
        let (along, up) = (matrix.m11 * font_size, matrix.m12 * font_size);
        // Of no direction are characters without width, which are not printed.
        let degrees = up.atan2(along).to_degrees().round() as i32;
        // A letter that is mirrored, in a logo, stands in the line of the others.
        let mirrored = matrix.determinant() < 0.0 && degrees.abs() > 90;
        let degrees = (degrees + if mirrored { 180 } else { 0 }).rem_euclid(360);
        let quarter = (degrees + 45) / 90 * 90;
        match (degrees - quarter).abs() <= LEANING {
            true => Self(quarter % 360),
            false => Self(degrees),
        }
    }

    /// Where a point stands on a page of this width and height that is turned so
    /// that the print is level: from the left, and downward from the top.
    pub fn place(self, (x, y): (f64, f64), (width, height): (f64, f64)) -> (f64, f64) {
        let (sin, cos) = match self.0 {
            0 => (0.0, 1.0),
            90 => (1.0, 0.0),
            180 => (0.0, -1.0),
            270 => (-1.0, 0.0),
            degrees => f64::from(degrees).to_radians().sin_cos(),
        };
        let (up, left, down): (f64, f64, f64) = (cos.max(0.0), (-cos).max(0.0), (-sin).max(0.0));
        (
            x * cos + y * sin + width * left + height * down,
            x * sin - y * cos + height * up + width * down,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(m11: f64, m12: f64) -> Turn {
        let matrix = Transform::row_major(m11, m12, -m12, m11, 0.0, 0.0);
        Turn::of(&matrix, 10.0)
    }

    #[test]
    fn print_runs_by_quarters_or_across() {
        assert_eq!(turned(1.0, 0.0), Turn(0));
        assert_eq!(turned(0.0, 2.0), Turn(90));
        assert_eq!(turned(-1.0, 0.0), Turn(180));
        assert_eq!(turned(0.0, -1.0), Turn(270));
        assert_eq!(turned(1.0, 1.0), Turn(45));
        assert_eq!(turned(1.0, 0.1), Turn(0), "askew");
        assert_eq!(turned(1.0, -0.1), Turn(0), "askew");
        let mirrored = Transform::row_major(-1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        assert_eq!(Turn::of(&mirrored, 10.0), Turn(0));
        let upright = Transform::row_major(-1.0, 0.0, 0.0, -1.0, 0.0, 0.0);
        assert_eq!(Turn::of(&upright, -10.0), Turn(0));
    }

    #[test]
    fn a_turned_page_is_read_from_its_own_corner() {
        let page = (600.0, 800.0);
        assert_eq!(Turn(0).place((50.0, 700.0), page), (50.0, 100.0));
        assert_eq!(Turn(90).place((100.0, 50.0), page), (50.0, 100.0));
        assert_eq!(Turn(180).place((550.0, 100.0), page), (50.0, 100.0));
        assert_eq!(Turn(270).place((500.0, 750.0), page), (50.0, 100.0));
    }
}
