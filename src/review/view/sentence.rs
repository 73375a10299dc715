//! The article, sentence by sentence, with what the program saw in each. Owns
//! how marks are cut into the text; every piece is verbatim, and all of them
//! together are the article.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use crate::domain::{Article, CueCategory, Span};
use crate::matching::ArticleSentence;
use crate::matrix::{CellTrace, describe_reading};
use crate::stance::SentenceReading;
use crate::text::SentenceKind;

/// One sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SentenceView {
    /// Its place in code points of the article.
    pub start: usize,
    /// Its end.
    pub end: usize,
    /// What stands between the sentence before and this one.
    pub before: String,
    /// Whether it is a heading.
    pub heading: bool,
    /// Its words, cut at its marks.
    pub pieces: Vec<SentencePiece>,
    /// What the program makes of it.
    pub role: Option<Role>,
    /// Which piece of evidence it is, counted from 1.
    pub rank: Option<usize>,
    /// How closely it matches the claim, 0 to 1.
    pub score: Option<f64>,
    /// What it says of the claim, or why it does not count.
    pub take: Option<String>,
}

/// A stretch of a sentence under the same marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentencePiece {
    /// The words.
    pub text: String,
    /// Whether they met the claim's.
    pub matched: bool,
    /// The cue that they are part of.
    pub cue: Option<CueCategory>,
    /// Whether they name who says it.
    pub speaker: bool,
}

/// What a sentence is to the cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It proves the cell.
    Evidence,
    /// It came closest to an omitted claim.
    NearMiss,
    /// It came near.
    RunnerUp,
}

/// How many sentences beside the proof are marked: of a long article nearly
/// every one has a word of the claim.
const MAX_MARKED_SENTENCES: usize = 12;

/// The sentences, and what stands after the last one. `bare` without marks, for
/// a reader who is to find the proof alone, and where nothing was judged.
pub fn sentences(article: &Article, trace: &CellTrace, bare: bool) -> (Vec<SentenceView>, String) {
    let text = &article.text;
    let readings = if bare { HashMap::new() } else { closest(trace) };
    let (mut at, mut points) = (0, 0);
    let mut views = Vec::new();
    for (place, sentence) in trace.article.sentences.iter().enumerate() {
        let span = sentence.span;
        let (Some(before), Some(words)) = (text.get(at..span.start), span.slice(text)) else {
            continue;
        };
        let start = points + before.chars().count();
        let end = start + words.chars().count();
        let reading = readings.get(&place).copied();
        let (role, rank) = if bare {
            (None, None)
        } else {
            role(trace, span, reading)
        };
        let marked = role.and(reading);
        views.push(SentenceView {
            start,
            end,
            before: before.to_owned(),
            heading: sentence.kind == SentenceKind::Heading,
            pieces: pieces(text, sentence, marked),
            role,
            rank,
            score: marked.map(|reading| reading.found.score.total),
            take: marked.map(describe_reading),
        });
        (at, points) = (span.end, end);
    }
    (views, text.get(at..).unwrap_or_default().to_owned())
}

/// The closest reading of each of the closest sentences, the proof's among them.
fn closest(trace: &CellTrace) -> HashMap<usize, &SentenceReading> {
    let mut closest = HashMap::new();
    for reading in &trace.judged.readings {
        let span = trace.article.sentences[reading.found.sentence].span;
        if closest.len() < MAX_MARKED_SENTENCES || role(trace, span, None).0.is_some() {
            closest.entry(reading.found.sentence).or_insert(reading);
        }
    }
    closest
}

fn role(
    trace: &CellTrace,
    span: Span,
    reading: Option<&SentenceReading>,
) -> (Option<Role>, Option<usize>) {
    let judgement = &trace.judged.judgement;
    let is_here = |quoted: Span| quoted.contains(span);
    let evidence = judgement
        .evidence
        .iter()
        .position(|one| is_here(one.quote.span));
    if let Some(rank) = evidence {
        return (Some(Role::Evidence), Some(rank + 1));
    }
    if judgement
        .near_miss
        .as_ref()
        .is_some_and(|near| is_here(near.quote.span))
    {
        return (Some(Role::NearMiss), None);
    }
    (reading.map(|_| Role::RunnerUp), None)
}

