//! The *About* sheet: what the workbook is, what it was made by, what words and
//! columns mean, and how decisions go back. Owns these texts.

use rust_xlsxwriter::{Format, XlsxError};

use crate::domain::{EVIDENCE_SHEET, FinalStance, LONG_TEXT_SHEET, Matrix, Stance};
use crate::export::LONG_COLUMNS;

use super::workbook::{Book, BookSheet};
use super::{cell_format, height};

/// Of the column with the texts.
const TEXT_WIDTH_CHARS: f64 = 96.0;

/// Writes the sheet; last, since the others may leave a notice.
pub(super) fn write(book: &mut Book, matrix: &Matrix) -> Result<(), XlsxError> {
    if book.long.len() > 0 {
        book.notices.push(format!(
            "{} too long for a cell: the cell has the beginning, the sheet {} the whole.",
            counted(book.long.len(), "text is", "texts are"),
            LONG_TEXT_SHEET
        ));
    }
    let notices = book.notices.clone();
    let sheet = book.sheet("About", 0)?;
    sheet.sheet.set_column_width(0, 22)?;
    sheet.sheet.set_column_width(1, TEXT_WIDTH_CHARS)?;
    sheet.sheet.set_print_fit_to_pages(1, 0);
    let mut page = Page { sheet, row: 0 };
    page.heading("Which source asserts, qualifies, denies or omits each claim")?;
    for notice in &notices {
        page.pair("Please note", notice, &cell_format::notice())?;
    }
    contents(&mut page, matrix)?;
    page.heading("Stances")?;
    for &stance in Stance::ALL {
        page.pair(
            stance.as_str(),
            meaning(stance),
            &cell_format::stance(stance),
        )?;
    }
    let words = cell_format::words();
    for (word, meaning) in OTHER_WORDS {
        page.pair(word, meaning, &words)?;
    }
    page.heading("Giving decisions back")?;
    for (step, what) in DECISIONS {
        page.pair(step, what, &words)?;
    }
    page.heading(&format!("Columns of the sheet {EVIDENCE_SHEET}"))?;
    for column in LONG_COLUMNS {
        page.pair(column, column_meaning(column), &words)?;
    }
    made_by(&mut page, matrix)
}

/// The sheet with the next free row.
struct Page<'b> {
    sheet: BookSheet<'b>,
    row: u32,
}

impl Page<'_> {
    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        // A free row above all headings but the first.
        self.row += u32::from(self.row > 0);
        self.sheet
            .words((self.row, 0), text, &cell_format::heading())?;
        self.row += 1;
        Ok(())
    }

    /// A word in its look, and what there is to say of it.
    fn pair(&mut self, word: &str, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.words((self.row, 0), word, format)?;
        if !text.is_empty() {
            self.sheet
                .words((self.row, 1), text, &cell_format::words())?;
        }
        self.sheet
            .set_lines(self.row, height::lines(text, TEXT_WIDTH_CHARS))?;
        self.row += 1;
        Ok(())
    }
}

fn contents(page: &mut Page<'_>, matrix: &Matrix) -> Result<(), XlsxError> {
    let words = cell_format::words();
    let tally = matrix.tally_all();
    let counts: Vec<String> = Stance::ALL
        .iter()
        .map(|&stance| format!("{} {stance}", tally.of(stance)))
        .collect();
    let disputed = matrix.disputed();
    let cells = matrix.cells.len();
    let unjudged = cells - tally.total() - disputed;
    let mut told = format!("{}: {}", counted(cells, "cell", "cells"), counts.join(", "));
    if disputed > 0 {
        told += &format!(", {disputed} {}", FinalStance::DISPUTED);
    }
    if unjudged > 0 {
        told += &format!(", {unjudged} not judged");
    }
    let claims = counted(matrix.claims.len(), "claim", "claims");
    let sources = counted(matrix.columns.len(), "source", "sources");
    page.pair(
        "In this workbook",
        &format!("{claims}, {sources}, {told}"),
        &words,
    )?;
    for (sheet, what) in SHEETS {
        page.pair(sheet, what, &words)?;
    }
    Ok(())
}

