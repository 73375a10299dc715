//! Each kind of bad input: one `error:` line that names file, line, column and
//! field, and one `help:` line that says what to do; exit 2; nothing written.

use crate::project::Project;

/// Runs with an old `out.csv` in place and checks that the run fails with these two
/// lines, prints no result and leaves the old file alone.
fn fails(project: &Project, arguments: &[&str], error: &str, help: &str) {
    project.file("out.csv", "old");
    let mut arguments = arguments.to_vec();
    arguments.extend(["-o", "out.csv"]);
    let run = project.run(&arguments);
    let expected = [format!("error: {error}"), format!("help: {help}")];
    assert_eq!(run.error_and_help(), expected);
    assert_eq!(run.stdout, "");
    assert_eq!(project.read("out.csv"), "old");
}

fn claims_fail(name: &str, text: &str, error: &str, help: &str) {
    let project = Project::tram();
    project.file(name, text);
    fails(&project, &["matrix", "news", "-c", name], error, help);
}

const CLAIM_FIELDS: &str = "`id`, `claim`, `label`, `variants`, `counters`, `topic`, `note`";

#[test]
fn two_claims_with_one_id() {
    claims_fail(
        "c.toml",
        "[[claim]]\nid = \"a\"\nclaim = \"x\"\n[[claim]]\nid = \"a\"\nclaim = \"y\"\n",
        "c.toml:5:6: duplicate claim id \"a\" (first used at c.toml:2)",
        "give one of the two claims another id",
    );
}

#[test]
fn an_unknown_field() {
    claims_fail(
        "c.toml",
        "[[claim]]\nid = \"a\"\nclaim = \"x\"\nvariant = [\"y\"]\n",
        "c.toml:4:1: unknown field \"variant\"",
        &format!("did you mean `variants`? (known: {CLAIM_FIELDS})"),
    );
    claims_fail(
        "c.csv",
        "claim_id,claim,varients\na,x,y\n",
        "c.csv:1:16: unknown column \"varients\"",
        &format!(
            "did you mean `variants`? (known: `claim_{})",
            &CLAIM_FIELDS[1..]
        ),
    );
    claims_fail(
        "c.toml",
        "[[claim]]\nid = \"a\"\nclaim = \"x\"\nweight = 3\n",
        "c.toml:4:1: unknown field \"weight\"",
        &format!("use one of {CLAIM_FIELDS}"),
    );
}

#[test]
fn an_empty_claim() {
    claims_fail(
        "c.toml",
        "[[claim]]\nid = \"a\"\nclaim = \" \"\n",
        "c.toml:3:9: `claim` is empty",
        "write what a source may assert",
    );
    claims_fail(
        "c.csv",
        "claim_id,claim\na,\n",
        "c.csv:2:3: `claim` is empty",
        "write what a source may assert",
    );
}

#[test]
fn broken_syntax() {
    claims_fail(
        "c.json",
        "[{\"id\": \"a\", ]",
        "c.json:1:13: invalid JSON: key must be a string",
        "check this line for an extra comma or a missing quote",
    );
    let project = Project::tram();
    project.file("c.toml", "[[claim]\nid = \"a\"\n");
    let run = project.run(&["matrix", "news", "-c", "c.toml"]);
    let [error, help] = run.error_and_help();
    assert!(
        error.starts_with("error: c.toml:1:9: invalid TOML: "),
        "{error}"
    );
    assert_eq!(help, "help: check this line for a missing quote or bracket");
    // The place is underlined between the two lines.
    assert!(run.stderr.contains("1 │ [[claim]\n"), "{}", run.stderr);
    assert!(run.stderr.contains("╰── here\n"), "{}", run.stderr);
}

#[test]
fn a_name_of_two_entities() {
    claims_fail(
        "c.toml",
        "[[alias]]\nname = \"A\"\nalso = [\"X\"]\n[[alias]]\nname = \"B\"\nalso = [\"X\"]\n\
         [[claim]]\nid = \"a\"\nclaim = \"x y z\"\n",
        "c.toml:6:9: duplicate name \"X\" (a name of \"A\" at c.toml:3)",
        "keep it in one of the two entries, or join the two",
    );
}

#[test]
fn missing_files_and_folders() {
    let project = Project::tram();
    let help = "check the path, and the folder that you are in";
    for (arguments, name) in [
        (["matrix", "news", "-c", "nowhere.toml"], "nowhere.toml"),
        (["matrix", "nowhere", "-c", "claims"], "nowhere"),
    ] {
        let error = format!("{name}: no such file or folder");
        fails(&project, &arguments, &error, help);
    }
}

#[test]
fn no_articles_at_all() {
    let project = Project::new();
    project.file("claims/c.csv", "claim_id,claim\na,It rained all day\n");
    fails(
        &project,
        &["matrix"],
        "no articles given, and no folder `articles` or `seeds` here",
        "name a folder with `stancegrid matrix FOLDER -c CLAIMS`, or start with `stancegrid init DIR`",
    );
    fails(
        &project,
        &["matrix", "-", "claims"],
        "`-` cannot be combined with other articles",
        "read standard input alone, or name files and folders only",
    );
}

#[test]
fn a_claims_folder_without_a_claim() {
    let project = Project::tram();
    project.file("empty/README.md", "Nothing here yet.");
    fails(
        &project,
        &["matrix", "news", "-c", "empty"],
        "empty: no claims found",
        "add one to a .toml file, in three lines: `[[claim]]`, `id = \"short-name\"` and `claim = \
         \"What a source may assert\"`",
    );
}

