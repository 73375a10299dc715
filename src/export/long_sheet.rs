//! The rows of the long sheet, whatever format writes them: one per cell and
//! piece of evidence. Owns its columns and their order; in which order cells
//! come is the format's.

use crate::domain::{
    Cell, Claim, CueMark, Evidence, Judgement, Matrix, NearMiss, Quote, Reason, Review,
    SourceColumn, Stance, Verdict,
};

use super::field::Field;

/// The columns, what people read first and hashes last.
pub const LONG_COLUMNS: [&str; 34] = [
    "claim_id",
    "label",
    "claim",
    "topic",
    "source_id",
    "outlet",
    "author",
    "published",
    "status",
    "stance",
    "reason",
    "speaker",
    "confidence",
    "judged_by",
    "evidence",
    "near_miss",
    "decision",
    "decision_note",
    "reviewer",
    "reviewed_at",
    "review_status",
    "stance_machine",
    "origin",
    "title",
    "url",
    "evidence_rank",
    "prefix",
    "suffix",
    "start",
    "end",
    "score",
    "cues",
    "source_sha256",
    "judge_id",
];

/// The rows, in the order of cells, then of evidence. A cell without evidence
/// has one row: omissions and texts that could not be read are never dropped.
pub(super) fn rows(matrix: &Matrix) -> impl Iterator<Item = Vec<Field<'_>>> {
    let judge = &matrix.provenance.judge_id;
    let cells = matrix.cells.iter();
    cells.flat_map(|cell| {
        let column = matrix.columns.get(cell.source);
        column
            .map(|column| of_cell(cell, &matrix.claims, column, judge))
            .unwrap_or_default()
    })
}

/// The rows of one cell; none where its claim is not there.
pub(super) fn of_cell<'a>(
    cell: &'a Cell,
    claims: &'a [Claim],
    column: &'a SourceColumn,
    judge: &'a str,
) -> Vec<Vec<Field<'a>>> {
    let Some(claim) = claims.get(cell.claim) else {
        return Vec::new();
    };
    let row = |shown: Shown<'a>| row(cell, claim, column, judge, shown);
    let Verdict::Judged(judgement) = &cell.verdict else {
        return vec![row(Shown::Nothing)];
    };
    let pieces = judgement
        .evidence
        .iter()
        .take(Judgement::MAX_EVIDENCE)
        .enumerate();
    let mut rows: Vec<_> = pieces
        .map(|(at, evidence)| row(Shown::Evidence(at + 1, evidence)))
        .collect();
    if rows.is_empty() {
        let near = judgement.near_miss.as_ref();
        rows.push(row(near.map_or(Shown::Nothing, Shown::NearMiss)));
    }
    rows
}

/// The sentence that a row shows, if any.
#[derive(Clone, Copy)]
enum Shown<'a> {
    Evidence(usize, &'a Evidence),
    NearMiss(&'a NearMiss),
    Nothing,
}

impl<'a> Shown<'a> {
    fn quote(self) -> Option<&'a Quote> {
        match self {
            Shown::Evidence(_, evidence) => Some(&evidence.quote),
            Shown::NearMiss(near) => Some(&near.quote),
            Shown::Nothing => None,
        }
    }

    fn score(self) -> Option<f64> {
        match self {
            Shown::Evidence(_, evidence) => Some(evidence.score),
            Shown::NearMiss(near) => Some(near.score),
            Shown::Nothing => None,
        }
    }
}

