//! The cache of a run. Owns its usual place, when it is worth having, and what is
//! said of it. Whatever is wrong with it is a note, never an end.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cache::Cache;

use super::arguments::CacheOptions;
use super::output::{summary, warning};

/// Where verdicts are kept unless told otherwise.
const DEFAULT_PATH: &str = ".stancegrid/cache.db";

/// Fewer cells than this are judged by words in less time than a file takes.
const MIN_CELLS: usize = 1_000;

/// Fewer cells than this are read in less time than anybody waits for.
const MIN_CELLS_TO_READ: usize = 250;

/// The cache of a run over so many cells; none where it is not wanted or cannot
/// be had. `reads` says whether cells are read.
pub fn open(options: &CacheOptions, cells: usize, reads: bool) -> Option<Arc<Cache>> {
    let least = if reads { MIN_CELLS_TO_READ } else { MIN_CELLS };
    if options.no_cache || (options.cache.is_none() && cells < least) {
        return None;
    }
    let usual = || PathBuf::from(DEFAULT_PATH);
    let path = options.cache.clone().unwrap_or_else(usual);
    match Cache::open(&path, &maker()) {
        Ok(cache) => {
            if options.cache.is_none() {
                keep_out_of_git(&path);
            }
            Some(Arc::new(cache))
        }
        Err(error) => {
            warning(&format!("{error}; judging without a cache"));
            None
        }
    }
}

/// A file that keeps what was read; none where it cannot be had.
pub fn open_pairs(path: &Path) -> Option<Arc<Cache>> {
    match Cache::open(path, &maker()) {
        Ok(cache) => Some(Arc::new(cache)),
        Err(error) => {
            warning(&format!("{error}; reading everything anew"));
            None
        }
    }
}

/// Writes what is new and says how much was known.
pub fn close(cache: Option<Arc<Cache>>) {
    let Some(cache) = cache else { return };
    let (known, new) = cache.counts();
    if known > 0 {
        let all = known + new;
        summary(&format!(
            "reused {known} of {all} cells from the cache (--no-cache to recompute)"
        ));
    }
    if let Err(error) = cache.finish() {
        warning(&format!("{error}; the cache was not written"));
    }
}

/// This build of the program: two builds of one version may judge differently
/// while the program is being worked on.
fn maker() -> String {
    let about = std::env::current_exe().and_then(|path| path.metadata());
    let built = about.and_then(|about| Ok((about.len(), about.modified()?)));
    let built = built.map(|(length, time)| format!("{length} bytes of {time:?}"));
    format!(
        "{} {}",
        env!("CARGO_PKG_VERSION"),
        built.unwrap_or_default()
    )
}

/// A folder that nobody asked for shall not end up in anybody's repository.
fn keep_out_of_git(path: &Path) {
    let Some(folder) = path.parent() else { return };
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        // It is a courtesy; the cache works without.
        let _ = std::fs::write(ignore, "*\n");
    }
}
