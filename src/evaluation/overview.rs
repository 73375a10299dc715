//! Several sets in one table, a row for each. Owns its columns, their digits
//! and its legend; which rows there are is said by the caller.

use std::fmt;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Interval, Summary};
use crate::domain::Stance;

/// How wide the table is at most, in terminal columns.
const MAX_WIDTH_COLUMNS: usize = 100;
/// Names of sets keep at least this much of it.
const MIN_NAME_COLUMNS: usize = 12;

/// The two lines above each column of figures.
const HEADS: [[&str; 2]; 13] = [
    ["", "cells"],
    ["", "acc."],
    ["", "kappa"],
    ["", "macro-F1"],
    ["F1", "ass"],
    ["", "qua"],
    ["", "den"],
    ["", "omi"],
    ["hit", "@1"],
    ["false", "omits"],
    ["res-", "cued"],
    ["rea-", "sons"],
    ["", "ECE"],
];

const LEGEND: &str = "\
acc.: accuracy; kappa and macro-F1 with their 95% interval; ass, qua, den, omi: F1 of asserts,
qualifies, denies, omits; hit @1: the first evidence is what people marked; false omits: of what is
brought up, how much is omitted; rescued: of these, how often the near miss is what people marked;
reasons: of what rightly qualifies; ECE: expected calibration error. A mean leaves out the sets that
lack the figure.
";

/// A table of named rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// The sets, in the order given.
    pub sets: Vec<(String, Summary)>,
    /// What sums them up, below a line.
    pub summaries: Vec<(String, Summary)>,
}

impl fmt::Display for Overview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = || self.sets.iter().chain(&self.summaries);
        let rows: Vec<_> = all().map(|(_, headline)| figures(headline)).collect();
        let widths: Vec<usize> = (0..HEADS.len())
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                let cells = cells.map(|cell| cell.width());
                let heads = HEADS[column].iter().map(|head| head.width());
                cells.chain(heads).max().unwrap_or(0)
            })
            .collect();
        let taken: usize = widths.iter().map(|width| width + 1).sum();
        let longest = all().map(|(name, _)| name.width()).max().unwrap_or(0);
        let room = MAX_WIDTH_COLUMNS
            .saturating_sub(taken)
            .max(MIN_NAME_COLUMNS);
        let first = longest.min(room).max("set".len());
        let line = |f: &mut fmt::Formatter<'_>, name: &str, cells: &[&str]| {
            let name = shortened(name, first);
            let mut text = format!("{name}{}", " ".repeat(first - name.width().min(first)));
            for (cell, width) in cells.iter().zip(&widths) {
                text += &format!(" {}{cell}", " ".repeat(width - cell.width().min(*width)));
            }
            writeln!(f, "{}", text.trim_end())
        };
        line(f, "", &HEADS.map(|[above, _]| above))?;
        line(f, "set", &HEADS.map(|[_, below]| below))?;
        let rule = "─".repeat(first + taken);
        for (at, ((name, _), row)) in all().zip(&rows).enumerate() {
            if at == 0 || at == self.sets.len() {
                writeln!(f, "{rule}")?;
            }
            let cells: Vec<&str> = row.iter().map(String::as_str).collect();
            line(f, name, &cells)?;
        }
        writeln!(f, "{rule}")?;
        f.write_str(LEGEND)
    }
}

/// The figures of one row, in the order of [`HEADS`].
fn figures(row: &Summary) -> Vec<String> {
    let mut cells = vec![
        row.cells.map_or(String::new(), |cells| cells.to_string()),
        digits(row.accuracy, 3),
        with_interval(row.kappa, row.kappa_interval),
        with_interval(row.macro_f1, row.macro_f1_interval),
    ];
    let rates = [
        row.evidence_hit.rate,
        row.false_omits.rate,
        row.rescued_omits.rate,
        row.reasons.rate,
        row.calibration.map(|calibration| calibration.error),
    ];
    let f1 = Stance::ALL.iter().map(|&stance| row.f1(stance));
    let two = |figure: Option<f64>| figure.map_or("–".to_owned(), |figure| digits(figure, 2));
    cells.extend(f1.chain(rates).map(two));
    cells
}

fn with_interval(figure: f64, interval: Option<Interval>) -> String {
    let figure = digits(figure, 3);
    match interval {
        Some(Interval { lower, upper, .. }) => {
            format!("{figure} [{} {}]", digits(lower, 2), digits(upper, 2))
        }
        // The figure stands below the others of its column.
        None => format!("{figure}{}", " ".repeat(" [.00 .00]".len())),
    }
}