fn row<'a>(
    cell: &'a Cell,
    claim: &'a Claim,
    column: &'a SourceColumn,
    judge: &'a str,
    shown: Shown<'a>,
) -> Vec<Field<'a>> {
    let source = &column.source;
    let judgement: Option<&Judgement> = cell.judgement();
    let confidence = judgement.and_then(|judgement| judgement.confidence);
    let review = cell.review.as_ref();
    let quote = shown.quote();
    let points = quote.map(|quote| quote.points);
    let (rank, evidence, near_miss, cues) = match shown {
        Shown::Evidence(rank, evidence) => (
            Field::Whole(rank),
            Field::text(&evidence.quote.exact),
            Field::Empty,
            Field::made(cue_list(&evidence.cues)),
        ),
        Shown::NearMiss(near) => (
            Field::Empty,
            Field::Empty,
            Field::text(&near.quote.exact),
            Field::Empty,
        ),
        Shown::Nothing => (Field::Empty, Field::Empty, Field::Empty, Field::Empty),
    };
    vec![
        Field::text(claim.id.as_str()),
        Field::maybe(claim.label.as_deref()),
        Field::text(&claim.text),
        Field::maybe(claim.topic.as_deref()),
        Field::text(source.id.as_str()),
        Field::maybe(source.outlet.as_deref()),
        Field::maybe(source.author.as_deref()),
        Field::maybe(source.published.as_deref()),
        Field::text(cell.status().as_str()),
        Field::text(cell.final_stance().as_str()),
        Field::maybe(cell.reason().map(Reason::as_str)),
        Field::maybe(cell.speaker()),
        confidence.map_or(Field::Empty, Field::Confidence),
        Field::maybe(judgement.map(|judgement| judgement.judged_by.as_str())),
        evidence,
        near_miss,
        // For people to fill in: a new decision, whatever stands already.
        Field::Empty,
        Field::Empty,
        Field::made(review.map(Review::reviewers).unwrap_or_default()),
        Field::maybe(review.and_then(Review::latest)),
        Field::made(review.map(Review::words).unwrap_or_default()),
        Field::maybe(cell.machine_stance().map(Stance::as_str)),
        Field::text(column.origin.as_str()),
        Field::maybe(source.title.as_deref()),
        Field::maybe(source.url.as_deref()),
        rank,
        Field::maybe(quote.map(|quote| quote.prefix.as_str())),
        Field::maybe(quote.map(|quote| quote.suffix.as_str())),
        points.map_or(Field::Empty, |points| Field::Whole(points.start)),
        points.map_or(Field::Empty, |points| Field::Whole(points.end)),
        Field::share(shown.score()),
        cues,
        Field::text(&column.sha256),
        Field::text(judge),
    ]
}

fn cue_list(cues: &[CueMark]) -> String {
    let cues = cues.iter();
    let each: Vec<_> = cues
        .map(|cue| format!("{} ({})", cue.text, cue.category))
        .collect();
    each.join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    fn column(row: &[Field<'_>], name: &str) -> Field<'static> {
        let at = LONG_COLUMNS.iter().position(|&column| column == name);
        match &row[at.unwrap()] {
            Field::Text(words) => Field::made(words.to_string()),
            Field::Empty => Field::Empty,
            Field::Whole(number) => Field::Whole(*number),
            Field::Share(share) => Field::Share(*share),
            Field::Confidence(share) => Field::Confidence(*share),
        }
    }

    #[test]
    fn every_row_has_every_column() {
        let matrix = sample::tram(5);
        for row in rows(&matrix) {
            assert_eq!(row.len(), LONG_COLUMNS.len());
        }
    }

    #[test]
    fn an_omission_shows_its_near_miss_and_no_rank() {
        let matrix = sample::one(sample::omits("The tram depot was painted.", 0.31));
        let all: Vec<_> = rows(&matrix).collect();
        assert_eq!(all.len(), 1);
        let row = &all[0];
        assert_eq!(column(row, "evidence"), Field::Empty);
        assert_eq!(column(row, "evidence_rank"), Field::Empty);
        assert_eq!(
            column(row, "near_miss"),
            Field::text("The tram depot was painted.")
        );
        assert_eq!(column(row, "score"), Field::Share(0.31));
        assert_eq!(column(row, "start"), Field::Whole(6));
    }

    #[test]
    fn a_fourth_piece_of_evidence_is_left_out() {
        let matrix = sample::one(sample::asserts(&["One.", "Two.", "Three.", "Four."]));
        let ranks: Vec<_> = rows(&matrix)
            .map(|row| column(&row, "evidence_rank"))
            .collect();
        assert_eq!(ranks, [1, 2, 3].map(Field::Whole));
    }

    #[test]
    fn an_unreadable_cell_has_one_row_without_stance() {
        let matrix = sample::one(Verdict::NotReadable);
        let all: Vec<_> = rows(&matrix).collect();
        assert_eq!(all.len(), 1);
        assert_eq!(column(&all[0], "status"), Field::text("not_readable"));
        assert_eq!(column(&all[0], "stance"), Field::Empty);
        assert_eq!(column(&all[0], "stance_machine"), Field::Empty);
    }
}
