//! `eval --task attribution`: its figures, and what it says of a broken file.

use crate::project::Project;

const LABELLED: &str = r#"{"text": "The quay will sink, the mayor said.", "label": "attributed", "sources": ["the mayor"]}
{"text": "The quay sank in May.", "label": "none", "sources": []}
{"text": "He left, hoping for rain.", "label": "partly", "sources": ["He"]}
{"text": "The quay is to everybody an eyesore.", "label": "attributed", "sources": ["everybody"]}
"#;

#[test]
fn labelled_sentences_are_scored() {
    let project = Project::new();
    project.file("labelled.jsonl", LABELLED);
    let run = project.run(&["eval", "--task", "attribution", "labelled.jsonl"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(
        lines[0],
        "labelled.jsonl  sentences 3  attributed 2  precision 1.0000  recall 0.5000  F1 0.6667"
    );
    assert_eq!(
        lines[2],
        "speaker  right 0.5000  (1 of 2 with a labelled source; any named: 1)"
    );
}

#[test]
fn the_figures_come_as_json() {
    let project = Project::new();
    project.file("labelled.jsonl", LABELLED);
    let run = project.run(&["eval", "--task", "attribution", "labelled.jsonl", "--json"]);
    let all: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(all[0]["precision"], 1.0);
    assert_eq!(all[0]["right_speaker"], 1);
    assert_eq!(all[0]["f1_interval"]["resamples"], 2000);
}

#[test]
fn a_broken_line_is_named() {
    let project = Project::new();
    project.file("labelled.jsonl", "{\"text\": \"x\"}\n");
    let run = project.run(&["eval", "--task", "attribution", "labelled.jsonl"]);
    assert_eq!(run.code, 2);
    let [error, help] = run.error_and_help();
    assert!(error.starts_with("error: labelled.jsonl:1: not a labelled sentence: "));
    assert!(help.starts_with("help: write an object with `text`, "));
}
