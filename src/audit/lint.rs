//! The lints by name: code, level, what each looks for, and an example. Owns the
//! table; the rules are in the files of claims, articles and matrix, and
//! `docs/checks.md` shows for each what fires and what does not.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::domain::UserError;

/// Which rule a finding comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lint {
    /// The claim says two things.
    DoubleBarrelled,
    /// The claim is a negation itself.
    Negated,
    /// The claim has too few words to be told from its topic.
    TooShort,
    /// Two claims say nearly one thing.
    NearDuplicate,
    /// A variant or counter that adds nothing.
    RedundantWording,
    /// A variant or counter that contradicts another wording.
    ConflictingWording,
    /// A label too long for a table head.
    LongLabel,
    /// No judged source brings the claim up.
    NeverMatched,
    /// The article has no words.
    EmptyArticle,
    /// The article has very few words.
    ShortArticle,
    /// The article breaks off.
    Truncated,
    /// The article may break off.
    MaybeTruncated,
    /// The article has letters that only look Latin.
    LookAlikeLetters,
    /// The article's text is that of another one, edited or not.
    Reprint,
    /// The article could not be read.
    Unreadable,
    /// The article was read in part.
    ReadInPart,
    /// The article is in a language that is not judged.
    UnsupportedLanguage,
}

/// What is told of a lint.
struct Row {
    code: &'static str,
    severity: Severity,
    explanation: &'static str,
    example: &'static str,
}

impl Row {
    const fn note(code: &'static str, explanation: &'static str, example: &'static str) -> Self {
        Self {
            code,
            severity: Severity::Note,
            explanation,
            example,
        }
    }

    const fn warning(code: &'static str, explanation: &'static str, example: &'static str) -> Self {
        Self {
            code,
            severity: Severity::Warning,
            explanation,
            example,
        }
    }
}

impl Lint {
    /// Every lint: those of claims first, then those of articles.
    pub const ALL: &'static [Lint] = &[
        Lint::DoubleBarrelled,
        Lint::Negated,
        Lint::TooShort,
        Lint::NearDuplicate,
        Lint::RedundantWording,
        Lint::ConflictingWording,
        Lint::LongLabel,
        Lint::NeverMatched,
        Lint::EmptyArticle,
        Lint::ShortArticle,
        Lint::Truncated,
        Lint::MaybeTruncated,
        Lint::LookAlikeLetters,
        Lint::Reprint,
        Lint::Unreadable,
        Lint::ReadInPart,
        Lint::UnsupportedLanguage,
    ];

    #[rustfmt::skip]
    fn row(self) -> Row {
        match self {
            Lint::DoubleBarrelled => Row::warning("double-barrelled",
                "The claim says two things, so that a source may hold one and reject the other.",
                "The border is closed and trade has stopped"),
            Lint::Negated => Row::note("negated",
                "The claim is a negation, so that `denies` means that the source affirms.",
                "The Taliban never sheltered TTP fighters"),
            Lint::TooShort => Row::warning("too-short",
                "The claim has fewer than three content words, so that it cannot be told from its topic.",
                "The Taliban and the TTP"),
            Lint::NearDuplicate => Row::warning("near-duplicate",
                "The claim says nearly what an earlier claim says.",
                "Taliban shelters TTP"),
            Lint::RedundantWording => Row::warning("redundant-wording",
                "A variant or counter adds nothing: it has no words, repeats the claim, or is there twice.",
                "Taliban shelter TTP!"),
            Lint::ConflictingWording => Row::warning("conflicting-wording",
                "A variant or counter contradicts another wording, or belongs to another claim.",
                "Pakistan bombed Afghan villages."),
            Lint::LongLabel => Row::note("long-label",
                "The label has more than 24 characters, too many for the head of a table.",
                "Shelter for fighters of the TTP"),
            Lint::NeverMatched => Row::note("never-matched",
                "Every judged source omits the claim.",
                "Bakers sold more bread"),
            Lint::EmptyArticle => Row::warning("empty-article",
                "The article has no words.",
                "…"),
            Lint::ShortArticle => Row::note("short-article",
                "The article has fewer than 50 words, and may be a teaser.",
                "The tram line closes in May."),
            Lint::Truncated => Row::warning("truncated",
                "The article ends in the middle of a sentence, in dots, or with an invitation to read on.",
                "The army said on Monday that"),
            Lint::MaybeTruncated => Row::note("maybe-truncated",
                "The last line of the article is no sentence, and may be cut off.",
                "But then the army of the other country began to"),
            Lint::LookAlikeLetters => Row::warning("look-alike-letters",
                "The article has letters of another alphabet that look like Latin ones.",
                "T\u{430}liban"),
            Lint::Reprint => Row::note("reprint",
                "The article has all or much of its text in common with an earlier source.",
                "The council will close the tram line in May."),
            Lint::Unreadable => Row::warning("unreadable",
                "The article could not be read, so that its cells show `?`.",
                "{\"id\": \"herald\"}"),
            Lint::ReadInPart => Row::warning("read-in-part",
                "Part of the article could not be read, so that omissions show `?`.",
                "The council met on Monday, and then"),
            Lint::UnsupportedLanguage => Row::warning("unsupported-language",
                "The article is in a language that is not judged, so that its cells show `?`.",
                "Der Stadtrat schließt die Straßenbahn im Mai."),
        }
    }

    /// The name by which people choose it, in kebab case.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// How much its findings matter.
    pub fn severity(self) -> Severity {
        self.row().severity
    }

    /// What it looks for: one sentence.
    pub fn explanation(self) -> &'static str {
        self.row().explanation
    }

    /// Words that it fires on, in the setting that `docs/checks.md` gives.
    pub fn example(self) -> &'static str {
        self.row().example
    }
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl Serialize for Lint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A name that no lint has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown check \"{0}\"")]
pub struct UnknownLint(
    /// The name.
    pub String,
);

