//! Tests of the rules themselves on small made-up files: what each must catch,
//! and the near miss that it must let pass.

use crate::rules::{self, SourceFile, module_of};

/// The lines at which `rule` finds `path` with `text` broken.
fn lines(rule: impl Fn(&SourceFile) -> Vec<String>, path: &str, text: &str) -> Vec<usize> {
    let line = |found: String| found.split(':').nth(1).unwrap().parse().unwrap();
    let found = rule(&SourceFile::new(path, text));
    found.into_iter().map(line).collect()
}

fn arrows(path: &str, text: &str) -> usize {
    lines(rules::forbidden_arrows, path, text).len()
}

#[test]
fn an_arrow_up_is_caught_however_it_is_written() {
    for text in [
        "use crate::cli::Options;",
        "use crate::{domain::Claim, cli};",
        "use crate::{domain::{Claim, Span}, cli::{self, Options as O}};",
        "pub use crate::cli::*;",
        "use {crate::domain::Claim, crate::cli::Options};",
        "fn f() { crate::cli::run(); }",
        "fn f(x: &crate::cli::Options) {}",
        "use super::super::cli::Options;",
        "use super::super::{domain::Claim, cli::Options};",
        "use super::{super::cli::Options};",
        "mod inner { use super::super::super::cli::Options; }",
        "macro_rules! m { () => { $crate::cli::run() } }",
        "use stancegrid::cli::Options;",
        "use ::stancegrid::cli::Options;",
        "impl From<crate::cli::E> for X {}",
        "fn f() -> Vec<crate::cli::E> { Vec::<crate::cli::E>::new() }",
    ] {
        assert!(arrows("src/export/csv.rs", text) >= 1, "{text}");
    }
}

#[test]
fn the_whole_root_is_no_way_round_the_table() {
    for text in [
        "use crate::*;",
        "use crate as root;",
        "use crate::{self as root};",
        "use super::super::*;",
        "use crate::Grid;",
    ] {
        assert_eq!(arrows("src/export/csv.rs", text), 1, "{text}");
    }
    assert_eq!(arrows("src/export/mod.rs", "use super::*;"), 1);
    assert_eq!(arrows("src/export/csv.rs", "use super::*;"), 0);
}

#[test]
fn arrows_that_the_table_allows_pass() {
    for (path, text) in [
        ("src/export/csv.rs", "use crate::domain::{Claim, Matrix};"),
        (
            "src/export/csv.rs",
            "use super::Exporter; use crate::export::Exporter; use self::inner::X;",
        ),
        (
            "src/export/csv.rs",
            "pub(crate) fn f() {} pub(super) fn g() {}",
        ),
        (
            "src/stance/cue/find.rs",
            "use super::super::scope::Scope; use super::super::super::matching::Index;",
        ),
        (
            "src/stance/mod.rs",
            "mod scope { use super::find::Cue; use super::super::lexicon::Cues; }",
        ),
        (
            "src/review/page.rs",
            "use crate::{Grid, audit, decisions, export};",
        ),
        ("src/cli/run.rs", "use crate::*;"),
        ("src/learning/fit.rs", "use crate::{evaluation, matrix};"),
        ("src/lib.rs", "pub use crate::cli::run; pub mod cli;"),
        ("src/main.rs", "fn main() { stancegrid::cli::run() }"),
        (
            "src/export/csv.rs",
            "use std::cli::x; use other::cli; fn f() { cli(); x.cli::<u8>(); }",
        ),
    ] {
        assert_eq!(arrows(path, text), 0, "{path}: {text}");
    }
}

#[test]
fn every_row_of_the_table_is_enforced_both_ways() {
    for (from, to, allowed) in [
        ("domain", "lexicon", false),
        ("lexicon", "domain", true),
        ("lexicon", "text", false),
        ("text", "lexicon", true),
        ("text", "matching", false),
        ("matching", "text", true),
        ("matching", "stance", false),
        ("stance", "matching", true),
        ("stance", "matrix", false),
        ("matrix", "stance", true),
        ("matrix", "evaluation", false),
        ("ingest", "text", false),
        ("export", "matrix", false),
        ("evaluation", "domain", true),
        ("evaluation", "matrix", false),
        ("learning", "evaluation", true),
        ("learning", "ingest", false),
        ("audit", "matching", true),
        ("audit", "lexicon", false),
        ("audit", "stance", false),
        ("decisions", "export", false),
        ("review", "decisions", true),
        ("review", "cli", false),
        ("cli", "review", true),
    ] {
        let text = format!("use crate::{to}::Thing;");
        let found = arrows(&format!("src/{from}/thing.rs"), &text);
        assert_eq!(found == 0, allowed, "{from} -> {to}");
    }
}

