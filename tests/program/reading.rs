//! Cells that the reader has read, and those that it has not: which is which in every output,
//! and how much is read.

use std::collections::BTreeSet;

use crate::project::{Project, Row, TRAM, rows, value};

/// The tram line with an article on another matter.
fn project() -> Project {
    let project = Project::tram();
    project.file(
        "news/zoo.txt",
        "The zoo has a new elephant. Its keepers named it Olga.\n",
    );
    project
}

const INPUTS: [&str; 4] = ["matrix", "news", "-c", "claims"];

/// What the program does by itself.
const READ: [&str; 2] = ["--sentences", "usual"];

fn cells(project: &Project, more: &[&str]) -> Vec<Row> {
    project.cells(&[&INPUTS[..], &["--long"], more].concat())
}

fn judges(cells: &[Row]) -> BTreeSet<&str> {
    cells.iter().map(|row| row["judged_by"].as_str()).collect()
}

#[test]
fn sentences_are_read_where_they_come_close() {
    let project = project();
    let read = cells(&project, &READ);
    assert_eq!(value(&read, "tram", "post", "judged_by"), "reader");
    assert_eq!(value(&read, "tram", "zoo", "judged_by"), "words");
    assert_eq!(value(&read, "tram", "zoo", "stance"), "omits");
    assert_eq!(judges(&cells(&project, &["--no-reader"])), ["words"].into());
}

#[test]
fn the_same_input_is_read_alike_on_any_number_of_threads() {
    let project = project();
    let one = project.run(&[&INPUTS[..], &["--long", "--threads", "1"], &READ].concat());
    let four = project.run(&[&INPUTS[..], &["--long", "--threads", "4"], &READ].concat());
    assert_eq!((one.code, one.stdout), (0, four.stdout));
}

#[test]
fn a_budget_reads_the_closest_cells_first() {
    let project = project();
    let none = cells(&project, &["--budget", "0"]);
    assert_eq!(judges(&none), ["words"].into());
    let few = cells(&project, &["--budget", "3"]);
    assert_eq!(judges(&few), ["reader", "words"].into());
    // All of them are read as they are without a budget, by a judge of another name.
    let all = cells(&project, &["--budget", "1000"]);
    for (row, unlimited) in all.iter().zip(cells(&project, &READ)) {
        assert_eq!(
            (&row["stance"], &row["judged_by"]),
            (&unlimited["stance"], &unlimited["judged_by"])
        );
    }
}

#[test]
fn a_time_is_turned_into_pairs_that_give_the_same_bytes() {
    let project = project();
    let timed = project.run(&[&INPUTS[..], &["--budget", "20s", "-o", "timed.json"]].concat());
    assert_eq!(timed.code, 0, "{}", timed.stderr);
    let pairs = timed.stderr.split("--budget ").nth(1).unwrap();
    let pairs = pairs.split_whitespace().next().unwrap();
    let counted = project.run(&[&INPUTS[..], &["--budget", pairs, "-o", "counted.json"]].concat());
    assert_eq!(counted.code, 0, "{}", counted.stderr);
    assert_eq!(project.read("timed.json"), project.read("counted.json"));
    let document = project.read("counted.json").replace(' ', "");
    assert!(document.contains(&format!("\"value\":\"{pairs}\"")));
}

#[test]
fn an_impossible_budget_or_number_of_sentences_is_explained() {
    let project = project();
    for (option, given) in [("--budget", "soon"), ("--sentences", "0")] {
        let run = project.run(&[&INPUTS[..], &[option, given]].concat());
        assert_eq!(run.code, 2);
        assert!(
            run.stderr.contains(&format!("\"{given}\"")),
            "{}",
            run.stderr
        );
        assert!(
            run.stderr.contains("help: write a number"),
            "{}",
            run.stderr
        );
    }
    let both = project.run(&[&INPUTS[..], &["--budget", "5", "--no-reader"]].concat());
    assert_eq!(both.code, 2);
}

