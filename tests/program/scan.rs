//! `scan`: a stream of articles in, a line for each out, and never a line lost
//! or doubled.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};

use crate::project::{Project, Run, command, finish};

const TO_FILE: &[&str] = &["scan", "news.jsonl", "-o", "cells.jsonl"];

/// Lines of articles: good ones, of which some cannot be read or judged, and
/// among them blank and bad ones.
fn mixed(articles: usize) -> String {
    let german = "Der Stadtrat hat am Dienstag beschlossen, dass die Straßenbahn am Fluss noch viele Jahre \
        fahren soll. Die Bürgermeisterin sagte, die Linie werde von vielen Menschen gebraucht, und das \
        Geld für neue Wagen sei vorhanden. Auch die Händler am Ufer freuten sich über die Entscheidung.";
    let mut lines = String::new();
    for at in 0..articles {
        let text = match at % 11 {
            3 => german.to_owned(),
            5 => " ".to_owned(),
            _ => format!(
                "Tram {at}. The council may close the tram line. Bakers sold {at} more bread."
            ),
        };
        let line =
            json!({"id": format!("a{at}"), "outlet": format!("Paper {}", at % 3), "text": text});
        writeln!(lines, "{line}").unwrap();
        match at % 17 {
            2 => lines.push_str(" \r\n"),
            4 => lines.push_str("{\"id\": \"torn\n"),
            9 => writeln!(lines, "{{\"id\": \"textless {at}\"}}").unwrap(),
            13 => writeln!(lines, "{{\"text\": \"nameless {at}\"}}").unwrap(),
            _ => {}
        }
    }
    lines
}

fn project(articles: usize) -> Project {
    let project = Project::tram();
    project.file("news.jsonl", mixed(articles));
    project
}

fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

fn good(text: &str) -> BTreeSet<&str> {
    let is_good = |line: &&str| !line.contains("\"error\":");
    text.lines().filter(is_good).collect()
}

