//! How cells look. Owns colours, signs and fonts; the fills differ in lightness
//! as well as in hue (blue, yellow, orange, grey), so that they are told apart
//! without full colour vision and on grey paper, and no fill stands without its
//! sign and word.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::domain::{Cell, FinalStance, Review, ReviewStatus, Stance};
use crate::export::Symbols;

const LINE_COLOR: Color = Color::RGB(0x00D9_D9D9);
const DARK: Color = Color::RGB(0x0026_3238);
const FILL_IN: Color = Color::RGB(0x00FF_F2CC);
const FILL_IN_HEAD: Color = Color::RGB(0x00BF_6900);

/// Of the tab of a sheet that does not have everything.
pub(super) const WARNING: Color = Color::RGB(0x00C0_0000);

/// Words in a table: at the top of their cell, wrapped.
pub(super) fn words() -> Format {
    Format::new().set_align(FormatAlign::Top).set_text_wrap()
}

/// Words on one line, cut off at the next cell.
pub(super) fn line() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

/// Figures: whole ones as they are, shares with two decimals.
pub(super) fn share() -> Format {
    line().set_num_format("0.00")
}

/// The head of a column.
pub(super) fn head() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(DARK)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_border_right(FormatBorder::Thin)
        .set_border_right_color(LINE_COLOR)
}

/// The head of a column that people fill in.
pub(super) fn head_to_fill_in() -> Format {
    head().set_background_color(FILL_IN_HEAD)
}

/// A cell that people fill in.
pub(super) fn to_fill_in() -> Format {
    words()
        .set_background_color(FILL_IN)
        .set_border(FormatBorder::Thin)
        .set_border_color(FILL_IN_HEAD)
}

/// A heading within a sheet.
pub(super) fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_font_size(13)
        .set_font_color(DARK)
}

/// What nobody should overlook.
pub(super) fn notice() -> Format {
    words()
        .set_bold()
        .set_background_color(Color::RGB(0x00FC_E4D6))
        .set_border(FormatBorder::Thin)
}

/// A cell that holds a stance: its fill and, before the word, its sign.
pub(super) fn stance(stance: Stance) -> Format {
    marked(stance, None)
}

/// Like `stance`, without the sign: where a sheet is saved as CSV, office programs
/// write what they show, and the word alone can be read again.
pub(super) fn stance_word(stance: Stance) -> Format {
    marked(stance, None).set_num_format("@")
}

/// A cell of the matrix. Its value is the word alone: sign and mark are in the
/// number format, so that filters and formulas of the reader meet the word.
pub(super) fn cell(cell: &Cell) -> Format {
    match cell.final_stance() {
        FinalStance::Settled(stance) => marked(stance, cell.review.as_ref()),
        FinalStance::Disputed => boxed(Color::RGB(0x00E4_D7F0), DARK)
            .set_bold()
            .set_num_format(format!("\"{} \"@", Symbols::Unicode.disputed())),
        FinalStance::NotJudged(_) => boxed(Color::White, Color::RGB(0x007F_7F7F))
            .set_italic()
            .set_num_format(format!("\"{} \"@", Symbols::NOT_JUDGED)),
    }
}

fn marked(stance: Stance, review: Option<&Review>) -> Format {
    let (fill, font) = match stance {
        Stance::Asserts => (0x00BD_D7EE, 0x000B_2545),
        Stance::Qualifies => (0x00FF_F2AB, 0x0040_3000),
        Stance::Denies => (0x00F4_A582, 0x0048_1000),
        Stance::Omits => (0x00F5_F5F5, 0x006B_6B6B),
    };
    let sign = Symbols::Unicode.stance(stance);
    let plain = boxed(Color::RGB(fill), Color::RGB(font));
    let Some(review) = review else {
        return plain.set_num_format(format!("\"{sign} \"@"));
    };
    let mark = Symbols::Unicode.review(review.status);
    match review.status {
        ReviewStatus::Decided => plain
            .set_bold()
            .set_num_format(format!("\"{sign} \"@\" {mark}\"")),
        ReviewStatus::Stale => plain
            .set_italic()
            .set_num_format(format!("\"{sign} \"@\" {mark} stale\"")),
        ReviewStatus::Disputed => plain.set_num_format(format!("\"{sign} \"@")),
    }
}

fn boxed(fill: Color, font: Color) -> Format {
    words()
        .set_background_color(fill)
        .set_font_color(font)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE_COLOR)
}
