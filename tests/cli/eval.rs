//! `eval`: the same figures as the independent scorer, to the last digit.

use std::path::Path;
use std::process::Command;

use crate::project::{Project, root, run_in};

/// Compares `eval` with the scorer beside the repository, where it is there.
fn agrees(gold: &Path, articles: &Path) {
    let scorer = root().join("../shared/score.py");
    if !scorer.is_file() || !gold.is_file() {
        println!(
            "skipped: {} or {} is not there",
            scorer.display(),
            gold.display()
        );
        return;
    }
    let folder = Project::new();
    let (gold, articles) = (gold.to_str().unwrap(), articles.to_str().unwrap());
    let long = folder.path("long.csv");
    let long = long.to_str().unwrap();
    let run = run_in(
        &root(),
        &[
            "matrix", articles, "-c", "claims", "--pairs", gold, "-o", long,
        ],
        "",
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let theirs = match Command::new("python3")
        .arg(scorer)
        .args([gold, long])
        .output()
    {
        Ok(output) => String::from_utf8(output.stdout).unwrap(),
        Err(_) => {
            println!("skipped: python3 is not there");
            return;
        }
    };
    let ours = run_in(&root(), &["eval", "--gold", gold, "-a", articles], "").stdout;
    assert_eq!(theirs.lines().count(), 6);
    let first: Vec<&str> = ours.lines().take(6).collect();
    assert_eq!(first, theirs.lines().collect::<Vec<_>>());
}

#[test]
fn the_story_scores_as_the_scorer_says() {
    agrees(
        &root().join("tests/gold/story_gold.csv"),
        &root().join("seeds"),
    );
}

#[test]
fn the_documents_score_as_the_scorer_says() {
    let shared = root().join("../shared");
    agrees(&shared.join("gold/seeds_gold.csv"), &shared.join("seeds"));
}

#[test]
fn several_sets_are_pooled_too() {
    let project = Project::new();
    for (set, stance) in [("one", "asserts"), ("two", "omits")] {
        project
            .file(
                &format!("{set}/claims.csv"),
                "claim_id,claim\nc,The council closed the tram line\n",
            )
            .file(
                &format!("{set}/articles.jsonl"),
                "{\"id\": \"a\", \"text\": \"The council closed the tram line.\"}\n",
            )
            .file(
                &format!("{set}/gold.csv"),
                format!("claim_id,source_id,stance\nc,a,{stance}\n"),
            );
    }
    let run = project.run(&["eval", "one", "two", "--json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let figures: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let accuracy = |at: usize| figures[at]["accuracy"].as_f64().unwrap();
    assert_eq!((accuracy(0), accuracy(1), accuracy(2)), (1.0, 0.0, 0.5));
}