#[test]
fn every_output_tells_what_was_read() {
    let project = project();
    let files = [
        "m.json", "m.jsonl", "m.md", "m.html", "m.xlsx", "m.csv", "wide.csv",
    ];
    let table = project.run(&[&INPUTS[..], &["--evidence"], &READ].concat());
    assert!(
        table.stdout.contains("judged by the reader"),
        "{}",
        table.stdout
    );
    assert!(
        table.stdout.contains("judged by words (°)"),
        "{}",
        table.stdout
    );
    for file in &files[..6] {
        let run = project.run(&[&INPUTS[..], &["-o", file], &READ].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    project.run(&[&INPUTS[..], &["--wide", "-o", "wide.csv"], &READ].concat());
    let document = project.read("m.json").replace(' ', "");
    assert!(document.contains("\"judged_by\":\"reader\""));
    let lines = project.read("m.jsonl").replace(' ', "");
    assert!(lines.contains("\"judged_by\":\"words\""));
    assert!(project.read("m.md").contains("judged by words"));
    assert!(project.read("m.html").contains("by the reader"));
    assert!(project.read("wide.csv").contains("judged_by_words"));
    let wide = rows(&project.read("wide.csv"));
    assert!(
        wide.iter()
            .any(|row| row["judged_by_words"].contains("zoo"))
    );
    let explained = project.run(&[
        "explain",
        "tram",
        "post",
        "-a",
        "news",
        "--sentences",
        "usual",
    ]);
    assert!(
        explained.stdout.contains("judged  by the reader"),
        "{}",
        explained.stdout
    );
}

#[test]
fn a_scan_reads_only_where_it_is_told_to() {
    let project = project();
    project.file(
        "in.jsonl",
        format!("{{\"id\":\"a\",\"text\":\"{TRAM} It rained.\"}}\n"),
    );
    for (option, judge) in [(None, "words"), (Some("--read"), "reader")] {
        let scan = ["scan", "in.jsonl", "-c", "claims", "-o", "out.jsonl"];
        let run = project.run(&[&scan[..], option.as_slice()].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        let line = project.read("out.jsonl");
        assert!(
            line.contains(&format!("\"judged_by\":\"{judge}\"")),
            "{line}"
        );
        // The matrix knows either judge.
        let matrix = [
            "matrix",
            "out.jsonl",
            "-c",
            "claims",
            "--long",
            "--sentences",
            "usual",
        ];
        let cells = project.cells(&matrix);
        assert_eq!(value(&cells, "tram", "a", "judged_by"), judge);
        std::fs::remove_file(project.path("out.jsonl")).unwrap();
    }
}

#[test]
fn weights_learnt_by_words_judge_by_words() {
    let project = project();
    let label = |at: usize| match at % 2 {
        0 => ("The council closed the tram line.", "asserts,,0-33"),
        _ => ("The council did not close the tram line.", "denies,,0-40"),
    };
    let ids: Vec<String> = (0..12).map(|at| format!("a{at}")).collect();
    let set: Vec<(&str, &str, &str)> = (0..12)
        .map(|at| (ids[at].as_str(), label(at).0, label(at).1))
        .collect();
    project.tram_set("set", &set);
    let run = project.run(&["train", "set", "-o", "words.tsv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = project.run(&[&INPUTS[..], &["--long", "--weights", "words.tsv"], &READ].concat());
    assert!(
        run.stderr.contains("cells are judged by words"),
        "{}",
        run.stderr
    );
    assert_eq!(judges(&rows(&run.stdout)), ["words"].into());
    let run = project.run(&["train", "set", "-o", "read.tsv", "--sentences", "4"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = project.run(&[&INPUTS[..], &["--no-reader", "--weights", "read.tsv"]].concat());
    assert!(run.error_and_help()[0].contains("what a reader has read"));
}
