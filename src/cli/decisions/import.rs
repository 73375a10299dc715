//! `import`: takes an edited sheet back as decisions. Owns the order of steps
//! and when the command falls short; the words are those of `import_text`.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cli::arguments::ImportArguments;
use crate::cli::exit_code::Outcome;
use crate::cli::failure::Failure;
use crate::cli::output::to_stdout;
use crate::decisions;
use crate::decisions::{DecisionsError, Import, ImportOptions, Store};
use crate::domain::{ClaimId, Decision};
use crate::ingest::{FilledIn, read_claims, read_sheet_decisions};

use super::{import_text, store};

/// Runs the command: falls short where a row needs a person's eyes.
pub fn run(arguments: &ImportArguments) -> Result<Outcome, Failure> {
    decisions::check_reviewer(&arguments.reviewer)?;
    let filled = read_sheet_decisions(&arguments.file)?;
    let filled = match claims(arguments)? {
        Some(claims) => filled.on_claims(|id| claims.contains(id)),
        None => filled,
    };
    let import = taken(arguments, &filled)?;
    to_stdout(import_text::report(arguments, &filled, &import).as_bytes())?;
    let clean = import.conflicts.is_empty() && filled.unfit.is_empty();
    Ok(if clean {
        Outcome::Done
    } else {
        Outcome::FellShort
    })
}

/// The claims that decisions can be about; nothing where there are none here.
/// Without this check, a spreadsheet that has rewritten an id (`007`, `1e5`) would
/// decide on a claim that does not exist.
fn claims(arguments: &ImportArguments) -> Result<Option<BTreeSet<ClaimId>>, Failure> {
    let usual = Path::new("claims");
    let path = match &arguments.claims {
        Some(path) => path,
        None if usual.exists() => usual,
        None => return Ok(None),
    };
    let claims = read_claims(path)?.claims;
    Ok(Some(claims.into_iter().map(|claim| claim.id).collect()))
}

/// Adds what is new, or with `--dry-run` only tells what that is.
fn taken(arguments: &ImportArguments, filled: &FilledIn) -> Result<Import, Failure> {
    let terms = ImportOptions {
        reviewer: arguments.reviewer.clone(),
        at: decisions::now(),
        adjudicates: arguments.adjudicate,
        overrules: arguments.overrule,
    };
    let plan = |decided: &[Decision]| decisions::plan(&filled.proposals, decided, &terms);
    let path = store::path(&arguments.store);
    if arguments.dry_run {
        let decided = if path.exists() {
            Store::open_to_read(&path)?.decisions()?
        } else {
            Vec::new()
        };
        return Ok(plan(&decided)?);
    }
    // A sheet that nobody has filled in makes no store.
    if filled.proposals.is_empty() && !path.exists() {
        return Ok(Import::default());
    }
    let decide = |decided: &[Decision]| -> Result<_, DecisionsError> {
        let import = plan(decided)?;
        let new = import
            .new
            .iter()
            .map(|news| news.decision.clone())
            .collect();
        Ok((new, import))
    };
    let mut store = Store::open(&path)?;
    // `ann` and `Ann` would be two readers who agree.
    store.introduce(&arguments.reviewer, &terms.at)?;
    let (_, import) = store.amend(decide)?;
    Ok(import)
}
