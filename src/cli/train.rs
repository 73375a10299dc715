//! `train`: learns the weights of the judge from labelled sets and from what
//! people have decided. Owns the header of the file, the progress and the report;
//! learning is told in `learning`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};

use crate::domain::{ClaimId, SourceId, clean};
use crate::evaluation::{BeforeAfter, ClassScore, Confusion, kappa, macro_f1};
use crate::ingest::{locate_set, read_set};
use crate::learning::{
    FITS, HeldOut, Stage, TrainingSet, content_hash, enough, on_held_out, train,
};
use crate::lexicon::Lexicons;
use crate::matrix::Readers;

use super::arguments::input::InputOptions;
use super::arguments::{FoldOptions, TrainArguments};
use super::eval::before_after_text::BeforeAfterText;
use super::eval::decided_labels;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::inputs;
use super::judge_setup;
use super::output::{summary, to_file};

/// Where claims are unless told otherwise.
const USUAL_CLAIMS: &str = "claims";

/// A fit takes about as long as observing this many articles.
const FIT: u64 = 500;

/// Runs the command.
pub fn run(arguments: &TrainArguments) -> Result<Outcome, Failure> {
    if let Some(file) = &arguments.decisions
        && is_the_same(file, &arguments.output)
    {
        return Err(Failure::usage(
            format!(
                "{}: cannot overwrite the decisions that this run reads",
                arguments.output.display()
            ),
            "write the weights to another file",
        ));
    }
    let mut sets = Vec::new();
    for name in &arguments.sets {
        let set = read_set(&locate_set(name))?;
        sets.push(TrainingSet {
            name: name.display().to_string(),
            claims: set.claims,
            articles: set.reading.articles,
            gold: set.gold,
            may_add_omissions: true,
        });
    }
    let decided = match &arguments.decisions {
        Some(file) => {
            sets.push(decided_set(file, arguments)?);
            Some(sets.len() - 1)
        }
        None => None,
    };
    let bar = bar(&sets);
    let readers = judge_setup::load_folds(None, &arguments.reading)?.readers;
    let mut lesson = train(&sets, readers.as_ref(), &|stage| match stage {
        Stage::Article => bar.inc(1),
        Stage::Fit => bar.inc(FIT),
    });
    bar.finish_and_clear();
    summary(&report(&sets, &lesson.held_out));
    if let Some(at) = decided {
        let shipped = match readers {
            Some(_) => Lexicons::reading_weights(),
            None => &Lexicons::shipped().weights,
        };
        let figures = on_held_out(&sets, at, &lesson, shipped, readers.as_ref());
        summary(&gained(figures.as_ref()));
    }
    lesson.weights.header = header(&sets, arguments);
    for (name, hash) in readers.iter().flat_map(Readers::names) {
        let line = format!("#   read by {}, SHA-256 {hash}", clean(name));
        lesson.weights.header.push(line);
    }
    to_file(&arguments.output, lesson.weights.to_text().as_bytes())?;
    Ok(Outcome::Done)
}

/// Whether two paths lead to one file that is there.
fn is_the_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        (Err(_), _) | (_, Err(_)) => false,
    }
}

/// The cells that people have settled, with the claims and articles that these
/// are of: what nobody has decided on teaches nothing, and the same decisions
/// give the same weights whatever else comes into the folder.
fn decided_set(file: &Path, arguments: &TrainArguments) -> Result<TrainingSet, Failure> {
    let options = InputOptions {
        articles: arguments.articles.clone(),
        claims: (arguments.claims.clone()).unwrap_or_else(|| PathBuf::from(USUAL_CLAIMS)),
        weights: None,
        encoding: None,
    };
    let mut inputs = inputs::read(&options, &[])?;
    inputs.spare(&arguments.output)?;
    let gold = decided_labels::read(file, None, &inputs)?;
    let alone = arguments.sets.is_empty();
    enough(&gold, alone)
        .map_err(|why| Failure::usage(format!("{}: {why}", file.display()), why.help(alone)))?;
    let claims: BTreeSet<&ClaimId> = gold.iter().map(|label| &label.claim).collect();
    let sources: BTreeSet<&SourceId> = gold.iter().map(|label| &label.source).collect();
    let claims_now = &mut inputs.claims.claims;
    claims_now.retain(|claim| claims.contains(&claim.id));
    let articles_now = &mut inputs.articles;
    articles_now.retain(|article| sources.contains(&article.source.id));
    Ok(TrainingSet {
        name: file.display().to_string(),
        claims: inputs.claims,
        articles: inputs.articles,
        gold,
        may_add_omissions: false,
    })
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
fn header(sets: &[TrainingSet], arguments: &TrainArguments) -> Vec<String> {
    let mut command = String::from("stancegrid train");
    let named = arguments.sets.iter().map(|name| ("", name));
    let decided = arguments
        .decisions
        .iter()
        .map(|file| ("--decisions ", file));
    let articles = arguments.articles.iter().map(|path| ("-a ", path));
    let claims = arguments.claims.iter().map(|path| ("-c ", path));
    let FoldOptions {
        reading,
        folds,
        fold_readers,
        ..
    } = &arguments.reading;
    let reading = [
        ("--reader-weights ", &reading.reader_weights),
        ("--folds ", folds),
        ("--fold-readers ", fold_readers),
    ];
    let reading = reading
        .into_iter()
        .filter_map(|(option, path)| Some((option, path.as_ref()?)));
    let paths = named.chain(decided).chain(articles).chain(claims);
    for (option, path) in paths.chain(reading) {
        command += &format!(" {option}{}", path.display());
    }
    if arguments.reading.reading.no_reader {
        command += " --no-reader";
    }
    let mut lines = vec![
        "# Weights of the learnt judge: what one unit of a feature adds, in natural log-odds,"
            .to_owned(),
        "# for the claim being brought up at all, and then for asserting, qualifying, denying it."
            .to_owned(),
        "# The last column tells in how many stories of the labelled sets a phrase stands."
            .to_owned(),
        format!(
            "# Made by stancegrid {} with: {command} -o weights.tsv",
            env!("CARGO_PKG_VERSION"),
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
            "\n  {:24} kappa {:.3}  macro-F1 {:.3}",
            set.name,
            kappa(&confusion),
            macro_f1(&scores)
        );
        for score in scores.iter().filter(|score| score.gold > 0) {
            let _ = write!(text, "  {} {:.3}", score.stance, score.f1);
        }
    }
    text
}

/// What was learnt, on decisions that were held out, beside what ships.
fn gained(figures: Option<&BeforeAfter>) -> String {
    let Some(figures) = figures else {
        return "no decision could be held out: of each, the claim and the article are in \
                different parts"
            .to_owned();
    };
    let names = ["as shipped", "learnt, held out"];
    let text = BeforeAfterText { names, figures };
    let advice = if figures.gain.interval.lower > 0.0 {
        ""
    } else {
        "The new weights do not beat the shipped ones on your decisions: keep the shipped ones.\n"
    };
    format!("on decisions that were held out, by the whole judge:\n{text}{advice}")
        .trim_end()
        .to_owned()
}
