//! Why one cell is what it is, step by step, in lines of plain text. Owns the
//! order of the steps; `sentences` and `model_figures` own their words.

mod model_figures;
mod sentences;

use crate::domain::Article;

use super::Engine;
use sentences::Sentences;
pub use sentences::describe_reading;

impl Engine {
    /// Explains one cell: the verdict, every sentence that came near, the
    /// figures that decided, and the smallest change that would turn it.
    /// Control characters and what could steer a terminal are taken out of
    /// quoted words. `None` where there is no such claim.
    pub fn explain(&self, claim: usize, article: &Article) -> Option<String> {
        let trouble = article.readability.trouble();
        if !article.readability.is_judged() {
            return Some(format!("not judged: {}\n", trouble.unwrap_or_default()));
        }
        let trace = self.trace(claim, article)?;
        let told = Sentences::new(self.claim(claim)?, article, &trace);
        let in_part = trouble.map(|trouble| format!("read in part: {trouble}\n\n"));
        let mut text = in_part.unwrap_or_default() + &told.to_string();
        let judged = &trace.judged;
        if let Some(model) = &judged.model {
            text.push_str(&model_figures::figures(model, judged.judgement.stance));
        }
        let turned = self.smallest_flip(claim, article, &trace);
        text.push_str(&model_figures::flip(turned.as_ref(), article));
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Claim, ClaimSet, Readability};

    fn engine() -> Engine {
        Engine::new(ClaimSet {
            claims: vec![Claim::new("tram", "The council will close the tram line")],
            aliases: Vec::new(),
        })
    }

    #[test]
    fn every_step_is_told_and_nothing_steers_a_terminal() {
        let article = Article::new("a", "The council will not close\u{1b}[2J the tram line.");
        let text = engine().explain(0, &article).unwrap();
        for step in ["stance  denies", "meets", "cue", "probabilities", "without"] {
            assert!(text.contains(step), "{step} in {text}");
        }
        assert!(!text.contains('\u{1b}'), "{text}");
    }

    #[test]
    fn an_article_that_was_not_judged_says_why() {
        let mut article = Article::new("a", "");
        article.readability = Readability::NotReadable {
            why: "is empty".to_owned(),
        };
        let text = engine().explain(0, &article).unwrap();
        assert_eq!(text, "not judged: the article is empty\n");
        assert_eq!(engine().explain(1, &Article::new("b", "Rain.")), None);
    }
}
