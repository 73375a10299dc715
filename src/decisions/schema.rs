//! The tables of the store and how older ones become today's. Owns the format's
//! version, the copy made before any change of it, and the triggers by which
//! the file itself refuses to change or forget a decision.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, MAIN_DB, TransactionBehavior};

use super::DecisionsError;

/// Marks the file as a store of decisions: "stgd" in ASCII.
const APPLICATION: i64 = 0x7374_6764;

/// Each step leads from the version of its place to the next.
const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE decision (
        id TEXT PRIMARY KEY,
        act TEXT NOT NULL,
        claim_id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        stance TEXT,
        note TEXT,
        reviewer TEXT NOT NULL,
        at TEXT NOT NULL,
        claim_sha256 TEXT NOT NULL,
        source_sha256 TEXT NOT NULL,
        quote TEXT,
        quote_start INTEGER,
        quote_end INTEGER,
        stance_machine TEXT,
        judge_id TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decision_cell ON decision (claim_id, source_id);
    CREATE TABLE answer (
        decision_id TEXT NOT NULL REFERENCES decision (id),
        -- Not a reference: what is answered may come with a later merge.
        answers TEXT NOT NULL,
        PRIMARY KEY (decision_id, answers)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER decision_never_changes BEFORE UPDATE ON decision
        BEGIN SELECT RAISE (ABORT, 'a decision is never changed'); END;
    CREATE TRIGGER decision_never_goes BEFORE DELETE ON decision
        BEGIN SELECT RAISE (ABORT, 'a decision is never deleted'); END;
    CREATE TRIGGER answer_never_changes BEFORE UPDATE ON answer
        BEGIN SELECT RAISE (ABORT, 'a decision is never changed'); END;
    CREATE TRIGGER answer_never_goes BEFORE DELETE ON answer
        BEGIN SELECT RAISE (ABORT, 'a decision is never deleted'); END;
",
    "
    CREATE TABLE receipt (
        -- Made by whoever sends a decision, the same for every try.
        key TEXT PRIMARY KEY,
        decision_id TEXT NOT NULL REFERENCES decision (id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE reviewer (
        name TEXT PRIMARY KEY,
        since TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    -- What somebody has begun to decide: the one table whose rows may change.
    CREATE TABLE draft (
        reviewer TEXT NOT NULL,
        claim_id TEXT NOT NULL,
        source_id TEXT NOT NULL,
        stance TEXT,
        note TEXT NOT NULL,
        quote_start INTEGER,
        quote_end INTEGER,
        PRIMARY KEY (reviewer, claim_id, source_id)
    ) STRICT, WITHOUT ROWID;
",
];

/// Decisions can be read from this version on.
const READABLE: i64 = 1;

/// Brings the store to today's format, or refuses a file that is none. `path`
/// is where the file is, for messages and for the copy.
pub(super) fn prepare(connection: &mut Connection, path: &Path) -> Result<(), DecisionsError> {
    migrate(connection, path, MIGRATIONS)
}

/// Whether decisions can be read from the file, without changing anything. An
/// older format has them in the same place.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<(), DecisionsError> {
    let (version, _) = format(connection, path)?;
    let known = latest(MIGRATIONS);
    match version {
        READABLE.. if version <= known => Ok(()),
        READABLE.. => Err(DecisionsError::Later {
            path: path.to_owned(),
            found: version,
            known,
        }),
        _ => Err(DecisionsError::Foreign {
            path: path.to_owned(),
        }),
    }
}

fn migrate(
    connection: &mut Connection,
    path: &Path,
    migrations: &[&str],
) -> Result<(), DecisionsError> {
    let failed = |error| DecisionsError::Store {
        path: path.to_owned(),
        error,
    };
    let known = latest(migrations);
    let (version, is_new) = format(connection, path)?;
    if version > known {
        return Err(DecisionsError::Later {
            path: path.to_owned(),
            found: version,
            known,
        });
    }
    if version == known {
        return Ok(());
    }
    if !is_new {
        let copy = copy_name(path, version);
        let silent = None::<fn(rusqlite::backup::Progress)>;
        connection.backup(MAIN_DB, copy, silent).map_err(failed)?;
    }
    let change = connection.transaction_with_behavior(TransactionBehavior::Exclusive);
    let change = change.map_err(failed)?;
    // Another program may have been faster since the version was read.
    let version: i64 = pragma(&change, "user_version").map_err(failed)?;
    let done = usize::try_from(version).unwrap_or(0);
    for step in migrations.iter().skip(done) {
        change.execute_batch(step).map_err(failed)?;
    }
    change
        .pragma_update(None, "application_id", APPLICATION)
        .map_err(failed)?;
    change
        .pragma_update(None, "user_version", known)
        .map_err(failed)?;
    change.commit().map_err(failed)
}

/// The version of the format, and whether the file is empty still.
fn format(connection: &Connection, path: &Path) -> Result<(i64, bool), DecisionsError> {
    let foreign = || DecisionsError::Foreign {
        path: path.to_owned(),
    };
    let read = |error: rusqlite::Error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => foreign(),
        _ => DecisionsError::Store {
            path: path.to_owned(),
            error,
        },
    };
    let application: i64 = pragma(connection, "application_id").map_err(read)?;
    let version: i64 = pragma(connection, "user_version").map_err(read)?;
    let tables = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0));
    let tables: i64 = tables.map_err(read)?;
    let is_new = tables == 0 && application == 0;
    if !is_new && application != APPLICATION {
        return Err(foreign());
    }
    Ok((version, is_new))
}

