//! Holds the source tree to its architecture: which layer imports which, who
//! may touch the outside world, who may print, and how a file is made. Owns the
//! walk over the tree; the rules and the table are in `architecture/`.

#![allow(clippy::unwrap_used, reason = "a test stops where its files fail it")]

#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/scanner.rs"]
mod scanner;
#[path = "architecture/snippets.rs"]
mod snippets;
#[path = "architecture/table.rs"]
mod table;

use std::path::Path;

use rules::SourceFile;

/// No file of `src` may be longer, tests included.
const LONGEST: usize = 400;
const LONGEST_MAIN: usize = 29;

fn package(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every Rust file of `src`, in the order of its path. Files that are declared
/// for tests alone keep their shape and lose their code.
fn source_files() -> Vec<SourceFile> {
    let root = package("src");
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "rs")
        {
            let below = entry.path().strip_prefix(package("")).unwrap();
            let path = below.to_str().unwrap().replace('\\', "/");
            files.push(SourceFile::new(
                &path,
                &std::fs::read_to_string(entry.path()).unwrap(),
            ));
        }
    }
    assert!(
        files.len() > 10,
        "the walk over src found only {} files",
        files.len()
    );
    let mut for_tests: Vec<Vec<String>> = Vec::new();
    for file in &files {
        for name in &file.code.test_modules {
            let mut module = file.module.clone();
            module.push(name.clone());
            for_tests.push(module);
        }
    }
    let in_tests = |file: &SourceFile| for_tests.iter().any(|test| file.module.starts_with(test));
    files
        .into_iter()
        .map(|file| {
            if in_tests(&file) {
                file.into_test_code()
            } else {
                file
            }
        })
        .collect()
}

fn hold(rule: impl Fn(&SourceFile) -> Vec<String>) {
    let broken: Vec<String> = source_files().iter().flat_map(rule).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn layers_import_only_what_the_table_allows() {
    hold(rules::forbidden_arrows);
    hold(rules::redirected_modules);
}

#[test]
fn only_the_outward_layers_touch_files_network_clock_and_environment() {
    hold(rules::reaching_out);
}

#[test]
fn only_the_command_line_prints_and_exits() {
    hold(rules::printing);
}

#[test]
fn nothing_in_the_program_unwraps() {
    hold(rules::panicking);
}

#[test]
fn no_exception_outlives_its_cause() {
    let files = source_files();
    for path in table::ARGUED_PANICS {
        let file = files.iter().find(|file| file.path == *path);
        let panics = file.map_or(0, |file| rules::explicit_panics(file).len());
        assert!(
            panics > 0,
            "{path} has no panic any more: strike it off the list"
        );
    }
}

#[test]
fn every_file_opens_with_what_it_owns() {
    hold(rules::missing_opening);
}

#[test]
fn every_file_is_named_for_what_it_holds() {
    hold(|file| rules::empty_names(&file.path));
}

#[test]
fn no_file_outgrows_its_concept() {
    hold(|file| rules::too_long(file, LONGEST));
    let main = source_files()
        .into_iter()
        .find(|file| file.path == "src/main.rs");
    let broken = rules::too_long(&main.unwrap(), LONGEST_MAIN);
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn unsafe_code_is_forbidden() {
    let manifest = std::fs::read_to_string(package("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let level = &manifest["lints"]["rust"]["unsafe_code"];
    let level = level.get("level").unwrap_or(level);
    assert_eq!(level.as_str(), Some("forbid"));
}
