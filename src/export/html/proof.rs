//! What stands behind one cell: its quotes in their paragraphs, the facts of
//! the judgement, and what people said. Owns what is shown of it and how
//! figures are worded.

use crate::domain::{
    Cell, CodePoints, CueMark, Evidence, Judgement, NearMiss, Quote, Readability, Review,
    ReviewStatus, SourceColumn, Stance,
};

use super::context;
use super::context::QuoteContext;
use super::link;
use super::marks;
use super::marks::MarkedPiece;
use super::rows::Square;

/// The proof of one cell.
#[derive(Debug)]
pub(super) struct Proof<'a> {
    /// What the table shows.
    pub square: Square<'a>,
    /// The source.
    pub column: &'a SourceColumn,
    /// What it is called.
    pub name: &'a str,
    text: Option<&'a str>,
}

/// A quote with all that is shown of it.
#[derive(Debug)]
pub(super) struct ProofPassage<'a> {
    /// The quote.
    pub quote: &'a Quote,
    /// The words around it.
    pub context: QuoteContext<'a>,
    /// The quote, cut where its marks begin and end.
    pub pieces: Vec<MarkedPiece<'a>>,
    /// Its cues.
    pub cues: &'a [CueMark],
    /// Who is reported to say it.
    pub speaker: Option<&'a str>,
    /// How closely it matches the claim.
    pub score: String,
    /// Opens the article at the quote.
    pub link: Option<String>,
}

impl<'a> Proof<'a> {
    /// The proof of `cell`, with the article's text where it is known.
    pub fn of(
        cell: &'a Cell,
        column: &'a SourceColumn,
        name: &'a str,
        text: Option<&'a str>,
    ) -> Self {
        Self {
            square: Square::of(cell),
            column,
            name,
            text,
        }
    }

    /// The cell.
    pub fn cell(&self) -> &'a Cell {
        self.square.cell
    }

    /// The sentences that decide the cell.
    pub fn evidence(&self) -> impl Iterator<Item = ProofPassage<'a>> {
        let evidence = self
            .judgement()
            .map_or([].as_slice(), |judgement| &judgement.evidence);
        evidence.iter().map(|evidence: &'a Evidence| {
            let Evidence {
                quote,
                score,
                cues,
                matched,
                speaker,
            } = evidence;
            self.passage(quote, *score, matched, cues, speaker.as_deref())
        })
    }

    /// The sentence that came closest to a claim that is omitted.
    pub fn near_miss(&self) -> Option<ProofPassage<'a>> {
        let NearMiss {
            quote,
            score,
            matched,
        } = self.judgement()?.near_miss.as_ref()?;
        Some(self.passage(quote, *score, matched, &[], None))
    }

    /// Who is reported to say it.
    pub fn speaker(&self) -> Option<&'a str> {
        self.cell().speaker()
    }

    /// How sure the program is of its stance.
    pub fn confidence(&self) -> Option<String> {
        let confidence = self.judgement()?.confidence?;
        Some(format!("{confidence:.2}"))
    }

    /// What the program's judgement rests on.
    pub fn judged_by(&self) -> Option<&'static str> {
        Some(self.judgement()?.judged_by.in_words())
    }

    /// The program's stance, where it is not the one that the cell comes to.
    pub fn overruled(&self) -> Option<String> {
        let judgement = self.judgement()?;
        let differs = self.cell().stance() != Some(judgement.stance);
        differs.then(|| match judgement.reason {
            Some(reason) => format!("{} ({reason})", judgement.stance),
            None => judgement.stance.to_string(),
        })
    }

    /// Whether anything is to be said beside the quotes.
    pub fn has_facts(&self) -> bool {
        self.judgement().is_some()
    }

    /// Whether there is nothing behind the cell but a near miss.
    pub fn is_bare_omission(&self) -> bool {
        self.cell().stance() == Some(Stance::Omits) && self.review().is_none()
    }

    /// What people decided.
    pub fn review(&self) -> Option<&'a Review> {
        self.cell().review.as_ref()
    }

    /// What became of what people decided.
    pub fn review_words(&self) -> Option<String> {
        let review = self.review()?;
        Some(match review.status {
            ReviewStatus::Decided => "Decided by people".to_owned(),
            ReviewStatus::Disputed => "Readers differ, and nobody has settled it".to_owned(),
            ReviewStatus::Stale => {
                let changed: Vec<&str> = review.changed.iter().map(|c| c.as_str()).collect();
                format!(
                    "Decided before the {} changed; to be read again",
                    changed.join(" and the ")
                )
            }
        })
    }

    /// Why the cell could not be judged.
    pub fn why_not(&self) -> Option<String> {
        match self.judgement() {
            Some(_) => None,
            None => why_not(&self.column.readability),
        }
    }

    fn judgement(&self) -> Option<&'a Judgement> {
        self.cell().judgement()
    }

    fn passage(
        &self,
        quote: &'a Quote,
        score: f64,
        matched: &'a [CodePoints],
        cues: &'a [CueMark],
        speaker: Option<&'a str>,
    ) -> ProofPassage<'a> {
        let url = self.column.source.url.as_deref();
        ProofPassage {
            quote,
            context: context::around(quote, self.text),
            pieces: marks::pieces(quote, matched, cues),
            cues,
            speaker: speaker.filter(|&speaker| Some(speaker) != self.speaker()),
            score: format!("{score:.2}"),
            link: url.and_then(|url| link::to_quote(url, &quote.exact)),
        }
    }
}

