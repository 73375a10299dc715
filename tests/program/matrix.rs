//! `matrix`: formats in, cells out.

use crate::project::{Project, command, finish, rows, value};

const LONG: &[&str] = &["matrix", "news", "-c", "claims", "--long"];

#[test]
fn the_canonical_run_writes_the_long_sheet() {
    let project = Project::tram();
    let run = project.run(&["matrix", "news", "-c", "claims", "--long", "-o", "out.csv"]);
    assert_eq!((run.code, &*run.stdout), (0, ""));
    let written = project.read("out.csv");
    let columns = "claim_id,label,claim,topic,source_id,outlet,author,published,status,stance,\
        reason,speaker,confidence,judged_by,evidence,near_miss,decision,decision_note,reviewer,reviewed_at,\
        review_status,stance_machine,origin,title,url,evidence_rank,prefix,suffix,start,end,score,\
        cues,source_sha256,judge_id";
    // Files open in spreadsheets: a byte-order mark, CRLF.
    assert!(written.starts_with(&format!("\u{feff}{columns}\r\n")));
    let rows = rows(&written);
    assert_eq!(value(&rows, "tram", "star", "stance"), "asserts");
    assert_eq!(
        value(&rows, "tram", "star", "evidence"),
        "The council will close the tram line in May."
    );
    assert_eq!(value(&rows, "tram", "post", "stance"), "denies");
    assert_eq!(value(&rows, "tram", "post", "cues"), "not (negation)");
    assert_eq!(value(&rows, "bread", "star", "stance"), "omits");
    assert!(!value(&rows, "bread", "star", "near_miss").is_empty());
    assert_eq!(value(&rows, "bread", "post", "start"), "42");
}

