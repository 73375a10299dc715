//! `eval`: the matrix against labels that people gave. Owns which figures are
//! printed and how the reports of several sets stand together.

pub(super) mod attribution;
pub(super) mod before_after_text;
pub(super) mod by_file;
pub(super) mod changes_text;
pub(super) mod decided_labels;
pub(super) mod labelled_sets;
pub(super) mod sampling;
pub(super) mod segmentation;

use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use crate::domain::{clean, counted};
use crate::evaluation::{Changes, Overview, Pair, Report, Reviewed, Summary, pair};
use crate::export::{CsvStyle, Exporter, Format, LongCsv};
use crate::ingest::read_baseline;

use super::arguments::{EvalArguments, Task};
use super::exit_code::Outcome;
use super::failure::Failure;
use super::output::{summary, to_file, to_stdout};
use before_after_text::BeforeAfterText;
use changes_text::{ChangesText, cells};
use labelled_sets::{JudgedSet, read_and_judge};

/// Runs the command.
pub fn run(arguments: &EvalArguments) -> Result<Outcome, Failure> {
    check(arguments)?;
    match arguments.task {
        Task::Stance => stance(arguments),
        Task::Segmentation => segmentation::run(&arguments.sets, arguments.json),
        Task::Attribution => attribution::run(&arguments.sets, arguments.json),
    }
}

/// The figures of one set, as JSON shows them.
#[derive(Serialize)]
struct Named {
    set: String,
    #[serde(flatten)]
    report: Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<Compared>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided: Option<Decided>,
}

/// What people's decisions have made of the figures, as JSON shows it.
#[derive(Serialize)]
struct Decided {
    file: String,
    #[serde(flatten)]
    by_people: Reviewed,
}

/// What has changed since an earlier export, as JSON shows it.
#[derive(Serialize)]
struct Compared {
    file: String,
    #[serde(flatten)]
    changes: Changes,
}

/// One entry of the list that JSON gives of several sets.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'a> {
    Report(&'a Named),
    Mean {
        set: &'static str,
        #[serde(flatten)]
        headline: &'a Summary,
    },
}

const POOLED: &str = "all sets together";
const MEAN: &str = "mean of the sets";

fn stance(arguments: &EvalArguments) -> Result<Outcome, Failure> {
    // Read first: a slip in it must not cost a whole run.
    let earlier = arguments.baseline.as_deref().map(read_baseline);
    let earlier = earlier.transpose()?;
    let sets = read_and_judge(arguments)?;
    let pairs: Vec<Vec<Pair<'_>>> = sets
        .iter()
        .map(|set| pair(&set.gold, &set.matrix))
        .collect();
    let mut reports = Vec::new();
    for (set, pairs) in sets.iter().zip(&pairs) {
        reports.push(Named {
            set: set.name.clone(),
            report: Report::of_pairs(pairs)?,
            baseline: None,
            decided: decided(set, arguments),
        });
    }
    let text = match (reports.as_mut_slice(), pairs.as_slice()) {
        ([only], [pairs]) => {
            if let (Some(path), Some(earlier)) = (&arguments.baseline, &earlier) {
                let changes = Changes::of(pairs, earlier).map_err(|why| Failure::Baseline {
                    path: path.clone(),
                    why,
                })?;
                let file = path.display().to_string();
                only.baseline = Some(Compared { file, changes });
            }
            one(only, arguments.json)
        }
        _ => {
            let pooled = Report::of_pairs(&pairs.concat())?;
            several(reports, pooled, arguments)
        }
    };
    if let (Some(path), [set]) = (&arguments.save, sets.as_slice()) {
        save(path, set)?;
    }
    to_stdout(text.as_bytes())?;
    Ok(Outcome::Done)
}

/// What people's decisions have made of a set, where they were asked for.
fn decided(set: &JudgedSet, arguments: &EvalArguments) -> Option<Decided> {
    let (reviewed, file) = (set.reviewed.as_ref()?, arguments.db.as_ref()?);
    Some(Decided {
        file: file.display().to_string(),
        by_people: Reviewed::of(&set.gold, reviewed)?,
    })
}

