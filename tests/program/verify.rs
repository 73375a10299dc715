//! `verify` and `schema`: every quote of every format against the articles.

use std::fs;

use crate::project::{Project, Run, root, rows, run_in, value};

/// The exports that are checked. The page is made by hand: in the report, marks
/// stand between the words, so that none can be changed by name.
const FILES: [&str; 6] = [
    "m.csv",
    "semicolon.csv",
    "m.json",
    "m.jsonl",
    "m.md",
    "m.html",
];

const SENTENCE: &str = "The council will close the tram line in May.";

/// Articles with CRLF, signs beyond the basic plane, combining accents and text
/// from right to left before the sentences that are quoted.
fn exported() -> Project {
    let project = Project::tram();
    project
        .file(
            "news/star.txt",
            format!("\u{feff}😀 Cafe\u{301} news.\r\n\r\n{SENTENCE}\r\n"),
        )
        .file(
            "news/post.txt",
            "«قال» 👨‍👩‍👧 so. The council will not close the tram line. Bakers sold more bread.\n",
        );
    for (file, delimiter) in [("m.csv", ","), ("semicolon.csv", ";")] {
        write(&project, &["-o", file, "--delimiter", delimiter]);
    }
    write(&project, &["-o", "m.json", "-o", "m.jsonl", "-o", "m.md"]);
    project.file("m.html", page(&project));
    project
}

