//! Holds the evaluation against an independent scorer: random labels and
//! matrices are written out as files, both are asked, and every figure that
//! both print must be the same to the last digit. Owns no figure; passes with a
//! printed note where the scorer or Python is not there.

#![allow(clippy::unwrap_used, reason = "a test stops where its files fail it")]

use std::path::{Path, PathBuf};
use std::process::Command;

use stancegrid::domain::{
    Cell, Claim, ClaimId, CodePoints, Evidence, GoldCell, Judgement, Matrix, NearMiss, Provenance,
    Quote, Readability, Source, SourceColumn, SourceId, Span, Stance, Verdict,
};
use stancegrid::evaluation::{Report, SplitMix64};

/// The lines that both print: the summary, F1, and four rows of confusion.
const SHARED_LINES: usize = 6;

/// What a random case is made from.
#[derive(Debug, Clone)]
struct Recipe {
    name: &'static str,
    claims: usize,
    sources: usize,
    /// The stances that gold draws from.
    gold: Vec<Stance>,
    /// The stances that the matrix draws from where it does not take gold's.
    answers: Vec<Stance>,
    /// Per cent of cells that take the gold stance.
    right: usize,
    /// Per cent of cells that the matrix lacks.
    lacking: usize,
    /// Per cent of cells that could not be judged.
    unjudged: usize,
    /// Per cent of labels that carry evidence.
    marked: usize,
    /// Per cent of pairs that gold labels.
    labelled: usize,
}

impl Recipe {
    fn ordinary(name: &'static str) -> Self {
        Self {
            name,
            claims: 7,
            sources: 9,
            gold: Stance::ALL.to_vec(),
            answers: Stance::ALL.to_vec(),
            right: 50,
            lacking: 5,
            unjudged: 5,
            marked: 60,
            labelled: 80,
        }
    }
}

fn recipes() -> Vec<Recipe> {
    use Stance::{Asserts, Denies, Omits, Qualifies};
    let ordinary = Recipe::ordinary;
    let mut recipes = vec![
        Recipe {
            gold: vec![Asserts, Qualifies, Denies],
            ..ordinary("no omits in gold")
        },
        Recipe {
            gold: vec![Omits],
            ..ordinary("only omits in gold: no false-omit rate")
        },
        Recipe {
            marked: 0,
            ..ordinary("no evidence marked: no hit rate")
        },
        Recipe {
            gold: vec![Omits],
            marked: 0,
            ..ordinary("neither rate")
        },
        Recipe {
            marked: 100,
            ..ordinary("evidence everywhere, on omissions too")
        },
        Recipe {
            gold: vec![Asserts],
            answers: vec![Denies],
            right: 0,
            ..ordinary("all wrong")
        },
        Recipe {
            right: 100,
            lacking: 0,
            unjudged: 0,
            ..ordinary("all right")
        },
        Recipe {
            gold: vec![Omits],
            right: 100,
            lacking: 0,
            unjudged: 0,
            ..ordinary("chance is one")
        },
        Recipe {
            answers: vec![Omits],
            right: 0,
            ..ordinary("everything omitted")
        },
        Recipe {
            lacking: 100,
            ..ordinary("an empty matrix")
        },
        Recipe {
            unjudged: 100,
            lacking: 0,
            ..ordinary("nothing judged")
        },
        Recipe {
            claims: 1,
            sources: 1,
            labelled: 100,
            ..ordinary("one cell")
        },
        Recipe {
            claims: 1,
            sources: 2,
            labelled: 100,
            ..ordinary("two cells")
        },
        Recipe {
            claims: 1,
            sources: 3,
            labelled: 100,
            ..ordinary("three cells")
        },
        Recipe {
            gold: vec![Asserts, Omits],
            ..ordinary("two stances in gold")
        },
        Recipe {
            gold: vec![Denies],
            answers: vec![Denies, Asserts],
            ..ordinary("one in gold, two answered")
        },
        Recipe {
            right: 10,
            ..ordinary("about as good as chance")
        },
        Recipe {
            claims: 30,
            sources: 60,
            ..ordinary("many cells")
        },
    ];
    recipes.extend((0..30).map(|at| Recipe {
        right: (at * 37) % 101,
        lacking: (at * 13) % 30,
        unjudged: (at * 7) % 20,
        marked: (at * 29) % 101,
        claims: 1 + at % 11,
        sources: 1 + (at * 5) % 17,
        ..ordinary("swept")
    }));
    recipes
}

