//! How many threads a run may use. Owns setting them, once.

use super::failure::Failure;

/// Sets the number asked for; one per core where none was.
pub fn set(threads: Option<usize>) -> Result<(), Failure> {
    let Some(threads) = threads else {
        return Ok(());
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    pool.build_global().map_err(|error| {
        let what = format!("cannot start {threads} threads: {error}");
        Failure::usage(what, "leave `--threads` out")
    })
}
