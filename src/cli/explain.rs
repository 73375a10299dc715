//! `explain`: why one cell is what it is. Owns finding the cell; the words are
//! the business of `explain_text`.

use std::collections::BTreeSet;

use crate::domain::Readability;

use super::arguments::ExplainArguments;
use super::explain_figures::{figures, flip};
use super::explain_text::Explanation;
use super::failure::Failure;
use super::output::to_stdout;
use super::selecting::known;
use super::{Outcome, inputs, weights};

/// Runs the command.
pub fn run(arguments: &ExplainArguments) -> Result<Outcome, Failure> {
    let inputs = inputs::read(&arguments.input, &[])?;
    let claims = &inputs.claims.claims;
    let claim_ids: BTreeSet<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
    known("claim", &arguments.claim, &claim_ids)?;
    let articles = &inputs.articles;
    let source_ids: BTreeSet<&str> = articles.iter().map(|a| a.source.id.as_str()).collect();
    known("source", &arguments.source, &source_ids)?;
    let place = claims
        .iter()
        .position(|claim| claim.id.as_str() == arguments.claim);
    let article = articles
        .iter()
        .find(|a| a.source.id.as_str() == arguments.source);
    let (Some(place), Some(article)) = (place, article) else {
        return Ok(Outcome::Done);
    };
    let claim = claims[place].clone();
    let article = article.clone();
    let text = match &article.readability {
        Readability::NotReadable { why } => format!("not judged: the article {why}\n"),
        Readability::UnsupportedLanguage { language } => {
            format!("not judged: the article is in {language}\n")
        }
        Readability::Readable => {
            let grid = weights::grid(inputs.claims, arguments.input.weights.as_deref())?;
            match grid.inquire(place, &article) {
                Some(inquiry) => {
                    let mut text = Explanation::new(&claim, &article, &inquiry).to_string();
                    let opinion = &inquiry.opinion;
                    if let Some(account) = &opinion.account {
                        text.push_str(&figures(account, opinion.judgement.stance));
                    }
                    let turned = grid.smallest_flip(place, &article, &inquiry);
                    text.push_str(&flip(turned.as_ref(), &article));
                    text
                }
                None => String::new(),
            }
        }
    };
    to_stdout(text.as_bytes())?;
    Ok(Outcome::Done)
}