struct Chance(SplitMix64);

impl Chance {
    fn percent(&mut self, percent: usize) -> bool {
        self.0.below(100) < percent
    }

    fn pick(&mut self, stances: &[Stance]) -> Stance {
        stances[self.0.below(stances.len())]
    }

    fn place(&mut self) -> CodePoints {
        let start = self.0.below(60);
        // Empty spans come up too: they never hit.
        CodePoints {
            start,
            end: start + self.0.below(25),
        }
    }
}

/// Ids that a naive reader of CSV would break on.
fn ids(prefix: &str, count: usize) -> Vec<String> {
    let dress = |at: usize| match at % 4 {
        0 => format!("{prefix}{at:03}"),
        1 => format!("{prefix}{at:03}, with a comma"),
        2 => format!("{prefix}{at:03} \"quoted\""),
        _ => format!("{prefix}{at:03}/größe"),
    };
    (0..count).map(dress).collect()
}

fn quote(points: CodePoints) -> Quote {
    Quote {
        exact: String::new(),
        prefix: String::new(),
        suffix: String::new(),
        // Bytes beside the code points, so that a mix-up of the two shows.
        span: Span::new(points.start * 2 + 7, points.end * 2 + 7),
        points,
    }
}

fn judgement(stance: Stance, chance: &mut Chance) -> Judgement {
    let mut evidence = Vec::new();
    if stance.brings_up() {
        for _ in 0..chance.0.below(4) {
            evidence.push(Evidence {
                quote: quote(chance.place()),
                score: 0.5,
                cues: Vec::new(),
                matched: Vec::new(),
                speaker: None,
            });
        }
    }
    let near_miss = (!stance.brings_up()).then(|| NearMiss {
        matched: Vec::new(),
        quote: quote(chance.place()),
        score: 0.1,
    });
    Judgement {
        stance,
        reason: None,
        speaker: None,
        confidence: None,
        evidence,
        near_miss,
    }
}

fn draw(recipe: &Recipe, seed: u64) -> (Vec<GoldCell>, Matrix) {
    let mut chance = Chance(SplitMix64::new(seed));
    let claims = ids("c", recipe.claims);
    let sources = ids("s", recipe.sources);
    let (mut gold, mut cells) = (Vec::new(), Vec::new());
    for (claim, claim_id) in claims.iter().enumerate() {
        for (source, source_id) in sources.iter().enumerate() {
            let stance = chance.pick(&recipe.gold);
            // The very first pair is always labelled: gold is never empty.
            if gold.is_empty() || chance.percent(recipe.labelled) {
                let marks = if chance.percent(recipe.marked) {
                    1 + chance.0.below(3)
                } else {
                    0
                };
                gold.push(GoldCell {
                    claim: ClaimId::new(claim_id.as_str()),
                    source: SourceId::new(source_id.as_str()),
                    stance,
                    reason: None,
                    evidence: (0..marks).map(|_| chance.place()).collect(),
                });
            }
            if chance.percent(recipe.lacking) {
                continue;
            }
            let verdict = if chance.percent(recipe.unjudged) {
                Verdict::NotReadable
            } else if chance.percent(recipe.right) {
                Verdict::Judged(judgement(stance, &mut chance))
            } else {
                let answer = chance.pick(&recipe.answers);
                Verdict::Judged(judgement(answer, &mut chance))
            };
            cells.push(Cell::new(claim, source, verdict));
        }
    }
    let column = |id: &String| SourceColumn {
        source: Source::new(id.as_str()),
        readability: Readability::Readable,
        sha256: String::new(),
        origin: SourceId::new(id.as_str()),
    };
    let matrix = Matrix {
        claims: claims
            .iter()
            .map(|id| Claim::new(id.as_str(), "a claim"))
            .collect(),
        columns: sources.iter().map(column).collect(),
        cells,
        provenance: Provenance::default(),
    };
    (gold, matrix)
}

fn write_gold(path: &Path, gold: &[GoldCell]) {
    let mut file = csv::Writer::from_path(path).unwrap();
    file.write_record(["claim_id", "source_id", "stance", "reason", "evidence"])
        .unwrap();
    for label in gold {
        let places: Vec<String> = label
            .evidence
            .iter()
            .map(|at| format!("{}-{}", at.start, at.end))
            .collect();
        let stance = label.stance.as_str();
        file.write_record([
            label.claim.as_str(),
            label.source.as_str(),
            stance,
            "",
            &places.join(" "),
        ])
        .unwrap();
    }
    file.flush().unwrap();
}