#[test]
fn a_folder_that_is_no_layer_is_caught() {
    assert_eq!(arrows("src/extras/thing.rs", "fn f() {}"), 1);
    assert_eq!(arrows("src/extras.rs", "fn f() {}"), 1);
}

#[test]
fn comments_strings_and_tests_are_not_code() {
    for text in [
        "// use crate::cli::Options;",
        "//! [`crate::cli`]\n/// use crate::cli::Options;\nfn f() {}",
        "/* use crate::cli; /* nested */ use crate::cli; */",
        "const A: &str = \"use crate::cli::Options; \\\" crate::cli::x\";",
        "const A: &str = r#\"crate::cli::x \" crate::cli::x\"#;",
        "const A: &[u8] = b\"crate::cli::x\";",
        "#[cfg(test)]\nmod tests { use crate::cli::Options; fn f() { { } } }",
        "#[cfg(test)]\nuse crate::cli::{Options, run};",
        "#[cfg(all(test, unix))]\n#[rustfmt::skip]\nfn f<A, B>() { crate::cli::run() }",
        "#![cfg(test)]\nuse crate::cli::Options;",
        "struct S { #[cfg(test)] a: crate::cli::A, b: u8 }",
    ] {
        assert_eq!(arrows("src/export/csv.rs", text), 0, "{text}");
    }
}

#[test]
fn code_right_beside_what_is_left_out_still_counts() {
    for text in [
        "const A: char = '\"'; use crate::cli::X; const B: char = '\"';",
        "const A: char = '\\''; use crate::cli::X;",
        "fn f<'a>(x: &'a str) {} use crate::cli::X; fn g<'b>() {}",
        "/* one */ use crate::cli::X; // two",
        "const A: &str = \"// no comment\"; use crate::cli::X;",
        "const A: &str = r\"\\\"; use crate::cli::X;",
        "#[cfg(test)]\nmod tests { fn f() {} }\nuse crate::cli::X;",
        "#[cfg(test)]\nuse crate::domain::{A, B};\nuse crate::cli::X;",
        "#[cfg(test)]\nmod sample;\nuse crate::cli::X;",
        "#[cfg(not(test))]\nuse crate::cli::X;",
        "#[cfg(any(test, unix))]\nuse crate::cli::X;",
        "#[cfg(all(unix, not(test)))]\nuse crate::cli::X;",
        "struct S { #[cfg(test)] a: u8, b: crate::cli::A }",
    ] {
        assert_eq!(arrows("src/export/csv.rs", text), 1, "{text}");
    }
}

#[test]
fn a_finding_names_its_line() {
    let text = "//! A.\n\n/* two\nlines */\nconst A: &str = \"b\nc\";\nuse crate::cli::X;\n";
    assert_eq!(
        lines(rules::forbidden_arrows, "src/export/csv.rs", text),
        [7]
    );
}

#[test]
fn modules_declared_for_tests_are_known() {
    let file = SourceFile::new(
        "src/export/mod.rs",
        "mod csv;\n#[cfg(test)]\npub(crate) mod sample;\n",
    );
    assert_eq!(file.code.test_modules, ["sample"]);
    assert_eq!(module_of("src/export/mod.rs"), ["export"]);
    assert_eq!(module_of("src/export/csv.rs"), ["export", "csv"]);
    assert!(module_of("src/lib.rs").is_empty());
}

