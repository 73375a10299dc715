//! Tests of the rules themselves on small made-up files: what each must catch,
//! and the near miss that it must let pass. Owns how a made-up file is read.

mod files;
mod layers;
mod trees;

use crate::source_tree::{SourceFile, SourceTree};

type Rule = fn(&SourceFile) -> Vec<String>;

const CSV: &str = "src/export/csv.rs";

fn file(path: &str, text: &str) -> SourceFile {
    let texts = vec![(path.to_owned(), text.to_owned())];
    SourceTree::new(texts).files.remove(0)
}

/// Each line of `texts` is a file of its own: `rule` must find `count` faults in
/// it.
fn finds(count: usize, rule: Rule, path: &str, texts: &str) {
    assert!(!texts.trim().is_empty(), "no snippet");
    for text in texts.trim().lines().map(str::trim) {
        let found = rule(&file(path, text));
        assert_eq!(found.len(), count, "{path}: {text}\n{}", found.join("\n"));
    }
}

fn tree(files: &[(&str, &str)]) -> SourceTree {
    let owned = |(path, text): &(&str, &str)| (format!("src/text/{path}"), (*text).to_owned());
    let root = ("src/lib.rs".to_owned(), "pub mod text;".to_owned());
    SourceTree::new(files.iter().map(owned).chain([root]).collect())
}
