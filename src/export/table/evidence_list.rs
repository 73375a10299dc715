//! The sentences behind the table, claim by claim and source by source. Owns
//! what is said of each cell; sentences are cleaned for the terminal here and
//! verbatim in the sheets.

use crate::domain::{
    Cell, CueMark, Evidence, FinalStance, Judgement, Matrix, Stance, Verdict, clean,
};
use crate::export::stance_symbols::{Symbols, status_words};

use super::cell_text;
use super::cell_text::CellSigns;
use super::legend::{self, hang};
use super::names::Names;
use super::rows::TableRows;
use super::style::Style;
use super::table_style::TableStyle;
use super::wrap::wrap;

/// How far quotes stand in.
const INSET: usize = 5;

/// One part per claim, in the order of the table.
pub(super) fn draw(
    matrix: &Matrix,
    rows: &TableRows,
    names: &Names,
    style: TableStyle,
) -> Vec<Vec<String>> {
    let signs = CellSigns::of(matrix, style.symbols);
    let claims = rows.groups.iter().flat_map(|group| &group.claims);
    let drawn = claims.map(|&claim| {
        let mut lines = claim_lines(matrix, rows, claim, style);
        lines.extend(totals(matrix, claim, style));
        for cell in matrix.row(claim) {
            let name = names.full.get(cell.source).map_or("", String::as_str);
            lines.extend(cell_lines(matrix, cell, name, (style, signs)));
        }
        lines
    });
    drawn.collect()
}

/// The head, and below it the claim in full with its id.
fn claim_lines(matrix: &Matrix, rows: &TableRows, claim: usize, style: TableStyle) -> Vec<String> {
    let Some(whole) = matrix.claims.get(claim) else {
        return Vec::new();
    };
    let head = rows.heads.get(claim).map_or("", String::as_str);
    let text = clean(&whole.text);
    let id = clean(whole.id.as_str());
    let room = style.width.saturating_sub(1);
    let mut lines = vec![Style::Faint.mark(&style.symbols.rule().repeat(style.width.min(80)))];
    let heads = wrap(head, room);
    lines.extend(
        heads
            .iter()
            .map(|line| format!(" {}", Style::Strong.mark(line))),
    );
    let below = if text.trim() == head {
        format!("[{id}]")
    } else {
        format!("{text} [{id}]")
    };
    lines.extend(wrap(&below, room).iter().map(|line| format!(" {line}")));
    lines
}

/// How many sources say what: `5 assert (2 origins), 1 denies`.
fn totals(matrix: &Matrix, claim: usize, style: TableStyle) -> Vec<String> {
    let (sources, origins) = (matrix.tally_row(claim), matrix.tally_origins(claim));
    let counted = Stance::ALL.iter().filter_map(|&stance| {
        let (count, of_origins) = (sources.of(stance), origins.of(stance));
        let of_many = match stance {
            Stance::Asserts => "assert",
            Stance::Qualifies => "qualify",
            Stance::Denies => "deny",
            Stance::Omits => "omit",
        };
        let said = match count {
            0 => return None,
            1 => format!("1 {stance}"),
            _ => format!("{count} {of_many}"),
        };
        Some(match of_origins {
            _ if of_origins == count => said,
            1 => format!("{said} (1 origin)"),
            _ => format!("{said} ({of_origins} origins)"),
        })
    });
    let counted: Vec<String> = counted.collect();
    if sources.total() < 2 {
        return Vec::new();
    }
    let lines = wrap(&counted.join(", "), style.width.saturating_sub(1));
    let lines = lines
        .iter()
        .map(|line| Style::Faint.mark(&format!(" {line}")));
    lines.collect()
}

