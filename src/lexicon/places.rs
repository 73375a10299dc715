//! Countries and their other names: adjectives, people, capitals. Owns the
//! list only; telling a name from a word in a text is told in `text`.

use super::tsv::{LexiconError, sorted_rows};

/// One country or union with the names that stand for it in the news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// The usual name.
    pub name: String,
    /// Adjectives, demonyms, capitals that stand for a government, other names.
    pub also: Vec<String>,
}

/// Reads the list. Fails on a name that two places share.
pub(super) fn parse(file: &str, text: &str) -> Result<Vec<Country>, LexiconError> {
    let mut seen = std::collections::BTreeSet::new();
    let mut places = Vec::new();
    for row in sorted_rows(file, text, 4) {
        let row = row?;
        let also: Vec<String> = (1..4)
            .flat_map(|column| row.values(column))
            .map(str::to_owned)
            .collect();
        let names = std::iter::once(row.cell(0)).chain(also.iter().map(String::as_str));
        for name in names {
            if !seen.insert(name.to_owned()) {
                return Err(row.error(format!("\"{name}\" names two places")));
            }
        }
        places.push(Country {
            name: row.cell(0).to_owned(),
            also,
        });
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_columns_are_names() {
        let places = parse("p.tsv", "Peru\tPeruvian | Peruvians\tLima\n").unwrap();
        assert_eq!(places[0].also, ["Peruvian", "Peruvians", "Lima"]);
    }

    #[test]
    fn a_name_of_two_places_is_an_error() {
        assert!(parse("p.tsv", "Niger\tNigerien\nNigeria\tNigerien\n").is_err());
    }
}
