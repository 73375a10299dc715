//! Lints of articles: there, whole, readable, and not there twice. Owns the
//! rules over a set of articles.

use crate::domain::{Article, Readability, counted};
use crate::text::normalize::disguised_words;

use super::ending::broken_off;
use super::wording::{plain, words};
use super::{Finding, Lint, Subject};

/// A shorter text is seldom a whole article.
const MIN_ARTICLE_WORDS: usize = 50;

/// Everything found in a set of articles, article by article in the order given.
pub fn lint_articles(articles: &[Article]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for article in articles {
        let about = || Subject::Source(article.source.id.clone());
        findings.extend(unjudged(article));
        if !article.readability.is_judged() {
            continue;
        }
        let form = plain(&article.text);
        if form.is_empty() {
            let help = "put the text in, or take the file out of the folder";
            let what = "has no words".to_owned();
            findings.push(Finding::new(Lint::EmptyArticle, about(), what, help));
            continue;
        }
        findings.extend(very_short(article));
        findings.extend(disguised(article));
        if let Some(found) = broken_off(&article.text) {
            let help = "load the whole text: what is cut off would count as omitted";
            let lint = if found.sure {
                Lint::Truncated
            } else {
                Lint::MaybeTruncated
            };
            findings.push(Finding::new(lint, about(), found.sign, help));
        }
    }
    findings
}

fn unjudged(article: &Article) -> Option<Finding> {
    let about = Subject::Source(article.source.id.clone());
    match &article.readability {
        Readability::Readable => None,
        Readability::ReadInPart { why } => Some(Finding::new(
            Lint::ReadInPart,
            about,
            format!("was read in part: it {why}"),
            "save the whole article as plain text in UTF-8: until then, omissions show `?`",
        )),
        Readability::NotReadable { why } => Some(Finding::new(
            Lint::Unreadable,
            about,
            format!("could not be read: {why}"),
            "save it again as plain text in UTF-8: until then, its cells show `?`",
        )),
        Readability::UnsupportedLanguage { language } => Some(Finding::new(
            Lint::UnsupportedLanguage,
            about,
            format!("is in {language}, which is not judged"),
            "add a translation as a source of its own: until then, its cells show `?`",
        )),
    }
}

fn very_short(article: &Article) -> Option<Finding> {
    let count = words(&article.text).len();
    if count >= MIN_ARTICLE_WORDS {
        return None;
    }
    let about = Subject::Source(article.source.id.clone());
    let what = format!(
        "has {}, fewer than {MIN_ARTICLE_WORDS}",
        counted(count, "word")
    );
    let help = "check that it is the whole article and not a teaser";
    Some(Finding::new(Lint::ShortArticle, about, what, help))
}

/// Letters of other alphabets in the dress of Latin ones: by accident or to be
/// found by nobody.
fn disguised(article: &Article) -> Option<Finding> {
    let words = disguised_words(&article.text);
    let first = words.first()?.slice(&article.text)?;
    let mut letters = first.chars().filter(|c| !c.is_ascii() && c.is_alphabetic());
    let code = letters.next().map_or(0, u32::from);
    let further = match words.len() - 1 {
        0 => String::new(),
        1 => ", and in 1 more word".to_owned(),
        more => format!(", and in {more} more words"),
    };
    let about = Subject::Source(article.source.id.clone());
    let what = format!("has letters that only look Latin in \"{first}\" (U+{code:04X}){further}");
    let help =
        "ask where the text comes from: the letters are matched as those that they look like";
    Some(Finding::new(Lint::LookAlikeLetters, about, what, help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Severity;

    fn found(articles: &[Article]) -> Vec<(Lint, String)> {
        let name = |finding: Finding| (finding.lint, finding.subject.id().to_owned());
        lint_articles(articles).into_iter().map(name).collect()
    }

    fn long(start: &str) -> String {
        format!("{start} {}end.", "word ".repeat(60))
    }

    #[test]
    fn an_ordinary_article_has_no_finding() {
        assert_eq!(found(&[Article::new("a", long("One"))]), []);
    }

    #[test]
    fn an_article_without_words_is_empty_and_nothing_else() {
        assert_eq!(
            found(&[Article::new("a", "")]),
            [(Lint::EmptyArticle, "a".to_owned())]
        );
        assert_eq!(
            found(&[Article::new("a", " \n…")]),
            [(Lint::EmptyArticle, "a".to_owned())]
        );
        // Two empty files are no duplicates of one another.
        let two = [Article::new("a", ""), Article::new("b", "")];
        assert!(
            found(&two)
                .iter()
                .all(|(lint, _)| *lint == Lint::EmptyArticle)
        );
    }

    #[test]
    fn fifty_words_are_enough_and_one_less_is_not() {
        let text = |count: usize| format!("{}end.", "word ".repeat(count - 1));
        assert_eq!(found(&[Article::new("a", text(50))]), []);
        assert_eq!(
            found(&[Article::new("a", text(49))]),
            [(Lint::ShortArticle, "a".to_owned())]
        );
    }

    #[test]
    fn letters_that_only_look_latin_are_told() {
        let text = long("The T\u{430}liban met.");
        let findings = lint_articles(&[Article::new("a", text)]);
        let [finding] = findings.as_slice() else {
            panic!("{findings:?}");
        };
        assert_eq!(finding.lint, Lint::LookAlikeLetters);
        let what = &finding.what;
        assert!(
            what.contains("T\u{430}liban") && what.contains("U+0430"),
            "{what}"
        );
        assert_eq!(found(&[Article::new("a", long("The café of Москва."))]), []);
    }

    #[test]
    fn an_article_that_breaks_off() {
        let text = long("One") + " And then the army of the other country";
        assert_eq!(
            found(&[Article::new("a", text)]),
            [(Lint::Truncated, "a".to_owned())]
        );
    }

    #[test]
    fn a_last_line_that_may_be_a_credit_is_only_a_note() {
        let text = long("One") + "\nBut then the army of the other country began to";
        let findings = lint_articles(&[Article::new("a", text)]);
        assert_eq!(findings[0].lint, Lint::MaybeTruncated);
        assert_eq!(findings[0].severity(), Severity::Note);
    }

    #[test]
    fn what_cannot_be_judged_says_why() {
        let mut broken = Article::new("a", "");
        broken.readability = Readability::NotReadable {
            why: "not a text".to_owned(),
        };
        let mut foreign = Article::new("b", "Ein kurzer Text");
        foreign.readability = Readability::UnsupportedLanguage {
            language: "German".to_owned(),
        };
        let findings = lint_articles(&[broken, foreign]);
        let lints: Vec<Lint> = findings.iter().map(|finding| finding.lint).collect();
        assert_eq!(lints, [Lint::Unreadable, Lint::UnsupportedLanguage]);
        assert_eq!(findings[0].what, "could not be read: not a text");
        assert_eq!(findings[1].what, "is in German, which is not judged");
    }
}
