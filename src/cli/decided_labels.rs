//! People's decisions as the labels of a run, for `eval` and `train`. Owns
//! saying how many there are, and what was left out and why.

use std::collections::BTreeSet;
use std::path::Path;

use crate::decisions::labels;
use crate::domain::{ClaimId, GoldCell, SourceId};
use crate::export::clean;

use super::failure::Failure;
use super::inputs::Inputs;
use super::output::note;
use super::selecting::pairs_of;
use super::store;

/// What people have settled on these claims and articles; of the pairs in a
/// file alone, where one is given. Tells on standard error what it is.
pub fn read(file: &Path, pairs: Option<&Path>, inputs: &Inputs) -> Result<Vec<GoldCell>, Failure> {
    let decisions = store::from_file(file)?;
    let found = labels(&inputs.claims.claims, &inputs.articles, &decisions);
    let name = clean(&file.display().to_string());
    let all = found.labels.len();
    let mut text = format!(
        "{name}: cells decided by people: {all}, {} of them adjudicated; left out: {} stale, {} \
         disputed, {} of claims or sources that are not here",
        found.adjudicated, found.stale, found.disputed, found.homeless
    );
    let mut labels = found.labels;
    if let Some(pairs) = pairs {
        let listed: BTreeSet<(ClaimId, SourceId)> = pairs_of(pairs, inputs)?.into_iter().collect();
        labels.retain(|label| listed.contains(&(label.claim.clone(), label.source.clone())));
        text += &format!(
            "\n{}: {} of its {} pairs are decided",
            clean(&pairs.display().to_string()),
            labels.len(),
            listed.len()
        );
    }
    note(&text);
    if labels.is_empty() {
        return Err(Failure::usage(
            format!("{name}: no cell of these claims and articles is settled"),
            "Decide on some with `stancegrid import`, or name the articles and claims that were \
             decided on with -a and -c",
        ));
    }
    Ok(labels)
}
