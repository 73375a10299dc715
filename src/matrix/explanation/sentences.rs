//! The verdict, then sentence by sentence what was matched and how, which cues
//! reach it, and what follows. Owns the form; the facts come from the readings.

use std::fmt;

use crate::domain::{Article, Claim, Judgement, Stance, clean};
use crate::matching::{Hit, How, WordingKind};
use crate::matrix::CellTrace;
use crate::stance::{FoundCue, SentenceReading, SentenceStance};

/// One cell, ready to be told.
pub struct Sentences<'a> {
    claim: &'a Claim,
    article: &'a Article,
    trace: &'a CellTrace,
}

impl<'a> Sentences<'a> {
    /// Brings together what the explanation speaks of.
    pub fn new(claim: &'a Claim, article: &'a Article, trace: &'a CellTrace) -> Self {
        Self {
            claim,
            article,
            trace,
        }
    }

    fn verdict(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let judgement = &self.trace.judged.judgement;
        writeln!(
            f,
            "claim   {}: {}",
            clean(self.claim.id.as_str()),
            clean(&self.claim.text)
        )?;
        writeln!(f, "source  {}", clean(self.article.source.id.as_str()))?;
        writeln!(f, "stance  {}", stance(judgement))?;
        if let Some(confidence) = judgement.confidence {
            writeln!(f, "sure    {confidence:.2}")?;
        }
        writeln!(f, "judged  {}", judgement.judged_by.in_words())?;
        match judgement.stance {
            Stance::Omits => writeln!(f, "\nNo sentence counts. The closest ones:"),
            Stance::Asserts | Stance::Qualifies | Stance::Denies => {
                writeln!(f, "\nThe sentences that came near, the closest first:")
            }
        }
    }

    fn reading(&self, f: &mut fmt::Formatter<'_>, reading: &SentenceReading) -> fmt::Result {
        let sentence = &self.trace.article.sentences[reading.found.sentence];
        let wording = &self.trace.claim.wordings[reading.found.wording];
        let quote = sentence.span.slice(&self.article.text).unwrap_or_default();
        writeln!(f, "\n“{}”", clean(quote))?;
        let kind = match wording.kind {
            WordingKind::Claim => "the claim",
            WordingKind::Variant => "the variant",
            WordingKind::Counter => "the counter",
        };
        writeln!(f, "  meets    {kind} “{}”", clean(&wording.text))?;
        let words: Vec<String> = reading
            .found
            .score
            .hits
            .iter()
            .map(|hit| self.hit(reading, hit))
            .collect();
        writeln!(f, "  words    {}", words.join(", "))?;
        let missing: Vec<String> = self.missing(reading);
        if !missing.is_empty() {
            writeln!(f, "  missing  {}", missing.join(", "))?;
        }
        let score = &reading.found.score;
        writeln!(
            f,
            "  score    {:.2} (coverage {:.2}, content {:.2}, SoftTFIDF {:.2}, nearness {:.2})",
            score.total, score.coverage, score.content, score.soft_tfidf, score.near
        )?;
        for cue in &reading.cues {
            writeln!(f, "  cue      {}", self.cue(reading, cue))?;
        }
        if let Some(speaker) = reading
            .speaker
            .and_then(|span| span.slice(&self.article.text))
        {
            writeln!(f, "  speaker  {}", clean(speaker))?;
        }
        writeln!(f, "  so       {}", describe_reading(reading))
    }

    fn hit(&self, reading: &SentenceReading, hit: &Hit) -> String {
        let wording = &self.trace.claim.wordings[reading.found.wording];
        let sentence = &self.trace.article.sentences[reading.found.sentence];
        let term = clean(&wording.tokens[wording.terms[hit.term].token].lower);
        let found = hit
            .token
            .and_then(|token| sentence.tokens[token].span.slice(&self.article.text));
        let found = clean(found.unwrap_or_default());
        match hit.similarity.how {
            How::Same => format!("{term} = {found}"),
            How::Alias => format!("{term} = {found} (one name)"),
            How::Related => format!("{term} ~ {found} (related)"),
            How::Meaning => format!("{term} ~ {found} (meaning {:.2})", hit.similarity.value),
            How::Spelling => format!("{term} ~ {found} (spelling {:.2})", hit.similarity.value),
            How::Opposite => format!("{term} ≠ {found} (opposite)"),
            How::Clash => format!("{term} ≠ {found} (another figure)"),
            How::Carried => format!("{term} (from the sentence before or the title)"),
        }
    }

    fn missing(&self, reading: &SentenceReading) -> Vec<String> {
        let wording = &self.trace.claim.wordings[reading.found.wording];
        let hits = &reading.found.score.hits;
        let terms = wording.terms.iter().enumerate();
        let missing = terms.filter(|(at, _)| !hits.iter().any(|hit| hit.term == *at));
        missing
            .map(|(_, term)| clean(&wording.tokens[term.token].lower))
            .collect()
    }

    fn cue(&self, reading: &SentenceReading, cue: &FoundCue) -> String {
        let tokens = &self.trace.article.sentences[reading.found.sentence].tokens;
        let words = |range: std::ops::Range<usize>| {
            let words: Vec<&str> = tokens[range]
                .iter()
                .map(|token| token.lower.as_str())
                .collect();
            words.join(" ")
        };
        let reached: Vec<String> = cue
            .scope
            .iter()
            .filter(|scope| !scope.is_empty())
            .map(|scope| words(scope.clone()))
            .collect();
        clean(&format!(
            "“{}” ({}) reaches “{}”",
            words(cue.tokens.clone()),
            cue.category,
            reached.join(" … ")
        ))
    }
}

impl fmt::Display for Sentences<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.verdict(f)?;
        for reading in &self.trace.judged.readings {
            self.reading(f, reading)?;
        }
        Ok(())
    }
}

fn stance(judgement: &Judgement) -> String {
    let mut text = judgement.stance.to_string();
    if let Some(reason) = judgement.reason {
        text.push_str(&format!(" ({reason})"));
    }
    if let Some(speaker) = &judgement.speaker {
        text.push_str(&format!(", speaker: {}", clean(speaker)));
    }
    text
}

/// What a sentence says of the claim, or why it does not count, in words.
pub fn describe_reading(reading: &SentenceReading) -> String {
    if let Some(lacks) = reading.lacks {
        return format!("does not count: {lacks}");
    }
    match reading.stance {
        SentenceStance::Asserts => "asserts, in the article's own voice".to_owned(),
        SentenceStance::Denies => "denies, in the article's own voice".to_owned(),
        SentenceStance::Qualifies(reason) => format!("qualifies: {reason}"),
        SentenceStance::Nothing => "says nothing of the claim".to_owned(),
    }
}