/// Jaro-Winkler similarity below which two codes have nothing to do with each other.
const MIN_CODE_SIMILARITY: f64 = 0.8;

impl UserError for UnknownLint {
    fn help(&self) -> Cow<'_, str> {
        let codes = Lint::ALL.iter().map(|lint| lint.code());
        let likeness = |code: &str| strsim::jaro_winkler(&self.0, code);
        let near = codes
            .clone()
            .filter(|code| likeness(code) >= MIN_CODE_SIMILARITY);
        let near = near.max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
        Cow::Owned(match near {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("use one of {}", codes.collect::<Vec<_>>().join(", ")),
        })
    }
}

impl FromStr for Lint {
    type Err = UnknownLint;

    fn from_str(given: &str) -> Result<Self, UnknownLint> {
        let found = Self::ALL.iter().find(|lint| lint.code() == given);
        found.copied().ok_or_else(|| UnknownLint(given.to_owned()))
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing need be wrong.
    Note,
    /// Cells will probably come out wrong until it is corrected.
    Warning,
}

impl Severity {
    /// The name used in files and on screen.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_is_kebab_case_and_there_once() {
        let codes: BTreeSet<&str> = Lint::ALL.iter().map(|lint| lint.code()).collect();
        assert_eq!(codes.len(), Lint::ALL.len());
        for code in codes {
            let kebab =
                |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
            assert!(code.split('-').all(kebab), "{code}");
        }
        assert!(Lint::ALL.is_sorted(), "in the order of the enum");
    }

    #[test]
    fn a_code_is_read_back_and_a_slip_is_understood() {
        for &lint in Lint::ALL {
            assert_eq!(lint.code().parse(), Ok(lint));
            assert!(lint.explanation().ends_with('.'), "{lint}");
        }
        let slip = "too-shrt".parse::<Lint>().unwrap_err();
        assert_eq!(slip.to_string(), "unknown check \"too-shrt\"");
        assert_eq!(slip.help(), "did you mean \"too-short\"?");
        let other = "xyz".parse::<Lint>().unwrap_err();
        assert!(
            other
                .help()
                .starts_with("use one of double-barrelled, negated, ")
        );
    }
}
