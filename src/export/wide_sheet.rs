//! The rows of the wide sheet, whatever format writes them: one per claim,
//! one column per source, then the totals. Owns its columns and the words in
//! its cells.

use crate::domain::{Cell, FinalStance, Matrix, Stance, Tally};

use super::field::Field;

/// The columns before those of the sources.
pub(super) const CLAIM: [&str; 4] = ["claim_id", "label", "claim", "topic"];
const ORIGINS: [&str; 4] = [
    "asserts_origins",
    "qualifies_origins",
    "denies_origins",
    "omits_origins",
];

/// How many columns stand behind those of the sources.
pub(super) const TOTALS: usize = Stance::ALL.len() + ORIGINS.len() + 1;

/// The sources whose cells of a claim were judged by words alone.
const BY_WORDS: &str = "judged_by_words";

/// What stands there instead of the ids of all sources.
const ALL: &str = "all";

/// The heads, the sources' ids among them.
pub(super) fn head(matrix: &Matrix) -> Vec<&str> {
    let ids = matrix
        .columns
        .iter()
        .map(|column| column.source.id.as_str());
    let stances = Stance::ALL.iter().map(|stance| stance.as_str());
    let claim = CLAIM.into_iter();
    let figures = stances.chain(ORIGINS).chain([BY_WORDS]);
    claim.chain(ids).chain(figures).collect()
}

/// The rows, in the order of claims.
pub(super) fn rows(matrix: &Matrix) -> impl Iterator<Item = Vec<Field<'_>>> {
    let claims = matrix.claims.iter().enumerate();
    claims.map(|(place, claim)| {
        let mut row = vec![
            Field::text(claim.id.as_str()),
            Field::maybe(claim.label.as_deref()),
            Field::text(&claim.text),
            Field::maybe(claim.topic.as_deref()),
        ];
        for source in 0..matrix.columns.len() {
            let cell = matrix.cell(place, source);
            row.push(cell.map_or(Field::Empty, |cell| Field::made(words(cell))));
        }
        row.extend(totals(matrix, place));
        row
    })
}

/// The totals of a claim, in sources and then in origins, and which of its cells were judged
/// by words.
pub(super) fn totals<'a>(matrix: &Matrix, claim: usize) -> impl Iterator<Item = Field<'a>> {
    let sources = counts(matrix.tally_row(claim));
    let origins = counts(matrix.tally_origins(claim));
    sources.chain(origins).chain([by_words(matrix, claim)])
}

fn by_words<'a>(matrix: &Matrix, claim: usize) -> Field<'a> {
    let cells = matrix.row(claim).iter();
    let by_words = cells.clone().filter(|cell| cell.is_by_words());
    if by_words.clone().count() == cells.filter(|cell| cell.judgement().is_some()).count() {
        let any = by_words.clone().next();
        return any.map_or(Field::Empty, |_| Field::text(ALL));
    }
    let ids = by_words.filter_map(|cell| matrix.columns.get(cell.source));
    let ids: Vec<&str> = ids.map(|column| column.source.id.as_str()).collect();
    Field::made(ids.join(" | "))
}

fn counts<'a>(tally: Tally) -> impl Iterator<Item = Field<'a>> {
    let stances = Stance::ALL.iter();
    stances.map(move |&stance| Field::Whole(tally.of(stance)))
}

/// A cell in words; a cell that could not be judged is named by its status, so
/// that it cannot be taken for an omission.
pub(super) fn words(cell: &Cell) -> String {
    match cell.final_stance() {
        FinalStance::Settled(stance) => match cell.reason() {
            Some(reason) => format!("{stance} ({reason})"),
            None => stance.to_string(),
        },
        FinalStance::Disputed => FinalStance::DISPUTED.to_owned(),
        FinalStance::NotJudged(status) => status.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn reprints_count_as_sources_and_as_one_origin() {
        let mut matrix = sample::tram(2);
        matrix.columns[1].origin = matrix.columns[0].source.id.clone();
        matrix.cells[1].verdict = matrix.cells[0].verdict.clone();
        let row = rows(&matrix).next().unwrap();
        let figures = |from: usize| row[from..from + 4].to_vec();
        let whole = |counts: [usize; 4]| counts.map(Field::Whole).to_vec();
        assert_eq!(figures(6), whole([2, 0, 0, 0]));
        assert_eq!(figures(10), whole([1, 0, 0, 0]));
    }

    #[test]
    fn a_pair_that_was_not_asked_stays_empty_and_uncounted() {
        let mut matrix = sample::tram(2);
        matrix.cells.remove(0);
        let row = rows(&matrix).next().unwrap();
        assert_eq!(row[4], Field::Empty);
        let total: usize = matrix.tally_row(0).total();
        assert_eq!(total, 1);
    }
}
