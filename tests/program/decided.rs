//! `eval` and `train` with what people decided: as labels, and before and after.

use std::fmt::Write;

use crate::decisions::{filled_in, import};
use crate::project::Project;

const INPUTS: [&str; 4] = ["-a", "news", "-c", "claims"];

/// Two articles, two claims; Ann has confirmed two cells and changed one, Ben
/// disputes one of them.
fn decided() -> Project {
    let project = Project::tram();
    let ann = [
        ("tram", "star", "asserts", ""),
        ("tram", "post", "denies", ""),
        ("bread", "post", "qualifies", ""),
        ("bread", "star", "omits", ""),
    ];
    filled_in(&project, "ann.csv", &ann);
    filled_in(&project, "ben.csv", &[("bread", "star", "asserts", "")]);
    assert_eq!(import(&project, "ann.csv", "Ann", &[]).code, 0);
    assert_eq!(import(&project, "ben.csv", "Ben", &[]).code, 1);
    project.file(
        "gold.csv",
        "claim_id,source_id,stance\ntram,star,asserts\ntram,post,denies\n\
         bread,post,qualifies\nbread,star,omits\n",
    );
    project
}

#[test]
fn decisions_are_labels_where_they_are_settled_and_fresh() {
    let project = decided();
    let eval = [&["eval", "--decisions", "decisions.db"], &INPUTS[..]].concat();
    let run = project.run(&eval);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains(
            "decisions.db: cells decided by people: 3, 0 of them adjudicated; left out: 0 stale, \
             1 disputed, 0 with a claim or source that is not here\n"
        ),
        "{}",
        run.stderr
    );
    let figures = project.json(&eval);
    assert_eq!(
        (&figures["cells"], &figures["set"]),
        (&3.into(), &"decisions.db".into())
    );
    assert_eq!(
        figures["confusion"][1]["asserts"], 1,
        "bread × post: Ann qualifies"
    );
    // What is under version control gives the same figures.
    project.run(&["decisions", "export", "-o", "kept.jsonl"]);
    let kept = project.json(&[&["eval", "--decisions", "kept.jsonl"], &INPUTS[..]].concat());
    assert_eq!(kept["confusion"], figures["confusion"]);
    project.file("sample.csv", "claim_id,source_id\nbread,post\nbread,star\n");
    let sample = [&eval[..], &["--pairs", "sample.csv"]].concat();
    assert_eq!(project.json(&sample)["cells"], 1);
    assert!(
        run.stderr.contains("\nnote: people picked these cells"),
        "{}",
        run.stderr
    );
    let note = project.run(&sample).stderr;
    assert!(!note.contains("people picked"), "{note}");
    assert!(
        note.contains("sample.csv: 1 of its 2 pairs are decided\n"),
        "{note}"
    );
}

#[test]
fn a_matrix_as_people_left_it_stands_beside_the_program_alone() {
    let project = decided();
    let eval = [&["eval", "--gold", "gold.csv"], &INPUTS[..]].concat();
    let alone = project.run(&eval).stdout;
    let with = [&eval[..], &["--db", "decisions.db"]].concat();
    let run = project.run(&with);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr
            .contains("cells decided by people: 3, stale: 0, disputed: 1"),
        "{}",
        run.stderr
    );
    insta::assert_snapshot!(run.stdout.strip_prefix(&alone).unwrap());
    let figures = project.json(&with);
    assert_eq!(figures["accuracy"], 0.75, "the program's own");
    let decided = &figures["decided"];
    assert_eq!(decided["figures"]["before"]["accuracy"], 0.75);
    assert_eq!(decided["figures"]["after"]["accuracy"], 0.75);
    assert_eq!(decided["counts"]["became_right"], 1);
    assert_eq!(
        decided["changes"][0]["now"]["stance"],
        serde_json::Value::Null
    );
    assert_eq!(project.json(&eval).get("decided"), None);
}

#[test]
fn what_does_not_go_together_is_refused_before_anything_is_judged() {
    let project = decided();
    project.tram_set("set", &[("a", "Rain fell.", "omits")]);
    for (arguments, error) in [
        (
            &[
                "--gold",
                "gold.csv",
                "--gold",
                "gold.csv",
                "--db",
                "decisions.db",
            ][..],
            "error: `--db` takes one set, but 2 were given\nhelp: give one set at a time",
        ),
        (
            &["set", "--decisions", "decisions.db"],
            "error: the argument '[SET]...' cannot be used with '--decisions <FILE>'",
        ),
        (
            &["--decisions", "decisions.db", "--db", "decisions.db"],
            "error: the argument '--decisions <FILE>' cannot be used with '--db <FILE>'",
        ),
        (
            &["--decisions", "decisions.db", "--task", "segmentation"],
            "error: `--decisions` works with `--task stance` only\nhelp: leave one of the two out\n",
        ),
        (
            &["--decisions", "none.db"],
            "error: none.db: no such file\nhelp: name another store with `--db`",
        ),
        (
            &["set", "--db", "none.db"],
            "error: none.db: no such file\nhelp: name another store with `--db`",
        ),
    ] {
        let inputs = if arguments[0] == "set" {
            &[][..]
        } else {
            &INPUTS[..]
        };
        let run = project.run(&[&["eval"], arguments, inputs].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(error), "{}", run.stderr);
    }
    project.file(
        "claims/tram.toml",
        "[[claim]]\nid = \"other\"\nclaim = \"Rain fell\"\n",
    );
    let run = project.run(&[&["eval", "--decisions", "decisions.db"], &INPUTS[..]].concat());
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains(
            "decisions.db: no settled decisions on these claims and articles\nhelp: decide"
        ),
        "{}",
        run.stderr
    );
}