#[test]
fn reaching_outside_is_caught_and_its_neighbours_pass() {
    let outside = |path: &str, text: &str| lines(rules::reaching_out, path, text).len();
    for text in [
        "use std::fs;",
        "use std::{fmt, fs::File};",
        "fn f() { std::env::var(\"HOME\"); }",
        "use std::time::{Duration, SystemTime};",
        "use std::time::Instant;",
        "use std::net::TcpListener;",
        "use std::*;",
        "use std as s;",
        "use walkdir::WalkDir;",
    ] {
        assert_eq!(outside("src/matrix/build.rs", text), 1, "{text}");
        assert_eq!(outside("src/ingest/read.rs", text), 0, "{text}");
    }
    for text in [
        "use std::time::Duration;",
        "use std::{fmt, io, path::Path};",
        "fn f() { env!(\"CARGO_PKG_VERSION\"); fs::x(); }",
        "#[cfg(test)]\nmod tests { fn f() { std::fs::read(\"x\"); } }",
    ] {
        assert_eq!(outside("src/matrix/build.rs", text), 0, "{text}");
    }
}

#[test]
fn printing_and_exiting_are_caught_outside_the_command_line() {
    let printing = |path: &str, text: &str| lines(rules::printing, path, text).len();
    for text in [
        "fn f() { println!(\"x\"); }",
        "fn f() { eprint!(\"x\"); }",
        "fn f() { std::process::exit(1); }",
        "use std::process::{self, exit};",
        "fn f() { process::exit(1); }",
        "fn f() { std::io::stdout(); }",
    ] {
        assert_eq!(printing("src/export/csv.rs", text), 1, "{text}");
        assert_eq!(printing("src/lib.rs", text), 1, "{text}");
        assert_eq!(printing("src/cli/run.rs", text), 0, "{text}");
    }
    for text in [
        "fn f() { writeln!(out, \"println!\"); }",
        "use std::process::ExitCode;",
        "fn println() {} fn f() -> bool { print != other }",
        "/// println!(\"x\");\nfn f() {}",
    ] {
        assert_eq!(printing("src/export/csv.rs", text), 0, "{text}");
    }
}

#[test]
fn unwrapping_is_caught_and_its_neighbours_pass() {
    let panicking = |text: &str| lines(rules::panicking, "src/cli/run.rs", text).len();
    for text in [
        "fn f() { x.unwrap(); }",
        "fn f() { x\n    .expect(\"y\"); }",
        "fn f() { x.map(Option::unwrap); }",
        "fn f() { panic!(\"x\"); }",
        "fn f() { todo!() }",
    ] {
        assert_eq!(panicking(text), 1, "{text}");
    }
    for text in [
        "fn f() { x.unwrap_or(1); x.unwrap_or_default(); x.unwrap_or_else(g); }",
        "/// x.unwrap();\nfn f() {}",
        "#[cfg(test)]\nmod tests { fn f() { x.unwrap(); panic!(); } }",
        "#[expect(dead_code)]\nfn expect() {}",
    ] {
        assert_eq!(panicking(text), 0, "{text}");
    }
}

#[test]
fn a_panic_passes_only_where_it_is_argued() {
    let panics = |path: &str, text: &str| lines(rules::panicking, path, text).len();
    let argued = crate::table::ARGUED_PANICS[0];
    assert_eq!(panics(argued, "fn f() { panic!(); }"), 0);
    assert_eq!(panics(argued, "fn f() { panic!(); x.unwrap(); }"), 1);
    assert_eq!(panics("src/lexicon/other.rs", "fn f() { panic!(); }"), 1);
}

#[test]
fn the_shape_of_a_file_is_checked() {
    let opening = |text: &str| lines(rules::missing_opening, "src/a.rs", text).len();
    assert_eq!(opening("//! Owns a.\n"), 0);
    assert_eq!(opening("// Owns a.\n"), 1);
    assert_eq!(opening("use a::b;\n//! Owns a.\n"), 1);

    assert_eq!(rules::empty_names("src/text/helpers.rs").len(), 1);
    assert_eq!(rules::empty_names("src/common/span.rs").len(), 1);
    assert_eq!(rules::empty_names("src/text/commonplace.rs").len(), 0);

    let three = SourceFile::new("src/a.rs", "a\nb\nc\n");
    assert_eq!(rules::too_long(&three, 3).len(), 0);
    assert_eq!(rules::too_long(&three, 2).len(), 1);

    let redirected = |text: &str| lines(rules::redirected_modules, "src/a/b.rs", text).len();
    assert_eq!(redirected("#[path = \"../cli/x.rs\"]\nmod x;"), 1);
    assert_eq!(redirected("#[serde(path = \"x\")]\nstruct X;"), 0);
}
