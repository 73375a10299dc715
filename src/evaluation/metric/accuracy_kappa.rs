//! Accuracy and Cohen's κ. Owns the two figures that weigh all pairs alike.

use crate::domain::Stance;
use crate::evaluation::Confusion;

/// The share of pairs answered with their gold stance; zero where there is no pair.
pub fn accuracy(confusion: &Confusion) -> f64 {
    if confusion.total() == 0 {
        return 0.0;
    }
    confusion.right() as f64 / confusion.total() as f64
}

/// Cohen's κ over the four stances: how far the agreement exceeds what the two
/// sets of totals give by chance. 1 where chance alone gives full agreement.
///
/// A pair without an answer counts among the pairs and agrees with nothing.
///
/// Reference: J. Cohen, "A coefficient of agreement for nominal scales",
/// Educational and Psychological Measurement 20 (1960) 37–46.
pub fn kappa(confusion: &Confusion) -> f64 {
    let pairs = confusion.total() as f64;
    if confusion.total() == 0 {
        return 0.0;
    }
    // The products are summed as integers and divided twice: any other order
    // can differ in the last bit from a scorer that works this way.
    let products: usize = Stance::ALL
        .iter()
        .map(|&stance| confusion.gold(stance) * confusion.answered(stance))
        .sum();
    let chance = products as f64 / pairs / pairs;
    if chance < 1.0 {
        (confusion.right() as f64 / pairs - chance) / (1.0 - chance)
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits};
    use crate::evaluation::pair;
    use crate::evaluation::sample::answered;

    fn confusion(pairs: &[(Stance, Option<Stance>)]) -> Confusion {
        let (gold, matrix) = answered(pairs);
        Confusion::of(&pair(&gold, &matrix))
    }

    #[test]
    fn a_textbook_table() {
        // 20 both yes, 15 both no, 5 and 10 apart: po = .7, pe = .5, κ = .4.
        let mut pairs = vec![(Asserts, Some(Asserts)); 20];
        pairs.extend(vec![(Asserts, Some(Denies)); 5]);
        pairs.extend(vec![(Denies, Some(Asserts)); 10]);
        pairs.extend(vec![(Denies, Some(Denies)); 15]);
        let table = confusion(&pairs);
        assert!((accuracy(&table) - 0.7).abs() < 1e-12);
        assert!((kappa(&table) - 0.4).abs() < 1e-12);
    }

    #[test]
    fn full_agreement_on_one_stance_is_one_and_not_a_division_by_zero() {
        assert_eq!(kappa(&confusion(&[(Omits, Some(Omits)); 3])), 1.0);
    }

    #[test]
    fn an_answer_that_never_varies_has_no_agreement_beyond_chance() {
        let table = confusion(&[(Omits, Some(Omits)), (Asserts, Some(Omits))]);
        assert_eq!((accuracy(&table), kappa(&table)), (0.5, 0.0));
    }

    #[test]
    fn unanswered_pairs_lower_accuracy() {
        let table = confusion(&[(Asserts, Some(Asserts)), (Asserts, None)]);
        assert_eq!(accuracy(&table), 0.5);
    }
}
