//! Every `sh` block of the pages, run word for word as a reader would run it, in
//! order, in folders that hold the files named there. Owns which pages are followed,
//! which are left to `scripts/run_docs.sh`, and what a reader expects of a command:
//! exit code 0, every file that it names as its output, and the output that a `text`
//! block shows after `$ `.

// The stand-in for the browser is Linux's `xdg-open`.
#![cfg(target_os = "linux")]

mod own_files;
mod page;
mod reader;

use std::fs;
use std::path::{Path, PathBuf};

use page::{Block, blocks};
use reader::Reader;

/// The pages that a reader follows with files of their own.
const WITH_OWN_FILES: [&str; 3] = ["docs/data.md", "docs/scan.md", "docs/scale.md"];

/// The pages whose commands need the public labelled sets.
const WITH_LABELLED_SETS: [&str; 2] = ["docs/quality.md", "docs/segmentation.md"];

/// Fewer commands than this, and a page or its blocks are no longer found.
const LEAST_README_COMMANDS: usize = 25;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> Vec<Block> {
    blocks(&fs::read_to_string(root().join(name)).unwrap())
}

/// Does what README asks the reader to do by hand before a command.
fn by_hand(command: &str, reader: &Reader) {
    if command.contains(" news") && !reader.path("news").exists() {
        own_files::lay_out(&reader.path(""));
    }
    if command.starts_with("stancegrid import sheet.xlsx") {
        own_files::fill_in(&reader.path("sheet.xlsx"));
    }
}

/// Runs the blocks of a page in order. Gives how many commands there were.
fn follow(name: &str, reader: &mut Reader) -> usize {
    let mut count = 0;
    for block in page(name) {
        if block.text.contains("cargo ") {
            reader.go_to_the_clone();
        }
        if let Some((command, shown)) = block.shown_output() {
            let ran = reader.run(command);
            assert_eq!(ran.code, 0, "{name}: {command}\n{}", ran.stderr);
            assert!(
                ran.stdout.ends_with(shown),
                "{name}: {command}\n{}",
                ran.stdout
            );
        }
        if block.language != "sh" {
            continue;
        }
        for command in block.commands() {
            count += 1;
            by_hand(&command, reader);
            if command.starts_with("stancegrid review ") {
                let answer = reader.run_desk(&command);
                assert_eq!(answer, "HTTP/1.1 200 OK", "{name}: {command}");
                continue;
            }
            let ran = reader.run(&command);
            assert_eq!(
                ran.code, 0,
                "{name}: {command}\n{}{}",
                ran.stdout, ran.stderr
            );
            for output in outputs(&command) {
                let written = fs::metadata(reader.path(output));
                assert!(
                    written.is_ok_and(|file| file.len() > 0),
                    "{name}: {command}: no {output}"
                );
            }
        }
    }
    count
}

/// The files that a command names as its outputs.
fn outputs(command: &str) -> Vec<&str> {
    let words: Vec<&str> = command.split_whitespace().collect();
    let named = |pair: &[&str]| ["-o", "--save", ">"].contains(&pair[0]);
    let outputs = words
        .windows(2)
        .filter(|pair| named(pair))
        .map(|pair| pair[1]);
    // What the shell has still to fill in is no name yet.
    outputs
        .filter(|output| !output.contains(['$', '"']))
        .collect()
}

#[test]
fn readme_can_be_followed_word_for_word() {
    let mut reader = Reader::in_a_clone();
    let count = follow("README.md", &mut reader);
    assert!(count >= LEAST_README_COMMANDS, "only {count} commands");
    reader.run("cd desk");
    let decided = reader.run("stancegrid decisions export").stdout;
    assert!(
        decided.lines().count() >= 64,
        "what was filled in came back: {decided}"
    );
}

#[test]
fn the_pages_about_archives_can_be_followed_word_for_word() {
    for name in WITH_OWN_FILES {
        let mut reader = Reader::with_own_files();
        assert!(follow(name, &mut reader) >= 5, "{name}");
    }
}

