//! The sentence behind each cell, claim by claim. Owns the two lines of a
//! quote, which `verify` reads back, and what is said around them.

use std::fmt::Write;

use crate::domain::{Cell, Claim, Evidence, Matrix, Quote, Review, SourceColumn};

use super::escape::escaped;
use super::words;

/// Writes every cell that was judged; one that was not has no sentence.
pub(super) fn write(text: &mut String, matrix: &Matrix) {
    if matrix.cells.is_empty() {
        return;
    }
    text.push_str("\n## Evidence\n");
    for (place, claim) in matrix.claims.iter().enumerate() {
        let (id, claimed) = (escaped(claim.id.as_str()), escaped(&claim.text));
        // Writing to a string does not fail, here and below.
        let _ = write!(text, "\n### {id}\n\n{claimed}\n");
        for cell in matrix.row(place) {
            if let Some(column) = matrix.columns.get(cell.source) {
                write_cell(text, claim, column, cell);
            }
        }
    }
}

fn write_cell(text: &mut String, claim: &Claim, column: &SourceColumn, cell: &Cell) {
    let source = words::source(cell.source, column);
    let _ = write!(text, "\n**{source}** {}", words::cell(cell, false));
    if let Some(speaker) = cell.speaker() {
        let _ = write!(text, ", speaker: {}", escaped(speaker));
    }
    let judgement = cell.judgement();
    if let Some(confidence) = judgement.and_then(|judgement| judgement.confidence) {
        let of = if cell.stance() == cell.machine_stance() {
            ""
        } else {
            " of the program"
        };
        let _ = write!(text, ", confidence{of} {confidence:.2}");
    }
    if let Some(judgement) = judgement {
        let judged_by = judgement.judged_by.in_words();
        let _ = write!(text, ", judged {judged_by}");
    }
    text.push('\n');
    if let Some(review) = &cell.review {
        write_review(text, review, cell);
    }
    let Some(judgement) = judgement else { return };
    for evidence in &judgement.evidence {
        write_quote(text, claim, column, &evidence.quote);
        write_cues(text, evidence);
    }
    if let Some(near_miss) = &judgement.near_miss {
        let score = near_miss.score;
        let _ = write!(text, "\nNear miss, score {score:.2}:\n");
        write_quote(text, claim, column, &near_miss.quote);
    }
}

/// What people decided, and what the program says where that differs.
fn write_review(text: &mut String, review: &Review, cell: &Cell) {
    let _ = write!(text, "\nReview: {}", escaped(&review.words()));
    let _ = write!(text, ", by {}", escaped(&review.reviewers()));
    for voice in &review.voices {
        if let Some(note) = voice.note.as_deref() {
            let _ = write!(text, "; note: {}", escaped(note));
        }
        if let Some(picked) = cell.picked(voice) {
            let (who, words) = (escaped(&voice.reviewer), escaped(&picked.exact));
            let _ = write!(text, "; {who} goes by: “{words}”");
        }
    }
    if let Some(machine) = cell
        .machine_stance()
        .filter(|_| cell.stance() != cell.machine_stance())
    {
        let _ = write!(text, "; the program: {machine}");
    }
    text.push_str(".\n");
}

fn write_quote(text: &mut String, claim: &Claim, column: &SourceColumn, quote: &Quote) {
    let (start, end) = (quote.points.start, quote.points.end);
    let source = escaped(column.source.id.as_str());
    let claim = escaped(claim.id.as_str());
    let _ = write!(
        text,
        "\n> “{}”\n> — characters {start}–{end} of {source} ({claim})\n",
        escaped(&quote.exact)
    );
}

fn write_cues(text: &mut String, evidence: &Evidence) {
    if evidence.cues.is_empty() {
        return;
    }
    let each = evidence.cues.iter();
    let each: Vec<String> = each
        .map(|cue| format!("{} ({})", escaped(&cue.text), cue.category))
        .collect();
    let _ = write!(text, "\nCues: {}.\n", each.join(", "));
}
