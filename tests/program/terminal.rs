//! What reaches a terminal: widths, colours, hostile text, a closed pipe.

use std::io::Read;
use std::process::Stdio;

use unicode_width::UnicodeWidthStr;

use crate::project::{Project, command, finish};

const TABLE: &[&str] = &["matrix", "news", "-c", "claims", "--evidence"];

#[test]
fn a_table_reads_as_it_should() {
    let project = Project::tram();
    insta::assert_snapshot!(project.run(TABLE).stdout);
}

#[test]
fn no_line_is_wider_than_asked() {
    let project = Project::tram();
    for width in ["40", "64", "80", "120"] {
        let run = project.run(&[TABLE, &["--width", width]].concat());
        let widest = run.stdout.lines().map(UnicodeWidthStr::width).max();
        assert!(widest <= width.parse().ok(), "{width}: {widest:?}");
    }
    let mut by_environment = command(&project.path(""), TABLE);
    let narrow = finish(by_environment.env("COLUMNS", "50"), "").stdout;
    assert!(narrow.lines().all(|line| line.width() <= 50));
}

#[test]
fn colours_only_where_they_are_wanted() {
    let project = Project::tram();
    let has_color = |extra: &[&str]| {
        project
            .run(&[TABLE, extra].concat())
            .stdout
            .contains('\u{1b}')
    };
    assert!(!has_color(&[]), "a pipe takes no colours");
    assert!(has_color(&["--color", "always"]));
    assert!(!has_color(&["--color", "never"]));
    assert!(
        project
            .run(&[TABLE, &["--ascii"]].concat())
            .stdout
            .replace(['“', '”'], "\"")
            .is_ascii()
    );
}

#[test]
fn hostile_text_stays_harmless_and_its_quote_verbatim() {
    let project = Project::tram();
    let text = "The council will close the \u{1b}[31mtram\u{7} line \u{202e}now.";
    project.file("news/star.txt", text);
    let shown = project.run(TABLE).stdout;
    let bad = |char: char| {
        (char.is_control() && char != '\n') || ('\u{202a}'..='\u{202e}').contains(&char)
    };
    assert!(!shown.contains(bad), "{shown:?}");
    let cells = project.cells(&["matrix", "news", "-c", "claims", "--long"]);
    assert!(cells.iter().any(|row| row["evidence"] == text), "{cells:?}");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let project = Project::tram();
    let long = "The council will close the tram line. ".repeat(200);
    project.file("news/star.txt", &long);
    let mut command = command(
        &project.path(""),
        &["matrix", "news", "-c", "claims", "--long"],
    );
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut message = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut message)
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{message}");
    assert!(!message.contains("error"), "{message}");
}
