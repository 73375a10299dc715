//! The words of `decisions agreement`: α, every pair of readers, every stance,
//! and each reader against the program. Owns the form and the warning that goes
//! with cells that people picked.

use std::fmt;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::domain::clean;
use crate::evaluation::{Interval, PairAgreement, ReaderAgreement};

/// The figures, ready to be told.
pub struct AgreementText<'a>(pub &'a Agreement);

const BIAS_NOTE: &str = "\
These are cells that people picked to read, often with the program's stance in view, and
not like the others. For figures that speak for all cells, let every reader decide on a
random sample (`stancegrid review --sample N`) and name it here: --sample N.
";

impl fmt::Display for AgreementText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Agreement {
            people, program, ..
        } = self.0;
        self.counted(f)?;
        if people.cells > 0 {
            match (people.alpha, people.alpha_interval) {
                (Some(alpha), Some(interval)) => writeln!(
                    f,
                    "Krippendorff's alpha  {alpha:.3}  95% interval {}",
                    ends(&interval)
                )?,
                _ => writeln!(
                    f,
                    "Krippendorff's alpha  –  (all gave one and the same stance: nothing could \
                     have differed)"
                )?,
            }
            writeln!(f)?;
            pairs(f, "readers", &people.pairs)?;
            writeln!(f)?;
            self.stances(f)?;
        }
        if !program.is_empty() {
            writeln!(f)?;
            pairs(f, "against the program", program)?;
        }
        if self.0.sample.is_none() && !people.readers.is_empty() {
            write!(f, "\n{BIAS_NOTE}")?;
        }
        Ok(())
    }
}

impl AgreementText<'_> {
    /// Who has read how much, and what was left out.
    fn counted(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Agreement {
            people,
            stale,
            homeless,
            sample,
            ..
        } = self.0;
        if people.readers.is_empty() {
            writeln!(f, "nobody has read any of these cells as they are now")?;
        } else {
            writeln!(f, "readers: {}", clean(&people.readers.join(", ")))?;
        }
        write!(f, "cells read by at least two: {}", people.cells)?;
        if let Some(sample) = sample {
            let (all, named) = (sample.cells, clean(&sample.named));
            write!(f, " of the {all} in {named}")?;
            if people.cells < all {
                write!(
                    f,
                    " (the figures speak for all cells once all of it is read)"
                )?;
            }
        }
        writeln!(f)?;
        for (count, why) in [
            (stale, "claim, article or quote has changed since"),
            (homeless, "claim or source is not here"),
        ] {
            if *count > 0 {
                writeln!(f, "readings left out: {count}: {why}")?;
            }
        }
        Ok(())
    }

    fn stances(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "stance      given  where one reader gives it, another does too"
        )?;
        for one in &self.0.people.stances {
            let agreement = match one.agreement {
                Some(agreement) => format!("{:.0}%", 100.0 * agreement),
                None => "–".to_owned(),
            };
            writeln!(f, "{:10} {:6}  {agreement}", one.stance, one.given)?;
        }
        Ok(())
    }
}

/// A line for each pair, the names in a column of their own.
fn pairs(f: &mut fmt::Formatter<'_>, head: &str, pairs: &[PairAgreement]) -> fmt::Result {
    let names: Vec<String> = pairs
        .iter()
        .map(|pair| clean(&format!("{} and {}", pair.first, pair.second)))
        .collect();
    let widths = names.iter().map(|name| name.width());
    let width = widths.chain([head.width()]).max().unwrap_or(0);
    let gap = |text: &str| " ".repeat(width - text.width().min(width));
    writeln!(f, "{head}{}  cells  agree   kappa  95% interval", gap(head))?;
    for (name, pair) in names.iter().zip(pairs) {
        writeln!(
            f,
            "{name}{}  {:5}  {:4.0}%  {:6.3}  {}",
            gap(name),
            pair.cells,
            100.0 * pair.agreement,
            pair.kappa,
            ends(&pair.kappa_interval)
        )?;
    }
    Ok(())
}

/// Where every resample gives the same, there are too few cells or too little
/// among them to tell how far the figure could lie.
fn ends(interval: &Interval) -> String {
    if interval.lower.total_cmp(&interval.upper).is_eq() {
        return "cannot be told from these cells".to_owned();
    }
    format!("{:.3} to {:.3}", interval.lower, interval.upper)
}

/// Everything that the command tells.
#[derive(Debug, Serialize)]
pub struct Agreement {
    /// The readers among themselves.
    #[serde(flatten)]
    pub people: ReaderAgreement,
    /// Each reader against the program.
    pub program: Vec<PairAgreement>,
    /// How many readings were left out because something has changed since.
    pub stale: usize,
    /// How many were left out because claim or source is not here.
    pub homeless: usize,
    /// The pairs that the figures were kept to.
    pub sample: Option<AgreementScope>,
}

/// The cells that the figures were kept to.
#[derive(Debug, Serialize)]
pub struct AgreementScope {
    /// The file, or the draw.
    pub named: String,
    /// How many cells there are.
    pub cells: usize,
}
