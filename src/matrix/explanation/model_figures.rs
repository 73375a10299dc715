//! The figures behind a verdict, in words: probabilities, what spoke most for
//! it and against it, and the smallest change that would turn it. Owns the
//! choice of what is shown; the figures come from the judge.

use std::fmt::Write;

use crate::domain::{Article, Stance, clean};
use crate::matrix::Counterfactual;
use crate::stance::{Contribution, ModelTrace};

/// The most lines shown of each step.
const MAX_LINES: usize = 6;

/// What adds less than this is not shown.
const MIN_SHOWN_LOG_ODDS: f64 = 0.05;

const HOW: [Stance; 3] = [Stance::Asserts, Stance::Qualifies, Stance::Denies];

/// Tells the figures of a verdict.
pub fn figures(model: &ModelTrace, stance: Stance) -> String {
    let mut text = String::from("\nprobabilities  ");
    let shares = Stance::ALL.iter().map(|&stance| {
        let share = 100.0 * model.probabilities.of(stance);
        format!("{stance} {share:.0} %")
    });
    text.push_str(&shares.collect::<Vec<_>>().join(", "));
    // Writing to a string does not fail.
    let _ = writeln!(text, "\nthe rules alone  {}", model.rules);
    let up = model.probabilities.up;
    let _ = writeln!(
        text,
        "\nIs the claim brought up? {} (log-odds {up:+.2})",
        if up > 0.0 { "yes" } else { "no" }
    );
    lines(&mut text, model, |added| added.up);
    let Some(chosen) = HOW.iter().position(|&how| how == stance) else {
        return text;
    };
    let how = model.probabilities.how;
    let rivals = (0..HOW.len()).filter(|&at| at != chosen);
    let rival = rivals.max_by(|&a, &b| how[a].total_cmp(&how[b]));
    if let Some(rival) = rival {
        let ahead = how[chosen] - how[rival];
        let _ = writeln!(
            text,
            "\nWhy {stance} and not {}? (log-odds {ahead:+.2})",
            HOW[rival]
        );
        lines(&mut text, model, |added| {
            added.how[chosen] - added.how[rival]
        });
    }
    text
}

fn lines(text: &mut String, model: &ModelTrace, of: impl Fn(&Contribution) -> f64) {
    let mut added: Vec<(&Contribution, f64)> = model
        .contributions
        .iter()
        .map(|added| (added, of(added)))
        .filter(|(_, value)| value.abs() >= MIN_SHOWN_LOG_ODDS)
        .collect();
    added.sort_by(|a, b| {
        let larger = b.1.abs().total_cmp(&a.1.abs());
        larger.then_with(|| a.0.name.to_string().cmp(&b.0.name.to_string()))
    });
    let rest: f64 = added.iter().skip(MAX_LINES).map(|(_, value)| value).sum();
    for (added, value) in added.iter().take(MAX_LINES) {
        let _ = writeln!(
            text,
            "  {value:+.2}  {} = {:.2}",
            clean(&added.name.to_string()),
            added.value
        );
    }
    if added.len() > MAX_LINES {
        let _ = writeln!(text, "  {rest:+.2}  {} more", added.len() - MAX_LINES);
    }
}

/// Tells what would turn the cell round.
pub fn flip(flip: Option<&Counterfactual>, article: &Article) -> String {
    let Some(flip) = flip else {
        return "\nLeaving out one cue or one sentence does not change it.\n".to_owned();
    };
    let without = clean(flip.without.slice(&article.text).unwrap_or_default());
    let kind = if flip.sentence { "the sentence " } else { "" };
    format!("\nwithout {kind}“{without}”: {}\n", flip.stance)
}