/// A pipe ends with the exit code of its last command. So the lines are counted.
#[test]
fn packed_lines_come_through_the_pipe_of_the_page() {
    let mut reader = Reader::with_own_files();
    follow("docs/scan.md", &mut reader);
    let lines = reader.run("zcat cells.jsonl.gz | wc -l").stdout;
    assert_eq!(lines.trim(), "8", "a line for each article of the archive");
}

#[test]
fn readme_gives_the_figures_that_its_command_prints() {
    let mut reader = Reader::in_a_clone();
    let command = "cargo run --release -- eval tests/gold/sets/story";
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains(&format!("{command}\n")));
    let ran = reader.run(&format!("{command} --json"));
    let figures: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let figure = |name: &str| figures[name].as_f64().unwrap();
    let rate = |name: &str| figures[name]["rate"].as_f64().unwrap();
    let short = |figure: f64| format!("{figure:.2}").trim_start_matches('0').to_owned();
    let row = format!(
        "| the bundled story | {} | {:.0} % | {} | {} | {:.0} % |",
        figure("cells"),
        100.0 * figure("accuracy"),
        short(figure("kappa")),
        short(rate("evidence_hit")),
        100.0 * rate("false_omits"),
    );
    assert!(readme.contains(&row), "{row}");
}

/// All pages in Markdown of the repository but the inputs of tests.
fn pages(folder: &Path) -> Vec<PathBuf> {
    const NO_PAGES: [&str; 4] = ["target", "fixtures", "node_modules", ".git"];
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !NO_PAGES.contains(&&*name) {
            found.extend(pages(&path));
        } else if name.ends_with(".md") {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_block_is_run_or_says_that_it_is_not() {
    let script = fs::read_to_string(root().join("scripts/run_docs.sh")).unwrap();
    for name in WITH_LABELLED_SETS {
        assert!(
            script.contains(name),
            "scripts/run_docs.sh does not run {name}"
        );
    }
    let mut run = [&WITH_OWN_FILES[..], &WITH_LABELLED_SETS].concat();
    run.push("README.md");
    let mut seen = 0;
    for path in pages(root()) {
        let name = path.strip_prefix(root()).unwrap().to_str().unwrap();
        for block in page(name) {
            // `toml claims/a.toml` names the file that the block stands for.
            let language = block.language.split(' ').next().unwrap_or_default();
            assert!(
                ["sh", "text", "toml", "csv", "json", "jsonl", "html"].contains(&language),
                "{name}: `{}`",
                block.language
            );
            assert!(
                language != "sh" || run.contains(&name),
                "{name}: nothing runs {}",
                block.text
            );
            seen += usize::from(language == "sh");
        }
    }
    assert!(seen >= 15, "only {seen} blocks");
}

#[test]
fn a_command_that_fails_is_seen_to_fail() {
    let mut reader = Reader::in_a_clone();
    assert_eq!(reader.run("cargo run --release -- matrix nowhere").code, 2);
    assert_eq!(
        reader.run("cargo run --relase").code,
        64,
        "not a line of README"
    );
    assert_eq!(
        reader.run("stancegrid --version").code,
        127,
        "not installed yet"
    );
    assert_eq!(reader.run("cargo install --path .").code, 0);
    assert_eq!(reader.run("stancegrid --version").code, 0);
    reader.run("cd seeds");
    assert_eq!(reader.run("cargo test").code, 101, "not the clone");
}

#[test]
fn outputs_are_told_from_inputs() {
    let command = "stancegrid scan a.jsonl -c claims -o b.jsonl | gzip > c.gz";
    assert_eq!(outputs(command), ["b.jsonl", "c.gz"]);
    assert_eq!(
        outputs("stancegrid eval dev --baseline before.csv"),
        [""; 0]
    );
    assert_eq!(outputs("xargs sh -c 'stancegrid -o \"cells/$1\"'"), [""; 0]);
}