fn values(text: &str) -> Vec<Value> {
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_line_in_gives_its_line_out_in_order() {
    let project = project(18);
    let run = project.run(&["scan", "news.jsonl"]);
    assert_eq!(run.code, 1, "some lines are no articles");
    assert!(
        run.stderr
            .contains("22 lines: 18 loaded, 1 blank, 3 failed"),
        "{}",
        run.stderr
    );
    let lines = values(&run.stdout);
    assert_eq!(lines.len(), 21);
    let ids: Vec<&str> = lines
        .iter()
        .filter_map(|line| line["source"]["source_id"].as_str())
        .collect();
    let expected: Vec<String> = (0..18).map(|at| format!("a{at}")).collect();
    assert_eq!(ids, expected);
    let first = &lines[0];
    assert_eq!(first["source"]["outlet"], "Paper 0");
    assert_eq!(first["source"]["status"], "readable");
    let cells = first["cells"].as_array().unwrap();
    assert_eq!(cells[0]["claim_id"], "tram");
    assert_eq!(cells[0]["stance"], "qualifies");
    assert_eq!(
        cells[0]["evidence"][0]["exact"],
        "The council may close the tram line."
    );
    assert!(first.get("line").is_none(), "a good line has no number");
    for (at, status) in [(3, "unsupported_language"), (5, "not_readable")] {
        let id = format!("a{at}");
        let line = lines.iter().find(|line| line["source"]["source_id"] == *id);
        let line = line.unwrap();
        assert_eq!(line["source"]["status"], status);
        assert_eq!(line["cells"], json!([]), "no stance");
    }
}

#[test]
fn a_bad_line_says_which_what_and_what_to_do() {
    let run = project(18).run(&["scan", "news.jsonl"]);
    let errors: Vec<Value> = values(&run.stdout)
        .into_iter()
        .filter(|line| line.get("error").is_some())
        .collect();
    let told: Vec<_> = errors
        .iter()
        .map(|line| (&line["line"], &line["field"], &line["source_id"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!(7), &json!(null), &json!(null)),
            (&json!(13), &json!("text"), &json!("textless 9")),
            (&json!(18), &json!("id"), &json!(null)),
        ]
    );
    assert!(
        errors[2]["error"]
            .as_str()
            .unwrap()
            .contains("Give every article one")
    );
    assert!(errors.iter().all(|line| line["judge_id"].is_string()));
}

#[test]
fn only_good_lines_are_no_cause_for_an_alarm() {
    let project = project(2);
    let run = project.run(TO_FILE);
    assert_eq!((run.code, &*run.stdout), (0, ""), "{}", run.stderr);
    assert!(run.stderr.contains("2 lines: 2 loaded, 0 blank, 0 failed"));
    assert_eq!(
        project.run(&["scan", "news.jsonl"]).stdout,
        project.read("cells.jsonl")
    );
}

#[test]
fn every_line_is_as_the_schema_tells() {
    let run = project(18).run(&["scan", "news.jsonl"]);
    let schema: Value = {
        let printed = Project::new().run(&["schema", "scan"]).stdout;
        serde_json::from_str(&printed).unwrap()
    };
    let definition = |name: &str| {
        json!({
            "$schema": schema["$schema"],
            "$ref": format!("#/$defs/{name}"),
            "$defs": schema["$defs"],
        })
    };
    let lines = jsonschema::validator_for(&schema).unwrap();
    let errors = jsonschema::validator_for(&definition("ScanErrorLine")).unwrap();
    for line in values(&run.stdout) {
        let validator = if line.get("error").is_some() {
            &errors
        } else {
            &lines
        };
        let complaints: Vec<String> = validator
            .iter_errors(&line)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(complaints, [""; 0], "{line}");
    }
}

#[test]
fn shards_pipes_and_a_single_run_give_the_same_lines() {
    let project = project(60);
    let whole = project.run(&["scan", "news.jsonl"]).stdout;
    let mut shards = String::new();
    for part in ["1/3", "2/3", "3/3"] {
        let run = project.run(&["scan", "news.jsonl", "--shard", part]);
        assert!(run.stderr.contains("of other shards"), "{}", run.stderr);
        assert!(run.stdout.lines().count() > 5, "{part}");
        shards += &run.stdout;
    }
    assert_eq!(sorted(&shards), sorted(&whole));
    // In pipes, lines are counted anew: those that are no articles differ.
    let text = project.read("news.jsonl");
    let mut piped = String::new();
    let lines: Vec<&str> = text.lines().collect();
    for part in lines.chunks(13) {
        piped += &project
            .run_with_stdin(&["scan", "-"], &part.join("\n"))
            .stdout;
    }
    assert_eq!(good(&piped), good(&whole));
    assert_eq!(project.run_with_stdin(&["scan"], &text).stdout, whole);
}

#[test]
fn the_same_bytes_at_any_number_of_threads() {
    let project = project(80);
    let run = |threads| {
        project
            .run(&["scan", "news.jsonl", "--threads", threads])
            .stdout
    };
    let one = run("1");
    assert_eq!(one, run("3"));
    assert_eq!(one, run("2"));
}

#[test]
fn a_line_that_is_too_long_is_passed_over() {
    let project = project(1);
    let long = format!(
        "{{\"id\":\"long\",\"text\":\"{}\"}}\n",
        "x ".repeat(9 << 20)
    );
    let run = project.run_with_stdin(&["scan"], &(long + &project.read("news.jsonl")));
    assert_eq!(run.code, 1);
    let lines = values(&run.stdout);
    assert_eq!(lines[0]["line"], 1);
    assert!(
        lines[0]["error"]
            .as_str()
            .unwrap()
            .contains("Part the article")
    );
    assert_eq!(lines[1]["source"]["source_id"], "a0");
}

#[test]
fn mistakes_end_before_anything_is_written() {
    let project = project(3);
    let fails = |arguments: &[&str], words: &str| {
        let run = project.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(words), "{arguments:?}: {}", run.stderr);
    };
    fails(
        &["scan", "none.jsonl"],
        "error: none.jsonl: cannot read: no such file or folder\nhelp: check the path, and that \
         you may read the file\n",
    );
    fails(
        &["scan", "news"],
        "error: news: cannot scan a folder\nhelp: name a file of JSON lines, or pipe several in: ",
    );
    fails(
        &["scan", "news.jsonl", "-c", "none"],
        "error: none: no such file or folder\nhelp: ",
    );
    fails(
        &["scan", "news.jsonl", "--shard", "4/3"],
        "error: invalid shard \"4/3\"\nhelp: write it as `1/4`, the first of four: parts are \
         counted from 1\n",
    );
    fails(&["scan", "news.jsonl", "--resume"], "--output");
    fails(
        &["scan", "news.jsonl", "-o", "-", "--resume"],
        "error: `--resume` needs an output file\nhelp: name one with `-o`\n",
    );
    let spared = ": cannot overwrite a file that this run reads\nhelp: write to another file\n";
    fails(
        &["scan", "news.jsonl", "-o", "news.jsonl", "--resume"],
        spared,
    );
    fails(&["scan", "news.jsonl", "-o", "claims/tram.toml"], spared);
    project.file("cells.jsonl", "old");
    fails(
        TO_FILE,
        "error: cells.jsonl: the file has lines already\nhelp: continue it with `--resume`, or name \
         another file\n",
    );
    assert_eq!(project.read("cells.jsonl"), "old");
    fails(
        &[TO_FILE, &["--resume"]].concat(),
        "error: cells.jsonl: not a file of `scan` lines\nhelp: resume with ",
    );
    assert_eq!(project.read("cells.jsonl"), "old");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_a_closed_pipe_is_none() {
    let project = project(300);
    let run = project.run(&["scan", "news.jsonl", "-o", "/dev/full"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(
        run.stderr.contains(
            "error: /dev/full: cannot write: no space left on device\nhelp: correct this and \
             continue with `--resume`"
        ),
        "{}",
        run.stderr
    );
    let mut child = command(&project.path(""), &["scan", "news.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
}

#[test]
fn progress_is_told_where_it_is_asked_for() {
    let project = project(300);
    let quiet = project.run(TO_FILE);
    assert!(!quiet.stderr.contains("MB/s"), "{}", quiet.stderr);
    let told = project.run(&["scan", "news.jsonl", "--progress"]);
    assert!(told.stderr.contains("300 articles, "), "{}", told.stderr);
    assert!(told.stderr.contains("MB/s, 0 s left"), "{}", told.stderr);
}

fn resume(project: &Project) -> Run {
    project.run(&[TO_FILE, &["--resume"]].concat())
}

#[test]
fn a_run_that_was_cut_off_anywhere_is_gone_on_with() {
    let project = project(40);
    let whole = project.run(&["scan", "news.jsonl"]).stdout;
    let lengths: Vec<usize> = whole.lines().map(|line| line.len() + 1).collect();
    let mut cuts = vec![0, 1, 20, 40, whole.len() - 1, whole.len()];
    let mut end = 0;
    for length in lengths.iter().step_by(7) {
        cuts.extend([end, end + length / 2, end + length - 1]);
        end += length;
    }
    for cut in cuts {
        project.file("cells.jsonl", &whole[..cut]);
        let run = resume(&project);
        assert_eq!(run.code, 1, "{cut}: {}", run.stderr);
        assert_eq!(project.read("cells.jsonl"), whole, "{cut}");
        assert!(run.stderr.contains("40 loaded"), "{}", run.stderr);
    }
    // A line that has its end and lacks its middle.
    let torn = format!("{}\n", &whole[..lengths[0] - 30]);
    project.file("cells.jsonl", torn);
    resume(&project);
    assert_eq!(project.read("cells.jsonl"), whole);
}

#[test]
fn articles_may_be_added_at_the_end() {
    let project = project(20);
    let before = project.run(&[TO_FILE, &["--resume"]].concat());
    assert_eq!(before.code, 1, "{}", before.stderr);
    let more = mixed(20) + "{\"id\":\"new\",\"text\":\"The council closed the tram line.\"}\n";
    project.file("news.jsonl", more);
    let run = resume(&project);
    assert!(
        run.stderr.contains("20 of the loaded were there already"),
        "{}",
        run.stderr
    );
    assert_eq!(
        project.read("cells.jsonl"),
        project.run(&["scan", "news.jsonl"]).stdout
    );
}

#[test]
fn an_article_that_stands_twice_is_there_twice() {
    let project = Project::tram();
    let line = "{\"id\":\"a\",\"text\":\"The council closed the tram line.\"}\n";
    project.file("news.jsonl", line.repeat(3));
    let whole = project.run(&["scan", "news.jsonl"]).stdout;
    assert_eq!(whole.lines().count(), 3);
    project.file("cells.jsonl", &whole[..whole.len() / 3 + 10]);
    resume(&project);
    assert_eq!(project.read("cells.jsonl"), whole);
}

#[test]
fn another_input_or_another_judge_is_refused() {
    let article = |id: &str, text: &str| format!("{}\n", json!({"id": id, "text": text}));
    let (a, b) = (
        article("a", "The tram left."),
        article("b", "The tram came."),
    );
    let cases = [
        ("changed places", format!("{b}{a}")),
        (
            "another text",
            format!("{}{b}", article("a", "The tram stood.")),
        ),
        ("a bad line", format!("{{}}\n{b}")),
        ("gone", a.clone()),
    ];
    for (case, input) in cases {
        let project = Project::tram();
        project.file("news.jsonl", format!("{a}{b}"));
        project.run(TO_FILE);
        let before = project.read("cells.jsonl");
        project.file("news.jsonl", input);
        let run = resume(&project);
        assert_eq!(run.code, 2, "{case}: {}", run.stderr);
        assert!(run.stderr.contains("line "), "{case}: {}", run.stderr);
        assert!(
            run.stderr.contains("another file"),
            "{case}: {}",
            run.stderr
        );
        assert_eq!(project.read("cells.jsonl"), before, "{case}");
    }
    let project = project(5);
    project.run(TO_FILE);
    let before = project.read("cells.jsonl");
    project.file(
        "claims/more.toml",
        "[[claim]]\nid = \"more\"\nclaim = \"It rained\"\n",
    );
    let run = resume(&project);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .starts_with("error: cells.jsonl: the lines come from another judge: \""),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.ends_with(
            "\nhelp: scan into another file: claims, weights or the program have changed since\n"
        ),
        "{}",
        run.stderr
    );
    assert_eq!(project.read("cells.jsonl"), before);
}

/// The program is killed again and again, each time a little later, until it has
/// come to its end.
#[cfg(unix)]
#[test]
fn whoever_is_killed_twenty_times_loses_no_line_and_doubles_none() {
    let project = project(4_000);
    let whole = project
        .run(&["scan", "news.jsonl", "--threads", "1"])
        .stdout;
    let arguments = [TO_FILE, &["--resume", "--threads", "1"]].concat();
    let mut stopped_midway = 0;
    for round in 0..20_u64 {
        let mut child = command(&project.path(""), &arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // No two rounds end at the same point, and none depends on the clock.
        std::thread::sleep(Duration::from_millis(20 + 37 * round % 150));
        child.kill().unwrap();
        child.wait().unwrap();
        let there = std::fs::read(project.path("cells.jsonl")).unwrap_or_default();
        stopped_midway += usize::from(!there.is_empty() && there.len() < whole.len());
        assert!(there.len() <= whole.len());
        let lines = there
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1);
        assert_eq!(&there[..lines], &whole.as_bytes()[..lines], "round {round}");
    }
    println!("stopped midway: {stopped_midway} times");
    let run = finish(&mut command(&project.path(""), &arguments), "");
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(project.read("cells.jsonl") == whole);
}
