//! `import`, `decisions`, and the matrix with what people decided.

use crate::project::{Project, Row, Run, rows, value};

const LONG: &[&str] = &["matrix", "news", "-c", "claims", "--long"];

/// The long sheet of a project, with `decision` and `decision_note` filled in
/// for some cells.
pub fn filled_in(project: &Project, name: &str, decisions: &[(&str, &str, &str, &str)]) {
    let run = project.run(&[LONG, &["-o", name]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    fill_in(project, name, decisions);
}

pub fn fill_in(project: &Project, name: &str, decisions: &[(&str, &str, &str, &str)]) {
    edit(project, name, |row, column| {
        if !["", "1"].contains(&row["evidence_rank"].as_str()) {
            return None;
        }
        let cell = decisions
            .iter()
            .find(|(claim, source, ..)| row["claim_id"] == *claim && row["source_id"] == *source)?;
        match column {
            "decision" => Some(cell.2.to_owned()),
            "decision_note" => Some(cell.3.to_owned()),
            _ => None,
        }
    });
}

/// Rewrites the fields of a sheet for which `change` has another value.
fn edit(project: &Project, name: &str, change: impl Fn(&Row, &str) -> Option<String>) {
    let text = project.read(name);
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).unwrap();
    for row in rows(text) {
        let fields = header
            .iter()
            .map(|column| change(&row, column).unwrap_or_else(|| row[column].clone()));
        writer.write_record(fields).unwrap();
    }
    project.file(name, writer.into_inner().unwrap());
}

pub fn import(project: &Project, name: &str, reviewer: &str, extra: &[&str]) -> Run {
    project.run(&[&["import", name, "--reviewer", reviewer], extra].concat())
}

fn long(project: &Project) -> Vec<Row> {
    project.cells(LONG)
}

#[test]
fn no_two_reviewers_differ_in_capitals_alone() {
    let project = Project::tram();
    filled_in(&project, "sheet.csv", &[("tram", "star", "asserts", "")]);
    assert_eq!(import(&project, "sheet.csv", "Ann Lee", &[]).code, 0);
    let run = import(&project, "sheet.csv", "ann lee", &[]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.error_and_help(),
        [
            "error: the reviewer name \"ann lee\" is too close to \"Ann Lee\"",
            "help: use \"Ann Lee\", or a clearly different name"
        ]
    );
    let run = import(&project, "sheet.csv", "Ann|Ben", &[]);
    assert_eq!(
        run.error_and_help(),
        [
            "error: invalid reviewer name \"Ann|Ben\"",
            "help: use 1 to 80 characters, without `|` or line breaks and without spaces at the ends"
        ]
    );
    assert_eq!(import(&project, "sheet.csv", "Ann", &[]).code, 0);
}

#[test]
fn a_filled_in_sheet_comes_back_as_decisions() {
    let project = Project::tram();
    filled_in(
        &project,
        "sheet.csv",
        &[
            ("tram", "star", "asserts", ""),
            ("bread", "star", "denies", "between the lines"),
        ],
    );
    let dry = import(&project, "sheet.csv", "Ann", &["--dry-run"]);
    assert_eq!(dry.code, 0, "{}", dry.stderr);
    assert!(
        dry.stdout
            .contains("new       line 6: tram × star: asserts (confirmed)"),
        "{}",
        dry.stdout
    );
    assert!(dry.stdout.contains("nothing was written"), "{}", dry.stdout);
    assert!(!project.path("decisions.db").exists());

    let run = import(&project, "sheet.csv", "Ann", &[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stdout
            .contains("bread × star: denies (the program says omits)"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("filled in 2, blank 2; new by Ann: 2 (1 confirm the program, 1 do not)"),
        "{}",
        run.stdout
    );
    let cells = long(&project);
    assert_eq!(value(&cells, "bread", "star", "stance"), "denies");
    assert_eq!(value(&cells, "bread", "star", "stance_machine"), "omits");
    assert_eq!(value(&cells, "bread", "star", "review_status"), "decided");
    assert_eq!(value(&cells, "bread", "star", "reviewer"), "Ann");
    assert_eq!(value(&cells, "bread", "star", "decision"), "");
    assert_eq!(value(&cells, "bread", "post", "review_status"), "");
    let machine = project.cells(&[LONG, &["--machine"]].concat());
    assert_eq!(value(&machine, "bread", "star", "stance"), "omits");

    let again = import(&project, "sheet.csv", "Ann", &[]);
    assert!(again.stdout.contains("new by Ann: 0"), "{}", again.stdout);
    assert!(
        again.stdout.contains("known already: 2"),
        "{}",
        again.stdout
    );
}

#[test]
fn the_table_marks_what_is_decided_stale_and_disputed() {
    let project = Project::tram();
    filled_in(
        &project,
        "ann.csv",
        &[
            ("tram", "star", "asserts", ""),
            ("bread", "star", "denies", ""),
            ("tram", "post", "qualifies", ""),
        ],
    );
    filled_in(&project, "ben.csv", &[("bread", "star", "omits", "")]);
    assert_eq!(import(&project, "ann.csv", "Ann", &[]).code, 0);
    let ben = import(&project, "ben.csv", "Ben", &[]);
    assert_eq!(ben.code, 1);
    assert!(
        ben.stdout
            .contains("conflict  line 8: bread × star: omits, but Ann decided denies on "),
        "{}",
        ben.stdout
    );
    project.file(
        "news/post.txt",
        "The council will not close the tram line. Bakers sold much more bread.\n",
    );
    let run = project.run(&["matrix", "news", "-c", "claims", "--width", "100"]);
    assert!(
        run.stderr
            .contains("cells decided by people: 1, stale: 1, disputed: 1"),
        "{}",
        run.stderr
    );
    for mark in ["●✓ asserts", "≠ disputed", "✗! denies"] {
        assert!(run.stdout.contains(mark), "{mark}: {}", run.stdout);
    }
    let list = project.run(&["decisions", "list", "-a", "news", "-c", "claims"]);
    assert!(
        list.stdout
            .contains("tram × post: stale: Ann qualifies; changed since: article"),
        "{}",
        list.stdout
    );
    assert!(
        list.stdout
            .contains("bread × star: disputed: Ann denies, Ben omits"),
        "{}",
        list.stdout
    );

    filled_in(
        &project,
        "eve.csv",
        &[("bread", "star", "omits", "settled")],
    );
    assert_eq!(
        import(&project, "eve.csv", "Eve", &["--adjudicate"]).code,
        0
    );
    assert_eq!(
        value(&long(&project), "bread", "star", "review_status"),
        "decided"
    );
}

#[test]
fn a_later_decision_is_not_overruled_by_an_older_sheet() {
    let project = Project::tram();
    filled_in(&project, "old.csv", &[("tram", "star", "qualifies", "")]);
    filled_in(&project, "new.csv", &[("tram", "star", "denies", "")]);
    assert_eq!(import(&project, "new.csv", "Ann", &[]).code, 0);
    let old = import(&project, "old.csv", "Ann", &[]);
    assert_eq!(old.code, 1);
    assert!(
        old.stdout
            .contains("conflict  line 6: tram × star: qualifies, but Ann decided denies"),
        "{}",
        old.stdout
    );
    assert_eq!(value(&long(&project), "tram", "star", "stance"), "denies");
    // A sheet that knows of it may change it.
    filled_in(&project, "old.csv", &[("tram", "star", "qualifies", "")]);
    assert_eq!(import(&project, "old.csv", "Ann", &[]).code, 0);
    assert_eq!(
        value(&long(&project), "tram", "star", "stance"),
        "qualifies"
    );
}

#[test]
fn what_cannot_be_taken_is_listed_with_its_line() {
    let project = Project::tram();
    filled_in(
        &project,
        "sheet.csv",
        &[
            ("tram", "star", "yes", ""),
            ("bread", "star", "", "see page 3"),
            ("tram", "post", "denies", ""),
        ],
    );
    let run = import(&project, "sheet.csv", "Ann", &[]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains(
            "not taken line 6: tram × star: unknown decision \"yes\"\n          help: use "
        ),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("not taken line 8: bread × star: there is a note but no decision\n"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("new by Ann: 1"), "{}", run.stdout);
    let wide = project.run(&["matrix", "news", "-c", "claims", "--wide", "-o", "wide.csv"]);
    assert_eq!(wide.code, 0);
    assert_eq!(import(&project, "wide.csv", "Ann", &[]).code, 2);
    assert_eq!(import(&project, "sheet.csv", " ", &[]).code, 2);
    assert_eq!(import(&project, "missing.csv", "Ann", &[]).code, 2);
}

#[test]
fn stores_merge_by_union_in_any_order() {
    let ann = Project::tram();
    filled_in(
        &ann,
        "sheet.csv",
        &[("tram", "star", "asserts", "naïve – “so”")],
    );
    import(&ann, "sheet.csv", "Ann", &[]);
    let ben = Project::tram();
    filled_in(
        &ben,
        "sheet.csv",
        &[
            ("tram", "star", "denies", ""),
            ("bread", "post", "asserts", ""),
        ],
    );
    import(&ben, "sheet.csv", "Ben", &[]);
    let lines = |project: &Project| project.run(&["decisions", "export"]).stdout;
    let (of_ann, of_ben) = (lines(&ann), lines(&ben));
    ann.file("ben.jsonl", &of_ben);
    ben.file("ann.jsonl", &of_ann);
    assert_eq!(ann.run(&["decisions", "import", "ben.jsonl"]).code, 0);
    assert_eq!(ben.run(&["decisions", "import", "ann.jsonl"]).code, 0);
    assert_eq!(lines(&ann), lines(&ben));
    assert_eq!(lines(&ann).lines().count(), 3);
    let again = ann.run(&["decisions", "import", "ben.jsonl"]);
    assert!(
        again.stderr.contains("0 decisions added, 2 there already"),
        "{}",
        again.stderr
    );
    assert_eq!(value(&long(&ann), "tram", "star", "stance"), "disputed");
    assert_eq!(long(&ann), long(&ben));

    let touched = of_ben.replace("\"denies\",\"note\"", "\"omits\",\"note\"");
    ann.file("touched.jsonl", touched);
    let refused = ann.run(&["decisions", "import", "touched.jsonl"]);
    assert_eq!(refused.code, 2);
    let [error, help] = refused.error_and_help();
    assert!(error.starts_with("error: touched.jsonl:"), "{error}");
    assert!(error.ends_with(": the decision was changed: its id does not fit its content"));
    assert_eq!(help, "help: remove the line, or fetch the file again");
}

#[test]
fn decisions_on_what_is_gone_are_kept_and_told() {
    let project = Project::tram();
    filled_in(
        &project,
        "sheet.csv",
        &[
            ("tram", "star", "denies", ""),
            ("bread", "star", "omits", ""),
        ],
    );
    import(&project, "sheet.csv", "Ann", &[]);
    let kept = project.run(&["decisions", "export"]).stdout;
    std::fs::remove_file(project.path("news/star.txt")).unwrap();
    let run = project.run(&["matrix", "news", "-c", "claims"]);
    assert!(run.stderr.contains("not here: 2"), "{}", run.stderr);
    assert!(
        run.stderr.contains("tram × star: denies (Ann)"),
        "{}",
        run.stderr
    );
    assert_eq!(project.run(&["decisions", "export"]).stdout, kept);
    // Asking for a part of the matrix makes nothing homeless.
    let part = project.run(&[
        "matrix", "news", "-c", "claims", "--only", "bread", "--source", "post",
    ]);
    assert_eq!(
        part.stderr.matches("tram × star").count(),
        1,
        "{}",
        part.stderr
    );
}

#[test]
fn a_store_that_is_none_is_refused_and_left_alone() {
    let project = Project::tram();
    project.file("notes.db", "These are my notes, not decisions of anyone.\n");
    let run = project.run(&["matrix", "news", "-c", "claims", "--db", "notes.db"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.error_and_help(),
        [
            "error: notes.db: not a store of decisions",
            "help: name another file with `--db`"
        ]
    );
    assert_eq!(
        project.read("notes.db"),
        "These are my notes, not decisions of anyone.\n"
    );
    let run = project.run(&["matrix", "news", "-c", "claims", "--db", "none.db"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("none.db: no such file\nhelp: "),
        "{}",
        run.stderr
    );
}

#[test]
fn an_id_that_a_spreadsheet_has_rewritten_is_not_taken() {
    let project = Project::tram();
    filled_in(&project, "sheet.csv", &[("bread", "star", "omits", "")]);
    edit(&project, "sheet.csv", |row, column| {
        (column == "claim_id" && row["claim_id"] == "bread").then(|| "1.00E+05".to_owned())
    });
    let run = import(&project, "sheet.csv", "Ann", &[]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout
            .contains("1.00E+05 × star: unknown claim\n          help: restore `claim_id`"),
        "{}",
        run.stdout
    );
    assert!(!project.path("decisions.db").exists());
}
