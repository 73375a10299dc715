//! `check`: 0 without a warning, 1 with one; its codes, and the page about them.

use std::path::Path;

use serde_json::json;
use stancegrid::audit::{Lint, Severity};

use crate::project::Project;

/// A project with a warning about a claim and two notes about its articles.
fn thin() -> Project {
    let project = Project::tram();
    project.file(
        "claims/thin.toml",
        "# Ours.\n[[claim]]\nid = \"thin\"\nclaim = \"it fell\"\n",
    );
    project
}

#[test]
fn sound_claims_and_articles_pass() {
    let project = Project::tram();
    let long = "The council will close the tram line in May. Bakers sold more bread. ".repeat(12);
    project.file("news/star.txt", &long);
    project.file("news/post.txt", format!("{long} So it goes."));
    let run = project.run(&["check", "-a", "news"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert_eq!(run.stdout, "2 claims, 2 articles: 0 warnings, 0 notes\n");
}

#[test]
fn a_thin_claim_is_a_warning_with_its_code_and_its_place() {
    let run = thin().run(&["check", "-a", "news"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    let expected = "\
warning[too-short]: claims/thin.toml:3: claim \"thin\" has 1 content word, and 3 are needed
help: say who does what, so that the claim is more than a topic
note[short-article]: news/post.txt: source \"post\" has 12 words, fewer than 50
help: check that it is the whole article and not a teaser
note[short-article]: news/star.txt: source \"star\" has 9 words, fewer than 50
help: check that it is the whole article and not a teaser
note[never-matched]: claims/thin.toml:3: claim \"thin\" is omitted by all 2 judged sources
help: look at the near misses, and add variants or aliases if one of them says it
3 claims, 2 articles: 1 warning, 3 notes
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn what_is_ignored_does_not_count() {
    let project = thin();
    let check = ["check", "-a", "news", "--ignore"];
    let notes = project.run(&[&check[..], &["short-article"]].concat());
    assert_eq!(notes.code, 1, "the warning is still there");
    let last = "3 claims, 2 articles: 1 warning, 1 note (2 ignored)\n";
    assert!(notes.stdout.ends_with(last), "{}", notes.stdout);
    assert!(!notes.stdout.contains("short-article"), "{}", notes.stdout);
    let both = [&check[..], &["short-article", "--ignore", "too-short"]].concat();
    let both = project.run(&both);
    assert_eq!(both.code, 0, "{}", both.stdout);
    let last = "3 claims, 2 articles: 0 warnings, 1 note (3 ignored)\n";
    assert!(both.stdout.ends_with(last), "{}", both.stdout);
}

#[test]
fn a_code_that_does_not_exist_is_an_error() {
    let project = thin();
    for (code, help) in [
        ("too-shrt", "did you mean \"too-short\"?"),
        ("xyz", "use one of double-barrelled, negated, too-short, "),
    ] {
        for option in ["--ignore", "--explain"] {
            let run = project.run(&["check", option, code]);
            assert_eq!((run.code, &*run.stdout), (2, ""));
            let expected = format!("error: unknown check \"{code}\"\nhelp: {help}");
            assert!(run.stderr.starts_with(&expected), "{}", run.stderr);
        }
    }
}

#[test]
fn json_has_every_finding_in_the_order_of_the_text() {
    let project = thin();
    let run = project.run(&["check", "-a", "news", "--json", "--ignore", "never-matched"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(
        document["counts"],
        json!({"claims": 3, "articles": 2, "warnings": 1, "notes": 2, "ignored": 1})
    );
    assert_eq!(
        document["findings"][0],
        json!({
            "code": "too-short",
            "level": "warning",
            "subject": {"kind": "claim", "id": "thin"},
            "message": "claim \"thin\" has 1 content word, and 3 are needed",
            "help": "say who does what, so that the claim is more than a topic",
            "place": {"file": "claims/thin.toml", "line": 3},
        })
    );
    let about = |at: usize| {
        let finding = &document["findings"][at];
        (finding["subject"]["id"].as_str(), finding["place"].clone())
    };
    let place = |file: &str| json!({"file": file, "line": null});
    assert_eq!(about(1), (Some("post"), place("news/post.txt")));
    assert_eq!(about(2), (Some("star"), place("news/star.txt")));
    // The same run prints the same bytes.
    let again = project.run(&["check", "-a", "news", "--json", "--ignore", "never-matched"]);
    assert_eq!(again.stdout, run.stdout);
    let sound = project.run(&["check", "-a", "news", "--json", "--ignore", "too-short"]);
    assert_eq!(sound.code, 0);
}

const PAGE: &str = include_str!("../../docs/checks.md");

/// The files of an example: path and text.
type Files<'p> = Vec<(&'p str, &'p str)>;

/// The fenced blocks of a text that name a file.
fn files(text: &str) -> Files<'_> {
    let mut fences = text.split("```");
    fences.next();
    let mut files = Vec::new();
    while let Some(block) = fences.next() {
        let (head, body) = block.split_once('\n').unwrap();
        let (_, path) = head
            .split_once(' ')
            .unwrap_or_else(|| panic!("no file: {head}"));
        files.push((path, body));
        fences.next();
    }
    files
}

/// The codes that `check` finds in a folder of these files. Where there are no
/// claims or no articles among them, sound ones stand in.
fn codes(files: &Files<'_>) -> Vec<String> {
    let project = Project::new();
    let has = |folder: &str| files.iter().any(|(path, _)| path.starts_with(folder));
    if !has("claims/") {
        let claim = "[[claim]]\nid = \"tram\"\nclaim = \"The council will close the tram line\"\n";
        project.file("claims/tram.toml", claim);
    }
    if !has("articles/") {
        project.file("articles/other.txt", "The harbour was calm. ".repeat(20));
    }
    for (path, text) in files {
        project.file(path, text);
    }
    let run = project.run(&["check", "--json"]);
    assert_ne!(run.code, 2, "{}", run.stderr);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = document["findings"].as_array().unwrap();
    let code = |finding: &serde_json::Value| finding["code"].as_str().unwrap().to_owned();
    findings.iter().map(code).collect()
}

#[test]
fn the_page_says_what_the_program_does() {
    let sections: Vec<(&str, &str)> = PAGE
        .split("\n## ")
        .skip(1)
        .map(|section| section.split_once('\n').unwrap())
        .collect();
    let heads: Vec<&str> = sections.iter().map(|(head, _)| *head).collect();
    let expected: Vec<&str> = Lint::ALL.iter().map(|lint| lint.code()).collect();
    assert_eq!(heads, expected);
    for (lint, (code, section)) in Lint::ALL.iter().zip(sections) {
        let level = match lint.severity() {
            Severity::Warning => "Warning",
            Severity::Note => "Note",
        };
        let first = format!("{level}. {}", lint.explanation());
        assert_eq!(section.trim_start().lines().next(), Some(&*first), "{code}");
        let (fires, spared) = section.split_once("\nDoes not fire").unwrap();
        let (fires, spared) = (files(fires), files(spared));
        let shown = |(_, text): &(&str, &str)| text.contains(lint.example());
        assert!(fires.iter().any(shown), "{code}: {}", lint.example());
        let (found, other) = (codes(&fires), codes(&spared));
        assert!(found.iter().any(|one| one == code), "{code}: {found:?}");
        assert!(!other.iter().any(|one| one == code), "{code}: {other:?}");
        assert!(!fires.is_empty() && !spared.is_empty());
    }
}

#[test]
fn a_code_is_explained_by_its_section_of_the_page() {
    let run = Project::new().run(&["check", "--explain", "unsupported-language"]);
    assert_eq!((run.code, &*run.stderr), (0, ""));
    assert!(
        run.stdout
            .starts_with("## unsupported-language\n\nWarning. ")
    );
    assert!(PAGE.ends_with(&run.stdout), "the last section, whole");
    let run = Project::new().run(&["check", "--explain", "negated"]);
    assert!(run.stdout.ends_with("fighters\"\n```\n"), "{}", run.stdout);
    assert!(!run.stdout.contains("too-short"), "{}", run.stdout);
}

#[test]
fn the_page_is_where_the_help_says() {
    let help = Project::new().run(&["check", "--help"]).stdout;
    assert!(help.contains("docs/checks.md"), "{help}");
    assert!(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("docs/checks.md")
            .is_file()
    );
}
