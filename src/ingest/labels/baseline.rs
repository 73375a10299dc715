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

use super::gold::NO_REASON;

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
        // A sheet of another kind needs no new column: another file is needed.
        let lacks = |field: &String| required.contains(&field.as_str());
        if error.field.as_ref().is_some_and(lacks) {
            error.help =
                "use a long CSV, as `stancegrid eval SET --save FILE.csv` writes it".into();
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
            let what = format!("duplicate cell (first on line {line})");
            let help = "keep one row per cell, or number its rows in `evidence_rank`";
            return Err(reader.error("claim_id", what, help));
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
            let what = format!("invalid `evidence_rank` \"{rank}\"");
            let help = "write 1 for the first piece of evidence";
            Err(row.error("evidence_rank", what, help))
        }
    }
}

fn cell(row: &RowReader<'_>, (claim, source): (&str, &str)) -> Result<SavedCell, IngestError> {
    let status = named::<Status>(row, "status")?.unwrap_or(Status::Judged);
    let stance = named::<Stance>(row, "stance")?;
    match (status, stance) {
        (Status::Judged, None) => {
            let help = "fill it in, or say in `status` why the cell was not judged";
            return Err(row.error("stance", "`stance` is empty", help));
        }
        (Status::NotReadable | Status::UnsupportedLanguage, Some(stance)) => {
            let what = format!("unexpected stance \"{stance}\" beside the status \"{status}\"");
            let help = "leave `stance` empty: only a judged cell has one";
            return Err(row.error("stance", what, help));
        }
        (Status::Judged, Some(_)) | (_, None) => {}
    }
    let reason = named::<Reason>(row, "reason")?;
    if reason.is_some() && stance != Some(Stance::Qualifies) {
        let beside = stance.map_or("", Stance::as_str);
        let what = format!("unexpected `reason` beside the stance \"{beside}\"");
        return Err(row.error("reason", what, NO_REASON));
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
    value.map_err(|error| row.unknown(field, &error))
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
        for (text, what, help) in [
            (
                "claim_id,claim,herald\nc,text,asserts\n",
                "old.csv:1:1: missing column `source_id`",
                "use a long CSV, as `stancegrid eval SET --save FILE.csv` writes it",
            ),
            (
                "claim_id,source_id,stance\n,a,omits\n",
                "old.csv:2:1: `claim_id` is empty",
                "fill it in, or remove the row",
            ),
            (
                "claim_id,source_id,stance\nc,a,agrees\n",
                "old.csv:2:5: unknown stance \"agrees\"",
                "use one of asserts, qualifies, denies, omits",
            ),
            (
                "claim_id,source_id,stance\nc,a,\n",
                "old.csv:2:5: `stance` is empty",
                "fill it in, or say in `status` why the cell was not judged",
            ),
            (
                "claim_id,source_id,status,stance\nc,a,not_readable,omits\n",
                "old.csv:2:18: unexpected stance \"omits\" beside the status \"not_readable\"",
                "leave `stance` empty: only a judged cell has one",
            ),
            (
                "claim_id,source_id,stance,reason\nc,a,asserts,hedged\n",
                "old.csv:2:13: unexpected `reason` beside the stance \"asserts\"",
                NO_REASON,
            ),
            (
                "claim_id,source_id,stance,evidence_rank\nc,a,asserts,first\n",
                "old.csv:2:13: invalid `evidence_rank` \"first\"",
                "write 1 for the first piece of evidence",
            ),
            (
                "claim_id,source_id,stance\nc,a,asserts\nc,b,omits\nc,a,omits\n",
                "old.csv:4:1: duplicate cell (first on line 2)",
                "keep one row per cell, or number its rows in `evidence_rank`",
            ),
        ] {
            let error = parsed(text).unwrap_err();
            assert_eq!((&*error.to_string(), &*error.help), (what, help));
        }
    }
}
