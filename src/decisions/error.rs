//! What can go wrong with decisions. Owns the messages; every one says what to
//! do.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::domain::{Act, UserError};

/// Why decisions could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum DecisionsError {
    /// SQLite says no.
    #[error("{}: cannot use the store: {error}", path.display())]
    Store {
        /// The store.
        path: PathBuf,
        /// What SQLite says.
        error: rusqlite::Error,
    },
    /// The file is a database of something else, or none at all.
    #[error("{}: not a store of decisions", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// There is no such store.
    #[error("{}: no such file", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A later version of the program has written the store.
    #[error(
        "{}: written by a newer version (store format {found}, and this version knows {known})",
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
    #[error("SQLite {found} can damage a store that two programs write at once")]
    OldSqlite {
        /// Its version.
        found: &'static str,
    },
    /// The file system does not allow the journal that keeps decisions safe.
    #[error(
        "{}: the file system has no write-ahead journal (SQLite gives \"{mode}\")",
        path.display()
    )]
    Journal {
        /// The store.
        path: PathBuf,
        /// The journal that it gives instead.
        mode: String,
    },
    /// A row of the store holds what no version has written.
    #[error("{}: damaged decision {id}: {what}", path.display())]
    Damaged {
        /// The store.
        path: PathBuf,
        /// The decision.
        id: String,
        /// What is wrong with it.
        what: String,
    },
    /// A line that is no decision.
    #[error("{file}:{line}: {what}")]
    Line {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// A name that cannot stand for a reviewer.
    #[error("invalid reviewer name \"{}\"", name.escape_debug())]
    Reviewer {
        /// The name.
        name: String,
    },
    /// A name that another reviewer has but for capitals or spaces.
    #[error("the reviewer name \"{name}\" is too close to \"{known}\"")]
    Alike {
        /// The name.
        name: String,
        /// The one that is known.
        known: String,
    },
    /// A key that cannot tell one sending from another.
    #[error("missing, used or invalid key of a decision")]
    Key,
    /// A verdict that does not fit what the decision does.
    #[error("{} verdict of a {act}", match act {
        Act::Withdrawal => "unexpected",
        Act::Reading | Act::Adjudication => "missing",
    })]
    Verdict {
        /// What the decision does.
        act: Act,
    },
    /// A decision could not be written down.
    #[error("cannot write a decision: {0}")]
    Written(serde_json::Error),
}

impl UserError for DecisionsError {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Store { .. } => "check that you may read and write the file and its folder",
            Self::Foreign { .. } => "name another file with `--db`",
            Self::Missing { .. } => {
                "name another store with `--db`, or make one with `stancegrid review`"
            }
            Self::Later { .. } => "update stancegrid",
            Self::OldSqlite { .. } => "build with SQLite 3.51.3 or later",
            Self::Journal { .. } => "keep the store on a local disk",
            Self::Damaged { .. } => "restore the store from a backup",
            Self::Line { .. } => "remove the line, or fetch the file again",
            Self::Reviewer { .. } => {
                "use 1 to 80 characters, without `|` or line breaks and without spaces at the ends"
            }
            Self::Alike { known, .. } => {
                return Cow::Owned(format!("use \"{known}\", or a clearly different name"));
            }
            Self::Key => "send each decision with a key of its own, of 1 to 100 bytes",
            Self::Verdict { act } => match act {
                Act::Withdrawal => "leave the stance out",
                Act::Reading | Act::Adjudication => "add a stance",
            },
            Self::Written(_) => "report this as a bug, with the command that you ran",
        })
    }
}
