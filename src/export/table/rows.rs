//! The rows of the table: claims by topic, with their heads. Owns their order
//! and what stands in the first column.

use std::collections::BTreeSet;

use crate::domain::{Claim, clean};
use crate::export::stance_symbols::Symbols;

use super::wrap::{wrap, wrap_within};

/// How many lines a claim takes at most, as long as the claims stay apart.
const HEAD_LINES: usize = 3;

/// Claims that share a topic, in the order in which they were written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TopicGroup {
    /// The topic; none for claims without one.
    pub topic: Option<String>,
    /// Places of claims.
    pub claims: Vec<usize>,
}

/// All rows, ready to be shown.
pub(super) struct TableRows {
    /// Claims without a topic first, since they would seem to belong to a
    /// topic above them, then topics in the order in which they first appear.
    pub groups: Vec<TopicGroup>,
    /// The head of each claim, by its place.
    pub heads: Vec<String>,
}

impl TableRows {
    pub(super) fn of(claims: &[Claim]) -> Self {
        let mut groups: Vec<TopicGroup> = Vec::new();
        for (place, claim) in claims.iter().enumerate() {
            let topic = claim.topic.as_deref().map(clean);
            let topic = topic.map(|topic| topic.trim().to_owned());
            let topic = topic.filter(|topic| !topic.is_empty());
            match groups.iter_mut().find(|group| group.topic == topic) {
                Some(group) => group.claims.push(place),
                None => groups.push(TopicGroup {
                    topic,
                    claims: vec![place],
                }),
            }
        }
        groups.sort_by_key(|group| group.topic.is_some());
        Self {
            groups,
            heads: claims.iter().map(head).collect(),
        }
    }

    /// The heads in a column of `width`, line ends between their lines; cut
    /// only where none looks like another then.
    pub(super) fn wrapped(&self, width: usize, symbols: Symbols) -> Vec<String> {
        let heads = self.heads.iter();
        let cut: Vec<_> = heads
            .map(|head| wrap_within(head, width, HEAD_LINES, symbols.ellipsis()).join("\n"))
            .collect();
        let distinct: BTreeSet<_> = cut.iter().collect();
        if distinct.len() == cut.len() {
            return cut;
        }
        let whole = self.heads.iter().map(|head| wrap(head, width).join("\n"));
        whole.collect()
    }
}

fn head(claim: &Claim) -> String {
    let head = clean(claim.head());
    let head = head.trim();
    if head.is_empty() {
        clean(claim.id.as_str())
    } else {
        head.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn topics_keep_their_first_place_and_claims_their_order() {
        let mut matrix = sample::tram(1);
        matrix.claims.truncate(4);
        for (place, topic) in [Some("b"), None, Some("a"), Some("b\n")]
            .into_iter()
            .enumerate()
        {
            matrix.claims[place].topic = topic.map(str::to_owned);
        }
        let group = |topic: Option<&str>, claims: &[usize]| TopicGroup {
            topic: topic.map(str::to_owned),
            claims: claims.to_vec(),
        };
        assert_eq!(
            TableRows::of(&matrix.claims).groups,
            [
                group(None, &[1]),
                group(Some("b"), &[0, 3]),
                group(Some("a"), &[2])
            ]
        );
    }

    #[test]
    fn a_claim_always_has_a_head() {
        let mut matrix = sample::tram(1);
        matrix.claims[0].label = Some("\u{1b}\u{7}".to_owned());
        matrix.claims[1].label = None;
        let rows = TableRows::of(&matrix.claims);
        assert_eq!(rows.heads[0], "canal-route");
        assert_eq!(rows.heads[1], "The depot was moved to Mill Lane");
    }

    #[test]
    fn claims_that_would_look_the_same_are_not_cut() {
        let mut matrix = sample::chess(2, 1);
        let whole = |matrix: &crate::domain::Matrix| {
            TableRows::of(&matrix.claims).wrapped(14, Symbols::Unicode)
        };
        assert!(whole(&matrix)[0].ends_with('…'));
        for (claim, end) in matrix.claims.iter_mut().zip(["one", "two"]) {
            claim.text = format!("The rook ending that nobody had prepared for: part {end}");
        }
        assert!(whole(&matrix)[0].ends_with("one"));
    }
}