fn made_by(page: &mut Page<'_>, matrix: &Matrix) -> Result<(), XlsxError> {
    let words = cell_format::words();
    let made = &matrix.provenance;
    page.heading("Made by")?;
    let version = format!("stancegrid {}", made.version);
    for (name, value) in [
        ("version", &version),
        ("run_id", &made.run_id),
        ("judge_id", &made.judge_id),
        ("lexicons_sha256", &made.lexicons_sha256),
        ("weights_sha256", &made.weights_sha256),
        ("claims_sha256", &made.claims_sha256),
    ] {
        page.pair(name, value, &words)?;
    }
    for setting in &made.settings {
        page.pair(&setting.name, &setting.value, &words)?;
    }
    Ok(())
}

fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

fn meaning(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "The article says it, or takes it for granted, in its own voice.",
        Stance::Qualifies => {
            "The article brings it up with a reservation, named in brackets: attributed to someone, \
             hedged, partial, conditional, a question, contested; unclear where no rule names one."
        }
        Stance::Denies => {
            "The article rejects it in its own voice, or says what cannot be true with it."
        }
        Stance::Omits => {
            "The article does not bring it up, as far as the program finds: look at the near miss, \
             the sentence that came closest."
        }
    }
}

const SHEETS: [(&str, &str); 4] = [
    (
        "Matrix",
        "One row for each claim, one column for each source. Point at a cell for the sentence \
         behind it. ✓ marks what people have decided, \"! stale\" a decision whose claim or article \
         has changed since. Totals count sources, then origins (copies of one article count once).",
    ),
    (
        "Evidence",
        "One row for each cell and sentence, word for word. The place to decide.",
    ),
    ("Sources", "What is known of each article."),
    ("Claims", "Each claim with its variants and counters."),
];

const OTHER_WORDS: [(&str, &str); 3] = [
    (
        FinalStance::DISPUTED,
        "Readers decided differently and nobody has settled it; counted nowhere.",
    ),
    (
        "not_readable",
        "The article's text could not be read; counted nowhere, and no omission.",
    ),
    (
        "unsupported_language",
        "The article is in a language that is not judged; counted nowhere.",
    ),
];

const DECISIONS: [(&str, &str); 3] = [
    (
        "1. Decide",
        "In the sheet Evidence, pick a stance in the yellow column decision, also where the program \
         is right. Say why in decision_note. Leave empty what you have not looked at. Rows may be \
         sorted, filtered or taken out, columns moved or added.",
    ),
    ("2. Save", "As .xlsx, or the sheet Evidence alone as .csv."),
    (
        "3. Import",
        "stancegrid import FILE --reviewer NAME. The program's stance is kept beside yours.",
    ),
];

fn column_meaning(column: &str) -> &'static str {
    match column {
        "claim_id" => "The claim's id; with source_id, the address of a decision.",
        "label" => "A short name for the claim.",
        "claim" => "The claim.",
        "topic" => "The heading it is grouped by.",
        "source_id" => "The article's id.",
        "outlet" | "author" | "title" => "As the article gives it.",
        "published" => "When the article was published, as it gives it.",
        "url" => "Where it was published.",
        "status" => "Whether the cell could be judged.",
        "stance" => "What the cell comes to, people's decisions heard.",
        "reason" => "Why it qualifies.",
        "speaker" => "Who is reported to say it.",
        "confidence" => "How sure the program is, from 0 to 1.",
        "judged_by" => "reader: sentences were read; words: words alone were compared.",
        "evidence" => "The sentence that decides, word for word.",
        "near_miss" => "For an omission: the sentence that came closest.",
        "decision" => "For you to fill in: a stance.",
        "decision_note" => "For you to fill in: why.",
        "reviewer" | "reviewed_at" => "Who decided so far, and when last.",
        "review_status" => "decided, stale or disputed, and by whom.",
        "stance_machine" => "The program's own stance, whatever people say.",
        "origin" => "The first of a set of copies; the article itself where it stands alone.",
        "evidence_rank" => "1 for the most decisive sentence; empty for an omission.",
        "prefix" | "suffix" => "What stands before and after the sentence.",
        "start" | "end" => {
            "Where the sentence stands in the article, in Unicode characters from 0."
        }
        "score" => "How closely the sentence matches the claim, from 0 to 1.",
        "cues" => "The words that negate, hedge, attribute, ask or condition.",
        "source_sha256" => "Hash of the article's text.",
        "judge_id" => "Hash of all that bears on judging.",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_explained() {
        for column in LONG_COLUMNS {
            assert_ne!(column_meaning(column), "", "{column}");
        }
    }
}
