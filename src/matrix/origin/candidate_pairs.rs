//! Which articles are held against each other: those that share some of their smallest
//! hashes. Owns the search and its bounds, which keep it in step with the number of
//! articles; what comes of a comparison stands in `same_text`.

use crate::domain::Sketch;

/// So many smallest hashes of each article are looked up.
const HASHES_LOOKED_UP: usize = 64;

/// And who shares so many of them is looked at: common pairs of words make one soon.
/// Of two texts that are one by the rule of `same_text`, the shorter two fifths of the
/// other, some eight are shared on average, of texts of one length twenty.
const MIN_SHARED_HASHES: usize = 2;

/// Those who share a hash are all held against the same so many of them, drawn by lot:
/// common pairs of words stand in nearly every article, and those of a story in all
/// its reprints. The lot falls on the same ones for every hash of a story, so that one
/// of them, who is close to most of the rest, becomes its hub.
const MAX_CANDIDATES: usize = 64;

/// Articles by their smallest hashes.
pub struct CandidateIndex {
    /// Each hash with the lot of each article that has it, in ascending order.
    entries: Vec<(u32, u32)>,
}

impl CandidateIndex {
    /// Of articles at their places.
    pub fn of<'a>(articles: impl IntoIterator<Item = (u32, &'a Sketch)>) -> Self {
        let mut entries: Vec<(u32, u32)> = Vec::new();
        for (place, sketch) in articles {
            entries.extend(looked_up(sketch).map(|hash| (hash, lot_of(place))));
        }
        entries.sort_unstable();
        Self { entries }
    }

    /// The places of the articles to hold one against: each once, and not its own.
    pub fn near(&self, place: u32, sketch: &Sketch) -> Vec<u32> {
        let mut lots: Vec<u32> = Vec::new();
        for hash in looked_up(sketch) {
            let start = self.entries.partition_point(|entry| entry.0 < hash);
            let of_hash = self.entries.iter().skip(start).take(MAX_CANDIDATES);
            let of_hash = of_hash.take_while(|entry| entry.0 == hash);
            lots.extend(of_hash.map(|(_, lot)| *lot));
        }
        lots.sort_unstable();
        let enough = MIN_SHARED_HASHES.min(sketch.hashes().len());
        let often = lots
            .chunk_by(|a, b| a == b)
            .filter(|same| same.len() >= enough);
        let places = often.filter_map(|same| same.first().map(|lot| place_of(*lot)));
        places.filter(|other| *other != place).collect()
    }
}

/// The lot of a place: neighbours lie far apart (Knuth, The Art of Computer
/// Programming 3, 6.4, "Fibonacci hashing"), so that the smallest lots are spread over
/// all ids, and each place has one of its own.
fn lot_of(place: u32) -> u32 {
    place.wrapping_mul(0x9E37_79B9)
}

/// The place that has a lot.
fn place_of(lot: u32) -> u32 {
    lot.wrapping_mul(0x144C_BC89)
}

fn looked_up(sketch: &Sketch) -> impl Iterator<Item = u32> {
    sketch.hashes().take(HASHES_LOOKED_UP)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(text: &str) -> Sketch {
        Sketch::of(text).expect("words")
    }

    fn near(texts: &[&str], place: u32) -> Vec<u32> {
        let sketches: Vec<Sketch> = texts.iter().map(|text| sketch(text)).collect();
        let index = CandidateIndex::of((0..).zip(&sketches));
        let mut near = index.near(place, &sketches[place as usize]);
        near.sort_unstable();
        near
    }

    #[test]
    fn each_place_has_a_lot_of_its_own() {
        for place in [0, 1, 2, 99_999, u32::MAX] {
            assert_eq!(place_of(lot_of(place)), place);
        }
    }

    #[test]
    fn one_is_near_who_shares_two_pairs_with_it_and_not_who_shares_one() {
        let texts = ["a b c", "b c d", "x y z", "a b c d", "c d e"];
        assert_eq!(near(&texts, 3), [0, 1]);
        assert_eq!(near(&texts, 0), [3]);
    }

    #[test]
    fn of_a_text_of_one_pair_one_is_enough() {
        assert_eq!(near(&["a b", "b c", "a b", "a"], 0), [2]);
    }

    #[test]
    fn of_few_all_are_near_and_of_many_the_same_few_for_all() {
        let few = ["a b c"; MAX_CANDIDATES];
        assert_eq!(near(&few, 5).len(), MAX_CANDIDATES - 1);
        let many = ["a b c"; 1_000];
        let all = |place| {
            let mut near = near(&many, place);
            near.push(place);
            near
        };
        let counts: Vec<usize> = (0..40).map(|place| near(&many, place).len()).collect();
        assert!(
            counts
                .iter()
                .all(|count| [MAX_CANDIDATES, MAX_CANDIDATES - 1].contains(count))
        );
        let (one, other) = (all(1), all(999));
        assert!(one.iter().filter(|place| other.contains(place)).count() >= MAX_CANDIDATES - 1);
        let early = one.iter().filter(|place| **place < 500).count();
        assert!(
            (MAX_CANDIDATES / 3..MAX_CANDIDATES).contains(&early),
            "spread over all ids: {early}"
        );
    }
}
