//! What the rows of a sheet together say of its claims and sources. Owns telling
//! a row that slipped against the rest; what becomes of it is told in
//! `sheet_decisions`.

use std::collections::{BTreeMap, HashMap};

use crate::ingest::workbook::sheet_row::SheetRow;

/// What the sheet as a whole says of its claims and sources: a row whose ids
/// were typed over, or slipped against the rest, says something else.
pub(in crate::ingest) struct Usual<'r> {
    claims: HashMap<&'r str, &'r str>,
    hashes: HashMap<&'r str, &'r str>,
}

impl<'r> Usual<'r> {
    /// What most rows say.
    pub fn of(rows: &'r [SheetRow]) -> Self {
        Self {
            claims: most(rows, "claim_id", "claim"),
            hashes: most(rows, "source_id", "source_sha256"),
        }
    }

    /// Checks that the row says of its claim and source what most rows say; else
    /// what it does not.
    pub fn check(&self, row: &SheetRow) -> Result<(), String> {
        let differs = |known: &HashMap<&str, &str>, id: &str, says: &str| {
            let most = row.get(id).and_then(|id| known.get(id));
            most.is_some_and(|most| row.get(says) != Some(most))
        };
        if differs(&self.claims, "claim_id", "claim") {
            return Err("other rows have another claim by this `claim_id`".to_owned());
        }
        if differs(&self.hashes, "source_id", "source_sha256") {
            return Err("other rows have another article by this `source_id`".to_owned());
        }
        Ok(())
    }
}

/// For each id what most rows say beside it, the first of equals.
fn most<'r>(rows: &'r [SheetRow], id: &str, says: &str) -> HashMap<&'r str, &'r str> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for row in rows {
        if let (Some(id), Some(said)) = (row.get(id), row.get(says)) {
            *counts.entry((id, said)).or_default() += 1;
        }
    }
    let mut most: HashMap<&str, (&str, usize)> = HashMap::new();
    for ((id, said), count) in counts {
        let known = most.entry(id).or_insert((said, count));
        if count > known.1 {
            *known = (said, count);
        }
    }
    let most = most.into_iter();
    most.map(|(id, (said, _))| (id, said)).collect()
}
