//! Whether an article's text ends where its author ended it. Owns the signs of
//! a text that breaks off, and of the lines that sites put below a text.

use super::wording::{plain, words};

/// Last lines by which a site invites to the rest of a text.
const INVITATIONS: &[&str] = &[
    "read more",
    "continue reading",
    "keep reading",
    "read the full",
    "subscribe",
    "sign in to",
    "log in to",
    "sign up to",
    "already a subscriber",
    "to continue reading",
];

/// An invitation is a short line; a sentence about subscribing is longer.
const INVITATION_WORDS: usize = 12;

/// What stands in the lines below an article: credits, accounts, dates.
const FOOT_WORDINGS: &[&str] = &[
    "additional reporting",
    "all rights reserved",
    "contributed to this",
    "copyright",
    "editing by",
    "follow us",
    "last update",
    "on twitter",
    "photo by",
    "reporting by",
    "writing by",
];

/// A last line of so few words may be a signature or a place name.
const FOOT_WORDS: usize = 5;

/// A text that seems to break off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// The sign, for a person.
    pub sign: String,
    /// False where the last line may as well be something below the text.
    pub sure: bool,
}

/// Whether a text seems to break off; none where it ends as texts do.
pub fn broken_off(text: &str) -> Option<Break> {
    let lines = text.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let body = lines.iter().rposition(|line| !is_foot(line))?;
    let (last, earlier) = lines.get(..=body)?.split_last()?;
    let sure = |sign: String| Some(Break { sign, sure: true });
    if is_invitation(last) {
        return sure(format!("ends with \"{last}\""));
    }
    if ends_with_dots(last) {
        return sure("ends in dots".to_owned());
    }
    if ends_sentence(last) {
        return None;
    }
    let complete = |line: &&str| ends_sentence(line) && !ends_with_dots(line);
    let stands_alone = earlier.last().is_some_and(complete) && !last.contains(". ");
    if stands_alone && words(last).len() <= FOOT_WORDS {
        return None;
    }
    let sign = "ends in the middle of a sentence".to_owned();
    Some(Break {
        sign,
        sure: !stands_alone,
    })
}

fn is_invitation(line: &str) -> bool {
    let form = plain(line);
    let invites = INVITATIONS.iter().any(|start| form.starts_with(start));
    invites && words(line).len() <= INVITATION_WORDS
}

fn is_foot(line: &str) -> bool {
    if ends_with_dots(line) {
        return false;
    }
    let form = plain(line);
    let bracketed = line.starts_with(['(', '[']) && line.ends_with([')', ']']);
    let worded = || FOOT_WORDINGS.iter().any(|wording| form.contains(wording));
    let marked = line.contains(['©', '@', '|', '#']);
    form.is_empty() || bracketed || !ends_sentence(line) && (marked || worded())
}

fn ends_with_dots(line: &str) -> bool {
    let line = line.trim_end_matches(closes);
    line.ends_with('…') || line.ends_with("...")
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(closes).ends_with(['.', '!', '?'])
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_') || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(text: &str) -> Option<bool> {
        broken_off(text).map(|found| found.sure)
    }

    #[test]
    fn texts_that_break_off() {
        for text in [
            "The army said on Monday that",
            "One sentence. The army said…",
            "One sentence. The army said ...",
            "One sentence. The army said [...]",
            "A whole sentence.\n\nRead more",
            "A whole sentence.\nSubscribe to read the rest of this story.",
            "A whole sentence.\nAnother one. But then the army",
            "The army of the\nneighbouring country began to\nmove",
            "The army said on Monday that\n© 2024 The Outlet",
        ] {
            assert_eq!(sure(text), Some(true), "{text}");
        }
    }

    #[test]
    fn a_long_last_line_of_its_own_may_be_something_else() {
        let text = "A whole sentence.\nBut then the army of the other country began to";
        assert_eq!(sure(text), Some(false));
    }

    #[test]
    fn texts_that_end() {
        for text in [
            "A whole sentence.",
            "“A whole sentence.”\n\n",
            "He asked: (why?)",
            "He waited… and left.",
            "A whole sentence.\nJane Doe, Kabul",
            "A whole sentence.\n© 2024 The Outlet and its partners in the region",
            "A whole sentence.\n(Reporting by Jane Doe; Editing by John Roe in the capital)",
            "A whole sentence.\n[Image: The Outlet, by way of its own desk]",
            "A whole sentence.\n– –\nFollow Jane Doe and the whole desk: @janedoe",
            "A whole sentence.\n\nJane Doe and John Roe contributed to this report",
            "Readers subscribe to the paper in large numbers.",
            "Subscribe buttons were found on all of the sites that the ministry closed last week.",
            "",
        ] {
            assert_eq!(broken_off(text), None, "{text}");
        }
    }
}
