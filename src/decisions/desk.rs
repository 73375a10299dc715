//! What the review desk needs of the store beyond adding: a decision that is
//! sent twice is kept once, drafts, names, and what others have added since.
//! Owns these transactions; what is decided on what ground is the desk's.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::domain::{ClaimId, Decision, SourceId};

use super::draft::{self, Draft, Drafted};
use super::{DecisionsError, Store, check_reviewer, record, reviewer};

/// What became of a decision that was sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Sent<T> {
    /// It is in the store now.
    Kept(Decision),
    /// It was there already, under the same key.
    Repeated(Decision),
    /// It was not to be kept after all.
    Declined(T),
}

/// The longest key that is taken, in bytes.
const MAX_KEY_BYTES: usize = 100;

impl Store {
    /// Keeps what `decide` makes of the decisions on a cell so far, with no
    /// other writer in between. The same `key` is kept once, however often it
    /// is sent. The reviewer's draft on the cell goes with the decision.
    ///
    /// # Errors
    /// A file that cannot be written, a key that is empty or too long or was
    /// used for something else, and those of `decide`; then nothing has changed.
    pub fn send<T>(
        &mut self,
        key: &str,
        cell: (&ClaimId, &SourceId),
        decide: impl FnOnce(&[Decision]) -> Result<Result<Decision, T>, DecisionsError>,
    ) -> Result<Sent<T>, DecisionsError> {
        if key.is_empty() || key.len() > MAX_KEY_BYTES {
            return Err(DecisionsError::Key);
        }
        let path = self.path().to_owned();
        let failed = |error| DecisionsError::Store {
            path: path.clone(),
            error,
        };
        let transaction = self.transaction()?;
        if let Some(id) = receipt(&transaction, key).map_err(failed)? {
            let kept = record::read_one(&transaction, &path, &id)?;
            let kept = kept.filter(|kept| (&kept.claim, &kept.source) == cell);
            return Ok(Sent::Repeated(kept.ok_or(DecisionsError::Key)?));
        }
        let decided = record::read_cell(&transaction, &path, cell)?;
        let decision = match decide(&decided)? {
            Ok(decision) => decision,
            Err(declined) => return Ok(Sent::Declined(declined)),
        };
        let known = reviewer::names(&transaction).map_err(failed)?;
        reviewer::check_known(&decision.reviewer, &known)?;
        record::insert(&transaction, &decision).map_err(failed)?;
        let receipt = "INSERT INTO receipt (key, decision_id) VALUES (?1, ?2)";
        transaction
            .execute(receipt, [key, decision.id.as_str()])
            .map_err(failed)?;
        let whose = Drafted {
            reviewer: &decision.reviewer,
            claim: &decision.claim,
            source: &decision.source,
        };
        draft::clear(&transaction, whose).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(Sent::Kept(decision))
    }

    /// The decision that was sent with a key.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn sent(&self, key: &str) -> Result<Option<Decision>, DecisionsError> {
        let id = receipt(self.connection(), key).map_err(|error| self.failed(error))?;
        let decision = id.map(|id| record::read_one(self.connection(), self.path(), &id));
        Ok(decision.transpose()?.flatten())
    }

    /// The decisions that were added after a row of the store, in the order in
    /// which they came, and the last row; `0` stands before the first.
    ///
    /// # Errors
    /// A row that no version of the program has written.
    pub fn added_after(&self, row: i64) -> Result<(Vec<Decision>, i64), DecisionsError> {
        let connection = self.connection();
        // The last row first: what comes in between is read once more, never lost.
        let last = connection
            .query_row("SELECT coalesce(max(rowid), 0) FROM decision", [], |row| {
                row.get(0)
            })
            .map_err(|error| self.failed(error))?;
        if last <= row {
            return Ok((Vec::new(), row));
        }
        let decisions = record::read_after(connection, self.path(), row)?;
        Ok((decisions, last))
    }

    /// A reviewer's draft on a cell.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn draft(&self, whose: Drafted<'_>) -> Result<Option<Draft>, DecisionsError> {
        draft::read(self.connection(), whose).map_err(|error| self.failed(error))
    }

    /// Keeps a draft in the place of the one before; an empty one takes it away.
    ///
    /// # Errors
    /// A reviewer's name that cannot stand, a file that cannot be written.
    pub fn keep_draft(&mut self, whose: Drafted<'_>, draft: &Draft) -> Result<(), DecisionsError> {
        check_reviewer(whose.reviewer)?;
        draft::write(self.connection(), whose, draft).map_err(|error| self.failed(error))
    }

    /// Everybody who has decided or has been introduced.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn reviewers(&self) -> Result<Vec<String>, DecisionsError> {
        reviewer::names(self.connection()).map_err(|error| self.failed(error))
    }

    /// Takes a reviewer's name up.
    ///
    /// # Errors
    /// A name that cannot stand, one that another differs from in capitals or
    /// spaces alone, a file that cannot be written.
    pub fn introduce(&mut self, name: &str, since: &str) -> Result<(), DecisionsError> {
        check_reviewer(name)?;
        let path = self.path().to_owned();
        let failed = |error| DecisionsError::Store {
            path: path.clone(),
            error,
        };
        let transaction = self.transaction()?;
        let known = reviewer::names(&transaction).map_err(failed)?;
        reviewer::check_known(name, &known)?;
        reviewer::introduce(&transaction, name, since).map_err(failed)?;
        transaction.commit().map_err(failed)
    }

    fn transaction(&mut self) -> Result<Transaction<'_>, DecisionsError> {
        let path = self.path().to_owned();
        self.connection_mut()
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| DecisionsError::Store { path, error })
    }
}

