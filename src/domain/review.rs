//! What people have decided on a cell, as exports show it beside the program's
//! stance. Owns the record only: `decisions` works it out.

use serde::{Deserialize, Serialize};

use super::vocabulary::vocabulary;
use super::{Act, DecidedQuote, Stance};

vocabulary! {
    /// How far people have settled a cell.
    ReviewStatus {
        /// All readers agree, or it was adjudicated: their stance is the final one.
        Decided = "decided",
        /// Claim, article or quote has changed since: the program's stance is
        /// shown, the decision stands beside it.
        Stale = "stale",
        /// Readers differ, and nobody has adjudicated.
        Disputed = "disputed",
    }
}

vocabulary! {
    /// What is no longer as the reviewer saw it.
    StaleCause {
        /// The claim's text.
        Claim = "claim",
        /// The article's text.
        Article = "article",
        /// The words decided on are not in the article any more.
        Quote = "quote",
    }
}

/// One reader's verdict that nothing has taken the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingVerdict {
    /// Who decided.
    pub reviewer: String,
    /// A reading or an adjudication.
    pub act: Act,
    /// The verdict.
    pub stance: Stance,
    /// Why, in the reviewer's words.
    pub note: Option<String>,
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// The words that the reviewer picked, or else had in view; none where they
    /// read blind and picked none.
    pub quote: Option<DecidedQuote>,
}

/// What people have decided on one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// How far it is settled.
    pub status: ReviewStatus,
    /// What was decided, also where it is stale; none where readers differ.
    pub stance: Option<Stance>,
    /// The verdicts that stand, in the order of reviewers; at least one.
    pub voices: Vec<StandingVerdict>,
    /// What has changed since; empty unless it is stale.
    pub changed: Vec<StaleCause>,
}

impl Review {
    /// Who decided, parted by ` | `.
    pub fn reviewers(&self) -> String {
        let mut names: Vec<&str> = self.voices.iter().map(|v| v.reviewer.as_str()).collect();
        names.dedup();
        names.join(" | ")
    }

    /// When the latest of them decided.
    pub fn latest(&self) -> Option<&str> {
        self.voices.iter().map(|voice| voice.at.as_str()).max()
    }

    /// The status in words: what is disputed and by whom, what has changed.
    pub fn words(&self) -> String {
        match self.status {
            ReviewStatus::Decided => self.status.to_string(),
            ReviewStatus::Stale => {
                let changed: Vec<&str> = self.changed.iter().map(|c| c.as_str()).collect();
                let said = self.said();
                format!(
                    "{}: {said}; changed since: {}",
                    self.status,
                    changed.join(", ")
                )
            }
            ReviewStatus::Disputed => format!("{}: {}", self.status, self.said()),
        }
    }

    /// Who says what.
    fn said(&self) -> String {
        let each = self.voices.iter();
        let each: Vec<String> = each
            .map(|v| format!("{} {}", v.reviewer, v.stance))
            .collect();
        each.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(reviewer: &str, stance: Stance) -> StandingVerdict {
        StandingVerdict {
            reviewer: reviewer.to_owned(),
            act: Act::Reading,
            stance,
            note: None,
            at: "2031-05-04T10:00:00Z".to_owned(),
            quote: None,
        }
    }

    #[test]
    fn the_words_say_who_differs_and_what_has_changed() {
        let mut review = Review {
            status: ReviewStatus::Disputed,
            stance: None,
            voices: vec![voice("Ann", Stance::Asserts), voice("Ben", Stance::Denies)],
            changed: Vec::new(),
        };
        assert_eq!(review.words(), "disputed: Ann asserts, Ben denies");
        assert_eq!(review.reviewers(), "Ann | Ben");
        review.voices.pop();
        review.status = ReviewStatus::Stale;
        review.changed = vec![StaleCause::Claim, StaleCause::Article];
        assert_eq!(
            review.words(),
            "stale: Ann asserts; changed since: claim, article"
        );
        review.status = ReviewStatus::Decided;
        assert_eq!(review.words(), "decided");
    }
}
