//! The relative score of the Fake News Challenge. Owns its two weights.

use crate::domain::Stance;
use crate::evaluation::Pair;

/// For telling whether the source brings the claim up.
const BROUGHT_UP: f64 = 0.25;
/// More, for the exact stance of a source that does.
const EXACT: f64 = 0.75;

/// The points reached, as a percentage of those that gold alone would reach:
/// a quarter for telling brought up from omitted, three quarters more for the
/// exact stance of what is brought up. Zero where there is no pair.
///
/// Reference: D. Pomerleau & D. Rao, Fake News Challenge stage 1 (2017),
/// fakenewschallenge.org, "evaluation".
pub fn relative_score(pairs: &[Pair<'_>]) -> f64 {
    let mut points = 0.0;
    let mut best = 0.0;
    for pair in pairs {
        let gold = pair.gold.stance;
        best += reached(gold, Some(gold));
        points += reached(gold, pair.prediction.stance());
    }
    if best > 0.0 {
        100.0 * points / best
    } else {
        0.0
    }
}

fn reached(gold: Stance, answer: Option<Stance>) -> f64 {
    let Some(answer) = answer else { return 0.0 };
    let mut points = 0.0;
    if gold.brings_up() == answer.brings_up() {
        points += BROUGHT_UP;
    }
    if gold == answer && gold.brings_up() {
        points += EXACT;
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits};
    use crate::evaluation::pair;
    use crate::evaluation::sample::answered;

    fn score(pairs: &[(Stance, Option<Stance>)]) -> f64 {
        let (gold, matrix) = answered(pairs);
        relative_score(&pair(&gold, &matrix))
    }

    #[test]
    fn each_kind_of_answer_has_its_points() {
        assert_eq!(score(&[(Asserts, Some(Asserts))]), 100.0);
        assert_eq!(score(&[(Asserts, Some(Denies))]), 25.0);
        assert_eq!(score(&[(Asserts, Some(Omits))]), 0.0);
        assert_eq!(score(&[(Asserts, None)]), 0.0);
        assert_eq!(score(&[(Omits, Some(Omits))]), 100.0);
        assert_eq!(score(&[(Omits, Some(Asserts))]), 0.0);
    }

    #[test]
    fn an_omission_weighs_a_quarter_of_the_rest() {
        // 0.25 of 0.25 and 0.25 of 1: half a point of 1.25.
        assert_eq!(
            score(&[(Omits, Some(Omits)), (Asserts, Some(Denies))]),
            40.0
        );
        assert_eq!(score(&[]), 0.0);
    }
}
