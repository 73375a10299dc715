//! `check`: weak claims and troubled articles. Owns the order of lints and
//! when the command falls short.

use std::fmt::Write;

use crate::audit::{Finding, Severity, lint_articles, lint_claims, lint_matrix};
use crate::domain::clean;

use super::arguments::CheckArguments;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::output::to_stdout;
use super::{inputs, weights};

/// Runs the command: falls short where there is a warning.
pub fn run(arguments: &CheckArguments) -> Result<Outcome, Failure> {
    let inputs = inputs::read(&arguments.input, &[])?;
    let mut findings = lint_claims(&inputs.claims);
    findings.extend(lint_articles(&inputs.articles));
    let counts = (inputs.claims.claims.len(), inputs.articles.len());
    let grid = weights::grid(inputs.claims, arguments.input.weights.as_deref())?;
    let matrix = grid.judge(&inputs.articles);
    findings.extend(lint_matrix(&matrix));
    to_stdout(report(&findings, counts).as_bytes())?;
    let warned = findings
        .iter()
        .any(|finding| finding.severity == Severity::Warning);
    Ok(if warned {
        Outcome::FellShort
    } else {
        Outcome::Done
    })
}

fn report(findings: &[Finding], (claims, articles): (usize, usize)) -> String {
    let mut text = String::new();
    for finding in findings {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", clean(&finding.to_string()));
    }
    let warnings = findings
        .iter()
        .filter(|f| f.severity == Severity::Warning)
        .count();
    let notes = findings.len() - warnings;
    let _ = writeln!(
        text,
        "{claims} claims, {articles} articles: {warnings} warnings, {notes} notes"
    );
    text
}
