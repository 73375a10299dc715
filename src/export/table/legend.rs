//! What the signs mean and what they add up to. Owns the lines below the table
//! that say so, and those that name what could not be judged.

use unicode_width::UnicodeWidthStr;

use crate::domain::{
    FinalStance, Matrix, OutletTotals, Readability, ReviewStatus, Stance, Totals, clean, counted,
};
use crate::export::stance_symbols::Symbols;

use super::names::Names;
use super::style::Style;
use super::table_style::TableStyle;
use super::wrap::wrap;

/// A sign with its stance.
pub(super) fn stance(stance: Stance, symbols: Symbols) -> String {
    Style::of(stance).mark(&format!("{} {stance}", symbols.stance(stance)))
}

/// The sign of a cell that could not be judged, with what it means.
pub(super) fn not_judged() -> String {
    Style::Faint.mark(&format!("{} not judged", Symbols::NOT_JUDGED))
}

/// The sign of a cell that readers differ on, with what it means.
pub(super) fn disputed(symbols: Symbols) -> String {
    let sign = symbols.disputed();
    Style::Faint.mark(&format!("{sign} {}", FinalStance::DISPUTED))
}

/// How large the matrix is and how often each stance was taken, in as many
/// lines as it takes.
pub(super) fn summary(figures: &Totals, style: TableStyle) -> Vec<String> {
    let symbols = style.symbols;
    let mut size = counted(figures.sources, "source");
    if figures.origins < figures.sources {
        size.push_str(&format!(" ({})", counted(figures.origins, "origin")));
    }
    let size = format!(
        "{size} {} {}",
        symbols.times(),
        counted(figures.claims, "claim")
    );
    let mut items = vec![Style::Strong.mark(&size)];
    let cells = figures.cells;
    items.extend(Stance::ALL.iter().map(|&stance| {
        let sign = symbols.stance(stance);
        Style::of(stance).mark(&format!("{sign} {} {stance}", cells.tally.of(stance)))
    }));
    if cells.disputed > 0 {
        let sign = symbols.disputed();
        let item = format!("{sign} {} {}", cells.disputed, FinalStance::DISPUTED);
        items.push(Style::Faint.mark(&item));
    }
    if cells.not_judged > 0 {
        let sign = Symbols::NOT_JUDGED;
        items.push(Style::Faint.mark(&format!("{sign} {} not judged", cells.not_judged)));
    }
    let not_asked = figures.not_asked();
    if not_asked > 0 {
        items.push(Style::Faint.mark(&format!("{not_asked} not asked (blank)")));
    }
    items.extend(reviewed(figures, symbols));
    items.extend(judged(figures, symbols).map(|item| Style::Faint.mark(&item)));
    flow(&items, style.width)
}

/// What the cells rest on, with the mark of those that were not read among others that were.
fn judged(figures: &Totals, symbols: Symbols) -> Option<String> {
    let judged = figures.judged()?;
    Some(match figures.read > 0 && figures.by_words > 0 {
        true => format!("{judged} ({})", symbols.by_words()),
        false => judged,
    })
}

/// What the marks behind signs mean, as far as they stand in the table.
fn reviewed(figures: &Totals, symbols: Symbols) -> Vec<String> {
    let marks = [
        (ReviewStatus::Decided, figures.decided, "decided by people"),
        (
            ReviewStatus::Stale,
            figures.stale,
            "decided before a change (stale)",
        ),
    ];
    let counted = marks.into_iter().filter_map(|(status, count, meaning)| {
        let item = format!("{} {count} {meaning}", symbols.review(status));
        (count > 0).then(|| Style::Faint.mark(&item))
    });
    counted.collect()
}

/// The first sources that could not be judged, and how many more there are.
pub(super) fn first_unjudged(breakdown: &OutletTotals, style: TableStyle) -> Vec<String> {
    let named = breakdown.unjudged.iter().filter_map(|(id, readability)| {
        let why = why(readability)?;
        Some(format!("{}: {why}", clean(id.as_str())))
    });
    let more = breakdown
        .unjudged_count
        .saturating_sub(breakdown.unjudged.len());
    let more = (more > 0).then(|| format!("and {more} more"));
    let lines = named
        .chain(more)
        .flat_map(|entry| hang(Symbols::NOT_JUDGED, &entry, style.width));
    lines.map(|line| Style::Faint.mark(&line)).collect()
}

