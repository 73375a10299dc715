//! What proves a cell: evidence cut out of the article. Owns no choice of stance. What
//! comes closest to an omission is told in `near_miss`.

use crate::domain::{
    CodePoints, CueMark, Evidence, JudgedBy, Judgement, Quote, Reason, Span, Stance,
};
use crate::matching::{ArticleSentence, Match};

use super::context::Context;
use super::cue::cue_finder::FoundCue;
use super::sentence_reading::SentenceReading;

/// A judgement with the sentences that prove it, and the first speaker of these
/// where somebody else says it.
pub(super) fn proven(
    context: Context<'_>,
    (stance, reason): (Stance, Option<Reason>),
    proofs: Vec<&SentenceReading>,
) -> Judgement {
    let speaks = matches!(reason, Some(Reason::Attributed | Reason::Contested));
    let speaker = proofs.iter().find_map(|reading| reading.speaker);
    let speaker = speaker.filter(|_| speaks);
    let speaker = speaker.and_then(|span| span.slice(context.text));
    let evidence = proofs.into_iter().map(|reading| evidence(context, reading));
    Judgement {
        stance,
        reason,
        speaker: speaker.map(str::to_owned),
        confidence: None,
        judged_by: JudgedBy::Words,
        evidence: evidence.flatten().collect(),
        near_miss: None,
    }
}

/// The sentence of a reading as evidence.
fn evidence(context: Context<'_>, reading: &SentenceReading) -> Option<Evidence> {
    let (sentence, score) = (reading.found.sentence, reading.found.score.total);
    evidence_of(context, sentence, Some(reading), score)
}

/// A sentence as evidence, with what the rules made of it, where they read it.
pub(super) fn evidence_of(
    context: Context<'_>,
    place: usize,
    reading: Option<&SentenceReading>,
    score: f64,
) -> Option<Evidence> {
    let sentence = context.article.sentences.get(place)?;
    let quote = Quote::cut(context.text, sentence.span)?;
    let mark = |cue: &FoundCue| {
        let tokens = sentence.tokens.get(cue.tokens.clone())?;
        let span = Span::new(tokens.first()?.span.start, tokens.last()?.span.end);
        Some(CueMark {
            text: span.slice(context.text)?.to_owned(),
            category: cue.category,
            points: quote.points_of(span)?,
        })
    };
    let found = reading.map(|reading| &reading.found);
    let found = found.or_else(|| context.matches.of_sentence(place));
    let cues = reading.into_iter().flat_map(|reading| &reading.cues);
    Some(Evidence {
        score,
        cues: cues.filter_map(mark).collect(),
        matched: found
            .map(|found| matched(found, sentence, &quote))
            .unwrap_or_default(),
        speaker: reading
            .and_then(|reading| reading.speaker)
            .and_then(|span| span.slice(context.text))
            .map(str::to_owned),
        quote,
    })
}

/// Where the words stand that met the claim's, each once, in order.
pub(super) fn matched(found: &Match, sentence: &ArticleSentence, quote: &Quote) -> Vec<CodePoints> {
    let tokens = found.score.hits.iter().filter_map(|hit| hit.token);
    let spans = tokens.filter_map(|token| Some(sentence.tokens.get(token)?.span));
    let mut places: Vec<CodePoints> = spans.filter_map(|span| quote.points_of(span)).collect();
    places.sort_unstable();
    places.dedup();
    places
}
