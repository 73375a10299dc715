//! Holds the evaluation against an independent scorer: the figures that it printed for
//! the labels and matrices in `tests/fixtures/scorer/` must come out to the last digit.
//! Owns no figure.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use stancegrid::domain::{
    Cell, Claim, CodePoints, Evidence, JudgedBy, Judgement, Matrix, NearMiss, Provenance, Quote,
    Readability, Source, SourceColumn, SourceId, Span, Stance, Verdict,
};
use stancegrid::evaluation::Report;
use stancegrid::ingest::read_gold;

/// The lines that both print: the summary, F1, and four rows of confusion.
const SHARED_LINES: usize = 6;

#[derive(Deserialize)]
struct Row {
    claim_id: String,
    source_id: String,
    stance: String,
    evidence_rank: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
}

/// The folders of all cases.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/scorer");
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let cases: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    assert!(cases.len() >= 36, "only {} cases", cases.len());
    cases
}

fn quote(row: &Row) -> Option<Quote> {
    let (start, end) = row.start.zip(row.end)?;
    Some(Quote {
        exact: String::new(),
        prefix: String::new(),
        suffix: String::new(),
        // Bytes beside the code points, so that a mix-up of the two shows.
        span: Span::new(start * 2 + 7, end * 2 + 7),
        points: CodePoints { start, end },
    })
}

/// What the rows of one cell say.
fn verdict(rows: &[Row]) -> Verdict {
    let Ok(stance) = rows[0].stance.parse() else {
        return Verdict::NotReadable;
    };
    let (mut evidence, mut near_miss) = (BTreeMap::new(), None);
    for (row, quote) in rows.iter().filter_map(|row| Some((row, quote(row)?))) {
        let (score, cues, matched, speaker) = (0.5, Vec::new(), Vec::new(), None);
        if let Some(rank) = row.evidence_rank {
            evidence.insert(
                rank,
                Evidence {
                    quote,
                    score,
                    cues,
                    matched,
                    speaker,
                },
            );
        } else {
            near_miss = Some(NearMiss {
                quote,
                score,
                matched,
            });
        }
    }
    Verdict::Judged(Judgement {
        stance,
        reason: None,
        speaker: None,
        confidence: None,
        judged_by: JudgedBy::Words,
        evidence: evidence.into_values().collect(),
        near_miss,
    })
}

/// The matrix of a long sheet.
fn matrix(long: &Path) -> Matrix {
    let mut file = csv::Reader::from_path(long).unwrap();
    let rows: Vec<Row> = file.deserialize().map(Result::unwrap).collect();
    let claims: BTreeSet<&String> = rows.iter().map(|row| &row.claim_id).collect();
    let sources: BTreeSet<&String> = rows.iter().map(|row| &row.source_id).collect();
    let cells = rows
        .chunk_by(|one, next| (&one.claim_id, &one.source_id) == (&next.claim_id, &next.source_id));
    let cell = |rows: &[Row]| {
        let claim = claims.iter().position(|id| **id == rows[0].claim_id);
        let source = sources.iter().position(|id| **id == rows[0].source_id);
        Cell::new(claim.unwrap(), source.unwrap(), verdict(rows))
    };
    let column = |id: &&String| SourceColumn {
        source: Source::new(id.as_str()),
        readability: Readability::Readable,
        sha256: String::new(),
        origin: SourceId::new(id.as_str()),
    };
    Matrix {
        cells: cells.map(cell).collect(),
        claims: claims
            .iter()
            .map(|id| Claim::new(id.as_str(), "a claim"))
            .collect(),
        columns: sources.iter().map(column).collect(),
        provenance: Provenance::default(),
    }
}

fn report(case: &Path) -> Report {
    let gold = read_gold(&case.join("gold.csv")).unwrap();
    Report::of(&gold, &matrix(&case.join("long.csv"))).unwrap()
}

fn frozen(case: &Path) -> String {
    fs::read_to_string(case.join("expected.txt")).unwrap()
}

#[test]
fn every_shared_figure_is_the_same_to_the_last_digit() {
    for case in cases() {
        let ours = report(&case).to_string();
        let shared: String = ours.split_inclusive('\n').take(SHARED_LINES).collect();
        assert_eq!((&case, shared), (&case, frozen(&case)));
    }
}

#[test]
fn the_cases_cover_what_they_are_named_for() {
    let cases: Vec<Report> = cases().iter().map(|case| report(case)).collect();
    let some = |holds: fn(&Report) -> bool| assert!(cases.iter().any(holds));
    some(|one| one.confusion.gold(Stance::Omits) == 0);
    some(|one| one.accuracy == 0.0);
    some(|one| one.accuracy == 1.0 && one.cells > 1);
    some(|one| one.kappa < 0.0);
    some(|one| one.kappa == 1.0 && one.confusion.gold(Stance::Omits) == one.cells);
    some(|one| one.missing == one.cells);
    some(|one| one.unjudged == one.cells && one.missing == 0);
    some(|one| one.evidence_hit.rate().is_none() && one.false_omits.rate().is_some());
    some(|one| one.evidence_hit.rate().is_some() && one.false_omits.rate().is_none());
    some(|one| one.evidence_hit.rate().is_none() && one.false_omits.rate().is_none());
    some(|one| 0 < one.evidence_hit.part && one.evidence_hit.part < one.evidence_hit.whole);
}

#[test]
#[ignore = "needs python3 and ../shared/score.py: the independent scorer"]
fn the_expected_figures_are_those_of_the_scorer_on_shared_data() {
    let scorer = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/score.py");
    for case in cases() {
        let mut python = Command::new("python3");
        python
            .arg(&scorer)
            .args([case.join("gold.csv"), case.join("long.csv")]);
        let theirs = String::from_utf8(python.output().unwrap().stdout).unwrap();
        assert_eq!((&case, theirs), (&case, frozen(&case)));
    }
}
