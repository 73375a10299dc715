//! Two sides of figures below each other, as `eval --db` and `train --decisions`
//! print them. Owns the form, and when a difference is called a gain.

use std::fmt;

use unicode_width::UnicodeWidthStr;

use crate::domain::Stance;
use crate::evaluation::{BeforeAfter, Interval, Scores};

/// The figures with what each side is called.
pub struct BeforeAfterText<'a> {
    /// The side before, and the side after.
    pub names: [&'a str; 2],
    /// The figures.
    pub figures: &'a BeforeAfter,
}

impl fmt::Display for BeforeAfterText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.names.iter().map(|name| name.width()).max();
        let width = width.unwrap_or(0);
        write!(
            f,
            "{}  accuracy  kappa [95%]       macro-F1 [95%]   ",
            " ".repeat(width)
        )?;
        for (at, stance) in Stance::ALL.iter().enumerate() {
            let head = if at == 0 { " F1: " } else { "  " };
            write!(f, "{head}{stance}")?;
        }
        writeln!(f)?;
        let BeforeAfter {
            before,
            after,
            gain,
            cells,
        } = self.figures;
        for (name, scores) in self.names.iter().zip([before, after]) {
            write!(f, "{name}{}", " ".repeat(width - name.width()))?;
            row(f, scores)?;
        }
        let Interval { lower, upper, .. } = gain.interval;
        let what = if lower > 0.0 {
            "a gain"
        } else if upper < 0.0 {
            "a loss"
        } else {
            "no sure difference"
        };
        writeln!(
            f,
            "macro-F1 over {cells} cells: {what}, {:+.3} (95% interval {lower:+.3} to {upper:+.3})",
            gain.macro_f1
        )
    }
}

fn row(f: &mut fmt::Formatter<'_>, scores: &Scores) -> fmt::Result {
    let Interval { lower, upper, .. } = scores.kappa_interval;
    write!(
        f,
        "  {:8.3}  {:5.3} [{lower:.2} {upper:.2}]",
        scores.accuracy, scores.kappa
    )?;
    let Interval { lower, upper, .. } = scores.macro_f1_interval;
    write!(f, "  {:5.3} [{lower:.2} {upper:.2}]", scores.macro_f1)?;
    for class in &scores.classes {
        // As wide as the stance in the head, and the two spaces before it.
        let width = class.stance.as_str().width();
        let gap = if class.stance == Stance::Asserts {
            "     "
        } else {
            "  "
        };
        match class.gold {
            0 => write!(f, "{gap}{:>width$}", "–")?,
            _ => write!(f, "{gap}{:>width$.3}", class.f1)?,
        }
    }
    writeln!(f)
}
