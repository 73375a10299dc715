//! `eval --task attribution`: who says so, sentence by sentence, against
//! labelled files. Owns the table of figures, one paragraph per file.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::cli::exit_code::Outcome;
use crate::cli::failure::Failure;
use crate::evaluation::attribution::{AttributionOutcome, AttributionScore, speaker_found};
use crate::ingest::attribution_gold::{
    AttributionLabel, LabelledSentence, read_labelled_sentences,
};
use crate::lexicon::Lexicons;
use crate::stance::StatementReader;

use super::by_file;

#[derive(Serialize)]
struct Figures {
    file: String,
    #[serde(flatten)]
    score: AttributionScore,
}

/// Scores the given files of labelled sentences.
pub fn run(files: &[PathBuf], json: bool) -> Result<Outcome, Failure> {
    let score = |file: &Path| Ok(figures(file, &read_labelled_sentences(file)?));
    by_file::run(files, json, score, lines)
}

fn figures(file: &Path, sentences: &[LabelledSentence]) -> Figures {
    Figures {
        file: file.display().to_string(),
        score: AttributionScore::of(&outcomes(sentences)),
    }
}

/// Reads every sentence, since a quotation may go on from one to the next;
/// those of which only a small part is attributed do not count.
fn outcomes(sentences: &[LabelledSentence]) -> Vec<AttributionOutcome> {
    let mut reader = StatementReader::new(Lexicons::shipped());
    let mut outcomes = Vec::new();
    let mut earlier: Option<&LabelledSentence> = None;
    for sentence in sentences {
        if !earlier.is_some_and(|earlier| sentence.continues(earlier)) {
            reader.begin_paragraph();
        }
        earlier = Some(sentence);
        let statement = reader.read(&sentence.text);
        if sentence.label != AttributionLabel::Partly {
            outcomes.push(AttributionOutcome {
                gold: sentence.label == AttributionLabel::Attributed,
                found: statement.is_attributed(),
                speaker: speaker_found(&sentence.text, &sentence.sources, statement.speaker),
            });
        }
    }
    outcomes
}

fn lines(all: &[Figures]) -> String {
    let mut text = String::new();
    for Figures { file, score } in all {
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "{file}  sentences {}  attributed {}  precision {:.4}  recall {:.4}  F1 {:.4}",
            score.sentences, score.attributed, score.precision, score.recall, score.f1
        );
        if let Some(interval) = score.f1_interval {
            let _ = writeln!(
                text,
                "F1 95% interval  {:.4} to {:.4}  ({} resamples)",
                interval.lower, interval.upper, interval.resamples
            );
        }
        let _ = writeln!(
            text,
            "speaker  right {:.4}  ({} of {} with a labelled source; any named: {})",
            score.speaker_recall, score.right_speaker, score.sourced, score.any_speaker
        );
    }
    text
}
