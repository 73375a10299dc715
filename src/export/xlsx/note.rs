//! The notes on the cells of the matrix: the sentence behind each, and who
//! decided. Owns their words and size, and which cells have one where there are
//! too many cells; the sentences stand whole in *Evidence*.

use rust_xlsxwriter::{Note, ObjectMovement};

use crate::domain::{
    Cell, EVIDENCE_SHEET, Judgement, Matrix, Readability, Review, SourceColumn, clean,
};

/// A note longer than this is cut: it would not fit a screen.
const MAX_NOTE_CHARS: usize = 900;
const WIDTH_PX: u32 = 320;
/// How many characters a line of a note holds, and how high it is.
const LINE_CHARS: usize = 46;
const LINE_HEIGHT: usize = 15;

/// Which cells have a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notes {
    /// All.
    All,
    /// Those that bring the claim up, or that people have decided on.
    BroughtUp,
    /// None.
    None,
}

impl Notes {
    /// As many as the workbook can take.
    pub fn of(matrix: &Matrix, most: usize) -> Self {
        let count = |notes: Self| {
            let cells = matrix.cells.iter();
            cells.filter(|cell| notes.has(cell)).count()
        };
        let choices = [Notes::All, Notes::BroughtUp];
        let fitting = choices.into_iter().find(|&notes| count(notes) <= most);
        fitting.unwrap_or(Notes::None)
    }

    fn has(self, cell: &Cell) -> bool {
        let proved = cell
            .judgement()
            .is_some_and(|judgement| !judgement.evidence.is_empty());
        match self {
            Notes::All => true,
            Notes::BroughtUp => proved || cell.review.is_some(),
            Notes::None => false,
        }
    }

    /// What the reader is told where cells go without.
    pub fn notice(self) -> Option<String> {
        let which = match self {
            Notes::All => return None,
            Notes::BroughtUp => "Omissions have no notes on the sheet Matrix",
            Notes::None => "The cells of the sheet Matrix have no notes",
        };
        Some(format!(
            "{which}, since there are too many cells for a spreadsheet program to open them all. \
             The sheet {} has the sentence behind every cell.",
            EVIDENCE_SHEET
        ))
    }

    /// Whether the heads have notes.
    pub fn heads(self) -> bool {
        self != Notes::None
    }

    /// The note of a cell, where there is something to say.
    pub fn of_cell(self, cell: &Cell) -> Option<Note> {
        if !self.has(cell) {
            return None;
        }
        let mut lines = Vec::new();
        if let Some(judgement) = cell.judgement() {
            lines.extend(sentences(judgement));
            lines.extend(particulars(cell, judgement));
        }
        if let Some(review) = &cell.review {
            lines.extend(decisions(cell, review));
        }
        of_lines(&lines)
    }
}

/// What is known of a source, for the head of its column.
pub(super) fn of_source(column: &SourceColumn) -> Option<Note> {
    let source = &column.source;
    let why = match &column.readability {
        Readability::Readable => None,
        Readability::ReadInPart { why } => Some(format!("read in part: it {why}")),
        Readability::NotReadable { why } => Some(format!("not readable: {why}")),
        Readability::UnsupportedLanguage { language } => Some(format!("in {language}")),
    };
    let known = [
        source.outlet.as_ref(),
        source.title.as_ref(),
        source.author.as_ref(),
        source.published.as_ref(),
        source.url.as_ref(),
        why.as_ref(),
    ];
    let known: Vec<String> = known
        .into_iter()
        .flatten()
        .map(|words| clean(words))
        .collect();
    of_lines(&known)
}

fn sentences(judgement: &Judgement) -> Vec<String> {
    let mut lines: Vec<String> = judgement
        .evidence
        .iter()
        .map(|evidence| format!("“{}”", clean(&evidence.quote.exact)))
        .collect();
    if let Some(near) = &judgement.near_miss {
        lines.push(format!(
            "Not found. Closest sentence ({:.2}): “{}”",
            near.score,
            clean(&near.quote.exact)
        ));
    }
    lines
}

fn particulars(cell: &Cell, judgement: &Judgement) -> Vec<String> {
    let speaker = cell.speaker().map(|who| format!("speaker: {}", clean(who)));
    let confidence = judgement
        .confidence
        .map(|confidence| format!("confidence: {confidence:.2}"));
    let judged_by = format!("judged by: {}", judgement.judged_by);
    let known = speaker.into_iter().chain(confidence);
    known.chain([judged_by]).collect()
}

fn decisions(cell: &Cell, review: &Review) -> Vec<String> {
    let mut lines = vec![clean(&review.words())];
    for voice in &review.voices {
        let note = voice
            .note
            .as_deref()
            .map_or(String::new(), |note| format!(": {}", clean(note)));
        lines.push(format!(
            "{} {} ({}){note}",
            clean(&voice.reviewer),
            voice.stance,
            voice.at
        ));
        if let Some(picked) = cell.picked(voice) {
            lines.push(format!("goes by “{}”", clean(&picked.exact)));
        }
    }
    if let Some(machine) = cell.machine_stance() {
        lines.push(format!("the program: {machine}"));
    }
    lines
}

/// A note of these lines, where there are any.
pub(super) fn of_lines(lines: &[String]) -> Option<Note> {
    let text = lines.join("\n");
    if text.is_empty() {
        return None;
    }
    let text = match text.char_indices().nth(MAX_NOTE_CHARS) {
        Some((end, _)) => format!("{} … [whole in the sheet {}]", &text[..end], EVIDENCE_SHEET),
        None => text,
    };
    let rows: usize = text
        .lines()
        .map(|line| line.chars().count() / LINE_CHARS + 1)
        .sum();
    let height = u32::try_from((rows + 1) * LINE_HEIGHT).unwrap_or(u32::MAX);
    Some(
        Note::new(text)
            .add_author_prefix(false)
            .set_author("stancegrid")
            .set_width(WIDTH_PX)
            .set_height(height)
            .set_object_movement(ObjectMovement::DontMoveOrSizeWithCells),
    )
}
