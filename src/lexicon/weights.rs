//! The weights of the learnt judge: one readable file, read and written. Owns
//! its form and what makes it sound; which features there are, and what
//! follows from them, is told in `stance`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::tsv::{LexiconError, TsvRow, sorted_rows};

/// Where a phrase of the weights is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PhraseSide {
    /// In the claim.
    Claim,
    /// In one of the sentences closest to the claim.
    Closest,
    /// In the first sentences of the article.
    Lead,
}

impl PhraseSide {
    const ALL: [PhraseSide; 3] = [PhraseSide::Claim, PhraseSide::Closest, PhraseSide::Lead];

    /// The words before the phrase in the file and in explanations.
    pub fn prefix(self) -> &'static str {
        match self {
            PhraseSide::Claim => "claim says: ",
            PhraseSide::Closest => "closest say: ",
            PhraseSide::Lead => "lead says: ",
        }
    }
}

/// What one unit of a feature adds, in natural log-odds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Weight {
    /// For the article bringing the claim up at all.
    pub up: f64,
    /// For asserting, qualifying and denying it, once it does.
    pub how: [f64; 3],
}

/// What a phrase adds, in natural log-odds, and in how many stories of the
/// labelled sets it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PhraseWeight {
    /// For asserting, qualifying and denying.
    pub how: [f64; 3],
    /// The stories.
    pub stories: u32,
}

/// Turns log-probabilities into probabilities that mean what they say:
/// softmax(scale · log p + offset), fitted on cells that were held out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CalibrationWeights {
    /// One figure for all stances.
    pub scale: f64,
    /// One for each stance: asserts, qualifies, denies, omits.
    pub offsets: [f64; 4],
}

impl Default for CalibrationWeights {
    fn default() -> Self {
        Self {
            scale: 1.0,
            offsets: [0.0; 4],
        }
    }
}

/// All weights of a judge.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Weights {
    /// Comment lines at the head of the file: how it was made.
    pub header: Vec<String>,
    /// What counts before any feature does.
    pub bias: Weight,
    /// How log-probabilities become probabilities.
    pub calibration: CalibrationWeights,
    /// Of the named features.
    pub features: BTreeMap<String, Weight>,
    /// Of the phrases.
    pub phrases: BTreeMap<(PhraseSide, String), PhraseWeight>,
}

/// The version of the file's form.
const FORMAT: &str = "1";

/// A phrase in fewer stories than this tells of these stories, not of language.
pub const MIN_STORIES: u32 = 5;

/// The longest phrase, in words.
const MAX_PHRASE_WORDS: usize = 3;

const COLUMNS: &str = "# feature\tup\tasserts\tqualifies\tdenies\tstories";

impl Weights {
    /// Reads a file of weights.
    ///
    /// # Errors
    /// A row that is malformed, doubled, out of order or of no known kind, with
    /// its line; a feature for which `is_feature` does not stand.
    pub fn parse(
        file: &str,
        text: &str,
        is_feature: impl Fn(&str) -> bool,
    ) -> Result<Self, LexiconError> {
        let comments = text.lines().take_while(|line| line.starts_with('#'));
        let mut weights = Weights {
            header: comments.map(str::to_owned).collect(),
            ..Weights::default()
        };
        weights.header.pop_if(|last| last == COLUMNS);
        let mut seen = [false; 3];
        for row in sorted_rows(file, text, 6) {
            let row = &row?;
            match row.cell(0) {
                "=format" => {
                    if row.cell(1) != FORMAT {
                        return Err(row.error(format!(
                            "unsupported format \"{}\": this program reads format {FORMAT}",
                            row.cell(1)
                        )));
                    }
                    seen[0] = true;
                }
                "=bias" => {
                    weights.bias = weight(row)?;
                    seen[1] = true;
                }
                "=calibration" => {
                    weights.calibration = CalibrationWeights {
                        scale: number(row, 1)?,
                        offsets: [
                            number(row, 2)?,
                            number(row, 3)?,
                            number(row, 4)?,
                            number(row, 5)?,
                        ],
                    };
                    seen[2] = true;
                }
                name => match phrase_of(name) {
                    Some((side, phrase)) => {
                        let weight = phrase_weight(row, phrase)?;
                        weights.phrases.insert((side, phrase.to_owned()), weight);
                    }
                    None if is_feature(name) => {
                        weights.features.insert(name.to_owned(), weight(row)?);
                    }
                    None => return Err(row.error(format!("unknown feature \"{name}\""))),
                },
            }
        }
        for (name, seen) in ["=format", "=bias", "=calibration"].into_iter().zip(seen) {
            if !seen {
                return Err(LexiconError {
                    file: file.to_owned(),
                    line: 0,
                    what: format!("missing row `{name}`"),
                });
            }
        }
        Ok(weights)
    }

