//! `train` and `--weights`: a file learnt, used, refused where it is wrong.

use crate::project::{Project, value};

const SET: [(&str, &str, &str); 6] = [
    ("a", "The council will close the tram line.", "asserts,,"),
    (
        "b",
        "The council will close the tram line in May.",
        "asserts,,",
    ),
    ("c", "The council will not close the tram line.", "denies,,"),
    (
        "d",
        "It is untrue that the council will close the tram line.",
        "denies,,",
    ),
    ("e", "The council may close the tram line.", "qualifies,,"),
    ("f", "Bakers sold more bread than ever.", "omits,,"),
];

fn learnt(project: &Project, to: &str) -> String {
    project.tram_set("set", &SET);
    let run = project.run(&["train", "set", "-o", to]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("held out"), "{}", run.stderr);
    project.read(to)
}

#[test]
fn the_same_set_gives_the_same_bytes_with_their_origin_at_the_head() {
    let project = Project::tram();
    let first = learnt(&project, "one.tsv");
    assert_eq!(first, learnt(&project, "two.tsv"));
    assert!(first.contains("with: stancegrid train set --no-reader -o"));
    assert!(first.contains("#   set: 6 labels, SHA-256 "));
}

#[test]
fn weights_from_a_file_are_another_judge() {
    let project = Project::tram();
    learnt(&project, "own.tsv");
    let plain = ["matrix", "news", "--long"];
    let own = [&plain[..], &["--weights", "own.tsv"]].concat();
    let id = |arguments: &[&str]| {
        let rows = project.cells(arguments);
        value(&rows, "tram", "star", "judge_id").to_owned()
    };
    assert_ne!(id(&plain), id(&own));
    assert_eq!(id(&own), id(&own));
}

#[test]
fn a_faulty_file_of_weights_is_refused_with_its_line() {
    let project = Project::tram();
    let text = learnt(&project, "own.tsv").replace("\ntotal\t", "\ntotal  x\t");
    let lines: Vec<&str> = text.lines().collect();
    let line = lines
        .iter()
        .position(|line| line.starts_with("total  x"))
        .unwrap()
        + 1;
    project.file("own.tsv", &text);
    let run = project.run(&["matrix", "news", "--weights", "own.tsv"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let [error, help] = run.error_and_help();
    assert_eq!(
        error,
        format!("error: own.tsv:{line}: unknown feature \"total  x\"")
    );
    assert!(help.starts_with("help: learn the weights again with `stancegrid train`"));
    let run = project.run(&["matrix", "news", "--weights", "none.tsv"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("none.tsv"), "{}", run.stderr);
}

#[test]
fn a_set_that_is_nowhere_is_an_error_and_writes_nothing() {
    let project = Project::tram();
    let run = project.run(&["train", "nowhere", "-o", "own.tsv"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(!project.path("own.tsv").exists());
}

#[test]
fn a_set_may_say_where_its_parts_are() {
    let project = Project::tram();
    project
        .file(
            "labels.csv",
            "claim_id,source_id,stance\ntram,star,asserts\n",
        )
        .file(
            "sets/tram/set.toml",
            "claims = \"../../claims\"\narticles = \"../../news\"\ngold = \"../../labels.csv\"\n",
        )
        .file(
            "sets/bad/set.toml",
            "claims = \"../../claims\"\ngolds = \"x\"\n",
        );
    assert_eq!(project.json(&["eval", "sets/tram"])["cells"], 1);
    let run = project.run(&["eval", "sets/bad"]);
    assert_eq!(run.code, 2);
    let [error, help] = run.error_and_help();
    assert!(
        error.contains("set.toml: invalid set: ") && error.contains("golds"),
        "{error}"
    );
    assert!(
        help.starts_with("help: give `claims`, `articles` and `gold`, "),
        "{help}"
    );
}

const TINY: &[u8] = include_bytes!("../fixtures/entailment/tiny.int8.reader");

/// The figures of a reader enter the weights, whose head names it. `eval` reads by the same.
#[test]
fn a_reader_is_learnt_with_and_judged_by() {
    let project = Project::tram();
    project.tram_set("set", &SET);
    project.file("readers/0.reader", TINY);
    project.file("folds.tsv", "story\tfold\ntram\t0\n");
    let reading = ["--folds", "folds.tsv", "--fold-readers", "readers"];
    let train = ["train", "set", "-o", "read.tsv", "--pair-cache", "pairs.db"];
    let run = project.run(&[&train[..], &reading].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let learnt = project.read("read.tsv");
    assert!(
        learnt.contains("--fold-readers readers -o weights.tsv"),
        "{learnt}"
    );
    assert!(learnt.contains("#   read by a tiny model for tests, SHA-256 "));
    assert!(learnt.contains("\nreader: entails\t"));
    // What is known from a file comes to the same.
    let again = project.run(&[&train[..], &reading].concat());
    assert_eq!((again.code, project.read("read.tsv")), (0, learnt));
    let eval = [
        "eval",
        "set",
        "--weights",
        "read.tsv",
        "--save",
        "cells.csv",
    ];
    let run = project.run(&[&eval[..], &["--reader-weights", "readers/0.reader"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let words = project.run(&["eval", "set", "--save", "words.csv"]);
    assert_eq!(words.code, 0, "{}", words.stderr);
    let id = |file: &str| {
        let text = project.read(file);
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let at = rows
            .headers()
            .unwrap()
            .iter()
            .position(|name| name == "judge_id")
            .unwrap();
        rows.records().next().unwrap().unwrap()[at].to_owned()
    };
    assert_ne!(id("cells.csv"), id("words.csv"));
}

#[test]
fn folds_that_are_none_are_an_error_with_their_line() {
    let project = Project::tram();
    project.tram_set("set", &SET);
    project.file("folds.tsv", "story\tfold\ntram\tfirst\n");
    let run = project.run(&[
        "eval",
        "set",
        "--folds",
        "folds.tsv",
        "--fold-readers",
        "readers",
    ]);
    let [error, help] = run.error_and_help();
    assert_eq!(
        error,
        "error: folds.tsv:2: no story and fold, parted by a tab"
    );
    assert!(help.contains("a number below 100"));
}
