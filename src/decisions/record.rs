//! A decision as rows of the store's tables, there and back. Owns the step
//! between the two; when it is taken is told in `store`.

use std::path::Path;
use std::str::FromStr;

use rusqlite::{Connection, Params, Row, Transaction, params};

use crate::domain::{
    Act, Basis, ClaimId, CodePoints, DecidedQuote, Decision, DecisionId, SourceId, Stance,
    UnknownName,
};

use super::DecisionsError;

/// Adds a decision that is not there yet; gives the number of rows added.
pub(super) fn insert(
    transaction: &Transaction<'_>,
    decision: &Decision,
) -> Result<usize, rusqlite::Error> {
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

/// Every decision, by time and id.
pub(super) fn read_all(
    connection: &Connection,
    path: &Path,
) -> Result<Vec<Decision>, DecisionsError> {
    read(connection, path, "ORDER BY at, id", [])
}

/// The decisions on one cell, by time and id.
pub(super) fn read_cell(
    connection: &Connection,
    path: &Path,
    (claim, source): (&ClaimId, &SourceId),
) -> Result<Vec<Decision>, DecisionsError> {
    let which = "WHERE claim_id = ?1 AND source_id = ?2 ORDER BY at, id";
    read(connection, path, which, [claim.as_str(), source.as_str()])
}

/// One decision, where it is there.
pub(super) fn read_one(
    connection: &Connection,
    path: &Path,
    id: &str,
) -> Result<Option<Decision>, DecisionsError> {
    Ok(read(connection, path, "WHERE id = ?1", [id])?.pop())
}

/// The decisions that were added after a row, in the order in which they came.
pub(super) fn read_after(
    connection: &Connection,
    path: &Path,
    row: i64,
) -> Result<Vec<Decision>, DecisionsError> {
    read(connection, path, "WHERE rowid > ?1 ORDER BY rowid", [row])
}

fn read(
    connection: &Connection,
    path: &Path,
    which: &str,
    parameters: impl Params,
) -> Result<Vec<Decision>, DecisionsError> {
    let failed = |error| DecisionsError::Store {
        path: path.to_owned(),
        error,
    };
    let select = format!(
        "SELECT id, act, claim_id, source_id, stance, note, reviewer, at, claim_sha256,
            source_sha256, quote, quote_start, quote_end, stance_machine, judge_id
         FROM decision {which}"
    );
    let mut statement = connection.prepare_cached(&select).map_err(failed)?;
    let mut answers = connection
        .prepare_cached("SELECT answers FROM answer WHERE decision_id = ?1 ORDER BY answers")
        .map_err(failed)?;
    let mut rows = statement.query(parameters).map_err(failed)?;
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

fn named<T: FromStr<Err = UnknownName>>(
    name: &str,
    id: &str,
    path: &Path,
) -> Result<T, DecisionsError> {
    name.parse()
        .map_err(|error: UnknownName| DecisionsError::Damaged {
            path: path.to_owned(),
            id: id.to_owned(),
            what: error.to_string(),
        })
}
