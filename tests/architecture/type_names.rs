//! Finds types of one name in two files: a reader could not tell which one is
//! meant. Owns which types share one space of names.

use std::collections::{BTreeMap, BTreeSet};

use crate::program_code::Reach;
use crate::source_tree::SourceTree;

/// Types that reach this far may not share a name. A private type may: nobody
/// meets it outside its file.
const SHARED: &[Reach] = &[Reach::Public, Reach::Restricted];

/// Each name that types of two files bear, with the files.
pub fn doubled(tree: &SourceTree) -> Vec<String> {
    let mut places: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in &tree.files {
        let types = file.code.definitions.iter().filter(|found| found.is_type);
        for found in types.filter(|found| SHARED.contains(&found.reach)) {
            places.entry(&found.name).or_default().insert(&file.path);
        }
    }
    places.retain(|_, files| files.len() > 1);
    let told = |(name, files)| format!("`{name}`: {}", Vec::from_iter(files).join(", "));
    places.into_iter().map(told).collect()
}
