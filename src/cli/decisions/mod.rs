//! `decisions`: lists what people have decided, writes it as JSON lines, and
//! merges such lines; `agreement` and `withdraw` have files of their own. Owns
//! the list's form.

pub(super) mod agreement;
pub(super) mod agreement_text;
pub(super) mod import;
pub(super) mod import_text;
pub(super) mod store;
pub(super) mod withdraw;

use std::fmt::Write;
use std::io::Read;
use std::path::Path;

use crate::decisions::{Store, by_cell, from_lines, review_of, to_lines};
use crate::domain::{Decision, Review, clean, counted, sha256};

use super::arguments::{
    DecisionsCommand, DecisionsExportArguments, DecisionsImportArguments, DecisionsListArguments,
};
use super::exit_code::Outcome;
use super::failure::Failure;
use super::inputs;
use super::output::{summary, to_file, to_stdout};

/// Runs the command.
pub fn run(command: &DecisionsCommand) -> Result<Outcome, Failure> {
    let done = match command {
        DecisionsCommand::List(arguments) => list(arguments),
        DecisionsCommand::Export(arguments) => export(arguments),
        DecisionsCommand::Import(arguments) => import(arguments),
        DecisionsCommand::Agreement(arguments) => agreement::run(arguments),
        DecisionsCommand::Withdraw(arguments) => return withdraw::run(arguments),
    };
    done.map(|()| Outcome::Done)
}

fn list(arguments: &DecisionsListArguments) -> Result<(), Failure> {
    let decisions = Store::open_to_read(&store::path(&arguments.store))?.decisions()?;
    let inputs = inputs::read(&arguments.input, &[])?;
    let mut text = String::new();
    for ((claim_id, source_id), decisions) in by_cell(&decisions) {
        let mut claims = inputs.claims.claims.iter();
        let claim = claims.find(|claim| claim.id == *claim_id);
        let mut articles = inputs.articles.iter();
        let article = articles.find(|article| article.source.id == *source_id);
        let state = match (claim, article) {
            (None, _) => Some("homeless: the claim is not here".to_owned()),
            (Some(_), None) => Some("homeless: the source is not here".to_owned()),
            (Some(claim), Some(article)) => {
                let hash = sha256(&article.text);
                let review = review_of(claim, Some((article, &hash)), &decisions);
                review.map(|review| state(&review))
            }
        };
        let state = state.unwrap_or_else(|| "withdrawn".to_owned());
        push(&mut text, &format!("{claim_id} × {source_id}: {state}"));
        for decision in decisions {
            push(&mut text, &format!("    {}", told(decision)));
        }
    }
    to_stdout(text.as_bytes())
}

fn state(review: &Review) -> String {
    match review.stance {
        Some(stance) if review.changed.is_empty() => format!("{}: {stance}", review.words()),
        Some(_) | None => review.words(),
    }
}

fn told(decision: &Decision) -> String {
    let Decision {
        at,
        reviewer,
        act,
        stance,
        note,
        ..
    } = decision;
    let stance = stance.map_or(String::new(), |stance| format!(": {stance}"));
    let note = note
        .as_ref()
        .map_or(String::new(), |note| format!(" ({note})"));
    format!("{at} {reviewer}, {act}{stance}{note}")
}

fn push(text: &mut String, line: &str) {
    let indent = line.len() - line.trim_start().len();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}{}", " ".repeat(indent), clean(line.trim_start()));
}

fn export(arguments: &DecisionsExportArguments) -> Result<(), Failure> {
    let decisions = Store::open_to_read(&store::path(&arguments.store))?.decisions()?;
    let lines = to_lines(&decisions)?;
    match &arguments.output {
        Some(file) => to_file(file, lines.as_bytes()),
        None => to_stdout(lines.as_bytes()),
    }
}

fn import(arguments: &DecisionsImportArguments) -> Result<(), Failure> {
    let text = lines(&arguments.file)?;
    let decisions = from_lines(&text, &arguments.file.display().to_string())?;
    let path = store::path(&arguments.store);
    let added = Store::open(&path)?.add(&decisions)?;
    summary(&format!(
        "{}: {} added, {} there already",
        path.display(),
        counted(added, "decision"),
        decisions.len() - added
    ));
    Ok(())
}

fn lines(file: &Path) -> Result<String, Failure> {
    let failed = |error| Failure::read(file, error);
    if file != Path::new("-") {
        return std::fs::read_to_string(file).map_err(failed);
    }
    let mut text = String::new();
    std::io::stdin()
        .lock()
        .read_to_string(&mut text)
        .map_err(failed)?;
    Ok(text)
}
