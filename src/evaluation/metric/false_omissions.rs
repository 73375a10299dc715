//! Claims that a source brings up and the matrix says it omits. Owns the figure
//! that a reader who trusts omissions needs most.

use crate::domain::Stance;
use crate::evaluation::{Pair, Share};

/// Of the pairs that gold holds brought up, the share answered with `omits`.
/// A pair without an answer is no false omission: it is shown as unjudged.
pub fn false_omits(pairs: &[Pair<'_>]) -> Share {
    let brought_up = || pairs.iter().filter(|pair| pair.gold.stance.brings_up());
    let omitted = |pair: &&Pair<'_>| pair.prediction.stance() == Some(Stance::Omits);
    Share {
        part: brought_up().filter(omitted).count(),
        whole: brought_up().count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits, Qualifies};
    use crate::evaluation::pair;
    use crate::evaluation::sample::answered;

    #[test]
    fn only_what_gold_brings_up_can_be_falsely_omitted() {
        let (gold, matrix) = answered(&[
            (Asserts, Some(Omits)),
            (Denies, Some(Asserts)),
            (Qualifies, None),
            (Omits, Some(Omits)),
        ]);
        let share = false_omits(&pair(&gold, &matrix));
        assert_eq!((share.part, share.whole), (1, 3));
    }

    #[test]
    fn gold_of_omissions_alone_has_no_rate() {
        let (gold, matrix) = answered(&[(Omits, Some(Omits))]);
        assert_eq!(false_omits(&pair(&gold, &matrix)).rate(), None);
    }
}
