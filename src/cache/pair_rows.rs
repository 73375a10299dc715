//! The rows of the cache that hold what a reader made of pairs. Owns their form and their
//! bound. Where the file stands and who may open it is told in `store`.

use rusqlite::{Connection, OptionalExtension, params};

use crate::entailment::PairKey;

/// At most so many pairs are kept: some 300 MB. A file with more is emptied of them, since
/// nobody knows which of them will be asked for again.
const MAX_PAIRS: i64 = 4_000_000;

/// Makes the table where it is not there, and empties it where it has grown too large.
pub(super) fn prepare(file: &Connection) -> Result<(), rusqlite::Error> {
    file.execute_batch(
        "CREATE TABLE IF NOT EXISTS pairs (pair BLOB PRIMARY KEY, outputs BLOB) WITHOUT ROWID",
    )?;
    let count: i64 = file.query_row("SELECT count(*) FROM pairs", [], |row| row.get(0))?;
    if count > MAX_PAIRS {
        file.execute_batch("DELETE FROM pairs")?;
    }
    Ok(())
}

/// The outputs of a pair; none where they are not whole.
pub(super) fn recall(file: &Connection, key: PairKey) -> Option<Vec<f32>> {
    let query = file.prepare_cached("SELECT outputs FROM pairs WHERE pair = ?1");
    let found = query.and_then(|mut query| {
        query
            .query_row([key.0], |row| row.get::<_, Vec<u8>>(0))
            .optional()
    });
    // A file that fails is as good as an empty one.
    let bytes = found.ok().flatten()?;
    let (outputs, rest) = bytes.as_chunks::<4>();
    let outputs: Vec<f32> = outputs.iter().map(|one| f32::from_le_bytes(*one)).collect();
    let is_whole = rest.is_empty() && outputs.iter().all(|one| one.is_finite());
    (is_whole && !outputs.is_empty()).then_some(outputs)
}

/// Writes the outputs of pairs.
pub(super) fn keep(
    file: &mut Connection,
    pairs: &[(PairKey, Vec<f32>)],
) -> Result<(), rusqlite::Error> {
    let change = file.transaction()?;
    for (key, outputs) in pairs {
        let bytes: Vec<u8> = outputs.iter().flat_map(|one| one.to_le_bytes()).collect();
        change
            .prepare_cached("INSERT OR REPLACE INTO pairs (pair, outputs) VALUES (?1, ?2)")?
            .execute(params![key.0, bytes])?;
    }
    change.commit()
}
