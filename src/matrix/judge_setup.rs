//! What cells are judged by, whatever the claims: weights, and readers where sentences are
//! read. Owns making an engine of them.

use crate::domain::ClaimSet;
use crate::lexicon::{Lexicons, Weights};

use super::engine::Engine;
use super::readers::Readers;

/// What an engine is made with, beside claims.
///
/// ```
/// use stancegrid::domain::{Article, Claim, ClaimSet, JudgedBy};
/// use stancegrid::matrix::JudgeSetup;
///
/// let claims = ClaimSet { claims: vec![Claim::new("tram", "The tram stopped")], aliases: vec![] };
/// let engine = JudgeSetup::default().engine(claims);
/// let matrix = engine.judge(&[Article::new("herald", "The tram stopped.")]);
/// let judgement = matrix.cells[0].judgement();
/// assert_eq!(judgement.map(|judgement| judgement.judged_by), Some(JudgedBy::Words));
/// ```
#[derive(Debug, Clone)]
pub struct JudgeSetup {
    /// The weights of cells that are judged by words.
    pub weights: Weights,
    /// Who reads the others.
    pub readers: Option<Readers>,
}

impl Default for JudgeSetup {
    /// By words, with the weights that ship with the program.
    fn default() -> Self {
        Self {
            weights: Lexicons::shipped().weights.clone(),
            readers: None,
        }
    }
}

impl JudgeSetup {
    /// An engine for these claims.
    pub fn engine(&self, claims: ClaimSet) -> Engine {
        let engine = Engine::with_weights(claims, self.weights.clone());
        match &self.readers {
            Some(readers) => engine.with_readers(readers.clone()),
            None => engine,
        }
    }
}
