//! What an export says of the cells, whatever its format.

use std::collections::BTreeMap;

use stancegrid::domain::{FinalStance, Matrix, Reason, Stance, Status};

/// Status, final stance and reason, each as files name it; empty where there is
/// none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub status: String,
    pub stance: String,
    pub reason: String,
}

/// By claim id and source id.
pub type Cells = BTreeMap<(String, String), Said>;

/// What the matrix itself says.
pub fn of_matrix(matrix: &Matrix) -> Cells {
    let cells = matrix.cells.iter().map(|cell| {
        let claim = matrix.claims[cell.claim].id.to_string();
        let source = matrix.columns[cell.source].source.id.to_string();
        let said = Said {
            status: cell.status().to_string(),
            stance: cell.final_stance().as_str().to_owned(),
            reason: cell
                .reason()
                .map(|reason| reason.to_string())
                .unwrap_or_default(),
        };
        ((claim, source), said)
    });
    cells.collect()
}

impl Said {
    pub fn new(status: &str, stance: &str, reason: &str) -> Self {
        Self {
            status: status.to_owned(),
            stance: stance.to_owned(),
            reason: reason.to_owned(),
        }
    }

    /// From the words that stand for a cell where it has one field: a stance, a
    /// stance with its reason in brackets, `disputed`, or a status.
    pub fn from_words(words: &str) -> Self {
        if let Some((stance, reason)) = words.split_once(" (") {
            let reason = reason.strip_suffix(')').unwrap();
            assert!(reason.parse::<Reason>().is_ok(), "{words}");
            return Self::new(Status::Judged.as_str(), stance, reason);
        }
        if words == FinalStance::DISPUTED || words.parse::<Stance>().is_ok() {
            return Self::new(Status::Judged.as_str(), words, "");
        }
        assert!(
            words.parse::<Status>().is_ok(),
            "{words:?} says nothing of a cell"
        );
        Self::new(words, "", "")
    }
}
