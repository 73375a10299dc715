//! Sentence segmentation from outside: our own cases, and, where they are asked for,
//! the public sets that stand beside the repository.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use stancegrid::evaluation::sentence_boundaries::{BoundaryScore, boundary_score};
use stancegrid::ingest::segmentation_gold::{SegmentedText, read_conllu, read_golden_rules};
use stancegrid::text::segment::SentenceKind;
use stancegrid::text::segment::sentences;

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    sentences: Vec<String>,
    kinds: Option<Vec<SentenceKind>>,
}

#[test]
fn our_own_cases() {
    let cases: Vec<Case> =
        serde_json::from_str(include_str!("../fixtures/segmentation/cases.json")).unwrap();
    assert!(cases.len() >= 60);
    let mut wrong = Vec::new();
    for case in &cases {
        let found = sentences(&case.text);
        let texts: Vec<_> = found.iter().map(|s| &case.text[s.span.range()]).collect();
        let kinds: Vec<_> = found.iter().map(|s| s.kind).collect();
        let kinds_hold = case.kinds.as_ref().is_none_or(|wanted| *wanted == kinds);
        if texts != case.sentences || !kinds_hold {
            wrong.push(format!("{}: {texts:#?} {kinds:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The folder of public sets.
fn public_sets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/segmentation")
}

fn predicted_ends(text: &str) -> Vec<usize> {
    sentences(text).iter().map(|s| s.span.end).collect()
}

fn score(documents: &[SegmentedText]) -> BoundaryScore {
    let counts = documents.iter().map(|document| {
        boundary_score(&document.sentence_ends, &predicted_ends(&document.text)).counts
    });
    BoundaryScore::of(counts.sum())
}

#[test]
#[ignore = "needs ../shared/data/segmentation: the golden rules for English"]
fn golden_rules_hold_on_shared_data() {
    let rules = read_golden_rules(&public_sets().join("golden_rules_en.json")).unwrap();
    let fails = |rule: &&SegmentedText| predicted_ends(&rule.text) != rule.sentence_ends;
    let failed: Vec<_> = rules.iter().filter(fails).map(|rule| &rule.id).collect();
    println!(
        "golden rules: {} of {}",
        rules.len() - failed.len(),
        rules.len()
    );
    assert!(rules.len() >= 48);
    assert!(failed.len() + 46 <= rules.len(), "failed: {failed:?}");
}

#[test]
#[ignore = "needs ../shared/data/segmentation: two treebanks"]
fn treebanks_are_cut_as_well_as_before_on_shared_data() {
    let folder = public_sets();
    // Measured F1 less half a point, so that a rule may trade a few ends.
    for (file, least) in [
        ("en_ewt-ud-dev.conllu", 0.9327),
        ("en_gum-ud-dev.conllu", 0.9792),
    ] {
        let score = score(&read_conllu(&folder.join(file)).unwrap());
        let BoundaryScore {
            precision,
            recall,
            f1,
            ..
        } = score;
        println!("{file}: P {precision:.4} R {recall:.4} F1 {f1:.4}");
        assert!(f1 >= least, "{file}: {score:?}");
    }
}
