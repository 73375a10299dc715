//! Tests which arrows between layers are caught, and which code counts as the
//! program's own.

use super::{CSV, file, finds};
use crate::rules;
use crate::source_tree::{SourceTree, module_of};

const UPWARD: &str = r#"
    use crate::cli::Options;
    use crate::{domain::{Claim, Span}, cli::{Options as O}};
    pub use crate::cli::*;
    use {crate::domain::Claim, crate::cli::Options};
    fn f() { crate::cli::run(); }
    fn f(x: &crate::cli::Options) {}
    use super::super::{domain::Claim, cli::Options};
    use super::{super::cli::Options};
    mod inner { use super::super::super::cli::Options; }
    macro_rules! m { () => { $crate::cli::run() } }
    macro_rules! m { () => { use $crate::{domain::Claim, cli::run}; } }
    macro_rules! m { ($a:ident) => { use $crate::cli::{$a}; } }
    fn f() { format!("{}", crate::cli::NAME); }
    #[arg(value_parser = crate::cli::parse)] struct S;
    #[schemars(with = "crate::cli::Shape")] struct S;
    use stancegrid::cli::Options;
    use ::stancegrid::cli::Options;
    impl From<crate::cli::E> for X {}
    fn f() -> Vec<u8> { Vec::<crate::cli::E>::new() }
    fn f() { vec![Vec::<crate::cli::E>::new()]; }
"#;

const ROOT: &str = "
    use crate::*;
    use crate as root;
    use crate::{self as root};
    use super::super::*;
    use crate::Grid;
    macro_rules! m { ($($a:ident)*) => { use $crate::{$($a),*}; } }
";

#[test]
fn an_arrow_up_is_caught_however_it_is_written() {
    finds(1, rules::forbidden_arrows, CSV, UPWARD);
    finds(1, rules::forbidden_arrows, CSV, ROOT);
    finds(0, rules::forbidden_arrows, "src/cli/run.rs", UPWARD);
    finds(0, rules::forbidden_arrows, "src/cli/run.rs", ROOT);
    for (count, path, text) in [
        (1, "src/export/mod.rs", "use super::*;"),
        (0, CSV, "use super::*;"),
        (0, CSV, "use crate::domain::{Claim, Matrix};"),
        (0, CSV, "use crate::export::E; use self::inner::X;"),
        (0, CSV, "pub(crate) fn f() {} pub(super) fn g() {}"),
        (0, CSV, "use std::cli::x; use other::cli;"),
        (0, CSV, "fn f() { stancegrid(); x.cli::<u8>(); }"),
        (
            0,
            "src/stance/cue/a.rs",
            "use super::super::super::text::X;",
        ),
        (
            0,
            "src/stance/mod.rs",
            "mod a { use super::super::text::X; }",
        ),
        (0, "src/review/page.rs", "use crate::{Grid, audit, export};"),
        (0, "src/lib.rs", "pub use crate::cli::run; pub mod cli;"),
        (0, "src/main.rs", "fn main() { stancegrid::cli::run() }"),
        (1, "src/extras/thing.rs", "fn f() {}"),
        (1, "src/extras.rs", "fn f() {}"),
    ] {
        finds(count, rules::forbidden_arrows, path, text);
    }
}

#[test]
fn every_row_of_the_table_is_enforced_both_ways() {
    for row in [
        "domain !lexicon",
        "lexicon domain !text",
        "text lexicon !matching",
        "matching text !stance",
        "stance matching !matrix",
        "matrix stance !evaluation",
        "ingest domain !text",
        "export domain !matrix",
        "evaluation domain !matrix",
        "learning evaluation !ingest",
        "audit matching !lexicon !stance",
        "cache matrix !ingest",
        "decisions domain !export",
        "review decisions !cli",
        "cli review",
    ] {
        let (from, targets) = row.split_once(' ').unwrap();
        for target in targets.split(' ') {
            let forbidden = target.starts_with('!');
            let text = format!("use crate::{}::X;", target.trim_start_matches('!'));
            let path = format!("src/{from}/thing.rs");
            finds(
                usize::from(forbidden),
                rules::forbidden_arrows,
                &path,
                &text,
            );
        }
    }
}

#[test]
fn comments_strings_and_tests_are_not_code() {
    let outside = r#"
        // use crate::cli::Options;
        //! [`crate::cli`]
        /** use crate::cli::Options; */ fn f() {}
        const A: &str = "crate::cli::x"; const B: &[u8] = b"crate::cli::x";
        fn f() { format!("crate::cli::x"); }
        #[cfg(test)] mod tests { use crate::cli::Options; fn f() { { } } }
        #[cfg(test)] use crate::cli::{Options, run};
        #[cfg(all(test, unix))] #[rustfmt::skip] fn f<A, B>() { crate::cli::run() }
        #![cfg(test)] use crate::cli::Options;
        struct S { #[cfg(test)] a: crate::cli::A, b: u8 }
        impl S { #[cfg(test)] fn f() { crate::cli::run() } }
        fn f() { #[cfg(test)] crate::cli::run(); #[cfg(test)] let a = crate::cli::A; }
    "#;
    let beside = "
        #[cfg(test)] mod tests { fn f() {} } use crate::cli::X;
        #[cfg(test)] use crate::domain::{A, B}; use crate::cli::X;
        #[cfg(test)] mod sample; use crate::cli::X;
        #[cfg(not(test))] use crate::cli::X;
        #[cfg(any(test, unix))] use crate::cli::X;
        #[cfg(all(unix, not(test)))] use crate::cli::X;
        struct S { #[cfg(test)] a: u8, b: crate::cli::A }
    ";
    finds(0, rules::forbidden_arrows, CSV, outside);
    finds(1, rules::forbidden_arrows, CSV, beside);
}

#[test]
fn a_file_declared_for_tests_has_no_code_of_the_program() {
    let texts = [
        ("src/export/mod.rs", "mod csv; #[cfg(test)] mod sample;"),
        ("src/export/csv.rs", "use crate::cli::X;"),
        ("src/export/sample/deep.rs", "use crate::cli::X;"),
    ];
    let texts = texts.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let files = SourceTree::new(texts.to_vec()).files;
    let found = files.iter().map(|file| rules::forbidden_arrows(file).len());
    assert_eq!(found.collect::<Vec<_>>(), [0, 1, 0]);
    assert_eq!(module_of("src/export/mod.rs"), ["export"]);
    assert_eq!(module_of("src/export/csv.rs"), ["export", "csv"]);
    assert_eq!(module_of("src/lib.rs"), [""; 0]);
}

#[test]
fn a_finding_names_its_line() {
    let text = "//! A.\n\n/* two\nlines */\nconst A: &str = \"b\nc\";\nuse crate::cli::X;\n";
    let found = rules::forbidden_arrows(&file(CSV, text));
    assert_eq!(found, ["src/export/csv.rs:7: export may not import cli"]);
}
