//! Words brought back to a common form: irregular forms by table, then the
//! Snowball stemmer for English (Porter2). Owns nothing of meaning.

use std::collections::HashMap;
use std::sync::Arc;

use crate::lexicon::Lexicons;

/// Leads inflected forms of a word to one stem. Copies share what they know.
#[derive(Clone)]
pub struct Stemmer {
    irregular: Arc<HashMap<String, String>>,
    snowball: frostem::Stemmer,
}

impl std::fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stemmer").finish_non_exhaustive()
    }
}

impl Stemmer {
    /// A stemmer that knows the irregular forms of the lexicons.
    pub fn new(lexicons: &Lexicons) -> Self {
        let forms = lexicons.irregular.iter();
        let forms = forms.map(|form| (form.form.clone(), form.base.clone()));
        Self {
            irregular: Arc::new(forms.collect()),
            snowball: frostem::Stemmer::new(frostem::Algorithm::English),
        }
    }

    /// The stem of a word in lower case.
    ///
    /// ```
    /// use stancegrid::{lexicon::Lexicons, text::Stemmer};
    /// let stemmer = Stemmer::new(Lexicons::shipped());
    /// assert_eq!(stemmer.stem("fought"), stemmer.stem("fighting"));
    /// assert_ne!(stemmer.stem("willing"), stemmer.stem("unwilling"));
    /// ```
    pub fn stem(&self, lower: &str) -> String {
        let base = self.irregular.get(lower).map_or(lower, String::as_str);
        let stem = self.snowball.stem(base);
        self.american(&stem)
    }

    /// One stem for what British and American English spell differently:
    /// `harbour` meets `harbor`, and `recognise` meets `recognize`. Words that
    /// only end alike, such as `promise`, change in all their forms together.
    fn american(&self, stem: &str) -> String {
        const SHORT_STEM_BYTES: usize = 5;
        match stem {
            _ if stem.len() <= SHORT_STEM_BYTES => stem.to_owned(),
            _ if stem.ends_with("our") => format!("{}or", &stem[..stem.len() - 3]),
            _ if stem.ends_with("is") => {
                let base = format!("{}ize", &stem[..stem.len() - 2]);
                self.snowball.stem(&base).into_owned()
            }
            _ => stem.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn british_and_american_spellings_meet() {
        let stemmer = Stemmer::new(Lexicons::shipped());
        assert_eq!(stemmer.stem("harbouring"), stemmer.stem("harbors"));
        assert_eq!(stemmer.stem("recognise"), stemmer.stem("recognized"));
        // A near miss: these only look alike.
        assert_ne!(stemmer.stem("hour"), stemmer.stem("hor"));
    }
}