fn cell_lines(
    matrix: &Matrix,
    cell: &Cell,
    name: &str,
    (style, signs): (TableStyle, CellSigns),
) -> Vec<String> {
    let sign = cell_text::text(Some(cell), cell_text::Detail::Sign, signs);
    let ink = cell_text::ink(cell);
    let headed = |said: &str| {
        let lines = hang(&sign, &format!("{name} {said}"), style.width);
        lines
            .into_iter()
            .map(|line| ink.mark(&line))
            .collect::<Vec<_>>()
    };
    match &cell.verdict {
        Verdict::Judged(judgement) => {
            let judged_by = judgement.judged_by.in_words();
            let mut lines = headed(&format!("{}, judged {judged_by}", said(cell, judgement)));
            lines.extend(reviewed(cell, style));
            for evidence in &judgement.evidence {
                lines.extend(evidence_lines(evidence, style));
            }
            lines.extend(near_miss(judgement, style));
            lines
        }
        Verdict::NotReadable | Verdict::UnsupportedLanguage => {
            let column = matrix.columns.get(cell.source);
            let why = column.and_then(|column| legend::why(&column.readability));
            headed(&why.unwrap_or_else(|| status_words(cell.status()).to_owned()))
        }
    }
}

/// What the cell comes to; the program's reason and speaker, where its stance
/// is the final one.
fn said(cell: &Cell, judgement: &Judgement) -> String {
    let machine = judgement.stance;
    let said = match cell.final_stance() {
        FinalStance::Settled(stance) => stance.as_str(),
        FinalStance::Disputed => FinalStance::DISPUTED,
        FinalStance::NotJudged(status) => status_words(status),
    };
    let reason = match (cell.reason(), cell.speaker().map(clean)) {
        (Some(reason), Some(speaker)) => format!(" ({reason}: {speaker})"),
        (Some(reason), None) => format!(" ({reason})"),
        (None, Some(speaker)) => format!(" ({speaker})"),
        (None, None) => String::new(),
    };
    let beside = match cell.stance() {
        Some(stance) if stance == machine => String::new(),
        Some(_) | None => format!(", the program says {machine}"),
    };
    format!("{said}{reason}{beside}")
}

/// Who decided what, and why.
fn reviewed(cell: &Cell, style: TableStyle) -> Vec<String> {
    let Some(review) = &cell.review else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    if !review.changed.is_empty() {
        lines.extend(set_in(&clean(&review.words()), style));
    }
    for voice in &review.voices {
        let day = voice.at.split('T').next().unwrap_or_default();
        let note = voice
            .note
            .as_deref()
            .map_or(String::new(), |note| format!(": {note}"));
        let line = format!("{}, {day}: {}{note}", voice.reviewer, voice.stance);
        lines.extend(set_in(&clean(&line), style));
        if let Some(picked) = cell.picked(voice) {
            let line = format!("goes by {}", quoted(&picked.exact, style.symbols));
            lines.extend(set_in(&line, style));
        }
    }
    lines.iter().map(|line| Style::Faint.mark(line)).collect()
}

fn evidence_lines(evidence: &Evidence, style: TableStyle) -> Vec<String> {
    let mut lines = set_in(&quoted(&evidence.quote.exact, style.symbols), style);
    if !evidence.cues.is_empty() {
        let cues = cue_words(&evidence.cues);
        let cues = set_in(&format!("cue: {cues}"), style);
        lines.extend(cues.iter().map(|line| Style::Faint.mark(line)));
    }
    lines
}

/// The sentence that came closest, where the claim is omitted.
fn near_miss(judgement: &Judgement, style: TableStyle) -> Vec<String> {
    let near = match judgement.stance {
        Stance::Omits => judgement.near_miss.as_ref(),
        Stance::Asserts | Stance::Qualifies | Stance::Denies => None,
    };
    let Some(near) = near else {
        return Vec::new();
    };
    let quote = quoted(&near.quote.exact, style.symbols);
    let lines = set_in(
        &format!("near miss, score {:.2}: {quote}", near.score),
        style,
    );
    lines.iter().map(|line| Style::Faint.mark(line)).collect()
}

fn cue_words(cues: &[CueMark]) -> String {
    let cues = cues.iter();
    let each: Vec<_> = cues
        .map(|cue| format!("{} ({})", clean(&cue.text), cue.category))
        .collect();
    each.join(", ")
}

fn quoted(words: &str, symbols: Symbols) -> String {
    let (open, close) = symbols.quotes();
    format!("{open}{}{close}", clean(words).trim())
}

