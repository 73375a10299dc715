//! `check`: weak claims and broken articles. Owns the order of lints, which
//! findings count, how they are shown, and when the command falls short.

use std::fmt::Write;

use serde::Serialize;

use crate::audit::{Finding, Lint, Severity, lint_articles, lint_claims, lint_matrix};
use crate::domain::{clean, counted};

use super::arguments::CheckArguments;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::inputs::Places;
use super::output::to_stdout;
use super::{inputs, judge_setup};

/// What `check --explain` prints from, and what a person may read as a page.
const PAGE: &str = include_str!("../../docs/checks.md");

/// Runs the command: falls short where there is a warning that is not ignored.
pub fn run(arguments: &CheckArguments) -> Result<Outcome, Failure> {
    if let Some(lint) = arguments.explain {
        to_stdout(format!("{}\n", section(PAGE, lint)).as_bytes())?;
        return Ok(Outcome::Done);
    }
    let (inputs, places) = inputs::read_with_places(&arguments.input)?;
    let mut findings = lint_claims(&inputs.claims);
    findings.extend(lint_articles(&inputs.articles));
    let (claims, articles) = (inputs.claims.claims.len(), inputs.articles.len());
    let weights = arguments.input.weights.as_deref();
    let engine = judge_setup::by_words(weights)?.engine(inputs.claims);
    let matrix = engine.judge(&inputs.articles);
    findings.extend(lint_matrix(&matrix));
    let found = findings.len();
    findings.retain(|finding| !arguments.ignore.contains(&finding.lint));
    let of = |severity| {
        let of = findings.iter().filter(|one| one.severity() == severity);
        of.count()
    };
    let counts = Counts {
        claims,
        articles,
        warnings: of(Severity::Warning),
        notes: of(Severity::Note),
        ignored: found - findings.len(),
    };
    let text = if arguments.json {
        json(&findings, &places, counts)
    } else {
        lines(&findings, &places, counts)
    };
    to_stdout(text.as_bytes())?;
    Ok(if counts.warnings > 0 {
        Outcome::FellShort
    } else {
        Outcome::Done
    })
}

/// What was looked at, and what was found.
#[derive(Debug, Clone, Copy, Serialize)]
struct Counts {
    claims: usize,
    articles: usize,
    warnings: usize,
    notes: usize,
    ignored: usize,
}

/// Everything that `--json` prints.
#[derive(Serialize)]
struct Document<'f> {
    findings: Vec<FindingRecord<'f>>,
    counts: Counts,
}

/// A finding as JSON shows it.
#[derive(Serialize)]
struct FindingRecord<'f> {
    code: Lint,
    level: Severity,
    subject: SubjectRecord<'f>,
    message: String,
    help: &'f str,
    place: Option<PlaceRecord>,
}

/// What a finding is about.
#[derive(Serialize)]
struct SubjectRecord<'f> {
    kind: &'static str,
    id: &'f str,
}

/// Where a claim or an article was read from.
#[derive(Serialize)]
struct PlaceRecord {
    file: String,
    line: Option<usize>,
}

fn json(findings: &[Finding], places: &Places, counts: Counts) -> String {
    let findings = findings.iter().map(|finding| FindingRecord {
        code: finding.lint,
        level: finding.severity(),
        subject: SubjectRecord {
            kind: finding.subject.kind(),
            id: finding.subject.id(),
        },
        message: finding.message(),
        help: &finding.help,
        place: places.get(&finding.subject).map(|input| PlaceRecord {
            file: input.file.display().to_string(),
            line: input.line,
        }),
    });
    let document = Document {
        findings: findings.collect(),
        counts,
    };
    // Plain figures and text always have a JSON form.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn lines(findings: &[Finding], places: &Places, counts: Counts) -> String {
    let mut text = String::new();
    for finding in findings {
        let level = finding.severity().as_str();
        let place = places.get(&finding.subject);
        let place = place.map_or(String::new(), |input| format!("{input}: "));
        let what = clean(&format!("{place}{}", finding.message()));
        // Writing to a string does not fail.
        let _ = writeln!(text, "{level}[{}]: {what}", finding.lint);
        let _ = writeln!(text, "help: {}", clean(&finding.help));
    }
    let Counts {
        claims, articles, ..
    } = counts;
    let _ = write!(
        text,
        "{}, {}: {}, {}",
        counted(claims, "claim"),
        counted(articles, "article"),
        counted(counts.warnings, "warning"),
        counted(counts.notes, "note"),
    );
    if counts.ignored > 0 {
        let _ = write!(text, " ({} ignored)", counts.ignored);
    }
    text + "\n"
}

/// What the page says of a lint: its section, without the head of the next one.
fn section(page: &str, lint: Lint) -> &str {
    let head = format!("## {lint}\n");
    let from = page.find(&head).unwrap_or(page.len());
    let rest = page.get(from..).unwrap_or_default();
    let end = rest.find("\n## ").map_or(rest.len(), |at| at + 1);
    rest.get(..end).unwrap_or_default().trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lint_has_a_section_of_the_page() {
        for &lint in Lint::ALL {
            let section = section(PAGE, lint);
            assert!(section.contains(lint.explanation()), "{lint}");
            assert_eq!(section.matches("\n## ").count(), 0, "{lint}");
        }
    }
}
