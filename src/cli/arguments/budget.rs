//! How much may be read: a number of pairs, or a time. Owns how it is written.

use std::borrow::Cow;
use std::str::FromStr;
use std::time::Duration;

use crate::domain::UserError;

/// How much may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Budget {
    /// So many pairs of a claim and a sentence.
    Pairs(usize),
    /// As many as can be read in this time.
    Time(Duration),
}

/// What names no budget.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("invalid budget \"{0}\"")]
pub struct InvalidBudget(
    /// What was given.
    pub String,
);

impl UserError for InvalidBudget {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed("write a number of pairs such as 20000, or a time such as 30s, 10m or 2h")
    }
}

impl FromStr for Budget {
    type Err = InvalidBudget;

    fn from_str(given: &str) -> Result<Self, InvalidBudget> {
        let wrong = || InvalidBudget(given.to_owned());
        let (number, seconds) = match given.char_indices().next_back() {
            Some((at, 's')) => (&given[..at], Some(1)),
            Some((at, 'm')) => (&given[..at], Some(60)),
            Some((at, 'h')) => (&given[..at], Some(3_600)),
            Some(_) => (given, None),
            None => return Err(wrong()),
        };
        let number: usize = number.parse().map_err(|_| wrong())?;
        match seconds {
            None => Ok(Budget::Pairs(number)),
            Some(seconds) if (1..1_000_000).contains(&number) => {
                Ok(Budget::Time(Duration::from_secs(seconds * number as u64)))
            }
            Some(_) => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_a_number_or_a_time() {
        assert_eq!("250".parse(), Ok(Budget::Pairs(250)));
        assert_eq!("10m".parse(), Ok(Budget::Time(Duration::from_secs(600))));
        assert_eq!("90s".parse(), Ok(Budget::Time(Duration::from_secs(90))));
        for wrong in ["", "m", "10 m", "10min", "-3", "0s", "1.5h", "ü"] {
            assert!(wrong.parse::<Budget>().is_err(), "{wrong}");
        }
    }
}
