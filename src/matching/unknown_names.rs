//! Names in a wording that an article has nowhere. Owns when a word that no list
//! knows is taken for a name, and that no spelling of it is found; what follows
//! from it is told in `stance`.

use super::prepared_article::PreparedArticle;
use super::prepared_claim::Wording;
use super::similarity::is_spelling_of;
use super::terms::term::Term;

/// Whether the wording has a name, known to no list, of which the article has
/// no spelling at all: "Alsfeld closed its ferry" is not about an article in
/// which there is no Alsfeld, however many ferries close there.
///
/// Abbreviations are left aside: an article may write them out.
pub fn has_unknown_name(wording: &Wording, article: &PreparedArticle) -> bool {
    let names = wording.unlisted.iter().map(|&at| &wording.terms[at]);
    let mut names = names.filter(|name| !is_met(name, article));
    names.next().is_some()
}

fn is_met(name: &Term, article: &PreparedArticle) -> bool {
    let mut terms = article
        .sentences
        .iter()
        .flat_map(|one| article.words_of(one));
    article.has(&name.key) || terms.any(|(_, word)| is_spelling_of(name, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Claim;
    use crate::lexicon::Lexicons;
    use crate::matching::{PreparedClaim, Vocabulary};
    use crate::text::Reader;

    fn strange(claim: &str, article: &str) -> bool {
        let lexicons = Lexicons::shipped();
        let reader = Reader::new(&[], lexicons);
        let vocabulary = Vocabulary::new(lexicons, &reader);
        let claim = PreparedClaim::new(&Claim::new("c", claim), &reader, &vocabulary);
        let article = PreparedArticle::new(reader.document(article), &vocabulary);
        has_unknown_name(&claim.wordings[0], &article)
    }

    #[test]
    fn a_name_that_the_article_has_nowhere_is_unknown() {
        assert!(strange(
            "Alsfeld closed its ferry",
            "Winterberg closed its ferry."
        ));
        assert!(strange(
            "The town of Alsfeld closed its ferry",
            "Winterberg closed its ferry."
        ));
        assert!(!strange(
            "Alsfeld closed its ferry",
            "It rained. In Alsfeld, too."
        ));
    }

    #[test]
    fn another_spelling_is_known() {
        assert!(!strange(
            "Zabiullah met the mayor",
            "The mayor met Zabihullah."
        ));
        assert!(!strange(
            "The Alsfeld ferry closed",
            "Alsfeld's ferry closed."
        ));
    }

    #[test]
    fn words_that_are_no_names_may_be_missing() {
        // A rare plural, a rare word without a capital, a word that lists know,
        // an abbreviation, a headline.
        for claim in [
            "Gunrunners closed the ferry",
            "The ferryhouse closed",
            "Council closed the ferry",
            "The QXZ closed the ferry",
            "Alsfeld Closes Ferry Again",
        ] {
            assert!(!strange(claim, "Winterberg closed its ferry."), "{claim}");
        }
    }
}
