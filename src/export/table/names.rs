//! What a source is called in the table. Owns the choice between outlet,
//! title, id and number, so that no two columns are called the same.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::domain::clean;
use crate::domain::{Matrix, SourceColumn};

use super::wrap::{JOINTS, shorten, wrap_within};

/// How many lines a column's head may take.
const HEAD_LINES: usize = 3;

/// The names of all sources, by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    /// The heads of the columns, line by line.
    pub heads: Vec<Vec<String>>,
    /// The names in full, for use below the table.
    pub full: Vec<String>,
    /// Whether the heads are numbers that need a key.
    pub numbered: bool,
    /// Whether a word of a head had to be cut; a long name's end does not count.
    pub cut: bool,
}

impl Names {
    /// S1, S2 and so on.
    pub(super) fn numbered(matrix: &Matrix) -> Self {
        let columns = matrix.columns.iter().enumerate();
        let (heads, full) = columns
            .map(|(place, column)| {
                let number = number(place);
                let full = format!("{number} {}", outlet(column));
                (vec![number], full)
            })
            .unzip();
        Self {
            heads,
            full,
            numbered: true,
            cut: false,
        }
    }

    /// Outlets, or else titles, or else ids, that stay apart in heads of
    /// `width` columns; those that need no cut come first. `None` where
    /// none of them do.
    pub(super) fn written(matrix: &Matrix, width: usize, ellipsis: &str) -> Option<Self> {
        let by = |name: fn(&SourceColumn) -> String| {
            let full: Vec<_> = matrix.columns.iter().map(name).collect();
            named(full, width, ellipsis)
        };
        let tries = [by(outlet), by(title), by(id)];
        let mut found: Vec<_> = tries.into_iter().flatten().collect();
        found.sort_by_key(|names| names.cut);
        found.into_iter().next()
    }
}

/// The number of the source at `place`.
pub(super) fn number(place: usize) -> String {
    format!("S{}", place + 1)
}

fn named(full: Vec<String>, width: usize, ellipsis: &str) -> Option<Names> {
    let heads: Vec<_> = full
        .iter()
        .map(|name| head(name, width, ellipsis))
        .collect();
    let distinct: BTreeSet<_> = heads.iter().map(|(lines, _)| lines).collect();
    if distinct.len() < heads.len() || heads.iter().any(|(lines, _)| lines.is_empty()) {
        return None;
    }
    let cut = heads.iter().any(|(_, cut)| *cut);
    Some(Names {
        heads: heads.into_iter().map(|(lines, _)| lines).collect(),
        full,
        numbered: false,
        cut,
    })
}

/// The lines of a head, and whether a word had to be cut. A long word is cut
/// rather than broken, unless it has joints as ids have.
fn head(name: &str, width: usize, ellipsis: &str) -> (Vec<String>, bool) {
    let mut cut = false;
    let words = name.split(' ').map(|word| {
        let too_long = word
            .split_inclusive(JOINTS)
            .any(|part| part.width() > width);
        cut |= too_long;
        if too_long && !word.contains(JOINTS) {
            shorten(word, width, ellipsis)
        } else {
            word.to_owned()
        }
    });
    let words = words.collect::<Vec<_>>().join(" ");
    let lines = wrap_within(&words, width, HEAD_LINES, ellipsis);
    (lines, cut)
}

fn id(column: &SourceColumn) -> String {
    clean(column.source.id.as_str()).trim().to_owned()
}

fn title(column: &SourceColumn) -> String {
    shown(column.source.title.as_deref()).unwrap_or_else(|| id(column))
}

fn outlet(column: &SourceColumn) -> String {
    shown(column.source.outlet.as_deref()).unwrap_or_else(|| title(column))
}

fn shown(words: Option<&str>) -> Option<String> {
    let words = clean(words?).trim().to_owned();
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    fn heads(matrix: &Matrix, width: usize) -> Option<Vec<String>> {
        let names = Names::written(matrix, width, "…")?;
        Some(names.heads.iter().map(|lines| lines.join("|")).collect())
    }

    #[test]
    fn outlets_come_first() {
        let matrix = sample::tram(2);
        assert_eq!(
            heads(&matrix, 7).unwrap(),
            ["Harbour|Post", "Evening|Courier"]
        );
    }

    #[test]
    fn one_outlet_twice_leads_to_titles() {
        let mut matrix = sample::tram(2);
        matrix.columns[1].source.outlet = matrix.columns[0].source.outlet.clone();
        matrix.columns[1].source.title = Some("Late again".to_owned());
        assert_eq!(
            heads(&matrix, 12).unwrap(),
            ["Harbour Post|looks at|line 7", "Late again"]
        );
    }

    #[test]
    fn titles_that_differ_only_where_they_are_cut_lead_to_ids() {
        let matrix = sample::chess(1, 2);
        assert_eq!(heads(&matrix, 10).unwrap(), ["001_9c41ef", "002_9c41ef"]);
    }

    #[test]
    fn no_name_that_stays_apart_is_no_name() {
        let mut matrix = sample::chess(1, 2);
        matrix.columns[0].source.id =
            crate::domain::SourceId::new("a/very/long/folder/name/of/one");
        matrix.columns[1].source.id =
            crate::domain::SourceId::new("a/very/long/folder/name/of/two");
        assert_eq!(heads(&matrix, 6), None);
        assert_eq!(Names::numbered(&matrix).heads, [["S1"], ["S2"]]);
    }
}
