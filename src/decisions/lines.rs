//! Decisions as JSON lines, for version control and for merging stores. Owns
//! the form of a line and the check that a line says what its id stands for.

use crate::domain::Decision;

use super::DecisionsError;
use super::identity::{sealed, unsealed};

/// One line for each decision, by time and id.
///
/// # Errors
/// None that is known of: a decision can always be written down.
pub fn to_lines(decisions: &[Decision]) -> Result<String, DecisionsError> {
    let mut ordered: Vec<&Decision> = decisions.iter().collect();
    ordered.sort_by_key(|decision| (&decision.at, &decision.id));
    let mut text = String::new();
    for decision in ordered {
        text += &serde_json::to_string(decision).map_err(DecisionsError::Written)?;
        text.push('\n');
    }
    Ok(text)
}

/// Reads lines back; blank ones are passed over. `file` is named in errors.
///
/// # Errors
/// A line that is no decision, or whose id does not fit what it says: it was
/// edited, or cut.
pub fn from_lines(text: &str, file: &str) -> Result<Vec<Decision>, DecisionsError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().enumerate();
    let written = lines.filter(|(_, line)| !line.trim().is_empty());
    let decisions = written.map(|(at, line)| {
        let error = |what: String| DecisionsError::Line {
            file: file.to_owned(),
            line: at + 1,
            what,
        };
        let decision: Decision =
            serde_json::from_str(line).map_err(|flaw| error(format!("not a decision: {flaw}")))?;
        let again = sealed(unsealed(decision.clone())).map_err(|flaw| error(flaw.to_string()))?;
        if again.id != decision.id {
            return Err(error(
                "the decision was changed: its id does not fit its content".to_owned(),
            ));
        }
        Ok(again)
    });
    decisions.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::sample::reading;
    use crate::domain::Stance;

    #[test]
    fn lines_read_back_as_they_were_whatever_their_order() {
        let first = reading("Ann", Stance::Asserts, 1, &[]);
        let second = reading("Zoë", Stance::Denies, 2, &[&first]);
        let text = to_lines(&[second.clone(), first.clone()]).unwrap();
        assert_eq!(text, to_lines(&[first.clone(), second.clone()]).unwrap());
        let windows = format!("\u{feff}{}\r\n", text.replace('\n', "\r\n"));
        assert_eq!(from_lines(&windows, "d.jsonl").unwrap(), [first, second]);
    }

    #[test]
    fn a_line_that_was_touched_is_refused_with_its_number() {
        let good = to_lines(&[reading("Ann", Stance::Asserts, 1, &[])]).unwrap();
        for (bad, why) in [
            (
                good.replace("\"asserts\",\"note\"", "\"denies\",\"note\""),
                "was changed",
            ),
            (good.replace("Ann", "Ben"), "was changed"),
            (good.replace("asserts", "agrees"), "not a decision"),
            (good[..good.len() / 2].to_owned(), "not a decision"),
        ] {
            assert_ne!(bad, good);
            let error = from_lines(&format!("{good}\n{bad}"), "d.jsonl")
                .unwrap_err()
                .to_string();
            assert!(
                error.starts_with("d.jsonl:3: ") && error.contains(why),
                "{error}"
            );
        }
    }
}
