//! Cue lists: literal words that negate, hedge, attribute, ask or condition
//! what stands near them, with direction and scope, in the manner of ConText
//! (Harkema, Dowling, Thornblade & Chapman 2009). Owns the record and its
//! checks; finding cues in a sentence is told in `stance`.

use crate::domain::CueCategory;

use super::tsv::{LexiconError, TsvRow, check_sorted, rows};

/// One word of a cue.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CueWord {
    /// This form only.
    Exact(String),
    /// Every form with the same stem; written with `~` at the end.
    AnyForm(String),
}

/// Which words a cue reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Those after it.
    Forward,
    /// Those before it.
    Backward,
    /// Both.
    Both,
}

/// How far a cue reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// To the end of its clause.
    Clause,
    /// To the end of its sentence.
    Sentence,
    /// So many words.
    Words(usize),
}

/// What finding a cue means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Its category holds for the words in its scope.
    Marks(CueCategory, Direction, Scope),
    /// It looks like a cue of the category and is none: it cancels the cues of
    /// that category which it overlaps.
    Cancels(CueCategory),
    /// It ends the scope of every cue.
    Ends,
    /// It looks like the end of a scope and is none.
    CancelsEnd,
}

/// One entry of a cue list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The words, in order.
    pub words: Vec<CueWord>,
    /// What finding them means.
    pub effect: Effect,
    /// A sentence with the cue in brackets, by which the entry is tested.
    pub example: String,
}

impl Cue {
    /// The cue as its file writes it.
    pub fn literal(&self) -> String {
        let words = self.words.iter().map(|word| match word {
            CueWord::Exact(form) => form.clone(),
            CueWord::AnyForm(form) => format!("{form}~"),
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Reads one cue list. Fails on unknown names, on disorder or doubles, and on
/// an example without exactly one pair of brackets.
pub(super) fn parse(file: &str, text: &str) -> Result<Vec<Cue>, LexiconError> {
    let rows = rows(file, text, 5)?;
    let rows = match rows.split_first() {
        Some((head, rest)) if head.cell(0) == "cue" => rest,
        Some(_) | None => &rows,
    };
    check_sorted(rows)?;
    rows.iter().map(cue).collect()
}

fn cue(row: &TsvRow<'_>) -> Result<Cue, LexiconError> {
    let word = |form: &str| match form.strip_suffix('~') {
        Some(base) => CueWord::AnyForm(base.to_owned()),
        None => CueWord::Exact(form.to_owned()),
    };
    let example = row.cell(4);
    if example.matches('[').count() != 1 || example.matches(']').count() != 1 {
        return Err(row.error("the example must have the cue in [brackets] once"));
    }
    Ok(Cue {
        words: row.cell(0).split(' ').map(word).collect(),
        effect: effect(row)?,
        example: example.to_owned(),
    })
}

fn effect(row: &TsvRow<'_>) -> Result<Effect, LexiconError> {
    if row.cell(1) == "terminator" {
        return match row.cell(2) {
            "end" => Ok(Effect::Ends),
            "pseudo" => Ok(Effect::CancelsEnd),
            other => Err(row.error(format!("unknown terminator \"{other}\": use end or pseudo"))),
        };
    }
    let category: CueCategory = row
        .cell(1)
        .parse()
        .map_err(|error| row.error(format!("category: {error}")))?;
    let direction = match row.cell(2) {
        "forward" => Direction::Forward,
        "backward" => Direction::Backward,
        "both" => Direction::Both,
        "pseudo" => return Ok(Effect::Cancels(category)),
        other => {
            let known = "forward, backward, both or pseudo";
            return Err(row.error(format!("unknown direction \"{other}\": use {known}")));
        }
    };
    let scope = match row.cell(3) {
        "clause" => Scope::Clause,
        "sentence" => Scope::Sentence,
        words => Scope::Words(words.parse().map_err(|_| {
            row.error(format!(
                "unknown scope \"{words}\": use clause, sentence or a number"
            ))
        })?),
    };
    Ok(Effect::Marks(category, direction, scope))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_becomes_a_cue() {
        let cues = parse(
            "n.tsv",
            "deny~ that\trefutation\tforward\tclause\tThey [denied that] it fell.\n",
        )
        .unwrap();
        assert_eq!(cues[0].literal(), "deny~ that");
        assert_eq!(
            cues[0].effect,
            Effect::Marks(CueCategory::Refutation, Direction::Forward, Scope::Clause)
        );
    }

    #[test]
    fn each_broken_field_is_named() {
        let error = |row: &str| parse("n.tsv", row).unwrap_err().to_string();
        assert!(error("not\tnegatoin\tforward\t4\t[Not] so.").contains("category"));
        assert!(error("not\tnegation\tonward\t4\t[Not] so.").contains("direction"));
        assert!(error("not\tnegation\tforward\tfar\t[Not] so.").contains("scope"));
        assert!(error("not\tnegation\tforward\t4\tNot so.").contains("brackets"));
    }
}
