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

const TRAM: &str = "The council closed the tram line.";

/// A set of one claim: what each article says and what gold says of it.
fn set(project: &Project, name: &str, cells: &[(&str, &str, &str)]) {
    let (mut articles, mut gold) = (String::new(), String::from(GOLD_HEAD));
    for (id, text, label) in cells {
        articles += &format!("{{\"id\": \"{id}\", \"text\": \"{text}\"}}\n");
        gold += &format!("c,{id},{label}\n");
    }
    let claims = "claim_id,claim\nc,The council closed the tram line\n";
    project
        .file(&format!("{name}/claims.csv"), claims)
        .file(&format!("{name}/articles.jsonl"), articles)
        .file(&format!("{name}/gold.csv"), gold);
}

const GOLD_HEAD: &str = "claim_id,source_id,stance,reason,evidence\n";

fn json(project: &Project, arguments: &[&str]) -> serde_json::Value {
    let run = project.run(&[arguments, &["--json"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

fn two_sets() -> Project {
    let project = Project::new();
    set(&project, "one", &[("a", TRAM, "asserts")]);
    set(
        &project,
        "two",
        &[
            ("a", TRAM, "omits"),
            (
                "b",
                "Bakers sold more bread. The tram depot was painted.",
                "denies,,24-51",
            ),
            ("d", "The council did not close the tram line.", "denies"),
        ],
    );
    project
}

#[test]
fn several_sets_make_one_table() {
    let run = two_sets().run(&["eval", "one", "two"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn details_give_the_full_report_of_each_set_below_the_table() {
    let project = two_sets();
    let table = project.run(&["eval", "one", "two"]).stdout;
    let run = project.run(&["eval", "one", "two", "--details"]);
    let details = run.stdout.strip_prefix(&table).unwrap();
    for set in ["one", "two"] {
        let alone = project.run(&["eval", set]).stdout;
        let section = format!("\n{set}\n{alone}");
        assert!(details.contains(&section), "{section}\n{details}");
    }
    assert!(details.contains("\nall sets together\ncells 4  "));
    let alone = project.run(&["eval", "two"]).stdout;
    assert_eq!(project.run(&["eval", "two", "--details"]).stdout, alone);
}

#[test]
fn json_lists_sets_then_all_together_then_their_mean() {
    let figures = json(&two_sets(), &["eval", "one", "two"]);
    let names: Vec<_> = figures
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["set"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["one", "two", "all sets together", "mean of the sets"]
    );
    // Right: the one cell of the first set, one of three in the second.
    let accuracy = |at: usize| figures[at]["accuracy"].as_f64().unwrap();
    assert_eq!((accuracy(0), accuracy(1)), (1.0, 1.0 / 3.0));
    assert_eq!((accuracy(2), accuracy(3)), (0.5, 2.0 / 3.0));
    let rescued = |at: usize| &figures[at]["rescued_omits"]["rate"];
    assert_eq!((rescued(1), rescued(3)), (&1.0.into(), &1.0.into()));
    assert!(figures[3]["calibration"].is_null());
    assert_eq!(figures[3].get("cells"), None);
}

#[test]
fn several_labels_of_the_same_articles_are_sets_of_their_own() {
    let project = Project::tram();
    let head = "claim_id,source_id,stance\n";
    project
        .file("first.csv", format!("{head}tram,star,asserts\n"))
        .file("second.csv", format!("{head}tram,star,denies\n"));
    let inputs = ["-a", "news", "-c", "claims"];
    let both = ["eval", "--gold", "first.csv", "--gold", "second.csv"];
    let figures = json(&project, &[&both[..], &inputs].concat());
    assert_eq!(figures[0]["set"], "first.csv");
    assert_eq!(
        (&figures[0]["accuracy"], &figures[1]["accuracy"]),
        (&1.0.into(), &0.0.into())
    );
    let one = json(&project, &[&both[..3], &inputs].concat());
    assert_eq!(one["set"], "first.csv");
}

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
    set(&project, "dev", &cells);
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
    let figures = json(&changed(), &["eval", "dev", "--baseline", "before.csv"]);
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
    assert_eq!(json(&changed(), &["eval", "dev"]).get("baseline"), None);
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
    set(&project, "other", &[("y", TRAM, "asserts")]);
    project
        .file("wide.csv", "claim_id,claim,a\nc,text,asserts\n")
        .file("slip.csv", "claim_id,source_id,stance\nc,a,agrees\n");
    for (arguments, error) in [
        (
            ["dev", "other", "--baseline", "before.csv"].as_slice(),
            "error: --baseline is for one set, and 2 were given. Give one set at a time: two sets \
             may use the same ids for other cells\n",
        ),
        (
            &["dev", "other", "--save", "x.csv"],
            "error: --save is for one set, and 2 were given.",
        ),
        (
            &["dev", "--save", "x.doc"],
            "error: cannot tell a format from `x.doc`: `.doc` is not a format that is written",
        ),
        (
            &["dev", "--task", "segmentation", "--save", "x.csv"],
            "error: --save keeps stances, and another task was given. Leave out one of the two\n",
        ),
        (
            &["other", "--baseline", "before.csv"],
            "error: before.csv: the baseline has none of the labelled cells: it is of other claims \
             or articles. Give one of the same set: `stancegrid eval SET --save FILE.csv` writes it\n",
        ),
        (
            &["dev", "--baseline", "nowhere.csv"],
            "error: nowhere.csv: there is no such file or folder.",
        ),
    ] {
        let run = project.run(&[&["eval"], arguments].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.starts_with(error), "{}", run.stderr);
        assert!(!project.path("x.csv").exists());
    }
    for (file, place) in [
        ("wide.csv", "wide.csv:1: field `source_id`"),
        ("slip.csv", "slip.csv:2: field `stance`"),
    ] {
        let run = project.run(&["eval", "dev", "--baseline", file]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(place), "{}", run.stderr);
    }
}
