//! A judgement as the cache keeps it: quotes by their places alone, since the
//! article is at hand wherever they are asked for. Owns the form, and that what
//! comes back is what was kept.

use serde::{Deserialize, Serialize};

use crate::domain::{
    CodePoints, CueCategory, CueMark, Evidence, JudgedBy, Judgement, NearMiss, Quote, Reason, Span,
    Stance,
};

/// A judgement without the words of its article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    stance: Stance,
    reason: Option<Reason>,
    speaker: Option<String>,
    confidence: Option<f64>,
    judged_by: JudgedBy,
    evidence: Vec<KeptEvidence>,
    near_miss: Option<KeptQuote>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct KeptEvidence {
    quote: KeptQuote,
    cues: Vec<(CueCategory, String, Place)>,
    speaker: Option<String>,
}

/// A sentence with its score and the words that met the claim's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct KeptQuote {
    /// In bytes.
    span: Place,
    score: f64,
    /// In code points.
    matched: Vec<Place>,
}

/// Start and end.
type Place = (usize, usize);

fn place(points: CodePoints) -> Place {
    (points.start, points.end)
}

fn points((start, end): Place) -> CodePoints {
    CodePoints { start, end }
}

impl KeptQuote {
    fn of(quote: &Quote, score: f64, matched: &[CodePoints]) -> Self {
        Self {
            span: (quote.span.start, quote.span.end),
            score,
            matched: matched.iter().map(|one| place(*one)).collect(),
        }
    }

    fn quote(&self, text: &str) -> Option<Quote> {
        Quote::cut(text, Span::new(self.span.0, self.span.1))
    }

    fn matched(&self) -> Vec<CodePoints> {
        self.matched.iter().map(|one| points(*one)).collect()
    }
}

impl Kept {
    /// Takes the words out of a judgement.
    pub fn of(judgement: &Judgement) -> Self {
        let evidence = judgement.evidence.iter().map(|one| {
            let cues = one.cues.iter();
            let cues = cues.map(|cue| (cue.category, cue.text.clone(), place(cue.points)));
            KeptEvidence {
                quote: KeptQuote::of(&one.quote, one.score, &one.matched),
                cues: cues.collect(),
                speaker: one.speaker.clone(),
            }
        });
        let near = judgement.near_miss.as_ref();
        Self {
            stance: judgement.stance,
            reason: judgement.reason,
            speaker: judgement.speaker.clone(),
            confidence: judgement.confidence,
            judged_by: judgement.judged_by,
            evidence: evidence.collect(),
            near_miss: near.map(|near| KeptQuote::of(&near.quote, near.score, &near.matched)),
        }
    }

    /// Puts the words of its article back; `None` where a place does not fit
    /// the text, so that it cannot be the article of this judgement.
    pub fn judgement(self, text: &str) -> Option<Judgement> {
        let evidence = self.evidence.into_iter().map(|one| {
            let cues = one.cues.into_iter();
            let cues = cues.map(|(category, text, place)| CueMark {
                text,
                category,
                points: points(place),
            });
            Some(Evidence {
                quote: one.quote.quote(text)?,
                score: one.quote.score,
                cues: cues.collect(),
                matched: one.quote.matched(),
                speaker: one.speaker,
            })
        });
        let near_miss = match self.near_miss {
            None => None,
            Some(near) => Some(NearMiss {
                quote: near.quote(text)?,
                score: near.score,
                matched: near.matched(),
            }),
        };
        Some(Judgement {
            stance: self.stance,
            reason: self.reason,
            speaker: self.speaker,
            confidence: self.confidence,
            judged_by: self.judged_by,
            evidence: evidence.collect::<Option<_>>()?,
            near_miss,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Engine;
    use crate::domain::{Article, Claim, ClaimSet};

    /// Judgements of every stance, with speakers and cues.
    fn judgements(text: &str) -> Vec<Judgement> {
        let claim = |id: &str, text: &str| Claim::new(id, text);
        let claims = ClaimSet {
            claims: vec![
                claim("a", "The café will close the old tram line"),
                claim("b", "The mayor sold the ferry to the harbour union"),
                claim("c", "Bakers went on strike for higher wages"),
                claim("d", "The bridge is unsafe for heavy lorries"),
            ],
            aliases: Vec::new(),
        };
        let matrix = Engine::new(claims).judge(&[Article::new("x", text)]);
        let cells = matrix.cells.iter();
        cells.filter_map(|cell| cell.judgement().cloned()).collect()
    }

    const TEXT: &str = "“Öl”, they say. The café will close the old tram line. The mayor did not \
        sell the ferry to the harbour union. The bridge may be unsafe for heavy lorries, the \
        engineer said.";

    #[test]
    fn what_is_kept_comes_back() {
        let judgements = judgements(TEXT);
        assert_eq!(judgements.len(), 4);
        for judgement in judgements {
            let bytes = postcard::to_allocvec(&Kept::of(&judgement)).unwrap();
            let kept: Kept = postcard::from_bytes(&bytes).unwrap();
            assert_eq!(kept.judgement(TEXT), Some(judgement));
        }
    }

    #[test]
    fn another_text_is_noticed_where_places_do_not_fit() {
        let judgement = judgements(TEXT).remove(0);
        assert_eq!(Kept::of(&judgement).judgement("“Öl”"), None);
    }
}