fn set_in(text: &str, style: TableStyle) -> Vec<String> {
    // Lines longer than this tire the eye, however wide the terminal is.
    const MAX_LINE_COLUMNS: usize = 100;
    let room = style.width.saturating_sub(INSET).min(MAX_LINE_COLUMNS);
    let lines = wrap(text, room).into_iter();
    lines
        .map(|line| format!("{}{line}", " ".repeat(INSET)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Reason, ReviewStatus};
    use crate::export::sample;
    use crate::export::table::style;

    fn shown(verdict: Verdict) -> String {
        let matrix = sample::one(verdict);
        let names = Names::numbered(&matrix);
        let parts = draw(
            &matrix,
            &TableRows::of(&matrix.claims),
            &names,
            TableStyle::default(),
        );
        let text = style::apply(&parts[0].join("\n"), false);
        text.lines().skip(1).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_qualified_claim_names_speaker_and_cues() {
        let verdict = sample::qualifies(Reason::Attributed, "It reportedly follows the canal.");
        assert_eq!(
            shown(verdict),
            " canal route\n Line 7 follows the old canal [canal-route]\n ◐ S1 Harbour Post qualifies (attributed: the head of works), judged by words\n     “It reportedly follows the canal.”\n     cue: reportedly (hedge), said that (attribution)"
        );
    }

    #[test]
    fn totals_count_sources_and_where_they_differ_origins() {
        let mut matrix = sample::tram(4);
        let first = matrix.columns[0].source.id.clone();
        for column in &mut matrix.columns[1..3] {
            column.origin = first.clone();
        }
        let stances = [
            Stance::Denies,
            Stance::Denies,
            Stance::Denies,
            Stance::Asserts,
        ];
        for (cell, stance) in matrix.cells.iter_mut().zip(stances) {
            if let Verdict::Judged(judgement) = &mut cell.verdict {
                judgement.stance = stance;
            }
        }
        let lines = totals(&matrix, 0, TableStyle::default());
        let text = style::apply(&lines.join("\n"), false);
        assert_eq!(text, " 1 asserts, 3 deny (1 origin)");
        assert_eq!(totals(&sample::tram(1), 0, TableStyle::default()), [""; 0]);
    }

    #[test]
    fn a_decision_stands_beside_what_the_program_says() {
        let mut matrix = sample::one(sample::omits("The canal froze.", 0.4));
        let mut shown = |status, stance| {
            matrix.cells[0].review = Some(sample::review(status, stance));
            let names = Names::numbered(&matrix);
            let parts = draw(
                &matrix,
                &TableRows::of(&matrix.claims),
                &names,
                TableStyle::default(),
            );
            let text = style::apply(&parts[0].join("\n"), false);
            text.lines().skip(3).take(3).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(
            shown(ReviewStatus::Decided, Stance::Denies),
            " ✗✓ S1 Harbour Post denies, the program says omits, judged by words\n     Ann, 2031-06-01: denies: read twice\n     near miss, score 0.40: “The canal froze.”"
        );
        let disputed = shown(ReviewStatus::Disputed, Stance::Denies);
        assert!(
            disputed.starts_with(
                " ≠ S1 Harbour Post disputed, the program says omits, judged by words\n     Ann, 2031-06-01: denies"
            ),
            "{disputed}"
        );
        let stale = shown(ReviewStatus::Stale, Stance::Denies);
        assert!(
            stale.starts_with(
                " ·! S1 Harbour Post omits, judged by words\n     stale: Ann denies; changed since: article"
            ),
            "{stale}"
        );
    }

    #[test]
    fn an_omission_shows_how_close_it_came() {
        let text = shown(sample::omits("The canal\nfroze.", 0.4567));
        assert!(
            text.ends_with(
                " · S1 Harbour Post omits, judged by words\n     near miss, score 0.46: “The canal froze.”"
            )
        );
    }

    #[test]
    fn a_cell_that_was_not_judged_says_so_even_where_its_column_does_not() {
        let text = shown(Verdict::UnsupportedLanguage);
        assert!(
            text.ends_with(" ? S1 Harbour Post language not judged"),
            "{text}"
        );
    }
}