fn pragma(connection: &Connection, name: &str) -> Result<i64, rusqlite::Error> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}

fn latest(migrations: &[&str]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
}

/// Where the copy of an older format goes: beside the store.
fn copy_name(path: &Path, version: i64) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".format-{version}.copy"));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "CREATE TABLE decision (id TEXT); INSERT INTO decision VALUES ('a');";
    const SECOND: &str = "ALTER TABLE decision ADD COLUMN note TEXT;";

    fn open(path: &Path) -> Connection {
        Connection::open(path).unwrap()
    }

    #[test]
    fn an_older_format_is_copied_before_it_is_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my decisions.db");
        migrate(&mut open(&path), &path, &[FIRST]).unwrap();
        let copy = folder.path().join("my decisions.db.format-1.copy");
        assert!(!copy.exists(), "a new file needs no copy");
        migrate(&mut open(&path), &path, &[FIRST, SECOND]).unwrap();
        let columns = |path: &Path| {
            let statement = "SELECT count(*) FROM pragma_table_info('decision')";
            open(path)
                .query_row(statement, [], |row| row.get::<_, i64>(0))
                .unwrap()
        };
        assert_eq!((columns(&copy), columns(&path)), (1, 2));
        let kept = open(&path).query_row("SELECT id FROM decision", [], |row| row.get(0));
        assert_eq!(kept, Ok("a".to_owned()));
    }

    #[test]
    fn an_older_format_can_be_read_and_a_later_one_cannot() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("d.db");
        migrate(&mut open(&path), &path, &MIGRATIONS[..1]).unwrap();
        let connection = open(&path);
        check(&connection, &path).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        let error = check(&connection, &path).unwrap_err();
        assert!(matches!(error, DecisionsError::Later { found: 99, .. }));
    }

    #[test]
    fn a_later_format_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("d.db");
        migrate(&mut open(&path), &path, &[FIRST, SECOND]).unwrap();
        let error = migrate(&mut open(&path), &path, &[FIRST]).unwrap_err();
        assert!(
            matches!(
                error,
                DecisionsError::Later {
                    found: 2,
                    known: 1,
                    ..
                }
            ),
            "{error}"
        );
    }

    #[test]
    fn what_is_no_store_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.db");
        open(&path)
            .execute_batch("CREATE TABLE recipes (name TEXT)")
            .unwrap();
        let before = std::fs::read(&path).unwrap();
        let error = prepare(&mut open(&path), &path).unwrap_err();
        assert!(matches!(error, DecisionsError::Foreign { .. }), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
        let text = folder.path().join("notes.txt");
        std::fs::write(&text, "Not a database, but more than sixteen bytes long.").unwrap();
        let error = prepare(&mut open(&text), &text).unwrap_err();
        assert!(matches!(error, DecisionsError::Foreign { .. }), "{error}");
    }

    #[test]
    fn the_file_itself_refuses_to_change_or_forget() {
        let mut connection = Connection::open_in_memory().unwrap();
        prepare(&mut connection, Path::new("memory")).unwrap();
        let insert = "INSERT INTO decision (id, act, claim_id, source_id, reviewer, at, \
            claim_sha256, source_sha256, judge_id) VALUES ('x','reading','c','s','Ann','t','','','')";
        connection.execute(insert, []).unwrap();
        for statement in [
            "UPDATE decision SET reviewer = 'Ben'",
            "DELETE FROM decision",
        ] {
            let error = connection.execute(statement, []).unwrap_err().to_string();
            assert!(error.contains("a decision is never"), "{error}");
        }
    }
}
