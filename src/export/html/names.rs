//! What a source is called in the report. Owns the choice between outlet,
//! title and id, so that no two sources are called the same.

use std::collections::BTreeMap;

use crate::domain::{Matrix, SourceColumn};

/// The names of all sources, by their places.
pub(super) fn names(matrix: &Matrix) -> Vec<String> {
    let columns = matrix.columns.iter();
    let shortest: Vec<String> = columns.clone().map(short).collect();
    let longer: Vec<String> = columns.clone().map(long).collect();
    let (once, twice) = (uses(&shortest), uses(&longer));
    let named = columns.enumerate().map(|(place, column)| {
        let (short, long) = (&shortest[place], &longer[place]);
        if once.get(short.as_str()) == Some(&1) {
            short.clone()
        } else if twice.get(long.as_str()) == Some(&1) && !once.contains_key(long.as_str()) {
            long.clone()
        } else {
            format!("{short} ({})", column.source.id)
        }
    });
    named.collect()
}

/// The outlet, or else the title, or else the id.
fn short(column: &SourceColumn) -> String {
    let source = &column.source;
    let known = filled(&source.outlet).or(filled(&source.title));
    known.unwrap_or(source.id.as_str()).to_owned()
}

/// Outlet and title, where both are known.
fn long(column: &SourceColumn) -> String {
    match (filled(&column.source.outlet), filled(&column.source.title)) {
        (Some(outlet), Some(title)) => format!("{outlet}: {title}"),
        _ => short(column),
    }
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

fn uses(names: &[String]) -> BTreeMap<&str, usize> {
    let mut uses = BTreeMap::new();
    for name in names {
        *uses.entry(name.as_str()).or_insert(0) += 1;
    }
    uses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn outlets_that_stand_once_are_names() {
        let names = names(&sample::tram(2));
        assert_eq!(names, ["Harbour Post", "Evening Courier"]);
    }

    #[test]
    fn two_articles_of_one_outlet_are_told_apart() {
        let mut matrix = sample::tram(4);
        for column in &mut matrix.columns[..3] {
            column.source.outlet = Some("Echo".to_owned());
        }
        matrix.columns[2].source.title = matrix.columns[1].source.title.clone();
        assert_eq!(
            names(&matrix),
            [
                "Echo: Harbour Post looks at line 7",
                "Echo (tram/evening-courier)",
                "Echo (tram/city-weekly)",
                "Metro Monitor"
            ]
        );
    }

    #[test]
    fn a_source_of_which_nothing_is_known_is_called_by_its_id() {
        let mut matrix = sample::tram(1);
        matrix.columns[0].source.outlet = Some("  ".to_owned());
        matrix.columns[0].source.title = None;
        assert_eq!(names(&matrix), ["tram/harbour-post"]);
    }
}
