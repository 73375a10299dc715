//! Which sentences of an article are read for a claim. Owns the choice among those that come
//! closest; how close a sentence comes is told in `matching`.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::domain::UserError;
use crate::matching::Ranked;

/// How many sentences of a cell are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SentenceChoice {
    /// None where the article is on another matter, four where it is on the claim's, and up
    /// to [`Self::MOST`] where no sentence stands out.
    #[default]
    Usual,
    /// The closest ones, so many.
    Closest(usize),
    /// All that share a word with the claim.
    All,
}

/// Where no sentence comes as close as this, the article is taken to be on another matter.
const LEAST_OF_BEST: f64 = 0.28;

/// Beyond the first four only sentences as close as this are read,
const LEAST: f64 = 0.25;

/// that come at least so close as the closest one times this.
const LEAST_SHARE_OF_BEST: f64 = 0.6;

impl SentenceChoice {
    /// The most sentences that are read unless told otherwise.
    pub const MOST: usize = 8;

    /// So many are read of any article on the claim's matter, if it has as many.
    const FEWEST: usize = 4;

    /// How many of the closest sentences have to be found.
    pub fn most(self) -> usize {
        match self {
            SentenceChoice::Usual => Self::MOST,
            SentenceChoice::Closest(count) => count,
            SentenceChoice::All => usize::MAX,
        }
    }

    /// Those to be read among the closest, which stand in their order.
    pub(super) fn among(self, ranked: &[Ranked]) -> &[Ranked] {
        let count = match (self, ranked.first()) {
            (_, None) => 0,
            (SentenceChoice::All | SentenceChoice::Closest(_), Some(_)) => ranked.len(),
            (SentenceChoice::Usual, Some(best)) if best.total < LEAST_OF_BEST => 0,
            (SentenceChoice::Usual, Some(best)) => {
                let least = f64::max(LEAST, LEAST_SHARE_OF_BEST * best.total);
                let close = ranked.partition_point(|one| one.total >= least);
                close.max(Self::FEWEST).min(ranked.len())
            }
        };
        &ranked[..count.min(self.most())]
    }
}

/// What names no number of sentences.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("invalid number of sentences \"{0}\"")]
pub struct InvalidSentenceChoice(
    /// What was given.
    pub String,
);

impl UserError for InvalidSentenceChoice {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed("write a number from 1 on, or `all`")
    }
}

impl FromStr for SentenceChoice {
    type Err = InvalidSentenceChoice;

    fn from_str(given: &str) -> Result<Self, InvalidSentenceChoice> {
        match (given, given.parse()) {
            ("usual", _) => Ok(SentenceChoice::Usual),
            ("all", _) => Ok(SentenceChoice::All),
            (_, Ok(count)) if count > 0 => Ok(SentenceChoice::Closest(count)),
            (_, Ok(_) | Err(_)) => Err(InvalidSentenceChoice(given.to_owned())),
        }
    }
}

impl fmt::Display for SentenceChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SentenceChoice::Usual => f.write_str("usual"),
            SentenceChoice::Closest(count) => write!(f, "{count}"),
            SentenceChoice::All => f.write_str("all"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(choice: SentenceChoice, totals: &[f64]) -> usize {
        let ranked = (0..).zip(totals).map(|(sentence, &total)| Ranked {
            total,
            sentence,
            wording: 0,
        });
        choice.among(&ranked.collect::<Vec<_>>()).len()
    }

    #[test]
    fn where_a_sentence_stands_out_few_are_read() {
        assert_eq!(read(SentenceChoice::Usual, &[0.8, 0.5, 0.4, 0.3, 0.3]), 4);
        assert_eq!(
            read(SentenceChoice::Usual, &[0.4, 0.39, 0.35, 0.3, 0.27, 0.2]),
            5
        );
        assert_eq!(read(SentenceChoice::Usual, &[0.4; 12]), 8);
    }

    #[test]
    fn an_article_on_another_matter_is_not_read() {
        assert_eq!(read(SentenceChoice::Usual, &[0.27, 0.27]), 0);
        assert_eq!(read(SentenceChoice::Usual, &[0.29, 0.24]), 2);
        assert_eq!(read(SentenceChoice::Usual, &[]), 0);
        assert_eq!(read(SentenceChoice::Closest(2), &[0.1, 0.05]), 2);
        assert_eq!(read(SentenceChoice::All, &[0.1, 0.05, 0.01]), 3);
    }

    #[test]
    fn every_choice_reads_back_as_itself() {
        for choice in ["usual", "all", "4"] {
            assert_eq!(
                choice.parse::<SentenceChoice>().unwrap().to_string(),
                choice
            );
        }
        assert!("0".parse::<SentenceChoice>().is_err());
        assert!("few".parse::<SentenceChoice>().is_err());
    }
}
