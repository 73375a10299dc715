//! What a reviewer has begun to decide and not confirmed, kept so that a closed
//! page loses nothing. Owns the drafts of the store: the only rows in it that
//! may change and go.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::domain::{ClaimId, CodePoints, SourceId, Stance};

/// A beginning of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The stance chosen, where one is.
    pub stance: Option<Stance>,
    /// The note so far.
    #[serde(default)]
    pub note: String,
    /// The sentence picked, where one is.
    pub evidence: Option<CodePoints>,
}

impl Draft {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whose draft on which cell.
#[derive(Debug, Clone, Copy)]
pub struct Drafted<'d> {
    /// Who has begun it.
    pub reviewer: &'d str,
    /// The claim.
    pub claim: &'d ClaimId,
    /// The source.
    pub source: &'d SourceId,
}

pub(super) fn read(
    connection: &Connection,
    whose: Drafted<'_>,
) -> Result<Option<Draft>, rusqlite::Error> {
    let mut statement = connection.prepare_cached(
        "SELECT stance, note, quote_start, quote_end FROM draft
         WHERE reviewer = ?1 AND claim_id = ?2 AND source_id = ?3",
    )?;
    let Drafted {
        reviewer,
        claim,
        source,
    } = whose;
    let row = statement.query_row([reviewer, claim.as_str(), source.as_str()], |row| {
        let stance: Option<String> = row.get(0)?;
        let (start, end): (Option<i64>, Option<i64>) = (row.get(2)?, row.get(3)?);
        let place = |value: Option<i64>| usize::try_from(value?).ok();
        Ok(Draft {
            // A draft is no evidence: a name that is not known is no stance.
            stance: stance.and_then(|name| name.parse().ok()),
            note: row.get(1)?,
            evidence: place(start)
                .zip(place(end))
                .map(|(start, end)| CodePoints { start, end }),
        })
    });
    row.optional()
}

/// Keeps a draft in the place of the one before; an empty one takes it away.
pub(super) fn write(
    connection: &Connection,
    whose: Drafted<'_>,
    draft: &Draft,
) -> Result<(), rusqlite::Error> {
    if draft.is_empty() {
        return clear(connection, whose);
    }
    let place = |value: usize| i64::try_from(value).ok();
    connection.execute(
        "INSERT INTO draft (reviewer, claim_id, source_id, stance, note, quote_start, quote_end)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (reviewer, claim_id, source_id) DO UPDATE SET
            stance = excluded.stance, note = excluded.note,
            quote_start = excluded.quote_start, quote_end = excluded.quote_end",
        params![
            whose.reviewer,
            whose.claim.as_str(),
            whose.source.as_str(),
            draft.stance.map(Stance::as_str),
            draft.note,
            draft.evidence.and_then(|points| place(points.start)),
            draft.evidence.and_then(|points| place(points.end)),
        ],
    )?;
    Ok(())
}

pub(super) fn clear(connection: &Connection, whose: Drafted<'_>) -> Result<(), rusqlite::Error> {
    connection.execute(
        "DELETE FROM draft WHERE reviewer = ?1 AND claim_id = ?2 AND source_id = ?3",
        [whose.reviewer, whose.claim.as_str(), whose.source.as_str()],
    )?;
    Ok(())
}
