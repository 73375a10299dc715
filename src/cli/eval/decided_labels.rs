//! People's decisions as the labels of a run, for `eval` and `train`. Owns
//! saying how many there are, and what was left out and why.

use std::path::Path;

use crate::cli::decisions::store;
use crate::cli::failure::Failure;
use crate::cli::inputs::Inputs;
use crate::cli::output::summary;
use crate::decisions::labels;
use crate::domain::{GoldCell, clean};

use super::sampling::CellSample;

/// What people have settled on these claims and articles; of some cells
/// alone, where they are given. Tells on standard error what it is.
pub fn read(
    file: &Path,
    kept: Option<&CellSample>,
    inputs: &Inputs,
) -> Result<Vec<GoldCell>, Failure> {
    let decisions = store::from_file(file)?;
    let found = labels(&inputs.claims.claims, &inputs.articles, &decisions);
    let name = clean(&file.display().to_string());
    let all = found.labels.len();
    let mut text = format!(
        "{name}: cells decided by people: {all}, {} of them adjudicated; left out: {} stale, {} \
         disputed, {} with a claim or source that is not here",
        found.adjudicated, found.stale, found.disputed, found.homeless
    );
    let mut labels = found.labels;
    if let Some(kept) = kept {
        let cell = |label: &GoldCell| (label.claim.clone(), label.source.clone());
        labels.retain(|label| kept.cells.contains(&cell(label)));
        text += &format!(
            "\n{}: {} of its {} pairs are decided",
            clean(&kept.named),
            labels.len(),
            kept.cells.len()
        );
    }
    summary(&text);
    if labels.is_empty() {
        return Err(Failure::usage(
            format!("{name}: no settled decisions on these claims and articles"),
            "decide on some with `stancegrid review`, or name the articles and claims that were \
             decided on with `-a` and `-c`",
        ));
    }
    Ok(labels)
}
