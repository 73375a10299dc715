//! Words that stand for one another: groups of related words, pairs of
//! opposites, irregular forms. Owns the lists as written; stems and sentences
//! are left to the layers above.

use super::tsv::{LexiconError, rows, sorted_rows};

/// Words and short expressions that a reader would take for the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordGroup {
    /// What the group is about.
    pub concept: String,
    /// Base forms; an expression has several words.
    pub words: Vec<String>,
}

/// Two words of which one makes the other untrue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opposites(pub String, pub String);

/// An inflected form that no stemmer leads back to its base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IrregularForm {
    /// The form, such as `fought`.
    pub form: String,
    /// The base, such as `fight`.
    pub base: String,
}

pub(super) fn parse_related(file: &str, text: &str) -> Result<Vec<WordGroup>, LexiconError> {
    let groups = sorted_rows(file, text, 2).map(|row| {
        let row = row?;
        let words: Vec<String> = row.values(1).map(str::to_owned).collect();
        if words.len() < 2 {
            return Err(row.error("a group needs two words with ` | ` between them"));
        }
        Ok(WordGroup {
            concept: row.cell(0).to_owned(),
            words,
        })
    });
    groups.collect()
}

pub(super) fn parse_opposites(file: &str, text: &str) -> Result<Vec<Opposites>, LexiconError> {
    let pairs = rows(file, text, 2)?;
    let pairs = pairs.iter().map(|row| match row.cell(1) {
        "" => Err(row.error("missing opposite")),
        same if same == row.cell(0) => Err(row.error("a word is not its own opposite")),
        opposite => Ok(Opposites(row.cell(0).to_owned(), opposite.to_owned())),
    });
    pairs.collect()
}

pub(super) fn parse_irregular(file: &str, text: &str) -> Result<Vec<IrregularForm>, LexiconError> {
    let forms = sorted_rows(file, text, 2).map(|row| {
        let row = row?;
        match row.cell(1) {
            "" => Err(row.error("missing base form")),
            base => Ok(IrregularForm {
                form: row.cell(0).to_owned(),
                base: base.to_owned(),
            }),
        }
    });
    forms.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_of_one_is_an_error() {
        assert!(parse_related("r.tsv", "rise\trise | climb\n").is_ok());
        assert!(parse_related("r.tsv", "rise\trise\n").is_err());
    }

    #[test]
    fn a_word_is_not_its_own_opposite() {
        assert!(parse_opposites("o.tsv", "open\tclose\n").is_ok());
        assert!(parse_opposites("o.tsv", "open\topen\n").is_err());
    }

    #[test]
    fn an_irregular_form_needs_its_base() {
        assert!(parse_irregular("i.tsv", "fought\tfight\n").is_ok());
        assert!(parse_irregular("i.tsv", "fought\n").is_err());
    }
}
