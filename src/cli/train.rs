//! `train`: learns the weights of the judge from labelled sets. Owns the header
//! of the file, the progress and the report; learning is the business of
//! `learning`.

use std::fmt::Write;

use indicatif::{ProgressBar, ProgressStyle};

use crate::evaluation::{ClassScore, Confusion, macro_f1};
use crate::ingest::{locate_set, read_set};
use crate::learning::{FITS, HeldOut, Stage, TrainingSet, content_hash, train};

use super::Outcome;
use super::arguments::TrainArguments;
use super::failure::Failure;
use super::output::{note, to_file};

/// A fit takes about as long as observing this many articles.
const FIT: u64 = 500;

/// Runs the command.
pub fn run(arguments: &TrainArguments) -> Result<Outcome, Failure> {
    let mut sets = Vec::new();
    for name in &arguments.sets {
        let set = read_set(&locate_set(name))?;
        sets.push(TrainingSet {
            name: name.display().to_string(),
            claims: set.claims,
            articles: set.reading.articles,
            gold: set.gold,
        });
    }
    let bar = bar(&sets);
    let mut lesson = train(&sets, &|stage| match stage {
        Stage::Article => bar.inc(1),
        Stage::Fit => bar.inc(FIT),
    });
    bar.finish_and_clear();
    note(&report(&sets, &lesson.held_out));
    lesson.weights.header = header(&sets);
    to_file(&arguments.output, lesson.weights.to_text().as_bytes())?;
    Ok(Outcome::Done)
}

fn bar(sets: &[TrainingSet]) -> ProgressBar {
    // Each set is gone through twice: for what is brought up, and for the rest.
    let articles: usize = sets.iter().map(|set| 2 * set.articles.len()).sum();
    let bar = ProgressBar::new(articles as u64 + FIT * FITS as u64);
    match ProgressStyle::with_template("{wide_bar} {percent} %, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Says how to make the file again, and from what.
fn header(sets: &[TrainingSet]) -> Vec<String> {
    let names: Vec<&str> = sets.iter().map(|set| set.name.as_str()).collect();
    let mut lines = vec![
        "# Weights of the learnt judge: what one unit of a feature adds, in natural log-odds,"
            .to_owned(),
        "# for the claim being brought up at all, and then for asserting, qualifying, denying it."
            .to_owned(),
        "# The last column tells in how many stories of the labelled sets a phrase stands."
            .to_owned(),
        format!(
            "# Made by stancegrid {} with: stancegrid train {} -o weights.tsv",
            env!("CARGO_PKG_VERSION"),
            names.join(" ")
        ),
    ];
    lines.extend(sets.iter().map(|set| {
        let labels = set.gold.len();
        format!(
            "#   {}: {labels} labels, SHA-256 {}",
            set.name,
            content_hash(set)
        )
    }));
    lines
}

/// How weights learnt on the other stories do, set by set.
fn report(sets: &[TrainingSet], held_out: &[HeldOut]) -> String {
    let mut text =
        "held out, story by story (omissions off the topic added to sets without any):".to_owned();
    for (at, set) in sets.iter().enumerate() {
        let cells = held_out.iter().filter(|cell| cell.set == at);
        let confusion = Confusion::from_answers(cells.map(|cell| (cell.gold, cell.answer)));
        let scores = ClassScore::all(&confusion);
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n  {:24} macro-F1 {:.3}",
            set.name,
            macro_f1(&scores)
        );
        for score in scores.iter().filter(|score| score.gold > 0) {
            let _ = write!(text, "  {} {:.3}", score.stance, score.f1);
        }
    }
    text
}
