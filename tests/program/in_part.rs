//! An article of which much is missing: what it says keeps its evidence, what it
//! does not say is no omission, and every output tells.

use super::project::{Project, rows, value};

/// Half a download: the page is never closed.
const HALF: &str = "<!doctype html><html lang=en><head><title>Tram</title></head><body><article>\
    <p>The council will close the tram line in May, the paper learnt on Monday.</p>\
    <p>The mayor is to speak on Tuesday, and the shops along the line have";

fn project() -> Project {
    let project = Project::tram();
    project.file("news/half.html", HALF);
    project
}

#[test]
fn what_it_says_is_evidence_and_what_it_does_not_is_no_omission() {
    let project = project();
    let run = project.run(&["matrix", "news", "-c", "claims", "-o", "m.csv"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let note = "read in part: news/half.html: it ends in the middle: the page is never closed";
    assert!(
        run.stderr.contains("3 loaded, 0 skipped, 0 failed"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains(note), "{}", run.stderr);
    let rows = rows(&project.read("m.csv"));
    let of = |claim, source, column| value(&rows, claim, source, column).to_owned();
    assert_eq!(of("tram", "half", "stance"), "asserts");
    assert_eq!(of("tram", "half", "status"), "judged");
    assert_eq!(of("bread", "half", "status"), "not_readable");
    assert_eq!(of("bread", "half", "stance"), "");
    assert_eq!(of("bread", "star", "stance"), "omits");
}

#[test]
fn every_output_tells() {
    let project = project();
    let table = project.run(&["matrix", "news", "-c", "claims", "--width", "100"]);
    assert!(
        table.stdout.contains("read in part: it ends in the middle"),
        "{}",
        table.stdout
    );
    for (file, words) in [
        ("m.md", "read in part: it ends in the middle"),
        ("m.html", "Read in part: it ends in the middle"),
        ("m.json", "\"status\": \"read_in_part\""),
        ("m.jsonl", "\"read_in_part\""),
    ] {
        let run = project.run(&["matrix", "news", "-c", "claims", "-o", file]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let text = project.read(file).replace("\":\"", "\": \"");
        assert!(text.contains(words), "{file}");
    }
    let explained = project.run(&["explain", "tram", "half", "-a", "news", "-c", "claims"]);
    assert!(
        explained.stdout.contains("read in part"),
        "{}",
        explained.stdout
    );
    let checked = project.run(&["check", "-a", "news", "-c", "claims"]);
    assert!(
        checked.stdout.contains(
            "warning[read-in-part]: news/half.html: source \"half\" was read in part: it "
        ),
        "{}",
        checked.stdout
    );
    assert_eq!(checked.code, 1);
}

#[test]
fn its_quotes_are_verified_like_others() {
    let project = project();
    project.run(&["matrix", "news", "-c", "claims", "-o", "m.json"]);
    let run = project.run(&["verify", "m.json", "-a", "news"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
}
