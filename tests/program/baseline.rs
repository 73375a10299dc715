//! `eval --baseline` and `--save`: what has changed since an earlier run.

use crate::project::{Project, TRAM};

/// Four labels, and an export of which one cell was wrong, one right, one
/// wrong in another way; the fourth is as it was.
fn changed() -> Project {
    let project = Project::new();
    let cells = [
        ("a", TRAM, "asserts"),
        ("b", TRAM, "omits"),
        (
            "d",
            "The mayor said the council closed the tram line.",
            "denies",
        ),
        ("e", "Bakers sold more bread.", "omits"),
    ];
    project.tram_set("dev", &cells);
    project.file(
        "before.csv",
        "claim_id,source_id,stance,reason,evidence_rank\n\
         c,a,omits,,\nc,b,omits,,\nc,d,asserts,,1\nc,d,asserts,,2\nc,e,omits,,\nc,z,omits,,\n",
    );
    project
}

#[test]
fn a_baseline_shows_every_cell_that_changed() {
    let run = changed().run(&["eval", "dev", "--baseline", "before.csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = changed().run(&["eval", "dev"]).stdout;
    insta::assert_snapshot!(run.stdout.strip_prefix(&report).unwrap());
}

#[test]
fn json_lists_the_changes() {
    let figures = changed().json(&["eval", "dev", "--baseline", "before.csv"]);
    let baseline = &figures["baseline"];
    assert_eq!(baseline["file"], "before.csv");
    assert_eq!(baseline["counts"]["became_right"], 1);
    assert_eq!(baseline["before"]["accuracy"], 0.5);
    let turns: Vec<_> = baseline["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| {
            (
                change["source"].as_str().unwrap(),
                change["turn"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        turns,
        [
            ("b", "became_wrong"),
            ("a", "became_right"),
            ("d", "wrong_to_wrong")
        ]
    );
    assert_eq!(baseline["changes"][2]["now"]["reason"], "attributed");
    assert_eq!(changed().json(&["eval", "dev"]).get("baseline"), None);
}

#[test]
fn what_was_saved_shows_no_change_until_an_article_changes() {
    let project = changed();
    let run = project.run(&["eval", "dev", "--save", "kept.csv"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "kept.csv: 4 cells\n"));
    let same = project.run(&["eval", "dev", "--baseline", "kept.csv"]);
    assert!(
        same.stdout
            .contains("\nno cell of 4 differs from kept.csv\n")
    );
    let articles = project.read("dev/articles.jsonl");
    project.file(
        "dev/articles.jsonl",
        articles.replace("Bakers sold more bread.", TRAM),
    );
    let other = project
        .run(&["eval", "dev", "--baseline", "kept.csv"])
        .stdout;
    assert!(
        other.contains("\n1 of 4 cells differ from kept.csv\n"),
        "{other}"
    );
    assert!(
        other.contains("became wrong  c  e  gold omits  omits → asserts\n"),
        "{other}"
    );
}

#[test]
fn what_matrix_writes_is_a_baseline_too() {
    let project = changed();
    let run = project.run(&[
        "matrix",
        "dev/articles.jsonl",
        "-c",
        "dev/claims.csv",
        "-o",
        "all.csv",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let same = project.run(&["eval", "dev", "--baseline", "all.csv"]);
    assert!(
        same.stdout
            .contains("\nno cell of 4 differs from all.csv\n")
    );
}

#[test]
fn what_a_baseline_cannot_do_is_said_before_anything_is_judged() {
    let project = changed();
    project.tram_set("other", &[("y", TRAM, "asserts")]);
    project
        .file("wide.csv", "claim_id,claim,a\nc,text,asserts\n")
        .file("slip.csv", "claim_id,source_id,stance\nc,a,agrees\n");
    for (arguments, error) in [
        (
            ["dev", "other", "--baseline", "before.csv"].as_slice(),
            "error: `--baseline` takes one set, but 2 were given\nhelp: give one set at a time: two \
             sets may use one id for different cells\n",
        ),
        (
            &["dev", "other", "--save", "x.csv"],
            "error: `--save` takes one set, but 2 were given\n",
        ),
        (
            &["dev", "--save", "x.doc"],
            "error: x.doc: unsupported output format \".doc\"\nhelp: use one of .csv, ",
        ),
        (
            &["dev", "--task", "segmentation", "--save", "x.csv"],
            "error: `--save` works with `--task stance` only\nhelp: leave one of the two out\n",
        ),
        (
            &["other", "--baseline", "before.csv"],
            "error: before.csv: the baseline has none of the labelled cells\nhelp: use a baseline of \
             this set, as `stancegrid eval SET --save FILE.csv` writes it\n",
        ),
        (
            &["dev", "--baseline", "nowhere.csv"],
            "error: nowhere.csv: no such file or folder\nhelp: check the path, and the folder that \
             you are in\n",
        ),
    ] {
        let run = project.run(&[&["eval"], arguments].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.starts_with(error), "{}", run.stderr);
        assert!(!project.path("x.csv").exists());
    }
    for (file, place) in [
        ("wide.csv", "wide.csv:1:1: missing column `source_id`"),
        ("slip.csv", "slip.csv:2:5: unknown stance"),
    ] {
        let run = project.run(&["eval", "dev", "--baseline", file]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(place), "{}", run.stderr);
    }
}
