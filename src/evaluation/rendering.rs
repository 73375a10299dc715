//! A report as lines of text. Owns the layout: first the figures that other
//! scorers give too, in the order and with the digits they print, then the rest.

use std::fmt;

use super::{Interval, Report, Share};
use crate::domain::Stance;

/// A figure with four digits, `nan` where there is none.
struct Figure(Option<f64>);

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(figure) => write!(f, "{figure:.4}"),
            None => f.write_str("nan"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "cells {}  missing {}  accuracy {:.4}  kappa {:.4}  macro-F1 {:.4}  FNC {:.2}  \
             evidence-hit@1 {}  false-omits {}",
            self.cells,
            self.missing,
            self.accuracy,
            self.kappa,
            self.macro_f1,
            self.fnc,
            Figure(self.evidence_hit.rate()),
            Figure(self.false_omits.rate()),
        )?;
        self.by_stance(f, "F1", |class| Some(class.f1))?;
        for &gold in Stance::ALL {
            write!(f, "  {gold:10}")?;
            for (at, &answer) in Stance::ALL.iter().enumerate() {
                let gap = if at == 0 { " " } else { "  " };
                let count = self.confusion.count(gold, Some(answer));
                write!(f, "{gap}{answer} {count:6}")?;
            }
            writeln!(f)?;
        }
        self.extra(f)
    }
}

fn interval(f: &mut fmt::Formatter<'_>, name: &str, interval: &Interval) -> fmt::Result {
    writeln!(
        f,
        "{name} 95% interval  {:.4} to {:.4}  ({} resamples)",
        interval.lower, interval.upper, interval.resamples
    )
}

fn share(f: &mut fmt::Formatter<'_>, name: &str, share: Share) -> fmt::Result {
    let rate = Figure(share.rate());
    writeln!(f, "{name}  {rate}  ({} of {})", share.part, share.whole)
}

impl Report {
    /// The figures that only this program gives.
    fn extra(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        interval(f, "kappa", &self.kappa_interval)?;
        interval(f, "macro-F1", &self.macro_f1_interval)?;
        if let Some(denies) = &self.denies_f1_interval {
            interval(f, "F1 of denies", denies)?;
        }
        self.by_stance(f, "precision", |class| class.precision)?;
        self.by_stance(f, "recall", |class| class.recall)?;
        share(f, "reason accuracy", self.reasons)?;
        share(
            f,
            "false omits rescued by the near miss",
            self.rescued_omits,
        )?;
        if let Some(calibration) = &self.calibration {
            writeln!(
                f,
                "calibration  error {:.4}  brier {:.4}  ({} cells)",
                calibration.error, calibration.brier, calibration.cells
            )?;
        }
        if let Some(coverage) = &self.coverage {
            f.write_str("accuracy of the surest")?;
            for point in &coverage.points {
                write!(f, "  {}% {:.4}", point.percent, point.accuracy)?;
            }
            writeln!(f, "  (AURC {:.4}, {} cells)", coverage.aurc, coverage.cells)?;
        }
        writeln!(f, "not judged  {}", self.unjudged)
    }

    fn by_stance(
        &self,
        f: &mut fmt::Formatter<'_>,
        name: &str,
        figure: impl Fn(&super::ClassScore) -> Option<f64>,
    ) -> fmt::Result {
        f.write_str(name)?;
        for class in &self.classes {
            write!(f, "  {} {}", class.stance, Figure(figure(class)))?;
        }
        writeln!(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits, Qualifies};
    use crate::evaluation::sample::{answered, with_confidence};

    #[test]
    fn the_lines_of_a_small_report() {
        let (gold, matrix) = answered(&[
            (Asserts, Some(Asserts)),
            (Asserts, Some(Qualifies)),
            (Denies, Some(Omits)),
            (Omits, Some(Omits)),
            (Omits, None),
        ]);
        let text = Report::of(&gold, &matrix).unwrap().to_string();
        // By hand: 2 of 5 right; chance (2·1 + 0·1 + 1·0 + 2·2) / 25 = .24;
        // F1 2/3, 0, 0, 1/2; points 1 + .25 + 0 + .25 of 3.5.
        let (intervals, rest): (Vec<&str>, Vec<&str>) =
            text.lines().partition(|line| line.contains("95% interval"));
        let names = intervals.iter().map(|line| line.split("  ").next());
        assert_eq!(
            names.flatten().collect::<Vec<_>>(),
            [
                "kappa 95% interval",
                "macro-F1 95% interval",
                "F1 of denies 95% interval"
            ]
        );
        assert_eq!(
            rest,
            [
                "cells 5  missing 0  accuracy 0.4000  kappa 0.2105  macro-F1 0.3889  FNC 42.86  \
                 evidence-hit@1 nan  false-omits 0.3333",
                "F1  asserts 0.6667  qualifies 0.0000  denies 0.0000  omits 0.5000",
                "  asserts    asserts      1  qualifies      1  denies      0  omits      0",
                "  qualifies  asserts      0  qualifies      0  denies      0  omits      0",
                "  denies     asserts      0  qualifies      0  denies      0  omits      1",
                "  omits      asserts      0  qualifies      0  denies      0  omits      1",
                "precision  asserts 1.0000  qualifies 0.0000  denies nan  omits 0.5000",
                "recall  asserts 0.5000  qualifies nan  denies 0.0000  omits 0.5000",
                "reason accuracy  nan  (0 of 0)",
                "false omits rescued by the near miss  nan  (0 of 0)",
                "not judged  1",
            ]
        );
    }

    #[test]
    fn confidence_adds_two_lines() {
        let (gold, matrix) = with_confidence(&[(Asserts, Some(0.75)), (Denies, Some(0.25))]);
        let text = Report::of(&gold, &matrix).unwrap().to_string();
        let lines: Vec<&str> = text.lines().rev().skip(1).take(2).collect();
        // Gaps of .25 in both bins; risks 0 and 1/2.
        assert_eq!(
            lines,
            [
                "accuracy of the surest  100% 0.5000  95% 0.5000  90% 0.5000  80% 0.5000  \
                 70% 0.5000  60% 0.5000  50% 1.0000  (AURC 0.2500, 2 cells)",
                "calibration  error 0.2500  brier 0.0625  (2 cells)",
            ]
        );
    }
}