/// A figure without the zero before its point; 1 has one digit less behind it,
/// so that it takes no more room than the others.
fn digits(figure: f64, decimals: usize) -> String {
    let text = format!("{figure:.decimals$}");
    let (sign, number) = match text.strip_prefix('-') {
        Some(number) => ("-", number),
        None => ("", text.as_str()),
    };
    match number.strip_prefix('0') {
        Some(rest) if rest.trim_matches(['.', '0']).is_empty() => rest.to_owned(),
        Some(rest) => format!("{sign}{rest}"),
        None => format!("{sign}{}", &number[..number.len() - 1]),
    }
}

/// `name` in at most `width` terminal columns, its end replaced where it is longer.
fn shortened(name: &str, width: usize) -> String {
    if name.width() <= width {
        return name.to_owned();
    }
    let mut taken = 1;
    let fits = |char: &char| {
        taken += char.width().unwrap_or(0);
        taken <= width
    };
    name.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits, Qualifies};
    use crate::evaluation::Report;
    use crate::evaluation::sample::{answered, with_confidence};

    fn headline(pairs: &[(Stance, Option<Stance>)]) -> Summary {
        let (gold, matrix) = answered(pairs);
        Summary::of(&Report::of(&gold, &matrix).unwrap())
    }

    fn overview() -> Overview {
        let mut pairs = vec![(Asserts, Some(Asserts)); 40];
        pairs.extend([(Asserts, Some(Omits)); 10]);
        pairs.extend([(Denies, Some(Asserts)); 20]);
        pairs.extend([(Qualifies, Some(Qualifies)); 15]);
        pairs.extend([(Omits, Some(Omits)); 15]);
        let (gold, matrix) = with_confidence(&[(Asserts, Some(0.75)), (Denies, Some(0.25))]);
        let sure = Summary::of(&Report::of(&gold, &matrix).unwrap());
        let sets = vec![
            ("the_first_set_dev".to_owned(), headline(&pairs)),
            ("another_set".to_owned(), sure),
        ];
        let rows: Vec<_> = sets.iter().map(|(_, row)| row.clone()).collect();
        let mean = Summary::mean(&rows).unwrap();
        let summaries = vec![("mean of the sets".to_owned(), mean)];
        Overview { sets, summaries }
    }

    #[test]
    fn the_table_as_it_stands() {
        let text = overview().to_string();
        let table = text.strip_suffix(LEGEND).unwrap();
        let lines: Vec<&str> = table.lines().filter(|line| !line.contains('─')).collect();
        assert_eq!(
            lines,
            [
                "                                                            F1             hit \
                 false res- rea-",
                "set               cells acc.          kappa       macro-F1 ass qua den omi  @1 \
                 omits cued sons ECE",
                "the_first_set_dev   100 .700 .531 [.39 .67] .619 [.56 .67] .73 1.0 .00 .75   –  \
                 \u{20}.12    –    –   –",
                "another_set           2 .500 .000 [.00 1.0] .667 [.00 1.0] .67   –   –   –   –  \
                 \u{20}.00    –    – .25",
                "mean of the sets        .600 .266           .643           .70 1.0 .00 .75   –  \
                 \u{20}.06    –    – .25",
            ]
        );
    }

    #[test]
    fn no_line_is_wider_than_a_hundred_columns_whatever_the_names() {
        let mut overview = overview();
        overview.sets[0].0 = "a name that goes on and on, 电车电车电车电车 and further".to_owned();
        let text = overview.to_string();
        let widest = text.lines().map(UnicodeWidthStr::width).max().unwrap();
        assert!(widest <= MAX_WIDTH_COLUMNS, "{widest}\n{text}");
        assert!(text.contains('…'));
    }

    #[test]
    fn figures_take_the_same_room() {
        for (figure, decimals, text) in [
            (0.5314, 3, ".531"),
            (1.0, 3, "1.00"),
            (0.999_9, 2, "1.0"),
            (0.0, 2, ".00"),
            (-0.012, 3, "-.012"),
            (-0.000_1, 3, ".000"),
            (-1.0, 2, "-1.0"),
        ] {
            assert_eq!(digits(figure, decimals), text);
        }
    }

    #[test]
    fn a_long_name_is_cut_and_a_fitting_one_is_not() {
        assert_eq!(shortened("tram", 4), "tram");
        assert_eq!(shortened("trams", 4), "tra…");
        assert_eq!(shortened("电车电车", 6), "电车…");
    }
}
