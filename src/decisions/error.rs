//! What can go wrong with decisions. Owns the messages; every one says what to
//! do.

use std::path::PathBuf;

use crate::domain::Act;

/// Why decisions could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum DecisionsError {
    /// SQLite says no.
    #[error("{}: {error}. Check that the file and its folder can be read and written", path.display())]
    Store {
        /// The store.
        path: PathBuf,
        /// What SQLite says.
        error: rusqlite::Error,
    },
    /// The file is a database of something else, or none at all.
    #[error("{}: is no store of decisions. Name another file with `--db`", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// There is no such store.
    #[error("{}: there is no such file. `stancegrid import` makes one", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A later version of the program has written the store.
    #[error(
        "{}: was written by a later version (its format is {found}, the latest known here is {known}). Update stancegrid",
        path.display()
    )]
    Later {
        /// The store.
        path: PathBuf,
        /// Its format.
        found: i64,
        /// The latest format known.
        known: i64,
    },
    /// The SQLite linked in can lose data.
    #[error(
        "SQLite {found} can damage a store that two programs write at once. Build with SQLite 3.51.3 or later"
    )]
    OldSqlite {
        /// Its version.
        found: &'static str,
    },
    /// The file system does not allow the journal that keeps decisions safe.
    #[error(
        "{}: the file system allows no write-ahead journal (it gives `{mode}`). Keep the store on a local disk",
        path.display()
    )]
    Journal {
        /// The store.
        path: PathBuf,
        /// The journal that it gives instead.
        mode: String,
    },
    /// A row of the store holds what no version has written.
    #[error("{}: decision {id}: {what}. Restore the store from a copy", path.display())]
    Damaged {
        /// The store.
        path: PathBuf,
        /// The decision.
        id: String,
        /// What is wrong with it.
        what: String,
    },
    /// A line that is no decision.
    #[error("{file}:{line}: {what}. Take the line out, or fetch the file anew")]
    Line {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// A name that cannot stand for a reviewer.
    #[error(
        "`{}` cannot stand for a reviewer: give a name of 1 to 80 characters without `|` and line ends",
        name.escape_debug()
    )]
    Reviewer {
        /// The name.
        name: String,
    },
    /// A name that another reviewer has but for capitals or spaces.
    #[error("there is a reviewer “{known}” already: take that name, or another one than “{name}”")]
    Alike {
        /// The name.
        name: String,
        /// The one that is known.
        known: String,
    },
    /// A key that cannot tell one sending from another.
    #[error("a decision must be sent with a key of its own, of 1 to 100 bytes")]
    Key,
    /// A verdict that does not fit what the decision does.
    #[error("a {act} {}", match act {
        Act::Withdrawal => "takes a verdict back and has none of its own",
        Act::Reading | Act::Adjudication => "needs a verdict",
    })]
    Verdict {
        /// What the decision does.
        act: Act,
    },
    /// A decision could not be written down.
    #[error("a decision could not be written down: {0}")]
    Written(serde_json::Error),
}
