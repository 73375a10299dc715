//! How far people agree who have read the same cells. Owns these figures; who
//! has read what is given, and the program is no reader. A cell that somebody
//! has not read is a gap and never an omission.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::krippendorff::{Unit, alpha};
use super::reader_pair::PairAgreement;
use crate::domain::{ClaimId, ReaderLabel, SourceId, Stance};
use crate::evaluation::Interval;
use crate::evaluation::metric::bootstrap::bootstrap;

/// One stance over all pairs of readings of one cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StanceAgreement {
    /// The stance.
    pub stance: Stance,
    /// How often it was given in cells that at least two have read.
    pub given: usize,
    /// Where one reader gives it, how likely another one does: specific
    /// agreement; none where nobody gave it.
    ///
    /// Reference: D. V. Cicchetti & A. R. Feinstein, "High agreement but low
    /// kappa: II. Resolving the paradoxes", Journal of Clinical Epidemiology 43
    /// (1990) 551–558; for more readers than two, J. L. Fleiss, "Measuring
    /// nominal scale agreement among many raters", Psychological Bulletin 76
    /// (1971) 378–382, where it is the agreement of one category.
    pub agreement: Option<f64>,
}

/// How far readers agree. Adjudications are no readings and are not among them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReaderAgreement {
    /// The readers, in the order of their names.
    pub readers: Vec<String>,
    /// How many cells at least two of them have read.
    pub cells: usize,
    /// Krippendorff's α over these; none where nothing could have differed.
    pub alpha: Option<f64>,
    /// Its 95 % bootstrap interval, cells drawn with replacement. A resample in
    /// which nothing could have differed counts as full agreement.
    ///
    /// Reference: A. Zapf, S. Castell, L. Morawietz & A. Karch, "Measuring
    /// inter-rater reliability for nominal data – which coefficients and
    /// confidence intervals are appropriate?", BMC Medical Research Methodology
    /// 16:93 (2016).
    pub alpha_interval: Option<Interval>,
    /// Every two readers who share a cell.
    pub pairs: Vec<PairAgreement>,
    /// Stance by stance.
    pub stances: Vec<StanceAgreement>,
}

/// The readings of each cell by reader.
type Cells<'r> = BTreeMap<(&'r ClaimId, &'r SourceId), BTreeMap<&'r str, Stance>>;

impl ReaderAgreement {
    /// Works out all figures. Of several readings of one cell by one reader the
    /// last one counts.
    pub fn of(readings: &[ReaderLabel]) -> Self {
        let mut cells = Cells::new();
        for reading in readings {
            let by_reader = cells.entry((&reading.claim, &reading.source)).or_default();
            by_reader.insert(&reading.reviewer, reading.stance);
        }
        let readers = readings.iter().map(|reading| reading.reviewer.as_str());
        let readers: BTreeSet<&str> = readers.collect();
        let units: Vec<Unit> = cells.values().filter_map(unit).collect();
        let redrawn = |drawn: &[&Unit]| alpha(drawn.iter().copied()).unwrap_or(1.0);
        let figure = alpha(units.iter());
        Self {
            cells: units.len(),
            alpha: figure,
            alpha_interval: figure.and_then(|_| bootstrap(&units, redrawn)),
            pairs: pairs(&readers, &cells),
            stances: stances(&units),
            readers: readers.into_iter().map(str::to_owned).collect(),
        }
    }
}

/// A cell that two have read or more.
fn unit(by_reader: &BTreeMap<&str, Stance>) -> Option<Unit> {
    let count = |stance: &Stance| by_reader.values().filter(|&said| said == stance).count();
    Unit::of(Stance::ALL.iter().map(count).collect())
}

fn pairs(readers: &BTreeSet<&str>, cells: &Cells<'_>) -> Vec<PairAgreement> {
    let mut pairs = Vec::new();
    for &first in readers {
        for &second in readers.range(first..).skip(1) {
            let both = cells.values().filter_map(|by_reader| {
                let one = by_reader.get(first)?;
                Some((*one, *by_reader.get(second)?))
            });
            let both: Vec<(Stance, Stance)> = both.collect();
            pairs.extend(PairAgreement::of(first, second, &both));
        }
    }
    pairs
}

