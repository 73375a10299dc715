//! A small deterministic source of random numbers, so that a figure that is
//! drawn comes out the same everywhere. Owns no secret and no clock.

/// SplitMix64: one 64-bit state, stepped by a constant and mixed.
///
/// Reference: G. L. Steele, D. Lea & C. H. Flood, "Fast splittable pseudorandom
/// number generators", OOPSLA 2014, 453–472; the constants are those of
/// S. Vigna's public-domain `splitmix64.c` (2015).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    /// A generator whose whole sequence follows from `seed`.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from zero up to, and without, `bound`; zero where `bound` is zero.
    ///
    /// Takes the high half of a 128-bit product (D. Lemire, "Fast random integer
    /// generation in an interval", ACM TOMACS 29, 2019) without its rejection
    /// step: the bias is below `bound` / 2⁶⁴.
    pub fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.next_u64()) * bound as u128;
        (product >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_the_published_one() {
        let mut random = SplitMix64::new(1_234_567);
        let drawn: Vec<u64> = (0..3).map(|_| random.next_u64()).collect();
        assert_eq!(
            drawn,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn bounded_numbers_stay_below_and_reach_every_value() {
        let mut random = SplitMix64::new(7);
        let mut seen = [0usize; 5];
        for _ in 0..5_000 {
            seen[random.below(5)] += 1;
        }
        assert!(
            seen.iter().all(|&count| (900..1_100).contains(&count)),
            "{seen:?}"
        );
        assert_eq!(random.below(0), 0);
        assert_eq!(random.below(1), 0);
    }
}
