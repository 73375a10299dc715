//! Tests the rules for the whole tree: circles between files, and types of one
//! name.

use super::tree;
use crate::{circles, definitions, type_names};

/// How many circles there are if `line.rs` imports from `word.rs`, and the code
/// of `word.rs` is `code`.
fn circles_with(code: &str) -> usize {
    let files = [
        (
            "mod.rs",
            "mod line; mod word; mod other; pub use line::Line;",
        ),
        (
            "line.rs",
            "use super::word::Word; pub struct Line(Word); pub fn of() {} pub enum Shade { Dark }",
        ),
        ("other.rs", "pub struct Line;"),
        ("word.rs", &format!("pub struct Word; {code}")),
    ];
    circles::broken(&tree(&files)).len()
}

#[test]
fn a_circle_is_caught_however_its_arrow_is_written() {
    for code in [
        "use super::line::Line;",
        "use super::Line;",
        "use crate::text::Line as L;",
        "use stancegrid::text::{line::{of}};",
        "use super::*; fn f(line: &Line) {}",
        "use super::line::*; fn f() { of() }",
        "use super::line::Shade::*;",
        "use super::line; fn f() { line::of() }",
        "use super::line::{self as l}; fn f() { l::of() }",
        "use super::line; fn f() { vec![line::of()]; }",
        "pub use super::line::Line;",
        "fn f() -> Option<super::Line> { None }",
        "fn f() { super::Line { word }; }",
        "fn f() { match x { super::Line(_) => {} } }",
        "impl super::Line {}",
        "impl From<super::Line> for Word {}",
        "fn f() { format!(\"{}\", super::line::of()); }",
        "macro_rules! m { () => { $crate::text::line::of() } }",
        "macro_rules! m { () => { use $crate::text::{line::of}; } }",
        "#[schemars(with = \"super::line::of\")] struct S;",
        "#[arg(value_parser = super::line::of)] struct S;",
        "mod inner { use super::super::Line; }",
    ] {
        assert_eq!(circles_with(code), 1, "{code}");
    }
}

#[test]
fn a_file_that_names_nothing_of_another_is_in_no_circle_with_it() {
    for code in [
        "",
        "use super::line;",
        "use super::*;",
        "use super::other::Line;",
        "use other::line::Line;",
        "fn f(line: &[u8]) { line.of(); }",
        "const A: &str = \"super::line::of\";",
        "/// [`super::Line`]\nfn f() {}",
        "#[cfg(test)] mod tests { use super::super::Line; }",
        "#[cfg(test)] use super::Line;",
    ] {
        assert_eq!(circles_with(code), 0, "{code}");
    }
}

#[test]
fn a_module_that_uses_its_child_and_is_used_by_it_is_a_circle() {
    let count = |code: &str| {
        let child = "use super::Table; pub struct Row(Table); pub fn of() {}";
        let code = format!("mod row; pub struct Table; {code}");
        circles::broken(&tree(&[("mod.rs", &code), ("row.rs", child)])).len()
    };
    for code in [
        "use row::Row;",
        "fn f() { row::of() }",
        "pub use row::Row; fn f(row: Row) {}",
        "pub use row::*; fn f(row: Row) {}",
        "pub use row::of; fn f() { of() }",
    ] {
        assert_eq!(count(code), 1, "{code}");
    }
    for code in [
        "",
        "pub use row::Row;",
        "pub(crate) use row::{Row, of};",
        "pub use row::*;",
        "pub use row::of; fn f(of: u8) -> u8 { of }",
        "pub use row::of; fn f(row: &[u8]) { row.of(); }",
    ] {
        assert_eq!(count(code), 0, "{code}");
    }
}

#[test]
fn a_circle_is_told_with_its_files_and_ties() {
    let files = [
        ("a.rs", "use crate::text::b::{B, of};"),
        ("b.rs", "pub struct B; pub fn of() { super::c::of() }"),
        ("c.rs", "use super::a::A; pub fn of() {}"),
        ("d.rs", "use super::a::A;"),
        ("mod.rs", "mod a; mod b; mod c; mod d;"),
    ];
    let mut files = files.to_vec();
    assert!(circles::broken(&tree(&files)).is_empty());
    files[0].1 = "use crate::text::b::{B, of}; pub struct A;";
    let told = "A circle of 3 files:
  src/text/a.rs
  src/text/b.rs
  src/text/c.rs
src/text/a.rs -> src/text/b.rs: B, of
src/text/b.rs -> src/text/c.rs: of
src/text/c.rs -> src/text/a.rs: A
";
    assert_eq!(circles::broken(&tree(&files)), [told]);
}

#[test]
fn a_path_that_leads_nowhere_is_found() {
    let lost = |code: &str| {
        let files = [
            ("mod.rs", "mod line; use ring::Ring as ring;"),
            ("line.rs", code),
        ];
        definitions::lost_paths(&tree(&files)).len()
    };
    for code in [
        "use super::Nothing;",
        "use super::line::of;",
        "use super::line; fn f() { line::of() }",
    ] {
        assert_eq!(lost(code), 1, "{code}");
    }
    for code in [
        "use super::line;",
        "use super::ring;",
        "use std::fmt; fn f() { fmt::of() }",
        "fn f() { Self::of() }",
    ] {
        assert_eq!(lost(code), 0, "{code}");
    }
}

#[test]
fn two_types_of_one_name_are_caught_where_others_see_both() {
    let doubled = |code: &str| {
        let files = [("a.rs", "pub struct Line;"), ("b.rs", code)];
        type_names::doubled(&tree(&files)).len()
    };
    for code in [
        "pub enum Line {}",
        "pub(crate) union Line { a: u8 }",
        "pub(super) trait Line {}",
        "pub(in crate::text) type Line = u8;",
        "text_id! { /// A line.\nLine }",
        "mod inner { pub struct Line; }",
    ] {
        assert_eq!(doubled(code), 1, "{code}");
    }
    for code in [
        "struct Line;",
        "pub(self) struct Line;",
        "pub struct Lines;",
        "pub use super::a::Line;",
        "#[allow(non_snake_case)] pub fn Line() {}",
        "#[cfg(test)] pub struct Line;",
        "#[cfg(unix)] pub struct Word; #[cfg(windows)] pub struct Word;",
    ] {
        assert_eq!(doubled(code), 0, "{code}");
    }
}
