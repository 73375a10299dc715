//! Which cells figures are kept to: a random draw, or the pairs in a file. Owns
//! the step from the options to the cells, and how they are called.

use std::collections::BTreeSet;

use crate::domain::{ClaimId, SourceId};
use crate::review::Sample;

use crate::cli::arguments::KeepOptions;
use crate::cli::failure::Failure;
use crate::cli::inputs::Inputs;
use crate::cli::selection::pairs_of;

/// The cells that figures are kept to.
pub struct CellSample {
    /// The file, or the draw.
    pub named: String,
    /// The cells.
    pub cells: BTreeSet<(ClaimId, SourceId)>,
}

impl CellSample {
    /// The cells asked for; nothing where that is all of them.
    pub fn to(options: &KeepOptions, inputs: &Inputs) -> Result<Option<Self>, Failure> {
        if let Some(file) = &options.pairs {
            return Ok(Some(Self {
                named: file.display().to_string(),
                cells: pairs_of(file, inputs)?.into_iter().collect(),
            }));
        }
        let Some(number) = options.sample else {
            return Ok(None);
        };
        let seed = options.seed;
        let drawn = Sample { number, seed }.pairs(&inputs.claims.claims, &inputs.articles);
        Ok(Some(Self {
            named: format!("the draw of --sample {number} --seed {seed}"),
            cells: drawn.into_iter().collect(),
        }))
    }
}
