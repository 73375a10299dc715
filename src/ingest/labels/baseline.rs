//! A long sheet exported earlier, read back for comparison: what it says of
//! each cell. Owns which of its rows count and their errors; compares nothing.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::{ClaimId, Reason, SavedCell, SourceId, Span, Stance, Status, unguarded};

use crate::ingest::IngestError;
use crate::ingest::article::source_text::SourceText;
use crate::ingest::csv::columns;
use crate::ingest::csv::columns::RowReader;
use crate::ingest::error::line_and_column;

/// Reads the cells of a long sheet in the order of its rows: the columns
/// `claim_id`, `source_id` and `stance`, and `status`, `reason` and
/// `evidence_rank` where they are there. Other columns are not looked at. A
/// cell has a row for each piece of evidence; the one with `evidence_rank` 1,
/// or with none, counts.
///
/// # Errors
/// A missing column, an empty id, an unknown status, stance or reason, a rank
/// that is no number, a stance where the status allows none or none where it
/// asks for one, and a cell that stands twice.
pub fn read_baseline(file: &Path) -> Result<Vec<SavedCell>, IngestError> {
    parse(&SourceText::read(file)?)
}

fn parse(source: &SourceText) -> Result<Vec<SavedCell>, IngestError> {
    let required = ["claim_id", "source_id", "stance"];
    let table = columns::parse(source, None, &required).map_err(|mut error| {
        // Whoever gives another kind of sheet should not mend that sheet.
        let lacks = |field: &String| required.contains(&field.as_str());
        if error.field.as_ref().is_some_and(lacks) {
            error.mend = "Give a long CSV, such as `stancegrid eval SET --save FILE.csv` writes."
                .to_owned()
                .into_boxed_str();
        }
        error
    })?;
    let mut seen: BTreeMap<(&str, &str), Span> = BTreeMap::new();
    let mut cells = Vec::new();
    for row in &table.rows {
        let reader = RowReader::new(source, &table, row)?;
        let id = |column| reader.required(column).map(unguarded);
        let pair = (id("claim_id")?, id("source_id")?);
        if !counts(&reader)? {
            continue;
        }
        if let Some(first) = seen.insert(pair, row.span) {
            let (line, _) = line_and_column(&source.text, first.start);
            let what = format!("the cell stands on line {line}, too");
            let mend = "Keep one row for each cell, or number its rows by `evidence_rank`.";
            return Err(reader.error("claim_id", what, mend));
        }
        cells.push(cell(&reader, pair)?);
    }
    Ok(cells)
}

fn counts(row: &RowReader<'_>) -> Result<bool, IngestError> {
    let Some(rank) = row.get("evidence_rank") else {
        return Ok(true);
    };
    match rank.parse::<usize>() {
        Ok(rank) if rank > 0 => Ok(rank == 1),
        Ok(_) | Err(_) => {
            let what = format!("`{rank}` is not a rank");
            Err(row.error(
                "evidence_rank",
                what,
                "Write 1 for the first piece of evidence.",
            ))
        }
    }
}

fn cell(row: &RowReader<'_>, (claim, source): (&str, &str)) -> Result<SavedCell, IngestError> {
    let status = named::<Status>(row, "status")?.unwrap_or(Status::Judged);
    let stance = named::<Stance>(row, "stance")?;
    match (status, stance) {
        (Status::Judged, None) => {
            let mend = "Fill it in, or say in `status` why the cell was not judged.";
            return Err(row.error("stance", "is empty", mend));
        }
        (Status::NotReadable | Status::UnsupportedLanguage, Some(stance)) => {
            let what = format!("`{stance}` stands beside the status `{status}`");
            return Err(row.error("stance", what, "Only a judged cell has a stance."));
        }
        (Status::Judged, Some(_)) | (_, None) => {}
    }
    let reason = named::<Reason>(row, "reason")?;
    if reason.is_some() && stance != Some(Stance::Qualifies) {
        let what = "stands beside a stance that has none";
        return Err(row.error("reason", what, "Only `qualifies` has one: leave it empty."));
    }
    Ok(SavedCell {
        claim: ClaimId::new(claim),
        source: SourceId::new(source),
        stance,
        reason,
    })
}

