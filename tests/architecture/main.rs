//! Holds the source tree to its architecture: which layer imports which, who
//! may touch the outside world, who may print, how a file is made, and that no
//! files depend on each other in a circle. Also holds how doc comments begin and that the
//! files which documents name are there. Owns the list of what is tested. It
//! reads the files of `src` and does not use the library.

#![allow(clippy::unwrap_used, reason = "a test stops where its files fail it")]

mod circles;
mod code_reader;
mod definitions;
mod doc_comments;
mod macro_tokens;
mod named_files;
mod program_code;
mod references;
mod rules;
mod snippets;
mod source_tree;
mod table;
mod type_names;

use source_tree::{PACKAGE, SourceFile, package};

/// No file of `src` may be longer, tests included.
const LONGEST_LINES: usize = 400;
const LONGEST_MAIN_LINES: usize = 29;

fn hold(rule: impl Fn(&SourceFile) -> Vec<String>) {
    none(&PACKAGE.files.iter().flat_map(rule).collect::<Vec<_>>());
}

fn none(broken: &[String]) {
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
    for path in table::ARGUED_PANICS {
        let file = PACKAGE.files.iter().find(|file| file.path == *path);
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
    hold(|file| rules::too_long(file, LONGEST_LINES));
    let main = PACKAGE.files.iter().find(|file| file.path == "src/main.rs");
    none(&rules::too_long(main.unwrap(), LONGEST_MAIN_LINES));
}

#[test]
fn no_files_depend_on_each_other_in_a_circle() {
    none(&definitions::lost_paths(&PACKAGE));
    none(&circles::broken(&PACKAGE));
}

#[test]
fn no_two_types_that_others_see_share_a_name() {
    none(&type_names::doubled(&PACKAGE));
}

#[test]
fn unsafe_code_is_forbidden() {
    let manifest = std::fs::read_to_string(package("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let level = &manifest["lints"]["rust"]["unsafe_code"];
    let level = level.get("level").unwrap_or(level);
    assert_eq!(level.as_str(), Some("forbid"));
}