#[test]
fn two_articles_with_one_id() {
    let project = Project::tram();
    project.file("news/star.md", "Another text.");
    fails(
        &project,
        &["matrix", "news", "-c", "claims"],
        "news/star.txt: duplicate source id \"star\" (first used by news/star.md)",
        "rename one of the files, or give one an `id` in its front matter",
    );
}

#[test]
fn a_format_that_is_not_read() {
    let project = Project::tram();
    project
        .file("news/notes.odt", "x")
        .file("claims.yaml", "x")
        .file("sheet.ods", "x")
        .file("news.txt/post", "x");
    fails(
        &project,
        &["matrix", "news/notes.odt", "-c", "claims"],
        "news/notes.odt: unsupported article format \".odt\"",
        "save it as one of .txt, .md, .html, .htm, .docx, .pdf, .eml, .jsonl, .csv and .xlsx, each \
         also packed as .gz",
    );
    fails(
        &project,
        &["matrix", "news", "-c", "claims.yaml"],
        "claims.yaml: unsupported claims format \".yaml\"",
        "save it as .toml, .csv or .json, or move it out of the folder",
    );
    let run = project.run(&["import", "sheet.ods", "--reviewer", "Ann"]);
    let [error, help] = run.error_and_help();
    assert_eq!(error, "error: sheet.ods: unsupported sheet format \".ods\"");
    assert_eq!(help, "help: save the sheet as .csv or .xlsx");
}

#[test]
fn a_wrong_sources_sheet() {
    let project = Project::tram();
    let run = ["matrix", "news", "-c", "claims"];
    project.file("news/sources.csv", "source_id,outlett\nstar,The Star\n");
    fails(
        &project,
        &run,
        "news/sources.csv:1:11: unknown column \"outlett\"",
        "did you mean `outlet`? (known: `source_id`, `outlet`, `title`, `author`, `published`, \
         `url`, `language`)",
    );
    project.file("news/sources.csv", "source_id,outlet\nmoon,The Moon\n");
    fails(
        &project,
        &run,
        "news/sources.csv:2:1: no article here has the source id \"moon\"",
        "write the article's path below this folder without its extension, or remove the row",
    );
    project.file("news/sources.csv", "source_id,outlet\nstars,The Star\n");
    fails(
        &project,
        &run,
        "news/sources.csv:2:1: no article here has the source id \"stars\"",
        "did you mean \"star\"?",
    );
}

#[test]
fn a_name_that_the_run_does_not_have() {
    let project = Project::tram();
    let base = ["matrix", "news", "-c", "claims"];
    let with = |option: &'static str, name: &'static str| [&base[..], &[option, name]].concat();
    for (option, name, error, help) in [
        (
            "--only",
            "trams",
            "unknown claim \"trams\"",
            "did you mean \"tram\"?",
        ),
        (
            "--source",
            "start",
            "unknown source \"start\"",
            "did you mean \"star\"?",
        ),
        (
            "--topic",
            "Foods",
            "unknown topic \"Foods\"",
            "did you mean \"Food\"?",
        ),
        (
            "--only",
            "zzz",
            "unknown claim \"zzz\"",
            "choose one of the 2 that `stancegrid matrix` lists",
        ),
    ] {
        fails(&project, &with(option, name), error, help);
    }
    project.file("pairs.csv", "claim_id,source_id\ntram,stars\n");
    fails(
        &project,
        &with("--pairs", "pairs.csv"),
        "pairs.csv: unknown source \"stars\"",
        "did you mean \"star\"?",
    );
}

#[test]
fn an_encoding_that_does_not_exist() {
    let project = Project::tram();
    let run = project.run(&["matrix", "news", "--encoding", "klingon"]);
    assert_eq!((run.code, &*run.stdout), (2, ""));
    let expected = "error: unknown encoding \"klingon\"\nhelp: try utf-8, windows-1251 or big5\n";
    assert_eq!(run.stderr, expected);
}

#[test]
fn an_output_that_cannot_be() {
    let project = Project::tram();
    fails(
        &project,
        &["matrix", "news", "-c", "claims", "-o", "x.doc"],
        "x.doc: unsupported output format \".doc\"",
        "use one of .csv, .xlsx, .json, .jsonl, .md, .html",
    );
    fails(
        &project,
        &["matrix", "news", "-c", "claims", "-o", "x"],
        "x: unsupported output format: the file name has no extension",
        "use one of .csv, .xlsx, .json, .jsonl, .md, .html",
    );
    let run = project.run(&["matrix", "news", "-c", "claims", "-o", "no/x.csv"]);
    let [error, help] = run.error_and_help();
    assert_eq!(
        error,
        "error: no/x.csv: cannot write: no such file or folder"
    );
    assert_eq!(
        help,
        "help: check that the folder exists and that you may write to it"
    );
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
    let [error, help] = run.error_and_help();
    assert_eq!(error, "error: gold.csv:2:11: unknown stance \"supports\"");
    assert_eq!(help, "help: use one of asserts, qualifies, denies, omits");
    project.file("gold.csv", "claim_id,source_id,stance\n");
    let run = project.run(&["eval", "--gold", "gold.csv", "-a", "news"]);
    let [error, help] = run.error_and_help();
    assert_eq!(error, "error: no labels to score");
    assert_eq!(
        help,
        "help: list at least one label: `claim_id,source_id,stance`"
    );
}