/// A field that holds a name of a vocabulary, where it is there and not blank.
fn named<T>(row: &RowReader<'_>, field: &str) -> Result<Option<T>, IngestError>
where
    T: std::str::FromStr<Err = crate::domain::UnknownName>,
{
    let value = row.get(field).map(str::parse::<T>).transpose();
    value.map_err(|error| row.error(field, error.to_string(), "Write one of these."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Vec<SavedCell>, IngestError> {
        parse(&SourceText {
            file: "old.csv".into(),
            text: text.to_owned(),
        })
    }

    fn cell(source: &str, stance: Option<Stance>, reason: Option<Reason>) -> SavedCell {
        SavedCell {
            claim: ClaimId::new("c"),
            source: SourceId::new(source),
            stance,
            reason,
        }
    }

    #[test]
    fn the_first_piece_of_evidence_counts_wherever_it_stands() {
        let text = "claim_id,source_id,status,stance,reason,evidence_rank,extra\n\
                    c,a,judged,qualifies,hedged,2,x\n\
                    c,a,judged,qualifies,hedged,1,y\n\
                    c,b,judged,omits,,,z\n\
                    c,d,not_readable,,,,\n";
        assert_eq!(
            parsed(text).unwrap(),
            [
                cell("a", Some(Stance::Qualifies), Some(Reason::Hedged)),
                cell("b", Some(Stance::Omits), None),
                cell("d", None, None),
            ]
        );
    }

    #[test]
    fn guards_against_formulas_come_off_the_ids() {
        let text = "claim_id,source_id,stance\nc,'-a,omits\nc,'a,omits\n";
        let omits = |source: &str| cell(source, Some(Stance::Omits), None);
        assert_eq!(parsed(text).unwrap(), [omits("-a"), omits("'a")]);
    }

    #[test]
    fn three_columns_are_enough() {
        let text = "stance,claim_id,source_id\ndenies,c,a\n";
        let denies = cell("a", Some(Stance::Denies), None);
        assert_eq!(parsed(text).unwrap(), [denies]);
    }

    #[test]
    fn every_slip_is_an_error() {
        for (text, error) in [
            (
                "claim_id,claim,herald\nc,text,asserts\n",
                "old.csv:1: field `source_id`: there is no such column. Give a long CSV, such as \
                 `stancegrid eval SET --save FILE.csv` writes.",
            ),
            (
                "claim_id,source_id,stance\n,a,omits\n",
                "old.csv:2: field `claim_id`: is empty. Fill it in, or take the row out.",
            ),
            (
                "claim_id,source_id,stance\nc,a,agrees\n",
                "old.csv:2: field `stance`: `agrees` is not one of asserts, qualifies, denies, \
                 omits. Write one of these.",
            ),
            (
                "claim_id,source_id,stance\nc,a,\n",
                "old.csv:2: field `stance`: is empty. Fill it in, or say in `status` why the cell \
                 was not judged.",
            ),
            (
                "claim_id,source_id,status,stance\nc,a,not_readable,omits\n",
                "old.csv:2: field `stance`: `omits` stands beside the status `not_readable`. Only \
                 a judged cell has a stance.",
            ),
            (
                "claim_id,source_id,stance,reason\nc,a,asserts,hedged\n",
                "old.csv:2: field `reason`: stands beside a stance that has none. Only `qualifies` \
                 has one: leave it empty.",
            ),
            (
                "claim_id,source_id,stance,evidence_rank\nc,a,asserts,first\n",
                "old.csv:2: field `evidence_rank`: `first` is not a rank. Write 1 for the first \
                 piece of evidence.",
            ),
            (
                "claim_id,source_id,stance\nc,a,asserts\nc,b,omits\nc,a,omits\n",
                "old.csv:4: field `claim_id`: the cell stands on line 2, too. Keep one row for \
                 each cell, or number its rows by `evidence_rank`.",
            ),
        ] {
            assert_eq!(parsed(text).unwrap_err().to_string(), error);
        }
    }
}
