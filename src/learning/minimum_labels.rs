//! Whether a desk's own decisions are enough to learn from. Owns the bounds and
//! their reasons.

use crate::domain::{GoldCell, Stance};

/// The fewest decided cells to learn from beside labelled sets. Sets count alike
/// whatever their size: fewer would each weigh as much as hundreds of labels of
/// a large set, and say little on held-out cells.
pub const MIN_LABELS_BESIDE_SETS: usize = 50;

/// The fewest to learn from alone. `examples/learning_curve.rs` draws how that
/// goes: below, the held-out figures hang on the draw; above, ten times as many
/// labels bring little more.
pub const MIN_LABELS_ALONE: usize = 200;

/// The fewest of each stance to learn from alone. A quarter of the cells is held
/// out in turn, and a stance that is never met in the rest is never answered.
pub const MIN_LABELS_OF_EACH_STANCE: usize = 10;

/// Why decisions are not enough; with what there is, and what it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TooFew {
    /// Too few to stand beside other sets.
    #[error(
        "{0} decided cells are too few to learn from: {MIN_LABELS_BESIDE_SETS} are needed beside labelled sets, and {MIN_LABELS_ALONE} alone"
    )]
    Beside(usize),
    /// Too few to stand alone.
    #[error("{0} decided cells are too few to learn from alone: {MIN_LABELS_ALONE} are needed")]
    Alone(usize),
    /// One stance is too rare to stand alone.
    #[error(
        "{2} of the {0} decided cells are \"{1}\", too few to learn from alone: {MIN_LABELS_OF_EACH_STANCE} of each stance are needed"
    )]
    Stance(usize, Stance, usize),
}

impl TooFew {
    /// What to do about it, alone or beside labelled sets.
    pub fn help(self, alone: bool) -> &'static str {
        match alone {
            true => "decide on more cells, or name labelled sets to learn from as well",
            false => "decide on more cells, or leave `--decisions` out",
        }
    }
}

/// Whether these labels are enough, alone or beside other sets.
///
/// # Errors
/// What there is too little of.
pub fn enough(labels: &[GoldCell], alone: bool) -> Result<(), TooFew> {
    let all = labels.len();
    if all < MIN_LABELS_BESIDE_SETS {
        return Err(TooFew::Beside(all));
    }
    if !alone {
        return Ok(());
    }
    if all < MIN_LABELS_ALONE {
        return Err(TooFew::Alone(all));
    }
    for &stance in Stance::ALL {
        let given = labels.iter().filter(|label| label.stance == stance).count();
        if given < MIN_LABELS_OF_EACH_STANCE {
            return Err(TooFew::Stance(all, stance, given));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits, Qualifies};
    use crate::domain::{ClaimId, SourceId};

    fn labels(counts: [(Stance, usize); 4]) -> Vec<GoldCell> {
        let label = |stance| GoldCell {
            claim: ClaimId::new("tram"),
            source: SourceId::new("herald"),
            stance,
            reason: None,
            evidence: Vec::new(),
        };
        let given = counts.into_iter();
        given
            .flat_map(|(stance, times)| vec![label(stance); times])
            .collect()
    }

    #[test]
    fn the_bounds_are_as_they_are_told() {
        let all = labels([(Asserts, 90), (Qualifies, 20), (Denies, 10), (Omits, 80)]);
        assert_eq!(enough(&all, true), Ok(()));
        assert_eq!(enough(&all[1..], true), Err(TooFew::Alone(199)));
        assert_eq!(enough(&all[150..], false), Ok(()));
        assert_eq!(enough(&all[151..], false), Err(TooFew::Beside(49)));
        assert_eq!(enough(&all[151..], true), Err(TooFew::Beside(49)));
    }

    #[test]
    fn a_stance_that_is_hardly_there_cannot_be_learnt_from_decisions_alone() {
        let all = labels([(Asserts, 100), (Qualifies, 50), (Denies, 9), (Omits, 80)]);
        assert_eq!(enough(&all, true), Err(TooFew::Stance(239, Denies, 9)));
        assert_eq!(enough(&all, false), Ok(()), "beside sets that know denials");
    }
}
