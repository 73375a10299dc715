//! One of several equal parts of a stream of articles. Owns which part an
//! article belongs to, so that any machine can tell without asking another.

use std::borrow::Cow;
use std::str::FromStr;

use super::hash::sha256_number;
use super::{SourceId, UserError};

/// One part of so many. An article's part follows from its id alone: the first
/// eight bytes of the SHA-256 of the id, taken as a number, modulo the number
/// of parts.
///
/// ```
/// use stancegrid::domain::{Shard, SourceId};
/// let shards: Vec<Shard> = ["1/3", "2/3", "3/3"].iter().flat_map(|s| s.parse()).collect();
/// let mine = shards.iter().filter(|shard| shard.holds(&SourceId::new("herald")));
/// assert_eq!(mine.count(), 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which part, counted from 0.
    place: u64,
    /// Of how many.
    of: u64,
}

impl Shard {
    /// Whether the article with this id is in this part.
    pub fn holds(self, id: &SourceId) -> bool {
        sha256_number(id.as_str()) % self.of == self.place
    }

    /// Whether a line whose article's id cannot be told is in this part: every
    /// such line is in one, by its number.
    pub fn holds_line(self, number: u64) -> bool {
        number % self.of == self.place
    }
}

/// What does not name one of several parts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("invalid shard \"{0}\"")]
pub struct InvalidShard(
    /// What was given.
    pub String,
);

impl UserError for InvalidShard {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed("write it as `1/4`, the first of four: parts are counted from 1")
    }
}

impl Default for Shard {
    /// The whole.
    fn default() -> Self {
        Self { place: 0, of: 1 }
    }
}

impl FromStr for Shard {
    type Err = InvalidShard;

    fn from_str(given: &str) -> Result<Self, InvalidShard> {
        let invalid = || InvalidShard(given.to_owned());
        let (part, of) = given.split_once('/').ok_or_else(invalid)?;
        let part: u64 = part.parse().map_err(|_| invalid())?;
        let of: u64 = of.parse().map_err(|_| invalid())?;
        if part == 0 || part > of {
            return Err(invalid());
        }
        Ok(Self {
            place: part - 1,
            of,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_and_every_line_is_in_one_part() {
        let parts: Vec<Shard> = (1..=7)
            .map(|at| format!("{at}/7").parse().unwrap())
            .collect();
        let mut filled = [0; 7];
        for number in 0..200 {
            let id = SourceId::new(format!("article {number}"));
            let holding: Vec<usize> = (0..7).filter(|&at| parts[at].holds(&id)).collect();
            assert_eq!(holding.len(), 1);
            filled[holding[0]] += 1;
            let lines = parts.iter().filter(|part| part.holds_line(number));
            assert_eq!(lines.count(), 1);
        }
        assert!(filled.iter().all(|&count| count > 10), "{filled:?}");
    }

    #[test]
    fn the_part_of_an_id_is_the_same_everywhere() {
        // sha256("tram") begins with c2a6bc4a…
        assert_eq!(sha256_number("tram") >> 32, 0xc2a6_bc4a);
        assert!(Shard::default().holds(&SourceId::new("tram")));
    }

    #[test]
    fn what_is_no_part_says_so() {
        for given in ["", "1", "0/2", "3/2", "1/0", "a/2", "1/2/3", "-1/2"] {
            let error = given.parse::<Shard>().unwrap_err();
            assert_eq!(error.to_string(), format!("invalid shard \"{given}\""));
            assert!(error.help().contains("counted from 1"));
        }
        assert!("4/4".parse::<Shard>().is_ok());
    }
}
