//! `matrix` over what `scan` wrote: the same matrix as over the articles.

use std::fmt::Write as _;

use serde_json::json;

use crate::project::{Project, value};

/// Articles of three outlets, a reprint with other white space, one in German
/// and an empty one; not in the order of their ids.
fn project(articles: usize) -> Project {
    let project = Project::tram();
    let german = "Der Stadtrat hat am Dienstag beschlossen, dass die Straßenbahn am Fluss noch viele Jahre \
        fahren soll. Die Bürgermeisterin sagte, die Linie werde von vielen Menschen gebraucht, und das \
        Geld für neue Wagen sei vorhanden. Auch die Händler am Ufer freuten sich über die Entscheidung.";
    let mut lines = String::new();
    for at in (0..articles).rev() {
        let text = match at % 9 {
            2 => german.to_owned(),
            3 => String::new(),
            4 => format!(
                "The council  will close\n the tram line in May, {}.",
                at % 5
            ),
            5 => format!("Ünlike 😀 before, the council has “not” closed the tram line ({at})."),
            6 => format!("=According to Ann Smith, the council will close the tram line, {at}."),
            _ => format!(
                "The council may close the tram line. Bakers sold {} loaves of bread.",
                at % 4
            ),
        };
        let outlet = ["Star", "Post", "The Evening Gazette"][at % 3];
        let line = json!({"id": format!("a{at}"), "outlet": outlet, "title": "T", "text": text,
            "url": format!("https://example.org/{at}")});
        writeln!(lines, "{line}").unwrap();
    }
    project.file("news.jsonl", lines);
    let run = project.run(&["scan", "news.jsonl", "-o", "cells.jsonl"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    project
}

/// What `matrix` writes, as bytes, over articles or lines.
fn written(project: &Project, over: &str, more: &[&str], file: &str) -> Vec<u8> {
    let run = project.run(&[&["matrix", over, "-o", file], more].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    std::fs::read(project.path(file)).unwrap()
}

fn printed(project: &Project, over: &str, more: &[&str]) -> String {
    let run = project.run(&[&["matrix", over], more].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout
}

#[test]
fn every_format_is_the_same_over_articles_and_over_lines() {
    let project = project(30);
    for file in ["x.csv", "x.json", "x.jsonl", "x.md", "x.xlsx"] {
        let articles = written(&project, "news.jsonl", &[], file);
        assert!(
            articles == written(&project, "cells.jsonl", &[], file),
            "{file}"
        );
    }
    for more in [
        &["--wide"][..],
        &["--long"],
        &["--long", "--raw"],
        &["--evidence"],
        &["--by", "none"],
        &["--by", "outlet", "--width", "100"],
        &["--by", "topic"],
        &["--only", "bread", "--long"],
        &["--topic", "Food", "--by", "outlet"],
        &["--source", "a4", "--source", "a13", "--long"],
        &["--source", "a4", "--source", "a13", "--by", "outlet"],
    ] {
        let articles = printed(&project, "news.jsonl", more);
        assert_eq!(articles, printed(&project, "cells.jsonl", more), "{more:?}");
    }
}

#[test]
fn small_sets_of_any_kind_give_the_same_sheet() {
    for articles in [1, 2, 3, 4, 7, 11, 23] {
        let project = project(articles);
        let over = |over| written(&project, over, &["--raw"], "x.csv");
        assert!(over("news.jsonl") == over("cells.jsonl"), "{articles}");
    }
}

#[test]
fn shards_and_parts_are_one_matrix() {
    let project = project(40);
    let whole = written(&project, "cells.jsonl", &[], "whole.csv");
    for part in ["1/3", "2/3", "3/3"] {
        let file = format!("parts/part-0000{}", &part[..1]);
        project.file(&file, "");
        let run = project.run(&["scan", "news.jsonl", "--shard", part, "-o", &file]);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    project
        .file("parts/_SUCCESS", "")
        .file("parts/part-00004", "");
    assert!(written(&project, "parts", &[], "x.csv") == whole);
    let files = ["parts/part-00003", "parts/part-00001", "parts/part-00002"];
    let run = project.run(&[&["matrix"], &files[..], &["-o", "y.csv"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(std::fs::read(project.path("y.csv")).unwrap() == whole);
}

#[test]
fn a_pipe_of_lines_is_read_too() {
    let project = project(12);
    let run = project.run_with_stdin(&["matrix", "-", "--long"], &project.read("cells.jsonl"));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stdout, printed(&project, "news.jsonl", &["--long"]));
}

#[test]
fn of_equal_lines_one_counts_and_two_tales_are_an_error() {
    let project = project(6);
    let lines = project.read("cells.jsonl");
    let whole = written(&project, "cells.jsonl", &[], "x.csv");
    project.file("cells.jsonl", format!("{lines}{lines}"));
    let run = project.run(&["matrix", "cells.jsonl", "-o", "y.csv"]);
    assert!(
        run.stderr.contains("6 lines twice, of which one counts"),
        "{}",
        run.stderr
    );
    assert!(std::fs::read(project.path("y.csv")).unwrap() == whole);
    project.file(
        "news.jsonl",
        project.read("news.jsonl").replace("loaves", "rolls"),
    );
    project.run(&["scan", "news.jsonl", "-o", "again.jsonl"]);
    let run = project.run(&["matrix", "cells.jsonl", "again.jsonl", "-o", "y.csv"]);
    assert_eq!(run.code, 2);
    for word in ["again.jsonl:", "cells.jsonl:", "two texts"] {
        assert!(run.stderr.contains(word), "{word}: {}", run.stderr);
    }
    assert!(
        std::fs::read(project.path("y.csv")).unwrap() == whole,
        "nothing half-written"
    );
}

#[test]
fn cells_of_another_judge_are_refused() {
    let project = project(3);
    project.file(
        "claims/more.toml",
        "[[claim]]\nid = \"more\"\nclaim = \"It rained\"\n",
    );
    let run = project.run(&["matrix", "cells.jsonl", "-o", "x.csv"]);
    assert_eq!(run.code, 2);
    // Every line is wrong; it is the first that is told, whichever core was faster.
    for word in [
        "error: cells.jsonl:1: the line comes from another judge: \"",
        "\nhelp: use the claims, the `--weights`",
        "scan the articles again",
    ] {
        assert!(run.stderr.contains(word), "{word}: {}", run.stderr);
    }
    assert!(!project.path("x.csv").exists());
}

#[test]
fn a_torn_line_is_an_error_and_bad_lines_are_told() {
    let project = project(3);
    let lines = project.read("cells.jsonl");
    project.file("cells.jsonl", &lines[..lines.len() - 9]);
    let run = project.run(&["matrix", "cells.jsonl"]);
    assert_eq!(run.code, 2);
    let [error, help] = run.error_and_help();
    assert!(
        error.starts_with("error: cells.jsonl:3: the line is not a line of `scan`: "),
        "{error}"
    );
    assert_eq!(
        help,
        "help: finish the scan with `--resume`, or scan the articles again"
    );
    project.file("bad.jsonl", format!("{{}}\n{}", project.read("news.jsonl")));
    project.run(&["scan", "bad.jsonl", "-o", "bad-cells.jsonl"]);
    let run = project.run(&["matrix", "bad-cells.jsonl"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr
            .contains("3 articles scanned, 1 line that was none"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr
            .contains("failed: bad-cells.jsonl:1: line 1 of the articles: has no `text`")
    );
}

#[test]
fn decisions_lie_over_lines_as_over_articles() {
    let project = project(14);
    let sheet = [
        ("tram", "a0", "denies", "why"),
        ("bread", "a1", "omits", ""),
    ];
    let run = project.run(&["matrix", "news.jsonl", "-o", "sheet.csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    crate::decisions::fill_in(&project, "sheet.csv", &sheet);
    let run = project.run(&["import", "sheet.csv", "--reviewer", "Ann"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    for more in [&["--long"][..], &["--by", "none"], &["--by", "outlet"]] {
        let articles = project.run(&[&["matrix", "news.jsonl"], more].concat());
        let lines = project.run(&[&["matrix", "cells.jsonl"], more].concat());
        assert_eq!(articles.stdout, lines.stdout, "{more:?}");
        assert!(
            lines.stderr.contains("decided by people: 2"),
            "{}",
            lines.stderr
        );
    }
    let cells = project.cells(&["matrix", "cells.jsonl", "--long"]);
    assert_eq!(value(&cells, "tram", "a0", "stance"), "denies");
}

#[test]
fn what_needs_the_texts_says_so() {
    let project = project(5);
    let run = project.run(&["matrix", "cells.jsonl", "-o", "x.html"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("note: x.html: without the articles, "),
        "{}",
        run.stderr
    );
    for command in ["check", "explain tram a0", "review"] {
        let words: Vec<&str> = command.split(' ').collect();
        let run = project.run(&[&words[..], &["-a", "cells.jsonl"]].concat());
        assert_eq!(run.code, 2, "{command}");
        assert!(
            run.stderr.contains("lines of `scan`"),
            "{command}: {}",
            run.stderr
        );
    }
    let verified = project.run(&["matrix", "cells.jsonl", "-o", "x.csv"]);
    assert_eq!(verified.code, 0);
    let run = project.run(&["verify", "x.csv", "-a", "news.jsonl"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}

#[test]
fn no_lines_are_written_over() {
    let project = project(3);
    project.file("lines.csv", project.read("cells.jsonl"));
    let run = project.run(&["matrix", "lines.csv", "-o", "lines.csv"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("\nhelp: write to another file\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn too_many_sources_are_counted_by_outlet() {
    let project = project(120);
    let table = printed(&project, "cells.jsonl", &["--width", "80"]);
    insta::assert_snapshot!(table);
    assert_eq!(table, printed(&project, "news.jsonl", &["--width", "80"]));
    let full = printed(&project, "news.jsonl", &["--width", "80", "--by", "none"]);
    assert!(full.contains("S120"), "{full}");
    assert!(printed(&project, "news.jsonl", &["--width", "80", "--evidence"]).contains("S120"));
}
