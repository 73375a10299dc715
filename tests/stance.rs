//! The rule judge on small cases, phenomenon by phenomenon: each rule with
//! cases that fire and near misses that do not.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::Path;

use serde::Deserialize;
use stancegrid::Grid;
use stancegrid::domain::{Article, Claim, ClaimSet, Reason, Stance};

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    claim: String,
    #[serde(default)]
    variants: Vec<String>,
    #[serde(default)]
    counters: Vec<String>,
    text: String,
    stance: Stance,
    reason: Option<Reason>,
    speaker: Option<String>,
    /// Why the program gets it wrong today, where it does.
    known: Option<String>,
}

fn fault(case: &Case) -> Option<String> {
    let mut claim = Claim::new("a", &case.claim);
    claim.variants.clone_from(&case.variants);
    claim.counters.clone_from(&case.counters);
    let claims = ClaimSet {
        claims: vec![claim],
        aliases: Vec::new(),
    };
    let matrix = Grid::new(claims).judge(&[Article::new("x", &case.text)]);
    let judgement = matrix.cells[0].judgement().unwrap();
    let right = judgement.stance == case.stance
        && (case.reason.is_none() || judgement.reason == case.reason)
        && (case.speaker.is_none() || judgement.speaker == case.speaker);
    let found = (judgement.stance, judgement.reason, &judgement.speaker);
    (!right).then(|| format!("{} | {} | found {found:?}", case.claim, case.text))
}

#[test]
fn every_phenomenon_is_read_as_the_codebook_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/stance");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 10, "the fixtures are gone");
    let (mut faults, mut cases) = (Vec::new(), 0);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let parsed: File =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        for case in &parsed.case {
            cases += 1;
            match (fault(case), &case.known) {
                (Some(fault), None) => faults.push(format!("{name}: {fault}")),
                (None, Some(why)) => {
                    println!("{name}: right now, unmark it ({why}): {}", case.text)
                }
                (Some(_), Some(_)) | (None, None) => {}
            }
        }
    }
    assert!(cases >= 60, "only {cases} cases");
    assert!(
        faults.is_empty(),
        "{} of {cases}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
