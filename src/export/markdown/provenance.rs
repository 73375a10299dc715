//! What the matrix was made by, at the end of the text. Owns the order of its
//! lines.

use crate::domain::Matrix;

use super::escape::escaped;

/// Writes the list.
pub(super) fn write(text: &mut String, matrix: &Matrix) {
    let run = &matrix.provenance;
    text.push_str("\n## Run\n\n");
    let facts = [
        ("run", &run.run_id),
        ("judge", &run.judge_id),
        ("version", &run.version),
        ("lexicons", &run.lexicons_sha256),
        ("weights", &run.weights_sha256),
        ("claims", &run.claims_sha256),
    ];
    for (name, value) in facts {
        text.push_str(&format!("- {name}: {}\n", escaped(value)));
    }
    for setting in &run.settings {
        let (name, value) = (escaped(&setting.name), escaped(&setting.value));
        text.push_str(&format!("- {name}: {value}\n"));
    }
}
