//! Articles that are one text under several ids: wire copy and reprints, edited or
//! not. Owns who belongs together; how much two texts have in common is told by
//! their sketches, so that no text is needed.
//!
//! An origin is named after the first of its sources by id. `candidate_pairs` says who is held
//! against whom, `same_text` whether two are versions of one text, `star_clustering` what groups
//! come of it.

mod candidate_pairs;
mod same_text;
mod star_clustering;

use std::collections::HashMap;

use rayon::prelude::*;

use crate::domain::{Sketch, SourceId};

use candidate_pairs::CandidateIndex;
use same_text::strength;
use star_clustering::{Link, hubs};

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
        let hub_of = hubs(articles.len(), &links(&articles));
        // The first by id that has a hub gives the group its name.
        let mut names: HashMap<u32, &str> = HashMap::new();
        let mut first = HashMap::new();
        for (place, (hub, (id, _))) in hub_of.into_iter().zip(&articles).enumerate() {
            let name = *names.entry(hub).or_insert(id);
            if name != *id {
                first.insert(place, SourceId::new(name));
            }
        }
        Self { first }
    }

    /// The origin of the article at a place, whose own id is given.
    pub fn of(&self, place: usize, id: &SourceId) -> SourceId {
        self.first.get(&place).unwrap_or(id).clone()
    }
}

/// The links of each article with those that are near it.
fn links(articles: &[(&str, Option<&Sketch>)]) -> Vec<Link> {
    let sketch = |place: u32| articles.get(place as usize).and_then(|(_, sketch)| *sketch);
    let places = 0..u32::try_from(articles.len()).unwrap_or(u32::MAX);
    let sketched = places
        .clone()
        .filter_map(|place| Some((place, sketch(place)?)));
    let index = CandidateIndex::of(sketched);
    let of_one = |place: u32| {
        let near = sketch(place).map(|one| index.near(place, one));
        let linked = near.into_iter().flatten().filter_map(move |other| {
            let strength = strength(sketch(place)?, sketch(other)?)?;
            Some(Link {
                from: place,
                to: other,
                strength,
            })
        });
        linked.collect::<Vec<Link>>()
    };
    places.into_par_iter().flat_map_iter(of_one).collect()
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
    fn what_both_quote_links_nobody() {
        let quoting = |name: &str, marks: [&str; 2]| {
            let speech = story("speech", 150, 0);
            format!(
                "{}\n{}{speech}{}\n",
                story(name, 150, 0),
                marks[0],
                marks[1]
            )
        };
        let (one, other) = (quoting("a", ["“", "”"]), quoting("b", ["\"", "\""]));
        assert_eq!(origins(&[("a", &one), ("b", &other)]), ["a", "b"]);
        let (one, other) = (quoting("a", ["", ""]), quoting("b", ["", ""]));
        assert_eq!(origins(&[("a", &one), ("b", &other)]), ["a", "a"]);
    }

    #[test]
    fn who_retells_the_one_before_makes_no_chain_of_all() {
        let part = |name: &str| story(name, 100, 0);
        let parts = ["p", "q", "r", "s", "t", "u"].map(part);
        let texts: Vec<String> = parts.windows(2).map(|two| two.concat()).collect();
        let ids = ["a", "b", "c", "d", "e"];
        let texts: Vec<(&str, &str)> = ids
            .into_iter()
            .zip(texts.iter().map(String::as_str))
            .collect();
        let found = origins(&texts);
        assert!(found.iter().any(|origin| origin != "a"), "{found:?}");
        assert_eq!(found[0], found[1], "{found:?}");
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
