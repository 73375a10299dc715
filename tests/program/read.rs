//! `read`: one pair, with weights from a file.

use crate::project::Project;

const TINY: &[u8] = include_bytes!("../fixtures/entailment/tiny.int8.reader");

#[test]
fn one_pair_is_read_and_untrained_weights_say_so() {
    let project = Project::new();
    project.file("tiny.reader", TINY);
    let pair = ["read", "The ferry sank", "The ferry did not sink"];
    let weights = ["--reader-weights", "tiny.reader"];
    let run = project.run(&[&pair[..], &weights].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let names: Vec<&str> = run.stdout.lines().map(|line| line[..18].trim()).collect();
    assert_eq!(
        names,
        [
            "entails",
            "contradicts",
            "neither",
            "voice own",
            "voice attributed",
            "voice hedged",
            "voice partial",
            "voice conditional",
            "voice question"
        ]
    );
    assert!(run.stderr.contains("note: these weights are not trained"));
    let before = project.run(&[&pair[..], &weights, &["--before", "It was late."]].concat());
    assert_ne!(run.stdout, before.stdout);
}

#[test]
fn weights_that_are_none_are_an_error_in_two_lines() {
    let project = Project::new();
    project.file("notes.txt", "no weights");
    let run = project.run(&["read", "a", "b", "--reader-weights", "notes.txt"]);
    let [error, help] = run.error_and_help();
    assert_eq!(
        error,
        "error: notes.txt: unsound reader weights: the file has no head"
    );
    assert!(help.contains("training/convert.py"));
    assert_eq!(run.stdout, "");
    let missing = project.run(&["read", "a", "b", "--reader-weights", "nowhere"]);
    assert!(missing.error_and_help()[0].contains("nowhere: cannot read"));
}
