//! The rule judge on small cases, phenomenon by phenomenon: each rule with
//! cases that fire and near misses that do not, and minimal pairs of texts that
//! differ little and say different things of a claim.

use std::path::Path;

use serde::Deserialize;
use stancegrid::Engine;
use stancegrid::domain::{Article, Claim, ClaimSet, Reason, Stance};

/// Fewer pairs than this, and fixtures are lost.
const LEAST_PAIRS: usize = 120;

/// The share of sides that must be right, those marked `known` among the wrong.
const LEAST_RIGHT: f64 = 0.95;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    case: Vec<Case>,
    #[serde(default)]
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    claim: String,
    #[serde(default)]
    variants: Vec<String>,
    #[serde(default)]
    counters: Vec<String>,
    side: [Side; 2],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Side {
    text: String,
    stance: Stance,
    reason: Option<Reason>,
    speaker: Option<String>,
    known: Option<String>,
}

impl Pair {
    /// The two sides as cases of their own.
    fn cases(self) -> [Case; 2] {
        let Self {
            claim,
            variants,
            counters,
            side,
        } = self;
        side.map(|side| Case {
            claim: claim.clone(),
            variants: variants.clone(),
            counters: counters.clone(),
            text: side.text,
            stance: side.stance,
            reason: side.reason,
            speaker: side.speaker,
            known: side.known,
        })
    }
}

/// What a phenomenon is called, and its cases and pairs.
fn phenomena() -> Vec<(String, File)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/stance");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    assert!(files.len() >= 10, "the fixtures are gone");
    let parse = |file: &std::path::PathBuf| {
        let text = std::fs::read_to_string(file).unwrap();
        let parsed: File =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        (name, parsed)
    };
    files.iter().map(parse).collect()
}

fn fault(case: &Case) -> Option<String> {
    let mut claim = Claim::new("a", &case.claim);
    claim.variants.clone_from(&case.variants);
    claim.counters.clone_from(&case.counters);
    let claims = ClaimSet {
        claims: vec![claim],
        aliases: Vec::new(),
    };
    let matrix = Engine::new(claims).judge(&[Article::new("x", &case.text)]);
    let judgement = matrix.cells[0].judgement().unwrap();
    let right = judgement.stance == case.stance
        && (case.reason.is_none() || judgement.reason == case.reason)
        && (case.speaker.is_none() || judgement.speaker == case.speaker);
    let found = (judgement.stance, judgement.reason, &judgement.speaker);
    let due = (case.stance, case.reason);
    (!right).then(|| {
        format!(
            "{} | {} | due {due:?} | found {found:?}",
            case.claim, case.text
        )
    })
}

#[test]
fn every_phenomenon_is_read_as_the_codebook_says() {
    let (mut faults, mut cases) = (Vec::new(), 0);
    for (name, file) in phenomena() {
        for case in &file.case {
            cases += 1;
            match (fault(case), &case.known) {
                (Some(fault), None) => faults.push(format!("{name}: {fault}")),
                (None, Some(why)) => {
                    let text = &case.text;
                    faults.push(format!("{name}: right now, unmark it ({why}): {text}"));
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

#[test]
fn minimal_pairs_are_told_apart() {
    let (mut faults, mut pairs, mut wrong) = (Vec::new(), 0, 0);
    for (name, file) in phenomena() {
        let (pairs_before, wrong_before) = (pairs, wrong);
        for pair in file.pair {
            pairs += 1;
            let sides = pair.cases();
            assert_ne!(sides[0].stance, sides[1].stance, "{}", sides[0].text);
            for side in &sides {
                let found = fault(side);
                wrong += usize::from(found.is_some());
                match (found, &side.known) {
                    (Some(fault), None) => faults.push(format!("{name}: {fault}")),
                    (None, Some(why)) => {
                        faults.push(format!(
                            "{name}: right now, unmark it ({why}): {}",
                            side.text
                        ));
                    }
                    (Some(fault), Some(_)) => println!("{name}: known: {fault}"),
                    (None, None) => {}
                }
            }
        }
        let (pairs, wrong) = (pairs - pairs_before, wrong - wrong_before);
        if pairs > 0 {
            println!(
                "{name}: {pairs} pairs, {} of {} sides right",
                2 * pairs - wrong,
                2 * pairs
            );
        }
    }
    println!("{pairs} pairs, {wrong} of {} sides wrong", 2 * pairs);
    assert!(pairs >= LEAST_PAIRS, "only {pairs} pairs");
    assert!(
        faults.is_empty(),
        "{} sides:\n{}",
        faults.len(),
        faults.join("\n")
    );
    let right = 1.0 - wrong as f64 / (2 * pairs) as f64;
    assert!(
        right >= LEAST_RIGHT,
        "only {right:.3} of the sides are right"
    );
}
