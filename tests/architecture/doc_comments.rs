//! How doc comments begin. On a page of rustdoc each item stands alone, so that a
//! comment which begins "The same" or "As above" says nothing. Holds nothing else of
//! what CONTRIBUTING asks for under *How we write*.

use std::fs;
use std::path::{Path, PathBuf};

/// Words that no doc comment begins with.
const REFUSED: [&str; 3] = ["The same ", "The same,", "As above"];

/// The lines, counted from 1, on which a doc comment begins with refused words.
fn refused(text: &str) -> Vec<usize> {
    let doc = |line: &str| line.trim_start().strip_prefix("///").map(str::to_owned);
    let mut found = Vec::new();
    let mut inside = false;
    for (at, line) in text.lines().enumerate() {
        let Some(words) = doc(line) else {
            inside = false;
            continue;
        };
        let begins = |start: &&str| words.trim_start().starts_with(*start);
        if !inside && REFUSED.iter().any(begins) {
            found.push(at + 1);
        }
        inside = true;
    }
    found
}

/// Every Rust file below a folder.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn no_doc_comment_begins_with_words_that_need_the_one_before() {
    let files = rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(files.len() > 400, "{} files", files.len());
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let lines = refused(&text).into_iter();
        found.extend(lines.map(|line| format!("{}:{line}", file.display())));
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_beginning_counts_and_nothing_else() {
    assert_eq!(refused("/// The same with a store.\nfn a() {}\n"), [1]);
    assert_eq!(refused("fn a() {}\n\n    /// As above.\n"), [3]);
    // Further down in a comment, in a plain comment, and of other words.
    assert_eq!(
        refused("/// Keeps a key.\n/// The same key is kept once.\n"),
        []
    );
    assert_eq!(refused("// The same with a store.\n"), []);
    assert_eq!(refused("/// The sameness of two texts.\n"), []);
    assert_eq!(refused("/// Like [`a`], with a store.\n"), []);
}
