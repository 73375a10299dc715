//! Tests the other rules for single files: who reaches outside, who prints, who
//! panics, and how a file is made.

use super::{CSV, file, finds};
use crate::rules;
use crate::table::ARGUED_PANICS;

#[test]
fn reaching_outside_is_caught_and_its_neighbours_pass() {
    let outside = r#"
        use std::fs;
        use std::{fmt, fs::File};
        fn f() { std::env::var("HOME"); }
        use std::time::{Duration, SystemTime};
        use std::time::Instant;
        use std::net::TcpListener;
        use std::*;
        use std as s;
        use walkdir::WalkDir;
        use tempfile;
    "#;
    let inside = r#"
        use std::time::Duration;
        use std::{fmt, io, path::Path};
        fn f() { env!("CARGO_PKG_VERSION"); fs::x(); }
        fn f() { tempfile(); x.walkdir(); }
        #[cfg(test)] mod tests { fn f() { std::fs::read("x"); } }
    "#;
    finds(1, rules::reaching_out, "src/matrix/build.rs", outside);
    finds(0, rules::reaching_out, "src/ingest/read.rs", outside);
    finds(0, rules::reaching_out, "src/matrix/build.rs", inside);
}

#[test]
fn printing_and_exiting_are_caught_outside_the_command_line() {
    let printing = r#"
        fn f() { println!("x"); }
        fn f() { std::eprint!("x"); }
        fn f() { matches!(dbg!(1), 1); }
        fn f() { std::process::exit(1); }
        use std::process::{self, exit};
        fn f() { process::abort(); }
        fn f() { std::io::stdout(); }
        fn f() { anstream::stderr(); }
    "#;
    let silent = r#"
        fn f() { writeln!(out, "println!"); }
        use std::process::ExitCode;
        fn println() {} fn f() -> bool { print != other }
        fn f() { matches!(print != other, true); }
        /** println!("x"); */ fn f() {}
    "#;
    finds(1, rules::printing, CSV, printing);
    finds(1, rules::printing, "src/lib.rs", printing);
    finds(0, rules::printing, "src/cli/run.rs", printing);
    finds(0, rules::printing, CSV, silent);
}

#[test]
fn unwrapping_is_caught_and_its_neighbours_pass() {
    let panicking = r#"
        fn f() { x.unwrap(); }
        fn f() { x.y().expect("y"); }
        fn f() { x.map(Option::unwrap); }
        fn f() { x.map(Option::<u8>::unwrap_err); }
        fn f() { x.map(<Option<u8>>::unwrap); }
        fn f() { format!("{}", x.unwrap()); }
        fn f() { vec![x.map(Option::<u8>::expect_err)]; }
        fn f() { panic!("x"); }
        fn f() { todo!() }
        fn f() { vec![unimplemented!()]; }
    "#;
    let calm = r#"
        fn f() { x.unwrap_or(1); x.unwrap_or_default(); x.unwrap_or_else(g); }
        /** x.unwrap(); */ fn f() {}
        #[cfg(test)] mod tests { fn f() { x.unwrap(); panic!(); } }
        #[expect(dead_code)] fn expect() {}
        fn f() { matches!(0..expect, _); }
    "#;
    finds(1, rules::panicking, "src/cli/run.rs", panicking);
    finds(0, rules::panicking, "src/cli/run.rs", calm);
    let argued = ARGUED_PANICS[0];
    finds(0, rules::panicking, argued, "fn f() { panic!(); }");
    finds(
        1,
        rules::panicking,
        argued,
        "fn f() { panic!(); x.unwrap(); }",
    );
}

#[test]
fn the_shape_of_a_file_is_checked() {
    finds(0, rules::missing_opening, CSV, "//! Owns a.");
    finds(1, rules::missing_opening, CSV, "// Owns a.");
    finds(
        1,
        rules::redirected_modules,
        CSV,
        "#[path = \"../cli/x.rs\"] mod x;",
    );
    finds(
        0,
        rules::redirected_modules,
        CSV,
        "#[serde(path = \"x\")] struct X;",
    );

    assert_eq!(rules::empty_names("src/text/helpers.rs").len(), 1);
    assert_eq!(rules::empty_names("src/common/span.rs").len(), 1);
    assert_eq!(rules::empty_names("src/text/commonplace.rs").len(), 0);

    let three = file("src/a.rs", "//! A.\n//! B.\n//! C.\n");
    assert_eq!(rules::too_long(&three, 3).len(), 0);
    assert_eq!(rules::too_long(&three, 2).len(), 1);
}
