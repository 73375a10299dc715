//! `decisions agreement` and `decisions withdraw`: how far readers agree, and
//! what is taken back.

use serde_json::Value;

use crate::decisions::{filled_in, import};
use crate::project::{Project, Run, value};

const INPUTS: [&str; 4] = ["-a", "news", "-c", "claims"];

/// Three articles and two claims: Ann has read all six cells, Ben five of them
/// and two otherwise, Eve one alone.
fn read() -> Project {
    let project = Project::tram();
    project.file("news/echo.txt", "Bakers sold more bread. Rain fell.\n");
    let ann = [
        ("tram", "echo", "omits", ""),
        ("tram", "post", "denies", ""),
        ("tram", "star", "asserts", ""),
        ("bread", "echo", "asserts", ""),
        ("bread", "post", "asserts", ""),
        ("bread", "star", "omits", ""),
    ];
    let ben = [
        ("tram", "echo", "omits", ""),
        ("tram", "post", "qualifies", ""),
        ("tram", "star", "asserts", ""),
        ("bread", "echo", "qualifies", ""),
        ("bread", "post", "asserts", ""),
    ];
    filled_in(&project, "ann.csv", &ann);
    filled_in(&project, "ben.csv", &ben);
    filled_in(&project, "eve.csv", &[("bread", "star", "denies", "")]);
    for (sheet, reader) in [("ann.csv", "Ann"), ("ben.csv", "Ben"), ("eve.csv", "Eve")] {
        let run = import(&project, sheet, reader, &[]);
        assert_ne!(run.code, 2, "{}", run.stderr);
    }
    project
}

fn agreement(project: &Project, extra: &[&str]) -> Run {
    let run = project.run(&[&["decisions", "agreement"], &INPUTS[..], extra].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

fn figures(project: &Project, extra: &[&str]) -> Value {
    serde_json::from_str(&agreement(project, &[&["--json"], extra].concat()).stdout).unwrap()
}

#[test]
fn readers_among_themselves_and_each_against_the_program() {
    insta::assert_snapshot!(agreement(&read(), &[]).stdout);
}

#[test]
fn figures_are_kept_to_the_cells_of_a_draw() {
    let project = read();
    let all = figures(&project, &["--sample", "6"]);
    assert_eq!(all["sample"]["cells"], 6);
    assert_eq!(
        all["cells"],
        figures(&project, &[])["cells"],
        "there are no more"
    );
    let some = figures(&project, &["--sample", "2", "--seed", "3"]);
    assert!(some["cells"].as_u64() <= Some(2), "{some}");
    let text = agreement(&project, &["--sample", "2", "--seed", "3"]).stdout;
    assert!(
        text.contains("of the 2 in the draw of --sample 2 --seed 3"),
        "{text}"
    );
    let both = [
        "decisions",
        "agreement",
        "--sample",
        "2",
        "--pairs",
        "x.csv",
    ];
    assert_eq!(project.run(&both).code, 2);
}

#[test]
fn a_ruling_is_no_reading_and_what_is_stale_is_left_out() {
    let project = read();
    let before = figures(&project, &[]);
    assert_eq!(before["cells"], 6);
    filled_in(&project, "chief.csv", &[("tram", "post", "denies", "")]);
    let run = import(&project, "chief.csv", "Chief", &["--adjudicate"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(figures(&project, &[]), before);
    project.file("news/star.txt", "The council closed the tram line.\n");
    let after = figures(&project, &[]);
    assert_eq!((&after["cells"], &after["stale"]), (&4.into(), &4.into()));
    std::fs::remove_file(project.path("news/star.txt")).unwrap();
    assert_eq!(figures(&project, &[])["homeless"], 4);
}

#[test]
fn a_sample_keeps_the_figures_to_it() {
    let project = read();
    project.file(
        "sample.csv",
        "claim_id,source_id\ntram,post\ntram,star\nbread,star\n",
    );
    let sample = figures(&project, &["--pairs", "sample.csv"]);
    assert_eq!(
        (&sample["cells"], &sample["pairs"][0]["cells"]),
        (&3.into(), &2.into())
    );
    assert_eq!(sample["sample"]["cells"], 3);
    let text = agreement(&project, &["--pairs", "sample.csv"]).stdout;
    assert!(
        text.contains("cells read by at least two: 3 of the 3 in sample.csv\n"),
        "{text}"
    );
    assert!(!text.contains("review --sample"), "{text}");
    project.file("sample.csv", "claim_id,source_id\ntram,poste\n");
    let slip = [
        &["decisions", "agreement", "--pairs", "sample.csv"],
        &INPUTS[..],
    ]
    .concat();
    let run = project.run(&slip);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.contains("\nhelp: did you mean \"post\"?\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn where_nobody_has_read_anything_that_is_said() {
    let project = read();
    project
        .file("news/post.txt", "x")
        .file("news/star.txt", "x")
        .file("news/echo.txt", "x");
    let text = agreement(&project, &[]).stdout;
    assert_eq!(
        text,
        "nobody has read any of these cells as they are now\ncells read by at least two: 0\n\
         readings left out: 12: claim, article or quote has changed since\n"
    );
    let run = project.run(&["decisions", "agreement", "--db", "none.db"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
}

fn withdraw(project: &Project, reviewer: &str, cell: [&str; 2]) -> Run {
    let [claim, source] = cell;
    project.run(&[
        "decisions",
        "withdraw",
        claim,
        source,
        "--reviewer",
        reviewer,
        "--note",
        "slip",
    ])
}

#[test]
fn what_is_withdrawn_counts_no_more_and_can_be_decided_anew() {
    let project = read();
    let run = withdraw(&project, "Ben", ["tram", "post"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stdout
            .starts_with("tram × post: taken back by Ben: qualifies of 2"),
        "{}",
        run.stdout
    );
    assert_eq!(figures(&project, &[])["cells"], 5);
    let cells = project.cells(&["matrix", "news", "-c", "claims", "--long"]);
    assert_eq!(value(&cells, "tram", "post", "reviewer"), "Ann");
    let list = project
        .run(&["decisions", "list", "-a", "news", "-c", "claims"])
        .stdout;
    assert!(list.contains("Ben, withdrawal (slip)"), "{list}");
    assert_eq!(
        import(&project, "ben.csv", "Ben", &[]).code,
        1,
        "Ann differs"
    );
    assert_eq!(figures(&project, &[])["cells"], 6);
}

#[test]
fn where_there_is_nothing_to_withdraw_nothing_is_written() {
    let project = read();
    let lines = || project.run(&["decisions", "export"]).stdout;
    let before = lines();
    for (reviewer, cell, why) in [
        (
            "Ben",
            ["bread", "star"],
            "decisions on this cell are by Ann, Eve",
        ),
        (
            "Ben",
            ["bread", "nowhere"],
            "nobody has decided on this cell",
        ),
    ] {
        let run = withdraw(&project, reviewer, cell);
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert!(run.stdout.contains(why), "{}", run.stdout);
    }
    assert_eq!(lines(), before);
    assert_eq!(withdraw(&project, "Eve", ["bread", "star"]).code, 0);
    let again = withdraw(&project, "Eve", ["bread", "star"]);
    assert_eq!(again.code, 1);
    assert!(
        again.stdout.contains("taken back already"),
        "{}",
        again.stdout
    );
    let none = [
        "decisions",
        "withdraw",
        "a",
        "b",
        "--reviewer",
        "Eve",
        "--db",
        "none.db",
    ];
    assert_eq!(project.run(&none).code, 2);
    assert!(!project.path("none.db").exists());
}
