//! The table of environment names in CONTRIBUTING.md: it has every `STANCEGRID_*`
//! that the repository reads, and no other. What each does is told there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const PREFIX: &str = "STANCEGRID_";

/// The folders whose files may read an environment name.
const READERS: [&str; 7] = [
    "src", "tests", "benches", "examples", "fuzz", "scripts", ".ci",
];

/// Finds all names in a text that begin with the prefix.
fn names(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| {
        let end = rest.find(|c: char| !c.is_ascii_uppercase() && c != '_');
        rest[..end.unwrap_or(rest.len())].to_owned()
    };
    let found = text.split(PREFIX).skip(1).map(name);
    found.filter(|name| !name.is_empty()).collect()
}

fn names_below(path: &Path, found: &mut BTreeSet<String>) {
    if !path.is_dir() {
        // What is no text reads nothing.
        found.extend(names(&fs::read_to_string(path).unwrap_or_default()));
        return;
    }
    for entry in fs::read_dir(path).unwrap() {
        let entry = entry.unwrap();
        if entry.file_name() != "node_modules" {
            names_below(&entry.path(), found);
        }
    }
}

#[test]
fn the_table_has_every_name_that_is_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut read = BTreeSet::new();
    for folder in READERS {
        names_below(&root.join(folder), &mut read);
    }
    let page = fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| `STANCEGRID_"));
    let rows: BTreeSet<String> = rows
        .flat_map(|row| names(row.split('|').nth(1).unwrap()))
        .collect();
    assert_eq!(read, rows);
}

#[test]
fn a_name_ends_where_its_capitals_end() {
    let found = names("export STANCEGRID_DATA=x; $STANCEGRID_BENCH_STEP/a, STANCEGRID_*");
    assert_eq!(
        found.into_iter().collect::<Vec<_>>(),
        ["BENCH_STEP", "DATA"]
    );
}
