//! What `import` prints: every row that was taken, was known, or needs a
//! person's eyes. Owns the words; the comparison is that of `decisions`.

use std::fmt::Write;

use crate::cli::arguments::ImportArguments;
use crate::decisions::{Conflict, ConflictKind, Import, News};
use crate::domain::clean;
use crate::ingest::{FilledIn, Unfit};

use super::store;

/// The whole report.
pub fn report(arguments: &ImportArguments, filled: &FilledIn, import: &Import) -> String {
    let mut text = String::new();
    for news in &import.new {
        line(&mut text, &new(news));
    }
    for place in &import.known {
        line(&mut text, &format!("known     {place}: decided so already"));
    }
    for conflict in &import.conflicts {
        line(&mut text, &against(conflict));
    }
    for unfit in &filled.unfit {
        line(&mut text, &not_taken(unfit));
        line(&mut text, &format!("          help: {}", unfit.help));
    }
    line(&mut text, &summary(arguments, filled, import));
    text
}

/// Every line is cleaned: a sheet may hold anything.
fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}", clean(line));
}

fn new(news: &News) -> String {
    let News { place, decision } = news;
    let stance = decision.stance.map_or("", |stance| stance.as_str());
    let machine = decision.basis.stance_machine;
    let beside = match machine {
        Some(machine) if Some(machine) == decision.stance => "confirmed".to_owned(),
        Some(machine) => format!("the program says {machine}"),
        None => "the program gives no stance".to_owned(),
    };
    format!(
        "new       {place}: {} × {}: {stance} ({beside})",
        decision.claim, decision.source
    )
}

fn against(conflict: &Conflict) -> String {
    let Conflict {
        place,
        claim,
        source,
        stance,
        kind,
    } = conflict;
    let why = match kind {
        ConflictKind::Within { other, stance: _ } => {
            format!(
                "{other} gives another decision or note for the same cell. Neither was taken: \
                 correct one of the two"
            )
        }
        ConflictKind::Later {
            reviewer,
            stance,
            at,
        } => format!(
            "{reviewer} decided {stance} on {at}, after this sheet was written. Not taken: export \
             the sheet again, or use --overrule"
        ),
        ConflictKind::Differs {
            reviewer,
            stance,
            at,
        } => format!(
            "{reviewer} decided {stance} on {at}. Both are kept; `stancegrid decisions list` shows \
             what the cell comes to"
        ),
    };
    format!("conflict  {place}: {claim} × {source}: {stance}, but {why}")
}

fn not_taken(unfit: &Unfit) -> String {
    let (claim, source) = &unfit.cell;
    let Unfit { place, why, .. } = unfit;
    format!("not taken {place}: {claim} × {source}: {why}")
}

fn summary(arguments: &ImportArguments, filled: &FilledIn, import: &Import) -> String {
    let confirmed = import.new.iter().filter(|news| {
        let decision = &news.decision;
        decision.stance == decision.basis.stance_machine
    });
    let confirmed = confirmed.count();
    let new = import.new.len();
    let done = if arguments.dry_run {
        "nothing was written (--dry-run)".to_owned()
    } else if new == 0 {
        "nothing new to keep".to_owned()
    } else {
        format!("kept in {}", store::path(&arguments.store).display())
    };
    let rows = import.new.len()
        + import.known.len()
        + filled.unfit.len()
        + import
            .conflicts
            .iter()
            .filter(|conflict| !conflict.kind.is_taken())
            .count();
    format!(
        "{}: filled in {rows}, blank {}; new by {}: {new} ({confirmed} confirm the program, {} do \
         not); known already: {}; conflicts: {}; not taken as they are: {}; {done}",
        arguments.file.display(),
        filled.blank,
        arguments.reviewer,
        new - confirmed,
        import.known.len(),
        import.conflicts.len(),
        filled.unfit.len(),
    )
}