#[test]
fn csv_is_made_for_spreadsheets_unless_raw() {
    let project = Project::tram();
    project.file(
        "claims/odd.toml",
        "[[claim]]\nid = \"-odd\"\nclaim = \"=1+1 makes bread\"\n",
    );
    let head = |more: &[&str]| {
        let run = project.run(&[LONG, &["--only=-odd", "-o", "x.csv"], more].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        let written = project.read("x.csv");
        let (_, rows) = written.split_once('\n').unwrap();
        (written.chars().next().unwrap(), rows.to_owned())
    };
    let (first, row) = head(&[]);
    assert_eq!(first, '\u{feff}');
    assert!(row.starts_with("'-odd,,'=1+1 makes bread,,post,"), "{row}");
    assert!(row.ends_with("\r\n"));
    let (first, row) = head(&["--no-bom"]);
    assert_eq!(first, 'c');
    assert!(row.starts_with("'-odd,") && row.ends_with("\r\n"), "{row}");
    let (first, row) = head(&["--raw"]);
    assert_eq!(first, 'c');
    assert!(row.starts_with("-odd,,=1+1 makes bread,,post,"), "{row}");
    assert!(!row.contains('\r'));
    // Standard output goes to programs that may not know the mark.
    for stdout in [LONG, &[LONG, &["-o", "-"]].concat()] {
        let printed = project.run(stdout).stdout;
        assert!(printed.starts_with("claim_id,"));
        assert!(printed.contains("\r\n'-odd,"));
    }
    // A sheet with guarded ids names pairs, and is its own baseline.
    let run = project.run(&[LONG, &["--pairs", "x.csv"]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn folders_lines_and_sheets_of_articles_give_the_same_cells() {
    let project = Project::tram();
    let (star, post) = (project.read("news/star.txt"), project.read("news/post.txt"));
    let line = |id: &str, text: &str| format!("{}\n", serde_json::json!({"id": id, "text": text}));
    project.file("news.jsonl", line("star", &star) + &line("post", &post));
    project.file(
        "news.csv",
        format!("id,text\nstar,\"{star}\"\npost,\"{post}\"\n"),
    );
    let stances = |articles: &str| -> Vec<String> {
        let cells = project.cells(&["matrix", articles, "-c", "claims", "--long"]);
        cells
            .iter()
            .map(|row| {
                format!(
                    "{} {} {} {}",
                    row["claim_id"], row["source_id"], row["stance"], row["evidence"]
                )
            })
            .collect()
    };
    assert_eq!(stances("news"), stances("news.jsonl"));
    assert_eq!(stances("news"), stances("news.csv"));
    let piped = project.run_with_stdin(
        &["matrix", "-", "-c", "claims", "--wide"],
        &project.read("news.jsonl"),
    );
    assert_eq!(
        piped.stdout,
        project
            .run(&["matrix", "news", "-c", "claims", "--wide"])
            .stdout
    );
}

#[test]
fn only_the_pairs_asked_for_are_judged() {
    let project = Project::tram();
    project.file(
        "gold.csv",
        "claim_id,source_id,stance,reason\nbread,post,asserts,\ntram,star,asserts,\n",
    );
    let cells = project.cells(&[LONG, &["--pairs", "gold.csv"]].concat());
    let pairs: Vec<_> = cells
        .iter()
        .map(|row| (&*row["claim_id"], &*row["source_id"]))
        .collect();
    assert_eq!(pairs, [("bread", "post"), ("tram", "star")]);
    let cells = project.cells(&[LONG, &["--only", "bread"]].concat());
    assert!(cells.len() == 2 && cells.iter().all(|row| row["claim_id"] == "bread"));
    let cells = project.cells(&[LONG, &["--topic", "Transport", "--source", "post"]].concat());
    assert!(cells.len() == 1 && cells[0]["stance"] == "denies");
}

#[test]
fn a_part_has_the_judge_of_the_whole() {
    let project = Project::tram();
    let judge = |extra: &[&str]| project.cells(&[LONG, extra].concat())[0]["judge_id"].clone();
    assert_eq!(judge(&[]), judge(&["--source", "post", "--only", "bread"]));
}

#[test]
fn the_wide_sheet_counts_sources_and_origins() {
    let project = Project::tram();
    project.file("news/reprint.txt", project.read("news/star.txt"));
    let run = project.run(&["matrix", "news", "-c", "claims", "--wide"]);
    let rows = rows(&run.stdout);
    assert_eq!(
        (
            &*rows[0]["asserts"],
            &*rows[0]["asserts_origins"],
            &*rows[0]["denies"]
        ),
        ("2", "1", "1")
    );
    assert_eq!(&rows[0]["reprint"], "asserts");
}

#[test]
fn fields_may_be_parted_by_other_characters() {
    let project = Project::tram();
    let head = |delimiter: &str| {
        let run = project.run(&[LONG, &["--delimiter", delimiter]].concat());
        run.stdout.lines().next().unwrap().to_owned()
    };
    assert!(head(";").starts_with("claim_id;label;claim;"));
    assert!(head("tab").starts_with("claim_id\tlabel\tclaim\t"));
    assert_eq!(
        project.run(&["matrix", "news", "--delimiter", "ab"]).code,
        2
    );
}

#[test]
fn an_unread_article_is_never_an_omission() {
    let project = Project::tram();
    project.file("news/empty.txt", "");
    let german = "Der Stadtrat hat am Dienstag beschlossen, dass die Straßenbahn am Fluss noch viele Jahre \
        fahren soll. Die Bürgermeisterin sagte, die Linie werde von vielen Menschen gebraucht, und das \
        Geld für neue Wagen sei vorhanden. Auch die Händler am Ufer freuten sich über die Entscheidung.";
    project.file("news/zeitung.txt", german);
    let cells = project.cells(LONG);
    assert_eq!(value(&cells, "tram", "empty", "status"), "not_readable");
    assert_eq!(value(&cells, "tram", "empty", "stance"), "");
    assert_eq!(
        value(&cells, "tram", "zeitung", "status"),
        "unsupported_language"
    );
    let run = project.run(&["matrix", "news", "-c", "claims"]);
    assert!(
        run.stderr
            .contains("4 inputs: 3 loaded, 0 skipped, 1 failed"),
        "{}",
        run.stderr
    );
    let row = run
        .stdout
        .lines()
        .find(|line| line.contains("council"))
        .unwrap();
    assert_eq!(row.matches('?').count(), 2, "{row}");
    assert!(row.trim_end().ends_with("1 0 1 0"), "{row}");
}

#[test]
fn marks_and_line_ends_of_other_systems_change_nothing() {
    let project = Project::tram();
    let before = project
        .run(&["matrix", "news", "-c", "claims", "--wide"])
        .stdout;
    let claims = project.read("claims/tram.toml").replace('\n', "\r\n");
    project.file("claims/tram.toml", format!("\u{feff}{claims}"));
    project.file(
        "news/star.txt",
        project.read("news/star.txt").replace('\n', "\r\n"),
    );
    assert_eq!(
        project
            .run(&["matrix", "news", "-c", "claims", "--wide"])
            .stdout,
        before
    );
}

#[test]
fn the_same_bytes_at_any_number_of_threads() {
    let project = Project::tram();
    for at in 0..30 {
        project.file(
            &format!("news/{at}.txt"),
            format!("Tram {at}. The council may close the tram line. Bakers sold {at} more bread."),
        );
    }
    let run = |threads: &str| {
        project
            .run(&[LONG, &["--threads", threads]].concat())
            .stdout
    };
    let one = run("1");
    assert_eq!(one, run("4"));
    assert_eq!(one, run("3"));
    let mut by_environment = command(&project.path(""), LONG);
    assert_eq!(
        finish(by_environment.env("RAYON_NUM_THREADS", "2"), "").stdout,
        one
    );
}

#[test]
fn no_input_is_written_over() {
    let project = Project::tram();
    project.file("news/sources.csv", "source_id,outlet\nstar,The Star\n");
    for file in ["news/star.txt.csv", "news/old.json"] {
        let run = project.run(&["matrix", "news", "-c", "claims", "-o", file]);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    project.file(
        "news/page.md",
        "A page. The council will close the tram line.",
    );
    for file in ["news/page.md", "news/sources.csv", "claims/../news/page.md"] {
        let before = project.read(file);
        let run = project.run(&["matrix", "news", "-c", "claims", "-o", file]);
        assert_eq!(run.code, 2, "{file}: {}", run.stdout);
        assert!(
            run.stderr.contains("\nhelp: write to another file\n"),
            "{}",
            run.stderr
        );
        assert_eq!(project.read(file), before);
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_a_file_that_must_not_be_written_does_too() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::tram();
    project.file("real.csv", "old").file("kept.csv", "old");
    std::os::unix::fs::symlink("real.csv", project.path("link.csv")).unwrap();
    let locked = std::fs::Permissions::from_mode(0o444);
    std::fs::set_permissions(project.path("kept.csv"), locked).unwrap();
    let write = |file| {
        project
            .run(&["matrix", "news", "-c", "claims", "-o", file])
            .code
    };
    assert_eq!((write("link.csv"), write("kept.csv")), (0, 2));
    assert!(
        std::fs::symlink_metadata(project.path("link.csv"))
            .unwrap()
            .is_symlink()
    );
    assert_ne!(project.read("real.csv"), "old");
    assert_eq!(project.read("kept.csv"), "old");
}