/// One entry for each column that could not be judged, with the reason.
pub(super) fn unjudged(matrix: &Matrix, names: &Names, style: TableStyle) -> Vec<String> {
    let columns = matrix.columns.iter().zip(&names.full);
    let entries = columns.filter_map(|(column, name)| {
        let why = why(&column.readability)?;
        Some(format!("{name}: {why}"))
    });
    let lines = entries.flat_map(|entry| hang(Symbols::NOT_JUDGED, &entry, style.width));
    lines.map(|line| Style::Faint.mark(&line)).collect()
}

/// Why a column could not be judged; nothing where it could.
pub(super) fn why(readability: &Readability) -> Option<String> {
    match readability {
        Readability::Readable => None,
        Readability::ReadInPart { why } => Some(format!(
            "read in part: it {}; nothing is said of what it leaves out",
            clean(why)
        )),
        Readability::NotReadable { why } => Some(format!("not read: {}", clean(why))),
        Readability::UnsupportedLanguage { language } => Some(format!(
            "written in {}, which is not judged",
            clean(language)
        )),
    }
}

/// `text` behind `sign`, further lines set in below it.
pub(super) fn hang(sign: &str, text: &str, width: usize) -> Vec<String> {
    let inset = sign.width() + 2;
    let lines = wrap(text, width.saturating_sub(inset))
        .into_iter()
        .enumerate();
    lines
        .map(|(at, line)| match at {
            0 => format!(" {sign} {line}"),
            _ => format!("{}{line}", " ".repeat(inset)),
        })
        .collect()
}

/// Sets items side by side, never breaking one that fits a line of its own.
fn flow(items: &[String], width: usize) -> Vec<String> {
    const GAP_COLUMNS: usize = 2;
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if line.width() + GAP_COLUMNS + item.width() <= width => {
                line.push_str(&" ".repeat(GAP_COLUMNS));
                line.push_str(item);
            }
            _ if item.width() < width => lines.push(format!(" {item}")),
            _ => lines.extend(wrap(item, width)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use crate::export::table::style;

    fn shown(lines: &[String]) -> String {
        style::apply(&lines.join("\n"), false)
    }

    #[test]
    fn the_summary_counts_cells_and_origins() {
        let mut matrix = sample::tram(3);
        matrix.columns[2].origin = matrix.columns[0].source.id.clone();
        matrix.cells.pop();
        let style = TableStyle {
            width: 200,
            ..TableStyle::default()
        };
        assert_eq!(
            shown(&summary(&Totals::of(&matrix), style)),
            " 3 sources (2 origins) × 28 claims  ● 25 asserts  ◐ 9 qualifies  ✗ 2 denies  · 47 omits  1 not asked (blank)  judged by words"
        );
    }

    #[test]
    fn the_summary_says_what_people_decided() {
        let mut matrix = sample::tram(3);
        let statuses = [
            ReviewStatus::Decided,
            ReviewStatus::Stale,
            ReviewStatus::Disputed,
        ];
        for (cell, status) in matrix.cells.iter_mut().zip(statuses) {
            cell.review = Some(sample::review(status, Stance::Denies));
        }
        let style = TableStyle {
            width: 250,
            ..TableStyle::default()
        };
        let text = shown(&summary(&Totals::of(&matrix), style));
        assert!(
            text.contains("≠ 1 disputed  ✓ 1 decided by people  ! 1 decided before"),
            "{text}"
        );
        assert!(!text.contains("not judged"), "{text}");
    }

    #[test]
    fn only_what_could_not_be_judged_is_named() {
        let mut matrix = sample::tram(2);
        let why = "the file is\u{7} empty".to_owned();
        sample::lose(&mut matrix, 1, Readability::NotReadable { why });
        let names = Names::numbered(&matrix);
        assert_eq!(
            shown(&unjudged(&matrix, &names, TableStyle::default())),
            " ? S2 Evening Courier: not read: the file is empty"
        );
    }

    #[test]
    fn further_lines_are_set_in() {
        assert_eq!(
            hang("?", "tram line seven", 12),
            [" ? tram line", "   seven"]
        );
    }
}