/// Why a source could not be judged; none where it could.
pub(super) fn why_not(readability: &Readability) -> Option<String> {
    match readability {
        Readability::Readable => None,
        Readability::ReadInPart { why } => Some(format!(
            "Read in part: it {why}, so that nothing is said of what it leaves out"
        )),
        Readability::NotReadable { why } => Some(format!("Not read: {why}")),
        Readability::UnsupportedLanguage { language } => {
            Some(format!("Written in {language}, which is not judged"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Reason, StaleCause};
    use crate::export::sample;

    #[test]
    fn the_programs_stance_is_named_only_where_it_is_not_the_final_one() {
        let column = sample::column("a");
        let mut cell = Cell::new(0, 0, sample::qualifies(Reason::Hedged, "It may be so."));
        assert_eq!(Proof::of(&cell, &column, "A", None).overruled(), None);
        cell.review = Some(sample::review(ReviewStatus::Decided, Stance::Denies));
        let overruled = Proof::of(&cell, &column, "A", None).overruled();
        assert_eq!(overruled.as_deref(), Some("qualifies (hedged)"));
        cell.review = Some(sample::review(ReviewStatus::Stale, Stance::Denies));
        assert_eq!(Proof::of(&cell, &column, "A", None).overruled(), None);
    }

    #[test]
    fn a_stale_decision_says_what_has_changed() {
        let column = sample::column("a");
        let mut cell = Cell::new(0, 0, sample::asserts(&["So it is."]));
        let mut review = sample::review(ReviewStatus::Stale, Stance::Denies);
        review.changed = vec![StaleCause::Claim, StaleCause::Article];
        cell.review = Some(review);
        assert_eq!(
            Proof::of(&cell, &column, "A", None)
                .review_words()
                .as_deref(),
            Some("Decided before the claim and the article changed; to be read again")
        );
    }

    #[test]
    fn an_omission_has_its_near_miss_and_no_evidence() {
        let column = sample::column("a");
        let cell = Cell::new(0, 0, sample::omits("The weather was mild.", 0.2134));
        let proof = Proof::of(&cell, &column, "A", None);
        assert_eq!(proof.evidence().count(), 0);
        let near_miss = proof.near_miss().unwrap();
        assert_eq!((near_miss.score.as_str(), near_miss.link), ("0.21", None));
    }
}
