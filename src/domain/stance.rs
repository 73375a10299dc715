//! The closed vocabularies of a cell: stance, reason and status, with the
//! names that files and tables use for them. Owns no rule for choosing one.

use super::vocabulary::vocabulary;

vocabulary! {
    /// What one source does with one claim, judged over the article as a whole.
    Stance {
        /// States the claim in its own voice and without reservation.
        Asserts = "asserts",
        /// Brings the claim up but limits its own commitment; see [`Reason`].
        Qualifies = "qualifies",
        /// Rejects the claim in its own voice, or states what cannot be true with it.
        Denies = "denies",
        /// Does not bring the claim up.
        Omits = "omits",
    }
}

vocabulary! {
    /// Why a source qualifies, in the order in which the first that applies is taken.
    Reason {
        /// Claim and rejection are both reported, or a denial alone, without a side taken.
        Contested = "contested",
        /// If, unless, would.
        Conditional = "conditional",
        /// Asked and not answered.
        Question = "question",
        /// Only someone else is reported to say so.
        Attributed = "attributed",
        /// May, might, reportedly, appears.
        Hedged = "hedged",
        /// Only a part, a group, a time or a degree of it holds.
        Partial = "partial",
        /// Brought up with a reservation that no rule names: first in the review queue.
        Unclear = "unclear",
    }
}

vocabulary! {
    /// What a judgement rests on.
    JudgedBy {
        /// The reader has read the sentences closest to the claim.
        Reader = "reader",
        /// Words alone: no reader was asked for, or no sentence comes near the claim.
        Words = "words",
    }
}

vocabulary! {
    /// Whether a cell could be judged at all. Only a judged cell has a stance.
    Status {
        /// The article was read and the claim judged.
        Judged = "judged",
        /// The article could not be read; never an omission.
        NotReadable = "not_readable",
        /// The article is in a language that is not judged; never an omission.
        UnsupportedLanguage = "unsupported_language",
    }
}

impl JudgedBy {
    /// What a judgement rests on, for a person.
    pub fn in_words(self) -> &'static str {
        match self {
            JudgedBy::Reader => "by the reader",
            JudgedBy::Words => "by words",
        }
    }
}

impl Stance {
    /// Whether the source brings the claim up at all.
    pub fn brings_up(self) -> bool {
        match self {
            Stance::Asserts | Stance::Qualifies | Stance::Denies => true,
            Stance::Omits => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back_as_itself() {
        for &stance in Stance::ALL {
            assert_eq!(stance.as_str().parse(), Ok(stance));
        }
        for &reason in Reason::ALL {
            assert_eq!(reason.as_str().parse(), Ok(reason));
        }
    }

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let error = "supports".parse::<Stance>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "`supports` is not one of asserts, qualifies, denies, omits"
        );
    }
}
