//! Which labelled cells belong to one story, over all sets: claims and articles
//! that a cell links, and those with the same words. Owns the linking, so that
//! nothing is tested on a story that it was learnt from.

use std::collections::HashMap;

/// Links keys into stories.
#[derive(Debug, Default)]
pub struct Stories {
    places: HashMap<String, usize>,
    parents: Vec<usize>,
}

impl Stories {
    /// The place of a text, the same for the same words.
    pub fn place(&mut self, text: &str) -> usize {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let next = self.parents.len();
        let place = *self.places.entry(words.join(" ")).or_insert(next);
        if place == next {
            self.parents.push(next);
        }
        place
    }

    /// Makes one story of two.
    pub fn link(&mut self, one: usize, other: usize) {
        let (one, other) = (self.story(one), self.story(other));
        let (first, second) = (one.min(other), one.max(other));
        self.parents[second] = first;
    }

    /// The story that a place belongs to.
    pub fn story(&mut self, mut place: usize) -> usize {
        while self.parents[place] != place {
            self.parents[place] = self.parents[self.parents[place]];
            place = self.parents[place];
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_is_one_story() {
        let mut stories = Stories::default();
        let (a, b) = (stories.place("A  tram"), stories.place("a bus"));
        assert_eq!(stories.place("a TRAM"), a);
        assert_ne!(stories.story(a), stories.story(b));
        let c = stories.place("a boat");
        stories.link(a, c);
        stories.link(b, c);
        assert_eq!(stories.story(a), stories.story(b));
    }
}
