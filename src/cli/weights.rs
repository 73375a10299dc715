//! The weights of a run: those that ship with the program, or a file's. Owns
//! reading the file; its form is told in `lexicon`.

use std::path::Path;

use crate::Engine;
use crate::domain::ClaimSet;
use crate::lexicon::{Lexicons, Weights};
use crate::stance::FeatureName;

use super::failure::Failure;

/// An engine with the weights that were asked for.
pub fn engine(claims: ClaimSet, weights: Option<&Path>) -> Result<Engine, Failure> {
    Ok(Engine::with_weights(claims, read(weights)?))
}

/// The weights that were asked for.
pub fn read(file: Option<&Path>) -> Result<Weights, Failure> {
    let Some(file) = file else {
        return Ok(Lexicons::shipped().weights.clone());
    };
    let text = std::fs::read_to_string(file).map_err(|error| Failure::read(file, error))?;
    Ok(Weights::parse(
        &file.display().to_string(),
        &text,
        |name| FeatureName::parse(name).is_some(),
    )?)
}