fn stances(units: &[Unit]) -> Vec<StanceAgreement> {
    let of_stance = |(at, &stance): (usize, &Stance)| {
        let (mut given, mut met, mut asked) = (0, 0, 0);
        for counts in units.iter().map(Unit::counts) {
            let here = counts.get(at).copied().unwrap_or(0);
            given += here;
            met += here * here.saturating_sub(1);
            asked += here * (counts.iter().sum::<usize>() - 1);
        }
        StanceAgreement {
            stance,
            given,
            agreement: (asked > 0).then(|| met as f64 / asked as f64),
        }
    };
    Stance::ALL.iter().enumerate().map(of_stance).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits, Qualifies};

    fn readings(reader: &str, stances: &[Option<Stance>]) -> Vec<ReaderLabel> {
        let read = stances.iter().enumerate();
        let read = read.filter_map(|(at, stance)| {
            Some(ReaderLabel {
                claim: ClaimId::new(format!("c{at}")),
                source: SourceId::new("herald"),
                reviewer: reader.to_owned(),
                stance: (*stance)?,
            })
        });
        read.collect()
    }

    #[test]
    fn a_cell_not_read_is_a_gap_and_no_omission() {
        let mut all = readings("Ann", &[Some(Asserts), Some(Omits), None, Some(Denies)]);
        all.extend(readings(
            "Ben",
            &[Some(Asserts), Some(Denies), Some(Asserts), None],
        ));
        let figures = ReaderAgreement::of(&all);
        assert_eq!((figures.cells, figures.pairs[0].cells), (2, 2));
        assert_eq!(figures.pairs[0].agreement, 0.5);
        let given: Vec<usize> = figures.stances.iter().map(|one| one.given).collect();
        assert_eq!(given, [2, 0, 1, 1]);
        assert_eq!(figures.stances[0].agreement, Some(1.0));
        assert_eq!(figures.stances[1].agreement, None);
        assert_eq!(figures.stances[3].agreement, Some(0.0));
    }

    #[test]
    fn readers_who_share_no_cell_are_no_pair() {
        let mut all = readings("Ann", &[Some(Asserts), None]);
        all.extend(readings("Ben", &[None, Some(Asserts)]));
        let figures = ReaderAgreement::of(&all);
        assert_eq!(
            (figures.pairs.len(), figures.cells, figures.alpha),
            (0, 0, None)
        );
        assert_eq!(figures.readers, ["Ann", "Ben"]);
    }

    #[test]
    fn the_interval_holds_the_figure_and_the_order_of_readings_does_not_matter() {
        let mut all = readings(
            "Ann",
            &[Some(Asserts), Some(Omits), Some(Denies), Some(Omits)],
        );
        all.extend(readings(
            "Ben",
            &[Some(Asserts), Some(Omits), Some(Omits), Some(Omits)],
        ));
        all.extend(readings(
            "Eve",
            &[Some(Asserts), Some(Asserts), Some(Denies), None],
        ));
        let figures = ReaderAgreement::of(&all);
        let (alpha, interval) = (figures.alpha.unwrap(), figures.alpha_interval.unwrap());
        assert!(
            interval.lower <= alpha && alpha <= interval.upper,
            "{figures:?}"
        );
        assert_eq!(figures.pairs.len(), 3);
        all.reverse();
        assert_eq!(ReaderAgreement::of(&all), figures);
    }

    #[test]
    fn specific_agreement_of_two_readers_is_the_published_one() {
        // Cicchetti & Feinstein's table of 80, 10, 5 and 5: much agreement on
        // the one value, little on the other.
        let cells = [
            (Omits, Omits, 80),
            (Omits, Denies, 10),
            (Denies, Omits, 5),
            (Denies, Denies, 5),
        ];
        let (mut ann, mut ben) = (Vec::new(), Vec::new());
        for (one, other, times) in cells {
            ann.extend(vec![Some(one); times]);
            ben.extend(vec![Some(other); times]);
        }
        let mut all = readings("Ann", &ann);
        all.extend(readings("Ben", &ben));
        let figures = ReaderAgreement::of(&all);
        let of = |at: usize| figures.stances[at].agreement.unwrap();
        assert!((of(3) - 160.0 / 175.0).abs() < 1e-12 && (of(2) - 0.4).abs() < 1e-12);
        assert!((figures.pairs[0].kappa - 0.32).abs() < 0.005);
    }

    /// Fleiss 1971, table 1: how many of six psychiatrists gave each of thirty
    /// patients which diagnosis, in his order of five.
    const FLEISS: &str = "\
        00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 \
        10050 11040 03300 10050 02031 00501 30012 51000 02040 10203 \
        00006 01050 02013 20040 10041 05010 40002 02040 10500 00006";

    #[test]
    fn specific_agreement_of_many_readers_is_the_published_one() {
        // The first two diagnoses count as one here; the figures of the others
        // do not depend on them.
        let stances = [Asserts, Asserts, Qualifies, Denies, Omits];
        let mut all = Vec::new();
        for (at, patient) in FLEISS.split_whitespace().enumerate() {
            let times = patient.bytes().map(|digit| usize::from(digit - b'0'));
            let given = stances.iter().zip(times);
            let given = given.flat_map(|(&stance, times)| vec![stance; times]);
            for (reader, stance) in given.enumerate() {
                let mut cells = vec![None; at];
                cells.push(Some(stance));
                all.extend(readings(&format!("reader {reader}"), &cells));
            }
        }
        let figures = ReaderAgreement::of(&all);
        assert_eq!((figures.readers.len(), figures.cells), (6, 30));
        for (at, published) in [(1, 0.520), (2, 0.471), (3, 0.566)] {
            // He gives κ of each category: its agreement beyond its share.
            let one = &figures.stances[at];
            let share = one.given as f64 / 180.0;
            let kappa = (one.agreement.unwrap() - share) / (1.0 - share);
            assert!((kappa - published).abs() < 0.0005, "{kappa}");
        }
    }

    #[test]
    fn the_record_has_the_names_that_pages_read() {
        let empty = serde_json::to_string(&ReaderAgreement::of(&[])).unwrap();
        let head = r#"{"readers":[],"cells":0,"alpha":null,"alpha_interval":null,"pairs":[],"#;
        let stance = r#""stances":[{"stance":"asserts","given":0,"agreement":null},"#;
        assert!(empty.starts_with(&format!("{head}{stance}")), "{empty}");
        let mut all = readings("Ann", &[Some(Asserts), Some(Omits)]);
        all.extend(readings("Ben", &[Some(Asserts), Some(Omits)]));
        let figures = ReaderAgreement::of(&all);
        let interval = r#"{"lower":1.0,"upper":1.0,"resamples":2000}"#;
        assert_eq!(
            serde_json::to_string(&figures.pairs[0]).unwrap(),
            r#"{"first":"Ann","second":"Ben","cells":2,"agreement":1.0,"kappa":1.0,"#.to_owned()
                + &format!(r#""kappa_interval":{interval}}}"#)
        );
        let json = serde_json::to_string(&figures).unwrap();
        assert!(
            json.contains(&format!(r#""alpha_interval":{interval},"#)),
            "{json}"
        );
    }
}
