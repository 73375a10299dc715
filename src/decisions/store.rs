//! The file that keeps decisions. Owns opening it safely, reading everything,
//! and adding; there is no way to change or to delete a decision.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::domain::Decision;

use super::{DecisionsError, record, schema};

/// Before this version, two writers could damage a file with a write-ahead
/// journal at a checkpoint.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How long a writer waits for another.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// An open store.
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the store for reading and writing; makes it where there is none.
    ///
    /// # Errors
    /// A file that is no store or of a later version, a folder that cannot be
    /// written, a file system without a write-ahead journal.
    pub fn open(path: &Path) -> Result<Self, DecisionsError> {
        refuse_old_sqlite()?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut store = Self::with_flags(path, flags)?;
        let failed = failure_at(path);
        // Refuse a foreign file before its journal is touched.
        schema::prepare(&mut store.connection, path)?;
        let mode: String = store
            .connection
            .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
            .map_err(failed)?;
        if mode != "wal" {
            return Err(DecisionsError::Journal {
                path: path.to_owned(),
                mode,
            });
        }
        store
            .connection
            .pragma_update(None, "synchronous", "full")
            .map_err(failed)?;
        store
            .connection
            .pragma_update(None, "foreign_keys", true)
            .map_err(failed)?;
        Ok(store)
    }

    /// Opens a store that is there, for reading.
    ///
    /// # Errors
    /// A missing file, a file that is no store or of another version.
    pub fn open_to_read(path: &Path) -> Result<Self, DecisionsError> {
        refuse_old_sqlite()?;
        if !path.exists() {
            return Err(DecisionsError::Missing {
                path: path.to_owned(),
            });
        }
        // Writing rights let SQLite tidy its journal away; where there are
        // none, reading alone will do.
        let store = Self::with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
            .or_else(|_| Self::with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY))?;
        schema::check(&store.connection, path)?;
        Ok(store)
    }

    fn with_flags(path: &Path, flags: OpenFlags) -> Result<Self, DecisionsError> {
        let failed = failure_at(path);
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        connection.busy_timeout(BUSY_TIMEOUT).map_err(failed)?;
        Ok(Self {
            connection,
            path: path.to_owned(),
        })
    }

    /// Every decision, by time and id.
    ///
    /// # Errors
    /// A row that no version of the program has written.
    pub fn decisions(&self) -> Result<Vec<Decision>, DecisionsError> {
        record::read_all(&self.connection, &self.path)
    }

    /// Adds decisions; those that are there already change nothing. Gives the
    /// number of new ones.
    ///
    /// # Errors
    /// A file that cannot be written; then none of them is there.
    pub fn add(&mut self, decisions: &[Decision]) -> Result<usize, DecisionsError> {
        self.amend(|_| Ok((decisions.to_vec(), ())))
            .map(|(new, ())| new)
    }

    /// Adds what `decide` makes of everything decided so far, with no other
    /// writer in between. Gives the number of new decisions, and what else
    /// `decide` has to tell.
    ///
    /// # Errors
    /// As [`Self::add`], and those of `decide`; then nothing is added.
    pub fn amend<T>(
        &mut self,
        decide: impl FnOnce(&[Decision]) -> Result<(Vec<Decision>, T), DecisionsError>,
    ) -> Result<(usize, T), DecisionsError> {
        let path = self.path.clone();
        let failed = failure_at(&path);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let (new, told) = decide(&record::read_all(&transaction, &self.path)?)?;
        let mut added = 0;
        for decision in &new {
            added += record::insert(&transaction, decision).map_err(failed)?;
        }
        transaction.commit().map_err(failed)?;
        Ok((added, told))
    }
}

impl Store {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(super) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    pub(super) fn failed(&self, error: rusqlite::Error) -> DecisionsError {
        failure_at(&self.path)(error)
    }
}

/// Makes an error of the store at `path` of one that SQLite gives.
fn failure_at(path: &Path) -> impl Fn(rusqlite::Error) -> DecisionsError + Copy {
    move |error| DecisionsError::Store {
        path: path.to_owned(),
        error,
    }
}

fn refuse_old_sqlite() -> Result<(), DecisionsError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(DecisionsError::OldSqlite {
            found: rusqlite::version(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::sample::{act, reading};
    use crate::domain::{Act, DecisionId, Stance};

    fn somewhere() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("decisions of ours.db");
        (folder, path)
    }

    #[test]
    fn what_is_added_is_read_back_as_it_was() {
        let (_folder, path) = somewhere();
        let first = reading("Ann", Stance::Asserts, 1, &[]);
        let second = reading("Ann", Stance::Denies, 2, &[&first]);
        let back = act(Act::Withdrawal, "Ann", None, 3, &[&first, &second]);
        let mut store = Store::open(&path).unwrap();
        assert_eq!(store.add(&[second.clone(), first.clone()]).unwrap(), 2);
        drop(store);
        let mut store = Store::open(&path).unwrap();
        assert_eq!(
            store.add(&[first.clone(), back.clone()]).unwrap(),
            1,
            "a union"
        );
        assert_eq!(store.decisions().unwrap(), [first, second, back]);
    }

    #[test]
    fn a_failure_half_way_adds_nothing() {
        let (_folder, path) = somewhere();
        let first = reading("Ann", Stance::Asserts, 1, &[]);
        let mut broken = reading("Ben", Stance::Asserts, 2, &[]);
        // The same answer twice breaks the table's key.
        broken.answers = vec![DecisionId::new("x"), DecisionId::new("x")];
        let mut store = Store::open(&path).unwrap();
        assert!(store.add(&[first, broken]).is_err());
        assert_eq!(store.decisions().unwrap(), []);
    }

    #[test]
    fn the_journal_is_safe() {
        let (_folder, path) = somewhere();
        let store = Store::open(&path).unwrap();
        let pragma = |name: &str| -> String {
            let value = store
                .connection
                .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
            format!("{:?}", value.unwrap())
        };
        assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
        assert_eq!(pragma("synchronous"), "Integer(2)");
    }

    #[test]
    fn reading_makes_no_file() {
        let (_folder, path) = somewhere();
        assert!(matches!(
            Store::open_to_read(&path),
            Err(DecisionsError::Missing { .. })
        ));
        assert!(!path.exists());
        Store::open(&path)
            .unwrap()
            .add(&[reading("Ann", Stance::Omits, 1, &[])])
            .unwrap();
        assert_eq!(
            Store::open_to_read(&path)
                .unwrap()
                .decisions()
                .unwrap()
                .len(),
            1
        );
    }

    #[test]
    fn two_writers_wait_for_each_other() {
        let (_folder, path) = somewhere();
        Store::open(&path).unwrap();
        let write = |reviewer: &'static str| {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut store = Store::open(&path).unwrap();
                for hour in 0..20 {
                    store
                        .add(&[reading(reviewer, Stance::Omits, hour, &[])])
                        .unwrap();
                }
            })
        };
        let writers = [write("Ann"), write("Ben")];
        writers
            .into_iter()
            .for_each(|writer| writer.join().unwrap());
        assert_eq!(
            Store::open_to_read(&path)
                .unwrap()
                .decisions()
                .unwrap()
                .len(),
            40
        );
    }
}
