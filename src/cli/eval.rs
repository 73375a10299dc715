//! `eval`: the matrix against labels that people gave. Owns which sets are
//! judged and how their reports stand together.

use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use crate::Grid;
use crate::domain::{Article, ClaimSet, GoldCell, Matrix};
use crate::evaluation::{Pair, Report, pair};
use crate::ingest::{read_gold, read_set};
use crate::matrix::Selection;

use super::arguments::{EvalArguments, Task};
use super::failure::Failure;
use super::output::to_stdout;
use super::{Outcome, attribution, inputs, progress, segmentation};

/// The figures of one set, as JSON shows them.
#[derive(Serialize)]
struct Named {
    set: String,
    #[serde(flatten)]
    report: Report,
}

/// Runs the command.
pub fn run(arguments: &EvalArguments) -> Result<Outcome, Failure> {
    match arguments.task {
        Task::Stance => stance(arguments),
        Task::Segmentation => segmentation::run(&arguments.sets, arguments.json),
        Task::Attribution => attribution::run(&arguments.sets, arguments.json),
    }
}

/// One set after the run.
struct Judged {
    name: String,
    gold: Vec<GoldCell>,
    matrix: Matrix,
}

fn stance(arguments: &EvalArguments) -> Result<Outcome, Failure> {
    let mut sets = Vec::new();
    if let Some(file) = &arguments.gold {
        let gold = read_gold(file)?;
        let inputs = inputs::read(&arguments.input, &[])?;
        sets.push(judged(file, inputs.claims, &inputs.articles, gold));
    }
    for folder in &arguments.sets {
        let set = read_set(folder)?;
        sets.push(judged(folder, set.claims, &set.reading.articles, set.gold));
    }
    let pairs: Vec<Vec<Pair<'_>>> = sets
        .iter()
        .map(|set| pair(&set.gold, &set.matrix))
        .collect();
    let mut reports = Vec::new();
    for (set, pairs) in sets.iter().zip(&pairs) {
        reports.push(Named {
            set: set.name.clone(),
            report: Report::of_pairs(pairs)?,
        });
    }
    if sets.len() > 1 {
        reports.push(Named {
            set: "all sets together".to_owned(),
            report: Report::of_pairs(&pairs.concat())?,
        });
    }
    let text = if arguments.json {
        json(&reports)
    } else {
        lines(&reports)
    };
    to_stdout(text.as_bytes())?;
    Ok(Outcome::Done)
}

/// Judges only the pairs that have a label.
fn judged(path: &Path, claims: ClaimSet, articles: &[Article], gold: Vec<GoldCell>) -> Judged {
    let pairs = gold
        .iter()
        .map(|cell| (cell.claim.clone(), cell.source.clone()));
    let selection = Selection::everything().with_pairs(pairs);
    let bar = progress::over_articles(articles.len());
    let matrix = Grid::new(claims).judge_selected(articles, &selection, &|| bar.inc(1));
    bar.finish_and_clear();
    let name = path.file_name().unwrap_or(path.as_os_str());
    Judged {
        name: name.to_string_lossy().into_owned(),
        gold,
        matrix,
    }
}

fn lines(reports: &[Named]) -> String {
    let mut text = String::new();
    for named in reports {
        // Writing to a string does not fail.
        let _ = match reports {
            [_] => write!(text, "{}", named.report),
            _ => writeln!(text, "{}\n{}", named.set, named.report),
        };
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn json(reports: &[Named]) -> String {
    let value = match reports {
        [only] => serde_json::to_string_pretty(only),
        several => serde_json::to_string_pretty(several),
    };
    // Plain figures and text always have a JSON form.
    value.unwrap_or_default() + "\n"
}