/// The columns of the long table that a scorer needs.
fn write_long(path: &Path, matrix: &Matrix) {
    let mut file = csv::Writer::from_path(path).unwrap();
    file.write_record([
        "claim_id",
        "source_id",
        "stance",
        "evidence_rank",
        "start",
        "end",
    ])
    .unwrap();
    for cell in &matrix.cells {
        let claim = matrix.claims[cell.claim].id.as_str();
        let source = matrix.columns[cell.source].source.id.as_str();
        let stance = cell.stance().map_or("", Stance::as_str);
        let mut row = |rank: String, points: Option<CodePoints>| {
            let (start, end) = points.map_or(Default::default(), |at| {
                (at.start.to_string(), at.end.to_string())
            });
            file.write_record([claim, source, stance, &rank, &start, &end])
                .unwrap();
        };
        let Some(judgement) = cell.judgement() else {
            row(String::new(), None);
            continue;
        };
        if judgement.evidence.is_empty() {
            row(
                String::new(),
                judgement.near_miss.as_ref().map(|near| near.quote.points),
            );
        }
        // The last first: the rank says which row counts, not the order of rows.
        for (at, evidence) in judgement.evidence.iter().enumerate().rev() {
            row((at + 1).to_string(), Some(evidence.quote.points));
        }
    }
    file.flush().unwrap();
}

fn scorer() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/score.py");
    let python = Command::new("python3").arg("--version").output();
    let there = path.is_file() && python.is_ok_and(|output| output.status.success());
    there.then_some(path)
}

fn scored_by(scorer: &Path, gold: &Path, long: &Path) -> String {
    let output = Command::new("python3")
        .arg(scorer)
        .arg(gold)
        .arg(long)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_shared_figure_is_the_same_to_the_last_digit() {
    let Some(scorer) = scorer() else {
        println!("skipped: no python3, or no ../shared/score.py beside the package");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (gold_file, long_file) = (
        folder.path().join("gold.csv"),
        folder.path().join("long.csv"),
    );
    let mut without_rate = 0;
    for (at, recipe) in recipes().into_iter().enumerate() {
        let (gold, matrix) = draw(&recipe, 1_000 + at as u64);
        write_gold(&gold_file, &gold);
        write_long(&long_file, &matrix);
        let theirs = scored_by(&scorer, &gold_file, &long_file);
        let ours = Report::of(&gold, &matrix).unwrap().to_string();
        let shared: Vec<&str> = ours.lines().take(SHARED_LINES).collect();
        assert_eq!(
            shared,
            theirs.lines().collect::<Vec<_>>(),
            "case {at}: {recipe:?}"
        );
        without_rate += usize::from(theirs.contains(" nan"));
    }
    assert!(without_rate >= 3, "the cases without a rate must come up");
}

#[test]
fn the_cases_cover_what_they_are_named_for() {
    let recipes = recipes();
    assert!(recipes.len() >= 30);
    let report = |name: &str| {
        let (at, recipe) = recipes
            .iter()
            .enumerate()
            .find(|(_, recipe)| recipe.name == name)
            .unwrap();
        let (gold, matrix) = draw(recipe, 1_000 + at as u64);
        Report::of(&gold, &matrix).unwrap()
    };
    assert_eq!(report("no omits in gold").confusion.gold(Stance::Omits), 0);
    assert_eq!(report("all wrong").accuracy, 0.0);
    assert_eq!(report("all right").accuracy, 1.0);
    assert_eq!(report("chance is one").kappa, 1.0);
    let below_chance = |(at, recipe): (usize, &Recipe)| {
        let (gold, matrix) = draw(recipe, 1_000 + at as u64);
        Report::of(&gold, &matrix).unwrap().kappa < 0.0
    };
    assert!(recipes.iter().enumerate().any(below_chance));
    let empty = report("an empty matrix");
    assert_eq!(empty.missing, empty.cells);
    let unjudged = report("nothing judged");
    assert_eq!((unjudged.unjudged, unjudged.missing), (unjudged.cells, 0));
    assert_eq!(
        report("no evidence marked: no hit rate")
            .evidence_hit
            .rate(),
        None
    );
    assert_eq!(
        report("only omits in gold: no false-omit rate")
            .false_omits
            .rate(),
        None
    );
    let marked = report("evidence everywhere, on omissions too").evidence_hit;
    assert!(0 < marked.part && marked.part < marked.whole, "{marked:?}");
}
