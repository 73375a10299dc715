//! The matrix, read back from the table and compared with what was exported.

use super::page::{all, attribute, page, written};
use crate::sample;
use stancegrid::domain::{FinalStance, Matrix, Readability, ReviewStatus, SourceId, Stance};

type Told = (String, String, String, String);

/// Claim, source, stance and reason of every cell, as the table has them.
fn read_back(matrix: &Matrix) -> Vec<Told> {
    let page = page(matrix);
    let cells = all(&page, "#grid tbody td[data-claim]");
    let told = cells.iter().map(|cell| {
        let told = |name| attribute(cell, name);
        (
            told("data-claim"),
            told("data-source"),
            told("data-stance"),
            told("data-reason"),
        )
    });
    told.collect()
}

/// The same, as the matrix has them; topics stand as the sample orders them.
fn expected(matrix: &Matrix) -> Vec<Told> {
    let told = matrix.cells.iter().map(|cell| {
        let stance = match cell.final_stance() {
            FinalStance::NotJudged(status) => status.as_str(),
            settled => settled.as_str(),
        };
        let reason = cell.reason().map_or("", |reason| reason.as_str());
        (
            matrix.claims[cell.claim].id.to_string(),
            matrix.columns[cell.source].source.id.to_string(),
            stance.to_owned(),
            reason.to_owned(),
        )
    });
    told.collect()
}

/// Every kind of cell there is.
fn mixed() -> Matrix {
    let mut matrix = sample::tram(6);
    let why = "the file is empty".to_owned();
    sample::lose(&mut matrix, 1, Readability::NotReadable { why });
    let language = "Dutch".to_owned();
    sample::lose(
        &mut matrix,
        3,
        Readability::UnsupportedLanguage { language },
    );
    let reviews = [
        (0, ReviewStatus::Decided, Stance::Denies),
        (2, ReviewStatus::Stale, Stance::Omits),
        (4, ReviewStatus::Disputed, Stance::Qualifies),
    ];
    for (at, status, stance) in reviews {
        matrix.cells[at].review = Some(sample::review(status, stance));
    }
    matrix
}

#[test]
fn every_cell_comes_back_as_it_went_in() {
    let mut some = sample::tram(12);
    some.cells
        .retain(|cell| (cell.claim + cell.source) % 5 != 0);
    for matrix in [
        sample::tram(1),
        mixed(),
        some,
        sample::tram(70),
        sample::chess(6, 5),
    ] {
        assert_eq!(read_back(&matrix), expected(&matrix));
    }
    let stances: std::collections::BTreeSet<_> =
        expected(&mixed()).into_iter().map(|told| told.2).collect();
    assert_eq!(stances.len(), 7, "every kind is among them: {stances:?}");
}

#[test]
fn a_pair_that_was_not_asked_for_is_a_blank_and_no_cell() {
    let mut matrix = sample::tram(3);
    matrix.cells.remove(1);
    let page = page(&matrix);
    assert_eq!(all(&page, "#grid tbody td[data-claim]").len(), 28 * 3 - 1);
    assert_eq!(all(&page, "#grid tbody td.blank").len(), 1);
}

#[test]
fn every_cell_leads_to_its_own_section() {
    let matrix = mixed();
    let page = page(&matrix);
    for cell in all(&page, "#grid tbody td[data-claim]") {
        let link = cell.first_element_child().unwrap();
        let sections = all(&page, &attribute(&link, "href"));
        assert_eq!(sections.len(), 1);
        let chip = all(
            &page,
            &format!("{} h4 [data-stance]", attribute(&link, "href")),
        );
        assert_eq!(
            attribute(&chip[0], "data-stance"),
            attribute(&cell, "data-stance")
        );
    }
}

#[test]
fn marks_of_decisions_stand_in_their_cells_alone() {
    let page = page(&mixed());
    let marks = all(&page, "#grid td .mark");
    let shown: Vec<String> = marks.iter().map(|mark| mark.text().to_string()).collect();
    assert_eq!(shown, ["✓", "!"]);
}

#[test]
fn totals_count_origins_beside_sources_only_where_there_are_reprints() {
    let mut matrix = sample::tram(2);
    assert!(!written(&matrix, &[], &[]).contains("class=\"origins\""));
    matrix.columns[1].origin = SourceId::new("tram/harbour-post");
    matrix.cells[1].verdict = matrix.cells[0].verdict.clone();
    let page = page(&matrix);
    let totals = all(&page, "#grid tbody tr[data-place] td.total");
    assert_eq!(totals[0].text().as_ref(), "2/1");
    assert_eq!(all(&page, "#s2 .reprint").len(), 1);
    assert_eq!(all(&page, "#s1 .reprint").len(), 0);
}

#[test]
fn heads_have_a_scope() {
    let page = page(&sample::tram(5));
    let heads = all(&page, "#grid th");
    assert!(heads.iter().all(|head| head.has_attr("scope")));
    assert_eq!(all(&page, "#grid thead th[scope=col]").len(), 1 + 5 + 4);
    assert_eq!(all(&page, "#grid tbody th[scope=row]").len(), 28);
    assert_eq!(all(&page, "#grid tbody th[scope=rowgroup]").len(), 5);
}
