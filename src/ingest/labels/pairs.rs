//! Pairs of a claim and a source to be judged alone: any CSV file with the
//! columns `claim_id` and `source_id`, a gold file or an export among them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::domain::{ClaimId, SourceId, unguarded};
use crate::ingest::IngestError;
use crate::ingest::article::source_text::SourceText;
use crate::ingest::csv::columns;
use crate::ingest::csv::columns::RowReader;

/// Reads the pairs of a file in the order of its rows, each once.
///
/// # Errors
/// A missing column and an empty id; other columns are not looked at.
pub fn read_pairs(file: &Path) -> Result<Vec<(ClaimId, SourceId)>, IngestError> {
    parse(&SourceText::read(file)?)
}

fn parse(source: &SourceText) -> Result<Vec<(ClaimId, SourceId)>, IngestError> {
    let table = columns::parse(source, None, &["claim_id", "source_id"])?;
    let mut seen = BTreeSet::new();
    let mut pairs = Vec::new();
    for row in &table.rows {
        let reader = RowReader::new(source, &table, row)?;
        // The file may be one of our own exports, whose ids may be guarded.
        let id = |column| reader.required(column).map(unguarded);
        let pair = (id("claim_id")?, id("source_id")?);
        if seen.insert(pair) {
            pairs.push((ClaimId::new(pair.0), SourceId::new(pair.1)));
        }
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Vec<(ClaimId, SourceId)>, IngestError> {
        parse(&SourceText {
            file: "pairs.csv".into(),
            text: text.to_owned(),
        })
    }

    #[test]
    fn other_columns_are_not_looked_at_and_a_pair_counts_once() {
        let text = "x,source_id,claim_id\n1,a,c\n2,b,c\n3,a,c\n";
        let pair = |claim: &str, source: &str| (ClaimId::new(claim), SourceId::new(source));
        assert_eq!(parsed(text).unwrap(), [pair("c", "a"), pair("c", "b")]);
    }

    #[test]
    fn guards_against_formulas_come_off() {
        let pairs = parsed("claim_id,source_id\n'=c,'a\n").unwrap();
        assert_eq!(pairs, [(ClaimId::new("=c"), SourceId::new("'a"))]);
    }

    #[test]
    fn both_columns_must_be_there_and_filled() {
        let error = parsed("claim_id,source\nc,a\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "pairs.csv:1:1: missing column `source_id`"
        );
        let error = parsed("claim_id,source_id\nc,\n").unwrap_err();
        assert_eq!(error.to_string(), "pairs.csv:2:3: `source_id` is empty");
    }
}
