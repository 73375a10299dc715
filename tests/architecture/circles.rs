//! Finds circles between files: `a` names what `b` defines and the other way
//! round, directly or through other files. Owns what counts as an arrow.

use std::collections::{BTreeMap, BTreeSet};

use crate::definitions::{Definitions, Target};
use crate::references::Kind;
use crate::source_tree::SourceTree;

/// From file to file, the names that tie the first to the second.
type Arrows = BTreeMap<usize, BTreeMap<usize, BTreeSet<String>>>;

/// An arrow goes from a file to each file that defines what it names: `use
/// super::Claim` leads to `claim.rs` although `mod.rs` hands it on. A module's own
/// re-export of what is below it is no arrow: `pub use claim::Claim` in `mod.rs`.
fn arrows(tree: &SourceTree) -> Arrows {
    let definitions = Definitions::of(tree);
    let mut arrows = Arrows::new();
    for (from, source) in tree.files.iter().enumerate() {
        let references = source.code.references.iter();
        for reference in references.filter(|found| found.is_resolvable()) {
            let found = definitions.find(&reference.module, reference.without_star());
            let Some(Target::Item { file, module, name }) = found else {
                continue;
            };
            let handed_up =
                reference.kind == Kind::Reexport && module.starts_with(&reference.module);
            if file != from && !handed_up {
                let ties = arrows.entry(from).or_default().entry(file).or_default();
                ties.insert(name);
            }
        }
    }
    arrows
}

/// Every set of files that all reach each other, the largest first.
fn circles(arrows: &Arrows) -> Vec<BTreeSet<usize>> {
    let reached: BTreeMap<usize, BTreeSet<usize>> = arrows
        .keys()
        .map(|&file| (file, reach(arrows, file)))
        .collect();
    let together = |file: &usize| {
        let back = |other: &&usize| reached.get(other).is_some_and(|all| all.contains(file));
        reached[file].iter().filter(back).copied().collect()
    };
    let all: BTreeSet<BTreeSet<usize>> = reached.keys().map(together).collect();
    let mut circles: Vec<BTreeSet<usize>> = all.into_iter().filter(|all| all.len() > 1).collect();
    circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    circles
}

fn reach(arrows: &Arrows, from: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        for &next in arrows.get(&file).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}

/// Each circle in words: its files, then its arrows with the names that tie them.
pub fn broken(tree: &SourceTree) -> Vec<String> {
    let arrows = arrows(tree);
    let path = |file: usize| &tree.files[file].path;
    let told = |circle: BTreeSet<usize>| {
        let files: Vec<&str> = circle.iter().map(|&file| path(file).as_str()).collect();
        let mut lines = vec![format!("A circle of {} files:", files.len())];
        lines.extend(files.iter().map(|file| format!("  {file}")));
        for (&from, onward) in arrows.iter().filter(|(from, _)| circle.contains(from)) {
            for (&to, ties) in onward.iter().filter(|(to, _)| circle.contains(to)) {
                let ties: Vec<&str> = ties.iter().map(String::as_str).collect();
                let (from, to) = (path(from), path(to));
                lines.push(format!("{from} -> {to}: {}", ties.join(", ")));
            }
        }
        lines.join("\n") + "\n"
    };
    circles(&arrows).into_iter().map(told).collect()
}
