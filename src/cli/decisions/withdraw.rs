//! `decisions withdraw`: takes back what a reader has decided on one cell. Owns
//! the words; nothing is deleted, an entry is added that takes the others back.

use std::collections::BTreeSet;

use crate::cli::arguments::WithdrawArguments;
use crate::cli::exit_code::Outcome;
use crate::cli::failure::Failure;
use crate::cli::output::to_stdout;
use crate::decisions::{DecisionsError, Store, check_reviewer, now, withdrawal};
use crate::domain::{Act, ClaimId, Decision, SourceId, Stance, clean};

use super::store;

/// Runs the command: falls short where there is nothing to take back.
pub fn run(arguments: &WithdrawArguments) -> Result<Outcome, Failure> {
    check_reviewer(&arguments.reviewer)?;
    let path = store::path(&arguments.store);
    // Opening for writing would make a store where there is none.
    drop(Store::open_to_read(&path)?);
    let cell = (
        ClaimId::new(&arguments.claim),
        SourceId::new(&arguments.source),
    );
    let decide = |decided: &[Decision]| -> Result<_, DecisionsError> {
        let (reviewer, note) = (&arguments.reviewer, arguments.note.clone());
        let entry = withdrawal(decided, (&cell.0, &cell.1), reviewer, note, now())?;
        let text = match &entry {
            Some(entry) => taken_back(entry, decided),
            None => nothing(arguments, decided),
        };
        let new: Vec<Decision> = entry.into_iter().collect();
        Ok((new, text))
    };
    let (added, text) = Store::open(&path)?.amend(decide)?;
    to_stdout(format!("{}\n", clean(&text)).as_bytes())?;
    Ok(if added > 0 {
        Outcome::Done
    } else {
        Outcome::FellShort
    })
}

fn taken_back(entry: &Decision, decided: &[Decision]) -> String {
    let answered = decided.iter().filter(|one| entry.answers.contains(&one.id));
    let what = answered.map(|one| {
        let stance = one.stance.map_or("", Stance::as_str);
        let kind = match one.act {
            Act::Reading | Act::Withdrawal => "",
            Act::Adjudication => " (adjudication)",
        };
        format!("{stance}{kind} of {}", one.at)
    });
    let what: Vec<String> = what.collect();
    format!(
        "{} × {}: taken back by {}: {}",
        entry.claim,
        entry.source,
        entry.reviewer,
        what.join(", ")
    )
}

/// Why there is nothing to take back, with who has decided on the cell.
fn nothing(arguments: &WithdrawArguments, decided: &[Decision]) -> String {
    let WithdrawArguments {
        claim,
        source,
        reviewer,
        ..
    } = arguments;
    let of_cell = |one: &&Decision| one.claim.as_str() == claim && one.source.as_str() == source;
    let names = decided.iter().filter(of_cell);
    let names: BTreeSet<&str> = names.map(|one| one.reviewer.as_str()).collect();
    let why = if names.contains(reviewer.as_str()) {
        "all of them were taken back already".to_owned()
    } else if names.is_empty() {
        "nobody has decided on this cell (`stancegrid decisions list` shows all cells)".to_owned()
    } else {
        let names: Vec<&str> = names.into_iter().collect();
        format!("the decisions on this cell are by {}", names.join(", "))
    };
    format!("{claim} × {source}: {reviewer} has no decision here to take back: {why}")
}
