//! Articles that are one text under several ids: wire copy and reprints, edited or
//! not. Owns who belongs together; how much two texts share is told by their
//! sketches, so that no text is needed.
//!
//! An origin is named after the first of its sources by id. Whether two articles
//! belong together depends on these two alone, but for the bound of
//! [`NEIGHBOURS`]; that a third links them follows.

use std::collections::HashMap;

use crate::domain::{Sketch, SourceId};

/// Two articles are of one origin where the shorter one shares this much of its
/// word pairs with the other. An edit of two fifths of all words, scattered, leaves
/// .44 on average and .35 in one of a hundred; of news articles about one event one
/// pair in three thousand has as much.
const SHARED: f64 = 0.35;

/// One that is shorter than so much of the other is a part of it, not a reprint.
const SHORTEST: f64 = 0.4;

/// Texts of fewer word pairs are of one origin only where they are equal: a few
/// words are soon shared.
const FEWEST: u32 = 20;

/// Who shares one of so many smallest hashes is looked at: with a fifth of all pairs
/// in common, two articles share none of them once in tens of thousands.
const LOOKED_UP: usize = 48;

/// Of all who share a hash each is held against so many before it: common pairs of
/// words stand in nearly every article.
const NEIGHBOURS: usize = 16;

/// To which origin each article of a run belongs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origins {
    /// Of the articles that are not their own origin, by their places.
    first: HashMap<usize, SourceId>,
}

impl Origins {
    /// Groups articles, which come in the order of their ids. One without a sketch
    /// is like no other.
    pub fn among<'a>(articles: impl IntoIterator<Item = (&'a str, Option<&'a Sketch>)>) -> Self {
        let articles: Vec<(&str, Option<&Sketch>)> = articles.into_iter().collect();
        let sketch = |place: u32| articles.get(place as usize).and_then(|(_, sketch)| *sketch);
        let mut entries: Vec<(u32, u32)> = Vec::new();
        for (place, (_, sketch)) in (0..).zip(&articles) {
            let hashes = sketch.iter().flat_map(|sketch| sketch.hashes());
            entries.extend(hashes.take(LOOKED_UP).map(|hash| (*hash, place)));
        }
        entries.sort_unstable();
        let mut groups = Groups::of(articles.len());
        for same in entries.chunk_by(|a, b| a.0 == b.0) {
            for (at, (_, place)) in same.iter().enumerate() {
                let near = &same[at.saturating_sub(NEIGHBOURS)..at];
                for (_, other) in near.iter().chain(&same[..at.min(1)]) {
                    if groups.root(*place) != groups.root(*other)
                        && let (Some(one), Some(other_sketch)) = (sketch(*place), sketch(*other))
                        && are_one(one, other_sketch)
                    {
                        groups.join(*place, *other);
                    }
                }
            }
        }
        let places = 0..u32::try_from(articles.len()).unwrap_or(u32::MAX);
        let first = places.filter_map(|place| {
            let root = groups.root(place);
            let id = SourceId::new(articles.get(root as usize)?.0);
            (root != place).then_some((place as usize, id))
        });
        Self {
            first: first.collect(),
        }
    }

    /// The origin of the article at a place, whose own id is given.
    pub fn of(&self, place: usize, id: &SourceId) -> SourceId {
        self.first.get(&place).unwrap_or(id).clone()
    }
}

fn are_one(one: &Sketch, other: &Sketch) -> bool {
    if one == other {
        return true;
    }
    let (shorter, longer) = match one.distinct() < other.distinct() {
        true => (one.distinct(), other.distinct()),
        false => (other.distinct(), one.distinct()),
    };
    shorter >= FEWEST
        && f64::from(shorter) >= SHORTEST * f64::from(longer)
        && one.shared(other) >= SHARED
}

/// Sets that grow together; each is named after its smallest member.
struct Groups(Vec<u32>);

impl Groups {
    fn of(count: usize) -> Self {
        Self((0..u32::try_from(count).unwrap_or(u32::MAX)).collect())
    }

    fn root(&mut self, place: u32) -> u32 {
        let mut at = place;
        while let Some(&above) = self.0.get(at as usize)
            && above != at
        {
            // Half of the way is cut for whoever comes next.
            let further = self.0.get(above as usize).copied().unwrap_or(above);
            if let Some(slot) = self.0.get_mut(at as usize) {
                *slot = further;
            }
            at = further;
        }
        at
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.0.get_mut(one.max(other) as usize) {
            *slot = one.min(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins(texts: &[(&str, &str)]) -> Vec<String> {
        let sketches: Vec<Option<Sketch>> =
            texts.iter().map(|(_, text)| Sketch::of(text)).collect();
        let articles = texts.iter().zip(&sketches);
        let origins = Origins::among(articles.map(|((id, _), sketch)| (*id, sketch.as_ref())));
        let ids = texts.iter().enumerate();
        ids.map(|(place, (id, _))| origins.of(place, &SourceId::new(*id)).to_string())
            .collect()
    }

    /// Words of a story, `edited` of every ten changed.
    fn story(name: &str, words: usize, edited: usize) -> String {
        let word = |at: usize| match at % 10 < edited {
            true => format!("{name}{at}x{edited} "),
            false => format!("{name}{at} "),
        };
        (0..words).map(word).collect()
    }

    #[test]
    fn a_reprint_has_the_origin_of_the_first_by_id() {
        let (story_a, edited, other) = (story("a", 300, 0), story("a", 300, 2), story("b", 300, 0));
        let found = origins(&[
            ("a", &story_a),
            ("b", &other),
            ("c", &edited),
            ("d", &story_a),
        ]);
        assert_eq!(found, ["a", "b", "a", "a"]);
    }

    #[test]
    fn a_third_one_links_two() {
        let (front, back) = (story("a", 200, 0), story("b", 200, 0));
        let both = [front.as_str(), &back].concat();
        assert_eq!(
            origins(&[("a", &front), ("b", &both), ("c", &back)]),
            ["a"; 3]
        );
        assert_eq!(origins(&[("a", &front), ("c", &back)]), ["a", "c"]);
    }

    #[test]
    fn what_is_quoted_is_not_reprinted() {
        let (speech, report) = (story("speech", 60, 0), story("report", 240, 0));
        let quoting = [report.as_str(), &speech].concat();
        let also = [story("column", 240, 0).as_str(), &speech].concat();
        assert_eq!(
            origins(&[("a", &quoting), ("b", &also), ("c", &speech)]),
            ["a", "b", "c"]
        );
    }

    #[test]
    fn of_few_words_only_equal_ones_are_one() {
        let texts = [
            ("a", "The tram line stays open."),
            ("b", "The tram line stays open!"),
            ("c", "The tram line stays shut."),
            ("d", "…"),
            ("e", "…"),
        ];
        assert_eq!(origins(&texts), ["a", "a", "c", "d", "e"]);
    }

    #[test]
    fn a_story_that_all_reprint_is_one_origin() {
        let texts: Vec<(String, String)> = (0..300)
            .map(|at| {
                (
                    format!("{at:03}"),
                    story("a", 300, 0) + &story(&at.to_string(), 60, 0),
                )
            })
            .collect();
        let texts: Vec<(&str, &str)> = texts
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert!(origins(&texts).iter().all(|origin| origin == "000"));
    }
}