fn receipt(connection: &Connection, key: &str) -> Result<Option<String>, rusqlite::Error> {
    let statement = "SELECT decision_id FROM receipt WHERE key = ?1";
    connection
        .query_row(statement, [key], |row| row.get(0))
        .optional()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::sample::{article, claim, reading};
    use crate::domain::{CodePoints, Stance};

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("d.db")).unwrap();
        (folder, store)
    }

    fn send(store: &mut Store, key: &str, decision: &Decision) -> Sent<usize> {
        let cell = (&claim().id, &article().source.id);
        store.send(key, cell, |_| Ok(Ok(decision.clone()))).unwrap()
    }

    #[test]
    fn what_is_sent_twice_is_kept_once() {
        let (_folder, mut store) = store();
        let first = reading("Ann", Stance::Asserts, 1, &[]);
        let again = reading("Ann", Stance::Asserts, 2, &[]);
        assert_eq!(send(&mut store, "k", &first), Sent::Kept(first.clone()));
        assert_eq!(send(&mut store, "k", &again), Sent::Repeated(first.clone()));
        assert_eq!(store.decisions().unwrap(), std::slice::from_ref(&first));
        assert_eq!(store.sent("k").unwrap(), Some(first));
        assert_eq!(store.sent("l").unwrap(), None);
        assert_eq!(send(&mut store, "l", &again), Sent::Kept(again));
    }

    #[test]
    fn a_key_of_another_cell_and_no_key_are_refused() {
        let (_folder, mut store) = store();
        let decision = reading("Ann", Stance::Asserts, 1, &[]);
        send(&mut store, "k", &decision);
        let (claim, other) = (claim().id, SourceId::new("other"));
        for (key, source) in [("k", &other), ("", &article().source.id)] {
            let decide = |_: &[Decision]| Ok(Ok::<_, ()>(decision.clone()));
            let refused = store.send(key, (&claim, source), decide);
            assert!(matches!(refused, Err(DecisionsError::Key)), "{key}");
        }
    }

    #[test]
    fn what_is_declined_leaves_no_trace() {
        let (_folder, mut store) = store();
        let first = reading("Ann", Stance::Asserts, 1, &[]);
        store.add(&[first]).unwrap();
        let cell = (&claim().id, &article().source.id);
        let declined = store.send("k", cell, |decided| Ok(Err(decided.len())));
        assert_eq!(declined.unwrap(), Sent::Declined(1));
        let second = reading("Ben", Stance::Asserts, 2, &[]);
        assert_eq!(send(&mut store, "k", &second), Sent::Kept(second));
    }

    #[test]
    fn what_comes_later_is_told_once() {
        let (_folder, mut store) = store();
        let late = reading("Ann", Stance::Asserts, 9, &[]);
        let early = reading("Ben", Stance::Asserts, 1, &[]);
        store.add(std::slice::from_ref(&late)).unwrap();
        let (seen, row) = store.added_after(0).unwrap();
        assert_eq!(seen, [late]);
        store.add(std::slice::from_ref(&early)).unwrap();
        let (seen, row) = store.added_after(row).unwrap();
        assert_eq!(seen, [early], "by when it came, not by its own time");
        assert_eq!(store.added_after(row).unwrap(), (Vec::new(), row));
    }

    #[test]
    fn a_draft_stays_until_it_is_decided_or_emptied() {
        let (_folder, mut store) = store();
        let (claim, source) = (claim().id, article().source.id);
        let whose = Drafted {
            reviewer: "Ann",
            claim: &claim,
            source: &source,
        };
        let begun = Draft {
            stance: Some(Stance::Denies),
            note: "see the second paragraph".to_owned(),
            evidence: Some(CodePoints { start: 11, end: 48 }),
        };
        store.keep_draft(whose, &begun).unwrap();
        assert_eq!(store.draft(whose).unwrap(), Some(begun.clone()));
        let bens = Drafted {
            reviewer: "Ben",
            ..whose
        };
        assert_eq!(store.draft(bens).unwrap(), None);
        send(&mut store, "b", &reading("Ben", Stance::Asserts, 1, &[]));
        assert_eq!(store.draft(whose).unwrap(), Some(begun.clone()));
        send(&mut store, "a", &reading("Ann", Stance::Asserts, 1, &[]));
        assert_eq!(store.draft(whose).unwrap(), None);
        store.keep_draft(whose, &begun).unwrap();
        store.keep_draft(whose, &Draft::default()).unwrap();
        assert_eq!(store.draft(whose).unwrap(), None);
    }

    #[test]
    fn a_name_is_taken_up_once() {
        let (_folder, mut store) = store();
        store
            .add(&[reading("Ben", Stance::Asserts, 1, &[])])
            .unwrap();
        store.introduce("Ann", "2031-01-01").unwrap();
        store.introduce("Ann", "2031-01-02").unwrap();
        assert_eq!(store.reviewers().unwrap(), ["Ann", "Ben"]);
        for name in ["ben", " Ann", ""] {
            assert!(store.introduce(name, "2031-01-03").is_err(), "{name}");
        }
        assert_eq!(store.reviewers().unwrap(), ["Ann", "Ben"]);
    }
}
