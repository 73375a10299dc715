//! Who decides: the names that the store knows. Owns the rule that no two
//! reviewers differ in capitals or spaces alone, since `ann` and `Ann` would
//! count as two readers who agree.

use rusqlite::{Connection, params};
use unicode_normalization::UnicodeNormalization;

use crate::domain::clean;

use super::DecisionsError;

/// Everybody who has decided or has been introduced, in the order of names.
pub(super) fn names(connection: &Connection) -> Result<Vec<String>, rusqlite::Error> {
    let mut statement = connection.prepare_cached(
        "SELECT name FROM reviewer UNION SELECT DISTINCT reviewer FROM decision ORDER BY 1",
    )?;
    let names = statement.query_map([], |row| row.get(0))?;
    names.collect()
}

/// Takes a name up; one that is known changes nothing.
pub(super) fn introduce(
    connection: &Connection,
    name: &str,
    since: &str,
) -> Result<(), rusqlite::Error> {
    connection.execute(
        "INSERT INTO reviewer (name, since) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
        params![name, since],
    )?;
    Ok(())
}

/// Whether a name is known, or unlike all that are.
///
/// # Errors
/// One that is known differs from it in what cannot be seen or heard alone.
pub(super) fn check_known(name: &str, known: &[String]) -> Result<(), DecisionsError> {
    match alike(name, known) {
        Some(alike) => Err(DecisionsError::Alike {
            name: name.to_owned(),
            known: alike.to_owned(),
        }),
        None => Ok(()),
    }
}

/// The known name that this one is the same as but for capitals and spaces;
/// none where it is known as it stands.
fn alike<'n>(name: &str, known: &'n [String]) -> Option<&'n str> {
    // Full-width letters and ligatures look the same as plain ones.
    let folded = |name: &str| {
        let plain = clean(&name.nfkc().collect::<String>()).to_lowercase();
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    if known.iter().any(|one| one == name) {
        return None;
    }
    let known = known.iter().find(|one| folded(one) == folded(name));
    known.map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_capitals_or_spaces_are_alike() {
        let known = ["Ann Lee".to_owned(), "Ben".to_owned()];
        assert_eq!(alike("ann  lee", &known), Some("Ann Lee"));
        assert_eq!(alike("BEN", &known), Some("Ben"));
        assert_eq!(alike("B\u{200b}en", &known), Some("Ben"));
        assert_eq!(alike("\u{ff22}en", &known), Some("Ben"));
        for other in ["Ann Lee", "Ann", "Bena", "AnnLee"] {
            assert_eq!(alike(other, &known), None, "{other}");
        }
    }
}
