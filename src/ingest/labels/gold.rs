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

/// What to do about a reason where there can be none.
pub(crate) const NO_REASON: &str = "leave `reason` empty: only `qualifies` has one";

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
                    "conflicting stances for one pair: \"{stance}\" on line {line}, \"{}\" here",
                    cell.stance
                );
                let help = "keep the row that is right, and remove the other";
                return Err(reader.error("stance", what, help));
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
    let stance = stance.map_err(|error| row.unknown("stance", &error))?;
    let reason = row.get("reason").map(str::parse::<Reason>).transpose();
    let reason = reason.map_err(|error| row.unknown("reason", &error))?;
    if reason.is_some() && stance != Stance::Qualifies {
        let what = format!("unexpected `reason` beside the stance \"{stance}\"");
        return Err(row.error("reason", what, NO_REASON));
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
            format!("invalid span \"{span}\" in `evidence`"),
            "write each span as `start-end` in code points, with spaces between spans",
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
        for (text, what, help) in [
            (
                "claim_id,source_id,stances\na,b,omits\n",
                "gold.csv:1:20: unknown column \"stances\"",
                "did you mean `stance`?",
            ),
            (
                "claim_id,source_id\na,b\n",
                "gold.csv:1:1: missing column `stance`",
                "add it to the header row",
            ),
            (
                "claim_id,source_id,stance\n,b,omits\n",
                "gold.csv:2:1: `claim_id` is empty",
                "fill it in, or remove the row",
            ),
            (
                "claim_id,source_id,stance\na,b,\n",
                "gold.csv:2:5: `stance` is empty",
                "fill it in, or remove the row",
            ),
            (
                "claim_id,source_id,stance\na,b,agree\n",
                "gold.csv:2:5: unknown stance \"agree\"",
                "use one of asserts, qualifies, denies, omits",
            ),
            (
                "claim_id,source_id,stance,reason\na,b,qualifies,maybe\n",
                "gold.csv:2:15: unknown reason \"maybe\"",
                "use one of ",
            ),
            (
                "claim_id,source_id,stance,reason\na,b,omits,hedged\n",
                "gold.csv:2:11: unexpected `reason` beside the stance \"omits\"",
                "leave `reason` empty",
            ),
            (
                "claim_id,source_id,stance,evidence\na,b,asserts,9-3\n",
                "gold.csv:2:13: invalid span \"9-3\" in `evidence`",
                "write each span as `start-end`",
            ),
            (
                "claim_id,source_id,stance,evidence\na,b,asserts,3\n",
                "gold.csv:2:13: invalid span \"3\" in `evidence`",
                "write each span as `start-end`",
            ),
            (
                "claim_id,source_id,stance\na,b,omits\n\na,b,denies\n",
                "gold.csv:4:5: conflicting stances for one pair: \"omits\" on line 2, \"denies\" \
                 here",
                "keep the row that is right",
            ),
            (
                "claim_id,source_id,stance\na,b,omits,x\n",
                "gold.csv:2:1: the row has 4 fields, the header 3",
                "put fields that hold the delimiter between quotation marks",
            ),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.to_string(), what);
            assert!(error.help.starts_with(help), "{}", error.help);
        }
    }
}
