//! The names of features, numbered. Owns the numbering: a name that no list
//! holds does not compile, and what is known of a feature by its name is found
//! by its number.

use std::fmt;

use crate::domain::CueCategory;

use super::feature_list::{
    CLOSENESS_NAMES, CUE_NAMES, CUE_PLACES, FIGURE_NAMES, INTERACTION_NAMES, READER_NAMES,
    RULE_NAMES, TOPIC_NAMES,
};

/// The name of a feature, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeatureName(u16);

/// All lists of names, in the order of their numbers. Cues come last: their
/// names are made of a place and a category.
const LISTS: [&[&str]; 7] = [
    TOPIC_NAMES,
    CLOSENESS_NAMES,
    FIGURE_NAMES,
    CUE_NAMES,
    RULE_NAMES,
    INTERACTION_NAMES,
    READER_NAMES,
];

/// How many names stand in lists.
const LISTED: usize = {
    let (mut sum, mut list) = (0, 0);
    while list < LISTS.len() {
        sum += LISTS[list].len();
        list += 1;
    }
    sum
};

impl FeatureName {
    /// How many there are.
    pub const COUNT: usize = LISTED + CUE_PLACES.len() * CueCategory::ALL.len();

    /// The number of a name that stands in a list. Meant for constants, where a
    /// name that is in none does not compile.
    pub(super) const fn listed(name: &str) -> Self {
        let (mut number, mut list) = (0, 0);
        loop {
            assert!(list < LISTS.len(), "no feature has this name");
            let mut at = 0;
            while at < LISTS[list].len() {
                if same(LISTS[list][at], name) {
                    return Self(number);
                }
                number += 1;
                at += 1;
            }
            list += 1;
        }
    }

    /// The feature that comes so many names later in its list.
    pub(super) const fn plus(self, places: u16) -> Self {
        Self(self.0 + places)
    }

    /// The feature that looks for a category of cues in a place, by the place's
    /// number in [`CUE_PLACES`].
    pub(super) const fn of_cue(place: usize, category: CueCategory) -> Self {
        Self((LISTED + place * CueCategory::ALL.len() + category as usize) as u16)
    }

    /// The feature of a name; `None` where no feature has it.
    pub fn parse(name: &str) -> Option<Self> {
        let listed = LISTS.iter().copied().flatten().zip(0u16..);
        let mut same = listed.filter(|(known, _)| **known == name);
        if let Some((_, number)) = same.next() {
            return Some(Self(number));
        }
        let (place, category) = name.split_once(": ")?;
        let place = CUE_PLACES.iter().position(|known| *known == place)?;
        Some(Self::of_cue(place, category.parse().ok()?))
    }

    /// Its number, below [`Self::COUNT`].
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// Whether it bears on the claim being brought up at all. What cues say of
    /// it does not: it tells how, and would only teach which set a cell is from.
    pub fn bears_on_topic(self) -> bool {
        let topical = TOPIC_NAMES.len() + CLOSENESS_NAMES.len() + FIGURE_NAMES.len();
        let of_rules = |name: &str| name.starts_with("rules: ");
        self.number() < topical || self.is_of_reader() || self.listed_name().is_some_and(of_rules)
    }

    /// Whether it is a figure of the reader's.
    pub fn is_of_reader(self) -> bool {
        self.listed_name()
            .is_some_and(|name| name.starts_with("reader: "))
    }

    /// Its name, where that stands in a list.
    fn listed_name(self) -> Option<&'static str> {
        LISTS.iter().copied().flatten().nth(self.number()).copied()
    }
}

impl fmt::Display for FeatureName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number();
        if let Some(name) = self.listed_name() {
            return f.write_str(name);
        }
        let categories = CueCategory::ALL.len();
        let (place, category) = (
            (number - LISTED) / categories,
            (number - LISTED) % categories,
        );
        write!(
            f,
            "{}: {}",
            CUE_PLACES[place],
            CueCategory::ALL[category].as_str()
        )
    }
}

pub(super) const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The number of a listed name, found when the program is compiled.
macro_rules! named {
    ($($name:tt)+) => {
        const { $crate::stance::model::features::FeatureName::listed($($name)+) }
    };
}
pub(super) use named;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_a_name_of_its_own() {
        for number in 0..FeatureName::COUNT {
            let name = FeatureName(number as u16);
            assert_eq!(FeatureName::parse(&name.to_string()), Some(name), "{name}");
        }
        assert_eq!(FeatureName::parse("nearby: negation"), None);
        assert_eq!(FeatureName::parse("total above 0.9"), None);
    }

    #[test]
    fn the_categories_of_cues_are_numbered_in_their_order() {
        for (at, category) in CueCategory::ALL.iter().enumerate() {
            assert_eq!(*category as usize, at);
        }
    }
}
