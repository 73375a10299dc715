//! Which phrases may be learnt: those that stand in enough stories and hold no
//! name. Owns the choice; their weights are learnt with all others.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::{MIN_STORIES, PhraseSide};

use super::example::Example;

/// In how many stories each phrase stands, by place; only of those that stand
/// in [`MIN_STORIES`] at least and hold no word of `names`.
pub fn eligible(
    examples: &[&Example],
    phrases: &[(PhraseSide, String)],
    names: &BTreeSet<String>,
) -> BTreeMap<u32, u32> {
    let mut stories: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for example in examples {
        for &(place, _) in &example.phrases {
            let seen = stories.entry(place).or_default();
            // More than enough need not be told apart while choosing.
            seen.insert(example.claim_story);
        }
    }
    let nameless = |place: u32| {
        let (_, phrase) = &phrases[place as usize];
        !phrase.split(' ').any(|word| names.contains(word))
    };
    stories
        .into_iter()
        .map(|(place, stories)| (place, stories.len() as u32))
        .filter(|&(place, stories)| stories >= MIN_STORIES && nameless(place))
        .collect()
}

/// The phrases whose weights tell most: the widest apart, each times the root
/// of the stories that it stands in.
pub fn most_telling(
    eligible: &BTreeMap<u32, u32>,
    weight: impl Fn(u32) -> [f64; 3],
    most: usize,
) -> BTreeMap<u32, u32> {
    let mut ranked: Vec<(f64, u32, u32)> = eligible
        .iter()
        .map(|(&place, &stories)| {
            let how = weight(place);
            let high = how.iter().copied().fold(f64::MIN, f64::max);
            let low = how.iter().copied().fold(f64::MAX, f64::min);
            ((high - low) * f64::from(stories).sqrt(), place, stories)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let kept = ranked.into_iter().take(most);
    kept.map(|(_, place, stories)| (place, stories)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance;

    fn example(story: usize, phrases: &[u32]) -> Example {
        Example {
            set: 0,
            cell: (0, 0),
            stance: Stance::Asserts,
            features: Vec::new(),
            phrases: phrases.iter().map(|place| (*place, 1.0)).collect(),
            claim_story: story,
            article_story: story,
            claim: story,
        }
    }

    #[test]
    fn a_phrase_needs_five_stories_and_no_name() {
        let phrases =
            ["denied it", "osk said", "a tram"].map(|p| (PhraseSide::Claim, p.to_owned()));
        let mut examples: Vec<Example> = (0..5).map(|story| example(story, &[0, 1])).collect();
        // Five cells of one story are one story.
        examples.extend((0..5).map(|_| example(1, &[2])));
        let all: Vec<&Example> = examples.iter().collect();
        let names = BTreeSet::from(["osk".to_owned()]);
        let found = eligible(&all, &phrases, &names);
        assert_eq!(found, BTreeMap::from([(0, 5)]));
    }

    #[test]
    fn phrases_that_tell_nothing_go_first() {
        let eligible = BTreeMap::from([(0, 9), (1, 9), (2, 5)]);
        let weight =
            |place: u32| [[0.1, 0.1, 0.1], [0.0, 0.0, 2.0], [0.0, 0.5, 0.0]][place as usize];
        let kept = most_telling(&eligible, weight, 2);
        assert_eq!(kept, BTreeMap::from([(1, 9), (2, 5)]));
    }
}
