//! Which categories of cues stand somewhere. Owns the set; where cues are looked
//! for is left to those who ask.

use crate::domain::CueCategory;

use super::cue_finder::FoundCue;

/// Categories of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::stance) struct CategorySet(u16);

impl CategorySet {
    /// The categories of these cues.
    pub fn of(cues: &[FoundCue]) -> Self {
        Self(cues.iter().fold(0, |set, cue| set | bit(cue.category)))
    }

    /// Whether a category is among them.
    pub fn has(self, category: CueCategory) -> bool {
        self.0 & bit(category) != 0
    }
}

fn bit(category: CueCategory) -> u16 {
    1 << category as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_a_bit_of_its_own() {
        let bits = CueCategory::ALL.iter().map(|category| bit(*category));
        assert_eq!(
            bits.fold(0u16, |all, bit| all | bit).count_ones() as usize,
            CueCategory::ALL.len()
        );
    }
}
