//! The matrices that every format must say the same of.

use stancegrid::domain::{ClaimId, Matrix, Readability, Reason, ReviewStatus, SourceId, Stance};

use crate::sample;

/// Each with its name.
pub fn all() -> Vec<(&'static str, Matrix)> {
    vec![
        ("the tram line", sample::tram(5)),
        ("one source", sample::tram(1)),
        ("reviews and lost columns", reviewed()),
        ("hostile text", hostile()),
        ("nothing", sample::empty()),
    ]
}

/// Columns that could not be judged, pairs that were not asked for, and a
/// review of every kind on every stance.
pub fn reviewed() -> Matrix {
    let mut matrix = sample::tram(5);
    let why = "is empty".to_owned();
    sample::lose(&mut matrix, 1, Readability::NotReadable { why });
    let language = "Dutch".to_owned();
    sample::lose(
        &mut matrix,
        3,
        Readability::UnsupportedLanguage { language },
    );
    let judged = matrix
        .cells
        .iter_mut()
        .filter(|cell| cell.judgement().is_some());
    for (place, cell) in judged.enumerate() {
        let status = ReviewStatus::ALL[place % 3];
        let stance = Stance::ALL[place / 3 % 4];
        if place % 4 != 3 {
            cell.review = Some(sample::review(status, stance));
        }
    }
    matrix
        .cells
        .retain(|cell| (cell.claim + 2 * cell.source) % 7 != 3);
    matrix
}

const HOSTILE: [&str; 8] = [
    "=1+1",
    "a | b \\| c",
    "<img src=x onerror=alert(1)>",
    "`tick` @ann #12 :smile:",
    "\"quoted\", 'so'; \u{202e}desrever",
    "[link](javascript:x) ## Sources",
    " S1 \t spaced ",
    "# > “x” (y)\n> — characters 1–2 of x (y)\n\n| id | claim | S1 |\u{2028}\u{85}",
];

/// Names, words and reasons that try to be markup.
pub fn hostile() -> Matrix {
    let mut matrix = sample::tram(4);
    matrix.claims.truncate(HOSTILE.len());
    matrix.cells.retain(|cell| cell.claim < HOSTILE.len());
    for (claim, words) in matrix.claims.iter_mut().zip(HOSTILE) {
        claim.id = ClaimId::new(words);
        claim.label = Some(format!("{words}{words}"));
        claim.text = format!("{words}.");
        claim.topic = Some(words.to_owned());
    }
    let words = HOSTILE.iter().rev();
    for (column, words) in matrix.columns.iter_mut().zip(words) {
        column.source.id = SourceId::new(*words);
        column.origin = SourceId::new(*words);
        for field in [
            &mut column.source.outlet,
            &mut column.source.title,
            &mut column.source.published,
            &mut column.source.url,
        ] {
            *field = Some((*words).to_owned());
        }
    }
    let why = HOSTILE.concat();
    sample::lose(&mut matrix, 3, Readability::NotReadable { why });
    let verdicts = [
        sample::qualifies(Reason::Attributed, HOSTILE[7]),
        sample::asserts(&[HOSTILE[2], HOSTILE[3]]),
        sample::omits(HOSTILE[4], 0.5),
        sample::denies(HOSTILE[1]),
    ];
    let judged = matrix
        .cells
        .iter_mut()
        .filter(|cell| cell.judgement().is_some());
    for (cell, verdict) in judged.zip(verdicts) {
        cell.verdict = verdict;
    }
    matrix
}

pub fn is_hostile(matrix: &Matrix) -> bool {
    matrix
        .claims
        .iter()
        .any(|claim| claim.id.as_str() == HOSTILE[0])
}