/// What ten articles say of six claims, all decided on by Ann.
fn sixty_decided() -> Project {
    let project = Project::new();
    let works = ["tram", "bridge", "school", "market", "harbour", "library"];
    let (mut claims, mut decisions) = (String::new(), Vec::new());
    for work in works {
        let _ = writeln!(
            claims,
            "[[claim]]\nid = \"{work}\"\nclaim = \"The council will close the {work}\""
        );
    }
    project.file("claims/works.toml", claims);
    for article in 0..10 {
        let mut text = format!("Bulletin {article} of the week.\n\n");
        for (at, work) in works.into_iter().enumerate() {
            let (said, stance) = match (article + at) % 5 {
                0 => (format!("The council will close the {work}."), "asserts"),
                1 => (format!("The council will not close the {work}."), "denies"),
                2 => (format!("The council may close the {work}."), "qualifies"),
                _ => (String::new(), "omits"),
            };
            let _ = writeln!(text, "{said}");
            decisions.push((work, format!("n{article}"), stance));
        }
        project.file(&format!("news/n{article}.txt"), text);
    }
    let decisions: Vec<_> = decisions
        .iter()
        .map(|(work, source, stance)| (*work, source.as_str(), *stance, ""))
        .collect();
    filled_in(&project, "ann.csv", &decisions);
    assert_eq!(import(&project, "ann.csv", "Ann", &[]).code, 0);
    let set = [
        ("a", "The council closed the tram line.", "asserts,,"),
        ("b", "The council did not close the tram line.", "denies,,"),
        (
            "c",
            "The council may have closed the tram line.",
            "qualifies,,",
        ),
        ("d", "Bakers sold more bread than ever.", "omits,,"),
    ];
    project.tram_set("set", &set);
    project
}

#[test]
fn decisions_teach_beside_labelled_sets_and_the_same_ones_give_the_same_bytes() {
    let project = sixty_decided();
    let train = |to: &str| {
        let arguments = [
            &["train", "set", "--decisions", "decisions.db"],
            &INPUTS[..],
            &["-o", to],
        ];
        let run = project.run(&arguments.concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        (project.read(to), run.stderr)
    };
    let (weights, told) = train("one.tsv");
    let command =
        "with: stancegrid train set --decisions decisions.db -a news -c claims --no-reader -o";
    assert!(weights.contains(command), "{weights}");
    assert!(
        weights.contains("#   decisions.db: 60 labels, SHA-256 "),
        "{weights}"
    );
    for line in [
        "on decisions that were held out",
        "\nas shipped",
        "\nlearnt, held out",
    ] {
        assert!(told.contains(line), "{told}");
    }
    assert!(told.contains("macro-F1 over 60 cells: "), "{told}");
    // Confirming a cell again changes no label, and neither does another article.
    filled_in(&project, "ben.csv", &[("tram", "n0", "asserts", "")]);
    assert_eq!(import(&project, "ben.csv", "Ben", &[]).code, 0);
    project.file("news/n99.txt", "The council will close the market hall.\n");
    assert_eq!(train("two.tsv").0, weights);
}

#[test]
fn too_few_decisions_are_refused_with_what_it_takes() {
    let project = sixty_decided();
    let alone = ["train", "--decisions", "decisions.db", "-o", "own.tsv"];
    let run = project.run(&[&alone[..], &INPUTS[..]].concat());
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .contains("decisions.db: 60 decided cells are too few to learn from alone"),
        "{}",
        run.stderr
    );
    let few = decided();
    few.tram_set("set", &[("a", "Rain fell.", "omits,,")]);
    let beside = [
        "train",
        "set",
        "--decisions",
        "decisions.db",
        "-o",
        "own.tsv",
    ];
    let run = few.run(&[&beside[..], &INPUTS[..]].concat());
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .contains("3 decided cells are too few to learn from: 50 are needed beside"),
        "{}",
        run.stderr
    );
    assert!(!few.path("own.tsv").exists());
    let own = [
        "train",
        "set",
        "--decisions",
        "decisions.db",
        "-o",
        "decisions.db",
    ];
    let run = few.run(&[&own[..], &INPUTS[..]].concat());
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(
        run.stderr
            .contains("decisions.db: cannot overwrite the decisions"),
        "{}",
        run.stderr
    );
    assert_eq!(
        few.run(&["decisions", "export"]).code,
        0,
        "the store is whole"
    );
    let stray = few.run(&["train", "set", "-a", "news", "-o", "own.tsv"]);
    assert_eq!(stray.code, 2, "articles are for decisions");
}
