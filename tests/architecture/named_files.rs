//! Files that the documents name. Holds that each of them is in the tree, so that a
//! renamed file does not leave its old name behind.

use std::fs;
use std::path::Path;

/// The documents that name files of ours. CHANGELOG tells of files as they once were.
const DOCUMENTS: [&str; 4] = [
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
];

/// The names in backticks that end like a Rust file, with their lines, counted from 1.
fn named(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        // Every second piece stands between backticks.
        for word in line.split('`').skip(1).step_by(2) {
            let is_path = |c: char| c.is_ascii_alphanumeric() || "_/.".contains(c);
            if word.ends_with(".rs") && word.chars().all(is_path) {
                found.push((number, word.to_owned()));
            }
        }
    }
    found
}

/// Every Rust file of the folders that documents speak of, below the package.
fn files(folder: &Path, package: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, package, into);
        } else {
            let below = path.strip_prefix(package).unwrap();
            into.push(format!("/{}", below.display()).replace('\\', "/"));
        }
    }
}

/// Whether a file is meant by a name: all of its path, or the end of it.
fn is_there(name: &str, files: &[String]) -> bool {
    files.iter().any(|file| file.ends_with(&format!("/{name}")))
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut known = Vec::new();
    for folder in ["src", "tests", "examples", "benches", "fuzz"] {
        files(&package.join(folder), package, &mut known);
    }
    let mut documents: Vec<_> = DOCUMENTS.iter().map(|name| package.join(name)).collect();
    let pages = fs::read_dir(package.join("docs")).unwrap();
    documents.extend(pages.map(|page| page.unwrap().path()));
    documents.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    let (mut seen, mut lost) = (0, Vec::new());
    for document in documents {
        for (line, name) in named(&fs::read_to_string(&document).unwrap()) {
            seen += 1;
            if !is_there(&name, &known) {
                lost.push(format!("{}:{line}: `{name}`", document.display()));
            }
        }
    }
    assert!(seen > 50, "the documents name only {seen} files");
    assert!(lost.is_empty(), "\n{}\n", lost.join("\n"));
}

#[test]
fn a_name_is_the_end_of_a_path() {
    let files = ["/src/text/token.rs".to_owned()];
    assert!(is_there("token.rs", &files) && is_there("text/token.rs", &files));
    assert!(!is_there("ken.rs", &files) && !is_there("matching/token.rs", &files));
    let text = "`a.rs` and `b c.rs`\nb.rs, `c/d.rs`";
    let words = named(text);
    assert_eq!(words, [(1, "a.rs".to_owned()), (2, "c/d.rs".to_owned())]);
}
