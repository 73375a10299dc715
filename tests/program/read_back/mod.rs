//! What the exports say, read back: that all formats say the same of every
//! cell, that quotes come back byte for byte, and that the JSON exports are what
//! their schema tells. Owns the comparison. A reader per format stands
//! beside it.

mod cells;
mod formats;
mod html;
mod json;
mod markdown;
mod matrices;
mod quotes;
mod schema;
mod sheets;
mod table;

use stancegrid::domain::Stance;

use crate::sample;
use cells::{Cells, of_matrix};
use formats::FORMATS;

#[test]
fn all_formats_say_the_same_as_the_matrix() {
    for (name, matrix) in matrices::all() {
        let expected = of_matrix(&matrix);
        for format in FORMATS {
            if format.people_only && matrices::is_hostile(&matrix) {
                // What is shown to people alone is cleaned first.
                continue;
            }
            let said: Cells = (format.read)(&(format.write)(&matrix), &matrix);
            assert_eq!(said, expected, "{} of {name}", format.name);
        }
    }
}

/// The readers must be able to tell a difference.
#[test]
fn no_reader_takes_one_matrix_for_another() {
    for format in FORMATS {
        let matrix = matrices::reviewed();
        let mut other = matrix.clone();
        let cell = other
            .cells
            .iter_mut()
            .find(|cell| cell.stance() == Some(Stance::Asserts) && cell.review.is_none());
        cell.unwrap().verdict = sample::denies("That never happened.");
        let said = (format.read)(&(format.write)(&other), &other);
        assert_ne!(said, of_matrix(&matrix), "{}", format.name);
    }
}
