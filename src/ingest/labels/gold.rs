//! Gold labels: `claim_id,source_id,stance[,reason[,evidence]]`. Owns their
//! columns and their errors; scores nothing.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::{ClaimId, CodePoints, GoldCell, Reason, SourceId, Span, Stance};

use crate::ingest::IngestError;
use crate::ingest::article::source_text::SourceText;
use crate::ingest::csv::columns;
use crate::ingest::csv::columns::RowReader;
use crate::ingest::error::line_and_column;

const COLUMNS: [&str; 5] = ["claim_id", "source_id", "stance", "reason", "evidence"];

/// Reads a file of gold labels in the order of its rows.
///
/// # Errors
/// An unknown or missing column, an empty id, an unknown stance or reason, a
/// reason beside a stance that has none, a span that is none, and one pair with
/// two stances. A row that says again what another said is kept: people list
/// the pairs that they were shown.
pub fn read_gold(file: &Path) -> Result<Vec<GoldCell>, IngestError> {
    Ok(GoldFile::read(file)?.cells)
}

/// A gold file as read, with the place of every row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GoldFile {
    /// The file.
    pub source: SourceText,
    /// Its labels.
    pub cells: Vec<GoldCell>,
    /// The place of each.
    pub places: Vec<Span>,
}

impl GoldFile {
    /// Reads the file.
    pub fn read(file: &Path) -> Result<Self, IngestError> {
        Self::parse(SourceText::read(file)?)
    }

    fn parse(source: SourceText) -> Result<Self, IngestError> {
        let required = &["claim_id", "source_id", "stance"];
        let table = columns::parse(&source, Some(&COLUMNS), required)?;
        let (mut cells, mut places) = (Vec::new(), Vec::new());
        let mut seen: BTreeMap<(&str, &str), (Stance, Span)> = BTreeMap::new();
        for row in &table.rows {
            let reader = RowReader::new(&source, &table, row)?;
            let cell = cell(&reader)?;
            let pair = (reader.required("claim_id")?, reader.required("source_id")?);
            let (stance, first) = *seen.entry(pair).or_insert((cell.stance, row.span));
            if stance != cell.stance {
                let (line, _) = line_and_column(&source.text, first.start);
                let what = format!(
                    "the pair is `{stance}` on line {line} and `{}` here",
                    cell.stance
                );
                return Err(reader.error("stance", what, "Keep the one that holds."));
            }
            cells.push(cell);
            places.push(row.span);
        }
        Ok(Self {
            source,
            cells,
            places,
        })
    }
}

fn cell(row: &RowReader<'_>) -> Result<GoldCell, IngestError> {
    let claim = ClaimId::new(row.required("claim_id")?);
    let source = SourceId::new(row.required("source_id")?);
    let stance = row.required("stance")?.parse::<Stance>();
    let stance =
        stance.map_err(|error| row.error("stance", error.to_string(), "Write one of these."))?;
    let reason = row.get("reason").map(str::parse::<Reason>).transpose();
    let reason = reason.map_err(|error| {
        row.error(
            "reason",
            error.to_string(),
            "Write one of these, or leave it empty.",
        )
    })?;
    if reason.is_some() && stance != Stance::Qualifies {
        let what = format!("`{stance}` has no reason");
        return Err(row.error("reason", what, "Only `qualifies` has one: leave it empty."));
    }
    let spans = row.get("evidence").unwrap_or_default().split_whitespace();
    let evidence: Vec<CodePoints> = spans
        .map(|span| points(row, span))
        .collect::<Result<_, _>>()?;
    Ok(GoldCell {
        claim,
        source,
        stance,
        reason,
        evidence,
    })
}

fn points(row: &RowReader<'_>, span: &str) -> Result<CodePoints, IngestError> {
    let ends = span.split_once('-');
    let ends = ends.and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?)));
    match ends {
        Some((start, end)) if start < end => Ok(CodePoints { start, end }),
        Some(_) | None => Err(row.error(
            "evidence",
            format!("`{span}` is not a span"),
            "Write `start-end` in code points, several parted by spaces.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<GoldFile, IngestError> {
        GoldFile::parse(SourceText {
            file: "gold.csv".into(),
            text: text.to_owned(),
        })
    }

    #[test]
    fn rows_become_cells() {
        let gold = parse(
            "claim_id,source_id,stance,reason,evidence\nc,a/b,qualifies,hedged,10-20 3-9\nc,d,omits,,\nc,d,omits\n",
        )
        .unwrap();
        let first = &gold.cells[0];
        assert_eq!(
            (first.stance, first.reason),
            (Stance::Qualifies, Some(Reason::Hedged))
        );
        assert_eq!(
            first.evidence,
            [
                CodePoints { start: 10, end: 20 },
                CodePoints { start: 3, end: 9 }
            ]
        );
        assert_eq!(gold.cells.len(), 3, "a row said again is kept");
    }

    #[test]
    fn every_slip_is_an_error() {
        for (text, error) in [
            (
                "claim_id,source_id,stances\na,b,omits\n",
                "gold.csv:1: field `stances`: unknown column. Did you mean `stance`?",
            ),
            (
                "claim_id,source_id\na,b\n",
                "gold.csv:1: field `stance`: there is no such column",
            ),
            (
                "claim_id,source_id,stance\n,b,omits\n",
                "gold.csv:2: field `claim_id`: is empty",
            ),
            (
                "claim_id,source_id,stance\na,b,\n",
                "gold.csv:2: field `stance`: is empty",
            ),
            (
                "claim_id,source_id,stance\na,b,agree\n",
                "gold.csv:2: field `stance`: `agree` is not one of asserts,",
            ),
            (
                "claim_id,source_id,stance,reason\na,b,qualifies,maybe\n",
                "gold.csv:2: field `reason`: `maybe` is not one of",
            ),
            (
                "claim_id,source_id,stance,reason\na,b,omits,hedged\n",
                "gold.csv:2: field `reason`: `omits` has no reason",
            ),
            (
                "claim_id,source_id,stance,evidence\na,b,asserts,9-3\n",
                "gold.csv:2: field `evidence`: `9-3` is not a span",
            ),
            (
                "claim_id,source_id,stance,evidence\na,b,asserts,3\n",
                "gold.csv:2: field `evidence`: `3` is not a span",
            ),
            (
                "claim_id,source_id,stance\na,b,omits\n\na,b,denies\n",
                "gold.csv:4: field `stance`: the pair is `omits` on line 2 and `denies` here",
            ),
            (
                "claim_id,source_id,stance\na,b,omits,x\n",
                "gold.csv:2: the row has 4 fields, the header 3",
            ),
        ] {
            let found = parse(text).unwrap_err().to_string();
            assert!(found.starts_with(error), "{found}");
        }
    }
}