fn write(project: &Project, outputs: &[&str]) {
    let run = project.run(&[&["matrix", "news", "-c", "claims"], outputs].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
}

fn page(project: &Project) -> String {
    let mut page = String::from("<!doctype html><meta charset=utf-8><table>");
    for row in rows(&project.read("m.csv")) {
        let words = format!("{}{}", row["evidence"], row["near_miss"]);
        let (first, rest) = words.split_at(words.find(' ').unwrap());
        page += &format!(
            "<tr><td data-claim=\"{}\"><q class=\"quote\" data-source=\"{}\" data-start=\"{}\" data-end=\"{}\">\
             <mark>{first}</mark>{rest}</q></td></tr>\n",
            row["claim_id"], row["source_id"], row["start"], row["end"]
        );
    }
    page + "</table></html>"
}

fn verify(project: &Project, file: &str, more: &[&str]) -> Run {
    project.run(&[&["verify", file, "-a", "news"], more].concat())
}

/// Checks that `verify` falls short and says each of `words`.
fn falls_short(project: &Project, file: &str, words: &[&str]) {
    let run = verify(project, file, &[]);
    assert_eq!(run.code, 1, "{file}: {}{}", run.stdout, run.stderr);
    for word in words {
        assert!(
            run.stdout.contains(word),
            "{file} lacks {word}:\n{}",
            run.stdout
        );
    }
}

fn change(project: &Project, file: &str, from: &str, to: &str) {
    let text = project.read(file);
    assert!(text.contains(from), "{file} has no {from}");
    project.file(file, text.replace(from, to));
}

#[test]
fn what_was_exported_stands_in_the_articles() {
    let project = exported();
    for file in FILES {
        let run = verify(&project, file, &[]);
        assert_eq!(run.code, 0, "{file}: {}{}", run.stdout, run.stderr);
        let said = format!("{file}: 4 quotes from 2 sources match the articles word for word\n");
        assert_eq!(run.stdout, said);
    }
    change(&project, "m.csv", "\u{feff}claim_id", "claim_id");
    assert_eq!(verify(&project, "m.csv", &[]).code, 0);
    let crlf = project.read("m.md").replace('\n', "\r\n");
    project.file("m.md", crlf);
    assert_eq!(verify(&project, "m.md", &[]).code, 0);
}

#[test]
fn the_workbook_and_the_report_are_checked_too() {
    let project = exported();
    write(&project, &["-o", "w.xlsx", "-o", "report.html"]);
    for file in ["w.xlsx", "report.html"] {
        let run = verify(&project, file, &[]);
        assert_eq!(run.code, 0, "{file}: {}{}", run.stdout, run.stderr);
        assert!(
            run.stdout.contains("4 quotes from 2 sources"),
            "{}",
            run.stdout
        );
    }
    let text = project.read("news/star.txt");
    project.file("news/star.txt", text.replace("May", "Mai"));
    for file in ["w.xlsx", "report.html"] {
        falls_short(
            &project,
            file,
            &["claim \"tram\", source \"star\"", "line in May.”"],
        );
    }
}

#[test]
fn one_changed_character_is_found() {
    for file in FILES {
        let project = exported();
        change(&project, file, "line in May", "line in Mai");
        let words = [
            "claim \"tram\", source \"star\"",
            "the article has other words there",
            "line in Mai.”",
            "line in May.”",
            ", the article has U+0079 (y)",
            "the quoted words are nowhere in this article",
        ];
        falls_short(&project, file, &words);
    }
}

#[test]
fn a_place_one_off_is_found() {
    for file in FILES {
        let project = exported();
        let cells = rows(&project.read("m.csv"));
        let row = cells
            .iter()
            .find(|row| row["source_id"] == "star" && row["claim_id"] == "tram");
        let (start, end) = (&row.unwrap()["start"], &row.unwrap()["end"]);
        let next = |number: &str| (number.parse::<usize>().unwrap() + 1).to_string();
        let form = match file {
            "m.csv" => ",START,END,",
            "semicolon.csv" => ";START;END;",
            "m.md" => "characters START–END of",
            "m.html" => "data-start=\"START\" data-end=\"END\"",
            _ => "\"start\":START,\"end\":END",
        };
        let fill = |start: &str, end: &str| form.replace("START", start).replace("END", end);
        change(
            &project,
            file,
            &fill(start, end),
            &fill(&next(start), &next(end)),
        );
        let instead = format!("the quoted words are at characters {start}–{end} instead");
        falls_short(
            &project,
            file,
            &[
                "source \"star\"",
                "the article has other words there",
                &instead,
            ],
        );
    }
}

#[test]
fn an_edited_article_is_found() {
    let project = exported();
    change(&project, "news/star.txt", "😀 ", "😀😀 ");
    for file in FILES {
        let mut words = vec![
            "source \"star\"",
            "the article has other words there",
            "instead",
        ];
        if file != "m.html" {
            words.push("the article has changed since the export");
        }
        falls_short(&project, file, &words);
    }
    let project = exported();
    change(
        &project,
        "news/star.txt",
        "May.\r\n",
        "May.\r\nSo it goes.\r\n",
    );
    for file in ["m.md", "m.jsonl"] {
        let words = [
            "the quote is there, but the article has changed",
            " and is now ",
        ];
        falls_short(&project, file, &words);
    }
}

#[test]
fn a_missing_article_is_found() {
    let project = exported();
    fs::remove_file(project.path("news/star.txt")).unwrap();
    for file in FILES {
        falls_short(
            &project,
            file,
            &[
                "source \"star\"",
                "no article has this source id",
                "quoted: “",
            ],
        );
    }
    project.file("news/star.txt", "");
    falls_short(
        &project,
        "m.md",
        &["source \"star\"", "the article is empty"],
    );
}

#[test]
fn a_quote_of_another_source_is_found() {
    let project = exported();
    let (star, post) = (project.read("news/star.txt"), project.read("news/post.txt"));
    project
        .file("news/star.txt", post)
        .file("news/post.txt", star);
    for file in FILES {
        let run = verify(&project, file, &["--all"]);
        assert_eq!(run.code, 1, "{file}");
        assert!(
            run.stdout.contains("they are in the source \""),
            "{file}: {}",
            run.stdout
        );
        assert!(
            run.stdout.ends_with(": 4 of 4 quotes do not match\n"),
            "{file}: {}",
            run.stdout
        );
    }
}

#[test]
fn the_first_mismatch_is_explained_and_all_are_listed() {
    let project = exported();
    change(&project, "news/star.txt", "😀 Cafe", "😀 A cafe");
    let first = verify(&project, "m.jsonl", &[]).stdout;
    let all = verify(&project, "m.jsonl", &["--all"]).stdout;
    let cells = rows(&project.read("m.csv"));
    let hash = value(&cells, "tram", "star", "source_sha256");
    insta::assert_snapshot!(format!("{first}---\n{all}").replace(hash, "HASH"));
}

#[test]
fn either_copy_of_the_words_in_json_counts() {
    for (from, to) in [
        (
            "{\"exact\":\"The council will close",
            "{\"exact\":\"The council did close",
        ),
        (
            "Selector\",\"exact\":\"The council will close",
            "Selector\",\"exact\":\"The council did close",
        ),
    ] {
        for file in ["m.json", "m.jsonl"] {
            let project = exported();
            change(&project, file, from, to);
            falls_short(&project, file, &["the article has other words there"]);
        }
    }
}

#[test]
fn a_file_without_quotes_is_an_error() {
    let project = exported();
    write(&project, &["--wide", "-o", "wide.csv"]);
    project
        .file("none.md", "# Notes\n\n> “so”, they said\n")
        .file(
            "none.jsonl",
            project.read("m.jsonl").lines().next().unwrap(),
        )
        .file("cut.json", &project.read("m.json")[..3000])
        .file("cut.jsonl", &project.read("m.jsonl")[..3000])
        .file(
            "place.csv",
            "claim_id,source_id,evidence,near_miss,start,end\nc,star,It rained.,,x,9\n",
        )
        .file("m.doc", "x");
    for (file, words) in [
        (
            "wide.csv",
            "wide.csv:1:1: missing column `source_id`, so this sheet holds no quotes\n",
        ),
        ("none.md", "none.md:3:1: the two lines of a quote"),
        (
            "none.jsonl",
            "none.jsonl: no quotes found, so there is nothing to check\nhelp: name an export",
        ),
        ("cut.json", ": not an export: EOF while parsing"),
        ("cut.jsonl", ": not a cell: "),
        (
            "place.csv",
            "place.csv:2: invalid `start` \"x\" of a quote\nhelp: restore the number",
        ),
        (
            "m.doc",
            "m.doc: unsupported export format \".doc\"\nhelp: name an export that ends in one of .csv",
        ),
        ("nowhere.csv", "nowhere.csv: no such file or folder\nhelp: "),
    ] {
        let run = verify(&project, file, &[]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{file}");
        assert!(run.stderr.contains(words), "{file}: {}", run.stderr);
    }
}

#[test]
fn the_usual_folders_are_those_of_the_matrix() {
    let project = Project::new();
    let file = project.path("story.md");
    let file = file.to_str().unwrap();
    assert_eq!(run_in(&root(), &["-o", file], "").code, 0);
    let run = run_in(&root(), &["verify", file], "");
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(
        run.stdout.contains(" from 5 sources match "),
        "{}",
        run.stdout
    );
}

#[test]
fn the_programs_own_exports_are_no_articles() {
    let project = exported();
    let before = verify(&project, "m.json", &[]).stderr;
    for file in ["m.md", "m.jsonl"] {
        project.file(&format!("news/{file}"), project.read(file));
    }
    let run = verify(&project, "m.json", &[]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert_ne!(run.stderr, before);
    assert!(run.stderr.contains("2 loaded, 2 skipped"), "{}", run.stderr);
}

#[test]
fn the_schema_is_printed_as_committed() {
    let run = run_in(&root(), &["schema"], "");
    let committed = fs::read_to_string(root().join("docs/matrix.schema.json")).unwrap();
    assert_eq!((run.code, run.stdout), (0, committed));
}