/// Refuses what a baseline or a store cannot do, and formats that are not written.
fn check(arguments: &EvalArguments) -> Result<(), Failure> {
    let given = arguments.gold.len() + arguments.sets.len();
    let sets = given + usize::from(arguments.decisions.is_some());
    let options = [
        ("--baseline", &arguments.baseline),
        ("--save", &arguments.save),
        ("--db", &arguments.db),
        ("--decisions", &arguments.decisions),
    ];
    for (option, _) in options.iter().filter(|(_, file)| file.is_some()) {
        if arguments.task != Task::Stance {
            let what = format!("`{option}` works with `--task stance` only");
            return Err(Failure::usage(what, "leave one of the two out"));
        }
        if sets != 1 {
            return Err(Failure::usage(
                format!("`{option}` takes one set, but {sets} were given"),
                "give one set at a time: two sets may use one id for different cells",
            ));
        }
    }
    let keep = &arguments.keep;
    if arguments.decisions.is_none() && (keep.sample.is_some() || keep.pairs.is_some()) {
        return Err(Failure::usage(
            "`--sample` and `--pairs` choose among decisions, but no decisions were given",
            "name a store with `--decisions`",
        ));
    }
    if let Some(path) = &arguments.save
        && Format::of(path)? != Format::Csv
    {
        return Err(Failure::usage(
            format!("{}: a baseline must be a .csv file", path.display()),
            "choose a name that ends in .csv",
        ));
    }
    Ok(())
}

/// Writes the cells of a set for a later comparison.
fn save(path: &Path, set: &JudgedSet) -> Result<(), Failure> {
    let matrix = set.matrix.clone().without_empty();
    let style = CsvStyle::raw();
    to_file(path, &LongCsv { style }.export(&matrix)?)?;
    let cells = counted(matrix.cells.len(), "cell");
    summary(&format!("{}: {cells}", path.display()));
    Ok(())
}

fn one(named: &Named, as_json: bool) -> String {
    if as_json {
        return json(named);
    }
    let mut text = named.report.to_string();
    if let Some(Compared { file, changes }) = &named.baseline {
        let baseline = file;
        // Writing to a string does not fail.
        let _ = write!(text, "\n{}", ChangesText { baseline, changes });
    }
    if let Some(Decided { file, by_people }) = &named.decided {
        let figures = &by_people.figures;
        let names = ["the program alone", "as people left it"];
        let side_by_side = BeforeAfterText { names, figures };
        let (changed, all, file) = (by_people.changes.len(), figures.cells, clean(file));
        let _ = write!(text, "\n{side_by_side}");
        let _ = writeln!(
            text,
            "people changed {changed} of {all} cells ({file}); ? where they differ"
        );
        let _ = cells(&mut text, &by_people.changes, by_people.counts);
    }
    text
}

fn several(reports: Vec<Named>, pooled: Report, arguments: &EvalArguments) -> String {
    let row = |named: &Named| (named.set.clone(), Summary::of(&named.report));
    let sets: Vec<(String, Summary)> = reports.iter().map(row).collect();
    let headlines: Vec<Summary> = sets.iter().map(|(_, headline)| headline.clone()).collect();
    let mean = Summary::mean(&headlines);
    let mut all = reports;
    all.push(Named {
        set: POOLED.to_owned(),
        report: pooled,
        baseline: None,
        decided: None,
    });
    if arguments.json {
        let set = MEAN;
        let mean = mean.iter().map(|headline| Entry::Mean { set, headline });
        let entries = all.iter().map(Entry::Report);
        return json(&entries.chain(mean).collect::<Vec<_>>());
    }
    let pooled = all.last().map(row);
    let mean = mean.map(|headline| (MEAN.to_owned(), headline));
    let summaries = pooled.into_iter().chain(mean).collect();
    let mut text = Overview { sets, summaries }.to_string();
    if arguments.details {
        for named in &all {
            // Writing to a string does not fail.
            let _ = write!(text, "\n{}\n{}", named.set, named.report);
        }
    }
    text
}

fn json(figures: &impl Serialize) -> String {
    // Plain figures and text always have a JSON form.
    serde_json::to_string_pretty(figures).unwrap_or_default() + "\n"
}
