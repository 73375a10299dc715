//! `verify`: every quote of an export against its article. Owns what is said of
//! a whole file and when the command falls short.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::audit::{Mismatch, QuoteCheck};
use crate::domain::{SavedQuote, clean, counted};
use crate::ingest::read_saved_quotes;

use super::arguments::VerifyArguments;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::inputs;
use super::output::to_stdout;

/// Runs the command: falls short at the first quote that does not stand in its
/// article as the export says.
pub fn run(arguments: &VerifyArguments) -> Result<Outcome, Failure> {
    let quotes = read_saved_quotes(&arguments.file)?;
    let articles = inputs::articles_alone(&arguments.articles, arguments.encoding)?;
    let check = QuoteCheck::new(&articles);
    let file = arguments.file.display().to_string();
    let mut mismatches = quotes.iter().filter_map(|quote| check.mismatch(quote));
    let Some(first) = mismatches.next() else {
        to_stdout(format!("{}\n", clean(&sound(&file, &quotes))).as_bytes())?;
        return Ok(Outcome::Done);
    };
    let mut report = explained(&file, &first, &check);
    if arguments.all {
        let mut count = 1;
        for mismatch in mismatches {
            count += 1;
            line(&mut report, &format!("{file}, {}", mismatch.headline()));
        }
        line(
            &mut report,
            &format!("{file}: {count} of {} quotes do not match", quotes.len()),
        );
    } else if let Some(more) = Some(mismatches.count()).filter(|&more| more > 0) {
        let noun = if more == 1 { "quote does" } else { "quotes do" };
        line(
            &mut report,
            &format!("{more} more {noun} not match: --all lists them"),
        );
    }
    to_stdout(report.as_bytes())?;
    Ok(Outcome::FellShort)
}

fn sound(file: &str, quotes: &[SavedQuote]) -> String {
    let sources: BTreeSet<&str> = quotes.iter().map(|quote| quote.source.as_str()).collect();
    let verb = if quotes.len() == 1 {
        "matches"
    } else {
        "match"
    };
    format!(
        "{file}: {} from {} {verb} the articles word for word",
        counted(quotes.len(), "quote"),
        counted(sources.len(), "source")
    )
}

fn explained(file: &str, mismatch: &Mismatch, check: &QuoteCheck<'_>) -> String {
    let mut report = String::new();
    line(&mut report, &format!("{file}, {}", mismatch.headline()));
    for detail in mismatch.details() {
        line(&mut report, &format!("  {detail}"));
    }
    if mismatch.elsewhere.is_none()
        && let Some((source, points)) = check.other_source(&mismatch.quote)
    {
        let (start, end) = (points.start, points.end);
        line(
            &mut report,
            &format!("  they are in the source \"{source}\", characters {start}–{end}"),
        );
    }
    report
}

fn line(report: &mut String, text: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(report, "{}", clean(text));
}