/// The sentence cut at every mark of a reading.
fn pieces(
    text: &str,
    sentence: &ArticleSentence,
    reading: Option<&SentenceReading>,
) -> Vec<SentencePiece> {
    let whole = sentence.span;
    let token = |at: usize| sentence.tokens.get(at).map(|token| token.span);
    let hits = reading
        .into_iter()
        .flat_map(|reading| &reading.found.score.hits);
    let matched: Vec<Span> = hits.filter_map(|hit| token(hit.token?)).collect();
    let cues = reading.into_iter().flat_map(|reading| &reading.cues);
    let cues: Vec<(Span, CueCategory)> = cues
        .filter_map(|cue| {
            let (first, last) = (
                token(cue.tokens.start)?,
                token(cue.tokens.end.checked_sub(1)?)?,
            );
            Some((Span::new(first.start, last.end), cue.category))
        })
        .collect();
    let speaker = reading.and_then(|reading| reading.speaker);
    let speaker = speaker.filter(|speaker| whole.contains(*speaker));
    let marks = matched
        .iter()
        .chain(cues.iter().map(|(span, _)| span))
        .chain(&speaker);
    let mut cuts: BTreeSet<usize> = marks.flat_map(|mark| [mark.start, mark.end]).collect();
    cuts.extend([whole.start, whole.end]);
    let cuts: Vec<usize> = cuts.range(whole.start..=whole.end).copied().collect();
    let piece = |pair: &[usize]| {
        let span = Span::new(pair[0], pair[1]);
        Some(SentencePiece {
            text: span.slice(text)?.to_owned(),
            matched: matched.iter().any(|mark| mark.contains(span)),
            cue: cues
                .iter()
                .find(|(mark, _)| mark.contains(span))
                .map(|(_, category)| *category),
            speaker: speaker.is_some_and(|mark| mark.contains(span)),
        })
    };
    cuts.windows(2).filter_map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Engine;
    use crate::review::sample::claims;

    fn seen(text: &str, blind: bool) -> (Vec<SentenceView>, String) {
        let article = Article::new("x", text);
        let trace = Engine::new(claims()).trace(0, &article).unwrap();
        sentences(&article, &trace, blind)
    }

    #[test]
    fn all_pieces_together_are_the_article() {
        let text =
            "\n Tramlinie 5\n\nThe mayor said the council will “not” close the tram line. Ö!  ";
        for blind in [true, false] {
            let (views, after) = seen(text, blind);
            let mut whole = String::new();
            for view in &views {
                whole.push_str(&view.before);
                assert_eq!(whole.chars().count(), view.start);
                view.pieces
                    .iter()
                    .for_each(|piece| whole.push_str(&piece.text));
                assert_eq!(whole.chars().count(), view.end);
            }
            assert_eq!(whole + &after, text);
        }
    }

    #[test]
    fn marks_are_where_the_program_saw_something() {
        let (views, _) = seen(
            "Rain. The mayor said the council will not close the tram line.",
            false,
        );
        let view = &views[1];
        assert_eq!((view.role, view.rank), (Some(Role::Evidence), Some(1)));
        let find = |text: &str| view.pieces.iter().find(|piece| piece.text == text).unwrap();
        assert_eq!(find("not").cue, Some(CueCategory::Negation));
        assert!(find("council").matched && !find("not").matched);
        assert!(view.pieces.iter().any(|piece| piece.speaker));
        assert_eq!((views[0].role, views[0].pieces.len()), (None, 1));
    }

    #[test]
    fn a_blind_reader_is_shown_no_mark() {
        let (views, _) = seen("Rain. The council will not close the tram line.", true);
        for view in views {
            assert_eq!(
                (view.role, view.rank, view.score, view.take),
                (None, None, None, None)
            );
            assert_eq!(view.pieces.len(), 1);
        }
    }
}
