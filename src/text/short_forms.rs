//! The short forms that an article defines, and what they do to its tokens. Owns
//! the joining of short and long forms; where one is defined is found by
//! `abbreviation_definition`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::abbreviation_definition::definitions;
use super::token::{Token, TokenKind};

/// Short forms in lower case, each with the tokens of its first definition.
#[derive(Debug, Default)]
pub(super) struct ShortForms {
    long_by_short: BTreeMap<String, Vec<Token>>,
}

impl ShortForms {
    /// Adds the definitions of one sentence.
    pub(super) fn find(&mut self, tokens: &[Token]) {
        for found in definitions(tokens) {
            let long = &tokens[found.long_start..found.long_end];
            let short = tokens[found.short].lower.clone();
            self.long_by_short
                .entry(short)
                .or_insert_with(|| long.to_vec());
        }
    }

    /// Makes each short form stand for the words of its long form too, and the
    /// long form for the short one, in each of the sentences.
    pub(super) fn resolve<'a>(&self, sentences: impl Iterator<Item = &'a mut Vec<Token>>) {
        if self.long_by_short.is_empty() {
            return;
        }
        let index = Index::new(&self.long_by_short);
        for tokens in sentences {
            for met in index.meet(tokens) {
                let Some(token) = tokens.get_mut(met.token) else {
                    continue;
                };
                let (short, long) = index.forms[met.form];
                match met.is_long {
                    false => stand_for(token, long),
                    true => token.also.push(short.clone()),
                }
            }
        }
    }
}

/// A short form, or the last word of a long one, in a sentence. They are taken
/// up form by form, and from left to right.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Met {
    form: usize,
    start: usize,
    is_long: bool,
    token: usize,
}

/// Where a word or several are looked up among the forms.
struct Index<'a> {
    forms: Vec<(&'a String, &'a [Token])>,
    by_short: HashMap<&'a str, usize>,
    /// By the stems of the long form.
    by_long: HashMap<Vec<&'a str>, Vec<usize>>,
    first_stems: HashSet<&'a str>,
    /// Of the long forms, in tokens.
    lengths: BTreeSet<usize>,
}

impl<'a> Index<'a> {
    fn new(long_by_short: &'a BTreeMap<String, Vec<Token>>) -> Self {
        let forms = long_by_short.iter();
        let mut index = Self {
            forms: forms.map(|(short, long)| (short, &long[..])).collect(),
            by_short: HashMap::new(),
            by_long: HashMap::new(),
            first_stems: HashSet::new(),
            lengths: BTreeSet::new(),
        };
        for (form, (short, long)) in index.forms.iter().enumerate() {
            let stems = stems(long);
            index.by_short.insert(short, form);
            index.first_stems.extend(stems.first());
            index.lengths.insert(stems.len());
            index.by_long.entry(stems).or_default().push(form);
        }
        index
    }

    fn meet(&self, tokens: &[Token]) -> Vec<Met> {
        let stems = stems(tokens);
        let mut all = Vec::new();
        for (start, token) in tokens.iter().enumerate() {
            if let Some(&form) = self.by_short.get(token.lower.as_str()) {
                all.push(Met {
                    form,
                    start,
                    is_long: false,
                    token: start,
                });
            }
            if !self.first_stems.contains(token.stem.as_str()) {
                continue;
            }
            for length in &self.lengths {
                let here = stems.get(start..start + length);
                let forms = here.and_then(|here| self.by_long.get(here));
                all.extend(forms.into_iter().flatten().map(|&form| Met {
                    form,
                    start,
                    is_long: true,
                    token: start + length - 1,
                }));
            }
        }
        all.sort_unstable();
        all
    }
}

fn stems(tokens: &[Token]) -> Vec<&str> {
    tokens.iter().map(|token| token.stem.as_str()).collect()
}

/// A short form whose long form is one known name becomes that name; otherwise
/// it stands for the words of the long form.
fn stand_for(token: &mut Token, long: &[Token]) {
    match long {
        [name] if matches!(name.kind, TokenKind::Name(_)) => token.kind = name.kind,
        words => token
            .also
            .extend(words.iter().map(|word| word.stem.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::text::{Stemmer, tokenize};

    fn resolved(text: &str) -> Vec<Token> {
        let mut tokens = tokenize(text, &Stemmer::new(Lexicons::shipped()));
        let mut forms = ShortForms::default();
        forms.find(&tokens);
        forms.resolve(std::iter::once(&mut tokens));
        tokens
    }

    fn also(text: &str, at: usize) -> Vec<String> {
        resolved(text)[at].also.clone()
    }

    #[test]
    fn each_form_stands_for_the_other() {
        let text = "New Quay Group (NQG) left, NQG fell, New Quay Group rose";
        assert_eq!(also(text, 8), ["new", "quay", "group"]);
        assert_eq!(also(text, 13), ["nqg"]);
        assert!(also(text, 12).is_empty());
        assert!(also("New Quay Group left, NQG fell", 4).is_empty());
    }

    #[test]
    fn two_short_forms_of_one_long_form_come_in_their_order() {
        let text = "New Quay (NQ) and New Quay (NEQU)";
        assert_eq!(also(text, 1), ["nequ", "nq"]);
    }

    #[test]
    fn many_definitions_take_no_endless_time() {
        let text: String = (0..20_000)
            .map(|n| format!("Port X{n}y (PX{n}y) "))
            .collect();
        assert!(resolved(&text).iter().any(|token| !token.also.is_empty()));
    }
}
