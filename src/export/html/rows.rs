//! The matrix as the page draws it: claims grouped by topic, a cell for every
//! claim and source. Owns what a cell shows and where it leads to.

use crate::domain::{Cell, Claim, Matrix, Tally};

use super::stance_sign;
use super::stance_sign::Sign;

/// Claims under one heading.
#[derive(Debug)]
pub(super) struct Topic<'a> {
    /// The heading; none for claims without a topic.
    pub name: Option<&'a str>,
    /// The claims, by their places.
    pub claims: Vec<usize>,
}

/// The topics in the order in which they are first met.
pub(super) fn topics(matrix: &Matrix) -> Vec<Topic<'_>> {
    let mut topics: Vec<Topic<'_>> = Vec::new();
    for (place, claim) in matrix.claims.iter().enumerate() {
        let name = claim
            .topic
            .as_deref()
            .filter(|name| !name.trim().is_empty());
        match topics.iter_mut().find(|topic| topic.name == name) {
            Some(topic) => topic.claims.push(place),
            None => topics.push(Topic {
                name,
                claims: vec![place],
            }),
        }
    }
    topics
}

/// One claim with what the sources make of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReportRow<'a> {
    /// The claim's place.
    pub place: usize,
    /// The claim.
    pub claim: &'a Claim,
    /// Its totals, counted in sources.
    pub sources: Tally,
    /// Its totals, counted in origins.
    pub origins: Tally,
}

impl<'a> ReportRow<'a> {
    /// The row of the claim at `place`.
    pub fn of(matrix: &'a Matrix, place: usize) -> Self {
        Self {
            place,
            claim: &matrix.claims[place],
            sources: matrix.tally_row(place),
            origins: matrix.tally_origins(place),
        }
    }

    /// The claim in full, where the head of its row says something else.
    pub fn in_full(&self) -> Option<&'a str> {
        (self.claim.head() != self.claim.text).then_some(self.claim.text.as_str())
    }
}

/// One cell as the table shows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Square<'a> {
    /// The cell.
    pub cell: &'a Cell,
    /// What it comes to.
    pub sign: Sign,
    /// The mark of a decision, and what it means.
    pub mark: Option<(&'static str, &'static str)>,
    /// The mark of a cell that was judged by words, where others were read.
    pub by_words: Option<&'static str>,
}

impl<'a> Square<'a> {
    /// What the table shows of a cell.
    pub fn of(cell: &'a Cell) -> Self {
        Self {
            cell,
            sign: stance_sign::of(cell.final_stance()),
            mark: cell
                .review
                .as_ref()
                .and_then(|review| stance_sign::mark(review.status)),
            by_words: None,
        }
    }

    /// A square that is marked if its cell was judged by words.
    pub fn marked(self) -> Self {
        Self {
            by_words: self.cell.is_by_words().then(stance_sign::by_words),
            ..self
        }
    }

    /// Why it qualifies; empty where it does not.
    pub fn reason(&self) -> &'static str {
        self.cell.reason().map_or("", |reason| reason.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Reason, ReviewStatus, Stance};
    use crate::export::sample;

    #[test]
    fn claims_of_a_topic_stand_together_wherever_they_were_written() {
        let mut matrix = sample::tram(1);
        matrix.claims.truncate(4);
        for (place, topic) in [None, Some("b"), Some(" "), Some("b")]
            .into_iter()
            .enumerate()
        {
            matrix.claims[place].topic = topic.map(str::to_owned);
        }
        let topics: Vec<_> = topics(&matrix)
            .into_iter()
            .map(|t| (t.name, t.claims))
            .collect();
        assert_eq!(topics, [(None, vec![0, 2]), (Some("b"), vec![1, 3])]);
    }

    #[test]
    fn a_square_shows_what_people_decided_and_keeps_the_reason_to_its_own_stance() {
        let mut cell = Cell::new(0, 0, sample::qualifies(Reason::Hedged, "It may be so."));
        assert_eq!(
            (Square::of(&cell).reason(), Square::of(&cell).mark),
            ("hedged", None)
        );
        cell.review = Some(sample::review(ReviewStatus::Decided, Stance::Denies));
        let square = Square::of(&cell);
        assert_eq!((square.sign.code, square.reason()), ("denies", ""));
        assert_eq!(square.mark, Some(("✓", "decided")));
    }

    #[test]
    fn a_claim_without_a_label_is_not_said_twice() {
        let matrix = sample::chess(1, 1);
        assert_eq!(ReportRow::of(&matrix, 0).in_full(), None);
        assert!(ReportRow::of(&sample::tram(1), 0).in_full().is_some());
    }
}
