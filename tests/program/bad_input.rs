//! Each kind of bad input: one clear error that names file, line, field and
//! the mend; exit 2; nothing written.

use crate::project::Project;

/// Runs with an old `out.csv` in place and checks that the run fails, says all
/// the given words, prints no result and leaves the old file alone.
fn fails(project: &Project, arguments: &[&str], words: &[&str]) {
    project.file("out.csv", "old");
    let mut arguments = arguments.to_vec();
    arguments.extend(["-o", "out.csv"]);
    let run = project.run(&arguments);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert_eq!(run.stdout, "");
    for word in words {
        assert!(
            flat(&run.stderr).contains(word),
            "`{word}` is missing in:\n{}",
            run.stderr
        );
    }
    assert_eq!(project.read("out.csv"), "old");
}

/// The message without the frame and line breaks of a report.
fn flat(message: &str) -> String {
    let words = message
        .split_whitespace()
        .filter(|word| !matches!(*word, "│" | "×" | "·"));
    words.collect::<Vec<_>>().join(" ")
}

fn claims_fail(name: &str, text: &str, words: &[&str]) {
    let project = Project::tram();
    project.file(name, text);
    fails(&project, &["matrix", "news", "-c", name], words);
}

#[test]
fn two_claims_with_one_id() {
    claims_fail(
        "c.toml",
        "[[claim]]\nid = \"a\"\nclaim = \"x\"\n[[claim]]\nid = \"a\"\nclaim = \"y\"\n",
        &["c.toml:5", "`a`", "c.toml:2"],
    );
}

#[test]
fn an_unknown_field() {
    claims_fail(
        "c.toml",
        "[[claim]]\nid = \"a\"\nclaim = \"x\"\nvariant = [\"y\"]\n",
        &["c.toml:4", "`variant`", "Did you mean `variants`?"],
    );
    claims_fail(
        "c.csv",
        "claim_id,claim,varients\na,x,y\n",
        &["c.csv:1", "`varients`", "Did you mean `variants`?"],
    );
}

#[test]
fn an_empty_claim() {
    claims_fail(
        "c.toml",
        "[[claim]]\nid = \"a\"\nclaim = \" \"\n",
        &["c.toml:3", "empty"],
    );
    claims_fail("c.csv", "claim_id,claim\na,\n", &["c.csv:2", "empty"]);
}

#[test]
fn broken_syntax() {
    claims_fail("c.toml", "[[claim]\nid = \"a\"\n", &["c.toml:1"]);
    claims_fail("c.json", "[{\"id\": \"a\", ]", &["c.json:1"]);
}

#[test]
fn a_name_of_two_entities() {
    claims_fail(
        "c.toml",
        "[[alias]]\nname = \"A\"\nalso = [\"X\"]\n[[alias]]\nname = \"B\"\nalso = [\"X\"]\n\
         [[claim]]\nid = \"a\"\nclaim = \"x y z\"\n",
        &["c.toml", "`X`"],
    );
}

#[test]
fn missing_files_and_folders() {
    let project = Project::tram();
    fails(
        &project,
        &["matrix", "news", "-c", "nowhere.toml"],
        &["nowhere.toml"],
    );
    fails(
        &project,
        &["matrix", "nowhere", "-c", "claims"],
        &["nowhere"],
    );
}

#[test]
fn a_claims_folder_without_a_claim() {
    let project = Project::tram();
    project.file("empty/README.md", "Nothing here yet.");
    fails(
        &project,
        &["matrix", "news", "-c", "empty"],
        &["empty", "no claim"],
    );
}

#[test]
fn two_articles_with_one_id() {
    let project = Project::tram();
    project.file("news/star.md", "Another text.");
    fails(
        &project,
        &["matrix", "news", "-c", "claims"],
        &["star.md", "star.txt", "`star`"],
    );
}

#[test]
fn a_wrong_sources_sheet() {
    let project = Project::tram();
    project.file("news/sources.csv", "source_id,outlett\nstar,The Star\n");
    fails(
        &project,
        &["matrix", "news", "-c", "claims"],
        &["sources.csv:1", "`outlett`", "`outlet`"],
    );
    project.file("news/sources.csv", "source_id,outlet\nmoon,The Moon\n");
    fails(
        &project,
        &["matrix", "news", "-c", "claims"],
        &["sources.csv:2", "`moon`"],
    );
}

#[test]
fn a_name_that_the_run_does_not_have() {
    let project = Project::tram();
    let base = ["matrix", "news", "-c", "claims"];
    let with = |option: &'static str, name: &'static str| [&base[..], &[option, name]].concat();
    fails(
        &project,
        &with("--only", "trams"),
        &["claim `trams`", "Did you mean `tram`?"],
    );
    fails(
        &project,
        &with("--source", "start"),
        &["source `start`", "Did you mean `star`?"],
    );
    fails(
        &project,
        &with("--topic", "Foods"),
        &["topic `Foods`", "Did you mean `Food`?"],
    );
    project.file("pairs.csv", "claim_id,source_id\ntram,stars\n");
    fails(
        &project,
        &with("--pairs", "pairs.csv"),
        &["pairs.csv", "source `stars`"],
    );
}

#[test]
fn an_output_that_cannot_be() {
    let project = Project::tram();
    fails(
        &project,
        &["matrix", "news", "-c", "claims", "-o", "x.doc"],
        &["x.doc", ".csv"],
    );
    let run = project.run(&["matrix", "news", "-c", "claims", "-o", "no/x.csv"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no/x.csv"), "{}", run.stderr);
    assert!(!project.path("no").exists());
}

#[test]
fn labels_that_cannot_be_read() {
    let project = Project::tram();
    project.file(
        "gold.csv",
        "claim_id,source_id,stance\ntram,star,supports\n",
    );
    let run = project.run(&["eval", "--gold", "gold.csv", "-a", "news"]);
    assert_eq!((run.code, &*run.stdout), (2, ""));
    let message = flat(&run.stderr);
    assert!(
        message.contains("gold.csv:2") && message.contains("supports"),
        "{message}"
    );
}
