//! The file that keeps decisions. Owns opening it safely, reading everything,
//! and adding; there is no way to change or to delete.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Row, Transaction, TransactionBehavior, params};

use crate::domain::{
    Act, Basis, ClaimId, CodePoints, DecidedQuote, Decision, DecisionId, SourceId, Stance,
};

use super::{DecisionsError, schema};

/// Before this version, two writers could damage a file with a write-ahead
/// journal at a checkpoint.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(10);

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
        let failed = |error| DecisionsError::Store {
            path: path.to_owned(),
            error,
        };
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
        let failed = |error| DecisionsError::Store {
            path: path.to_owned(),
            error,
        };
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        connection.busy_timeout(PATIENCE).map_err(failed)?;
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
        read_all(&self.connection, &self.path)
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
        let failed = |error| DecisionsError::Store {
            path: self.path.clone(),
            error,
        };
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let (new, told) = decide(&read_all(&transaction, &self.path)?)?;
        let mut added = 0;
        for decision in &new {
            added += insert(&transaction, decision).map_err(failed)?;
        }
        transaction.commit().map_err(failed)?;
        Ok((added, told))
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

fn insert(transaction: &Transaction<'_>, decision: &Decision) -> Result<usize, rusqlite::Error> {
    let basis = &decision.basis;
    let quote = basis.quote.as_ref();
    let place =
        |of: fn(CodePoints) -> usize| quote.and_then(|quote| i64::try_from(of(quote.points)).ok());
    let added = transaction.execute(
        "INSERT INTO decision (id, act, claim_id, source_id, stance, note, reviewer, at,
            claim_sha256, source_sha256, quote, quote_start, quote_end, stance_machine, judge_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
         ON CONFLICT (id) DO NOTHING",
        params![
            decision.id.as_str(),
            decision.act.as_str(),
            decision.claim.as_str(),
            decision.source.as_str(),
            decision.stance.map(Stance::as_str),
            decision.note,
            decision.reviewer,
            decision.at,
            basis.claim_sha256,
            basis.source_sha256,
            quote.map(|quote| &quote.exact),
            place(|points| points.start),
            place(|points| points.end),
            basis.stance_machine.map(Stance::as_str),
            basis.judge_id,
        ],
    )?;
    if added > 0 {
        for answered in &decision.answers {
            transaction.execute(
                "INSERT INTO answer (decision_id, answers) VALUES (?1, ?2)",
                params![decision.id.as_str(), answered.as_str()],
            )?;
        }
    }
    Ok(added)
}

fn read_all(connection: &Connection, path: &Path) -> Result<Vec<Decision>, DecisionsError> {
    let failed = |error| DecisionsError::Store {
        path: path.to_owned(),
        error,
    };
    let mut statement = connection
        .prepare(
            "SELECT id, act, claim_id, source_id, stance, note, reviewer, at, claim_sha256,
                source_sha256, quote, quote_start, quote_end, stance_machine, judge_id
             FROM decision ORDER BY at, id",
        )
        .map_err(failed)?;
    let mut answers = connection
        .prepare("SELECT answers FROM answer WHERE decision_id = ?1 ORDER BY answers")
        .map_err(failed)?;
    let mut rows = statement.query([]).map_err(failed)?;
    let mut decisions = Vec::new();
    while let Some(row) = rows.next().map_err(failed)? {
        let mut decision = decision(row, path)?;
        let answered = answers.query_map([decision.id.as_str()], |row| row.get::<_, String>(0));
        for id in answered.map_err(failed)? {
            decision.answers.push(DecisionId::new(id.map_err(failed)?));
        }
        decisions.push(decision);
    }
    Ok(decisions)
}

fn decision(row: &Row<'_>, path: &Path) -> Result<Decision, DecisionsError> {
    let failed = |error| DecisionsError::Store {
        path: path.to_owned(),
        error,
    };
    let text = |column: &str| row.get::<_, String>(column).map_err(failed);
    let maybe = |column: &str| row.get::<_, Option<String>>(column).map_err(failed);
    let place = |column: &str| row.get::<_, Option<i64>>(column).map_err(failed);
    let id = text("id")?;
    let quote = match (maybe("quote")?, place("quote_start")?, place("quote_end")?) {
        (Some(exact), Some(start), Some(end)) => Some(DecidedQuote {
            exact,
            points: CodePoints {
                start: usize::try_from(start).unwrap_or(0),
                end: usize::try_from(end).unwrap_or(0),
            },
        }),
        _ => None,
    };
    Ok(Decision {
        act: named::<Act>(&text("act")?, &id, path)?,
        claim: ClaimId::new(text("claim_id")?),
        source: SourceId::new(text("source_id")?),
        stance: stance(maybe("stance")?, &id, path)?,
        note: maybe("note")?,
        reviewer: text("reviewer")?,
        at: text("at")?,
        answers: Vec::new(),
        basis: Basis {
            claim_sha256: text("claim_sha256")?,
            source_sha256: text("source_sha256")?,
            quote,
            stance_machine: stance(maybe("stance_machine")?, &id, path)?,
            judge_id: text("judge_id")?,
        },
        id: DecisionId::new(id),
    })
}

fn stance(name: Option<String>, id: &str, path: &Path) -> Result<Option<Stance>, DecisionsError> {
    name.map(|name| named::<Stance>(&name, id, path))
        .transpose()
}

fn named<T: FromStr<Err = crate::domain::UnknownName>>(
    name: &str,
    id: &str,
    path: &Path,
) -> Result<T, DecisionsError> {
    name.parse().map_err(
        |error: crate::domain::UnknownName| DecisionsError::Damaged {
            path: path.to_owned(),
            id: id.to_owned(),
            what: error.to_string(),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::sample::{act, reading};

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