    /// The file that [`Weights::parse`] reads back. Figures have four decimals,
    /// so that the last bits of a sum never show.
    pub fn to_text(&self) -> String {
        let mut lines: BTreeMap<String, String> = BTreeMap::new();
        lines.insert("=format".to_owned(), FORMAT.to_owned());
        lines.insert(
            "=bias".to_owned(),
            cells(Some(self.bias.up), &self.bias.how),
        );
        let CalibrationWeights { scale, offsets } = &self.calibration;
        lines.insert("=calibration".to_owned(), cells(Some(*scale), offsets));
        for (name, weight) in &self.features {
            lines.insert(name.clone(), cells(Some(weight.up), &weight.how));
        }
        for ((side, phrase), weight) in &self.phrases {
            let figures = cells(None, &weight.how);
            let line = format!("{figures}\t{}", weight.stories);
            lines.insert(format!("{}{phrase}", side.prefix()), line);
        }
        let mut text = String::new();
        for line in &self.header {
            text.push_str(line);
            text.push('\n');
        }
        text.push_str(COLUMNS);
        text.push('\n');
        for (name, cells) in lines {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{name}\t{cells}");
        }
        text
    }
}

fn cells(first: Option<f64>, rest: &[f64]) -> String {
    let first = first.map(figure).unwrap_or_default();
    let rest = rest.iter().map(|value| format!("\t{}", figure(*value)));
    first + &rest.collect::<String>()
}

fn figure(value: f64) -> String {
    let text = format!("{value:.4}");
    match text.as_str() {
        "-0.0000" => "0".to_owned(),
        _ => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
    }
}

fn phrase_of(name: &str) -> Option<(PhraseSide, &str)> {
    let of = |side: PhraseSide| Some((side, name.strip_prefix(side.prefix())?));
    PhraseSide::ALL.into_iter().find_map(of)
}

fn number(row: &TsvRow<'_>, column: usize) -> Result<f64, LexiconError> {
    let cell = row.cell(column);
    match cell.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) | Err(_) => {
            Err(row.error(format!("column {} is not a number: \"{cell}\"", column + 1)))
        }
    }
}

fn weight(row: &TsvRow<'_>) -> Result<Weight, LexiconError> {
    Ok(Weight {
        up: number(row, 1)?,
        how: [number(row, 2)?, number(row, 3)?, number(row, 4)?],
    })
}

fn phrase_weight(row: &TsvRow<'_>, phrase: &str) -> Result<PhraseWeight, LexiconError> {
    let words = phrase.split(' ').count();
    if words > MAX_PHRASE_WORDS || phrase.chars().any(|c| c.is_ascii_digit()) {
        return Err(row.error(format!(
            "a phrase must have at most {MAX_PHRASE_WORDS} words and no digit"
        )));
    }
    let stories = row.cell(5).parse::<u32>().ok();
    let Some(stories) = stories.filter(|count| *count >= MIN_STORIES) else {
        return Err(row.error(format!(
            "the last column of a phrase must be a number of stories, {MIN_STORIES} at least"
        )));
    };
    Ok(PhraseWeight {
        how: [number(row, 2)?, number(row, 3)?, number(row, 4)?],
        stories,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = "# made by hand\n=bias\t1\t0\t0\t0\n=calibration\t1\t0\t0\t0\t0\n\
                         =format\t1\nclaim says: not so\t\t0\t0\t2\t7\ntotal\t3\t1\t0\t-1.5\n";

    fn parse(text: &str) -> Result<Weights, LexiconError> {
        Weights::parse("w.tsv", text, |name| name == "total")
    }

    fn fault(from: &str, to: &str) -> String {
        match parse(&SOUND.replace(from, to)) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let weights = parse(SOUND).unwrap();
        assert_eq!(weights.features["total"].how, [1.0, 0.0, -1.5]);
        assert_eq!(weights.phrases.len(), 1);
        assert_eq!(parse(&weights.to_text()).unwrap(), weights);
        assert_eq!(
            parse(&weights.to_text()).unwrap().to_text(),
            weights.to_text()
        );
    }

    #[test]
    fn every_fault_has_its_line() {
        assert_eq!(
            fault("total\t3", "total\tx"),
            "w.tsv:6: column 2 is not a number: \"x\""
        );
        assert_eq!(
            fault("total\t", "totem\t"),
            "w.tsv:6: unknown feature \"totem\""
        );
        assert!(fault("2\t7", "2\t4").contains("5 at least"));
        assert!(fault("not so", "not in 1984").contains("no digit"));
        assert!(fault("not so", "it is not so").contains("at most 3 words"));
        let missing = fault("=bias\t1\t0\t0\t0\n", "");
        assert_eq!(missing, "w.tsv: missing row `=bias`");
        assert!(fault("=format\t1", "=format\t9").contains("unsupported format \"9\""));
        assert!(fault("\t3\t1\t", "\tNaN\t1\t").contains("not a number"));
    }
}
