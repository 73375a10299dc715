//! The cues of an article's sentences, found once however many claims ask.
//! Owns the keeping, and the share of sentences that have cues of a category;
//! finding is told in `cue_finder`.

use std::cell::OnceCell;

use crate::domain::CueCategory;
use crate::matching::PreparedArticle;
use crate::stance::cue::cue_kind::is_odd;
use crate::text::Token;

use super::category_set::CategorySet;
use super::claim_cues::quotes;
use super::cue_finder::{CueFinder, FoundCue};
use super::cue_kind::asks;
use super::ready_cues::ReadyCues;

/// Cues sentence by sentence, found when first asked for.
#[derive(Debug)]
pub struct ArticleCues<'a> {
    finder: &'a CueFinder,
    article: &'a PreparedArticle,
    by_sentence: Vec<SentenceCues>,
    shares: OnceCell<Shares>,
}

/// The cues of one sentence.
#[derive(Debug, Clone, Default)]
struct SentenceCues {
    found: OnceCell<Vec<FoundCue>>,
    ready: OnceCell<ReadyCues>,
    marks: OnceCell<Marks>,
}

/// What a sentence shows by itself.
#[derive(Debug, Clone, Copy)]
pub(in crate::stance) struct Marks {
    /// The categories of its cues.
    pub categories: CategorySet,
    /// Whether it has an odd number of negations and refutations.
    pub negative: bool,
    /// Whether it is put as a question.
    pub asks: bool,
    /// Whether it has quotation marks.
    pub quotes: bool,
    /// Whether it has single ones.
    pub quotes_singly: bool,
    /// How many words it has.
    pub words: usize,
}

/// The share of sentences that have a cue, by category.
#[derive(Debug)]
pub(in crate::stance) struct Shares {
    lead: [f64; CueCategory::ALL.len()],
    anywhere: [f64; CueCategory::ALL.len()],
}

impl Shares {
    /// Of the sentences of the lead.
    pub fn lead(&self, category: CueCategory) -> f64 {
        self.lead[category as usize]
    }

    /// Of all sentences.
    pub fn anywhere(&self, category: CueCategory) -> f64 {
        self.anywhere[category as usize]
    }
}

impl<'a> ArticleCues<'a> {
    pub(in crate::stance) fn new(finder: &'a CueFinder, article: &'a PreparedArticle) -> Self {
        Self {
            finder,
            article,
            by_sentence: vec![SentenceCues::default(); article.sentences.len()],
            shares: OnceCell::new(),
        }
    }

    /// The cues of the sentence at `at`.
    pub(in crate::stance) fn of(&self, at: usize) -> &[FoundCue] {
        let Some(cues) = self.by_sentence.get(at) else {
            return &[];
        };
        cues.found.get_or_init(|| self.finder.find(self.tokens(at)))
    }

    /// The cues of a sentence, ready to be read with any wording; none where there is
    /// no such sentence.
    pub(in crate::stance) fn ready(&self, at: usize) -> Option<&ReadyCues> {
        let cues = self.by_sentence.get(at)?;
        let ready = || ReadyCues::new(self.of(at), self.tokens(at));
        Some(cues.ready.get_or_init(ready))
    }

    /// What a sentence shows by itself; none where there is no such sentence.
    pub(in crate::stance) fn marks(&self, at: usize) -> Option<&Marks> {
        let (tokens, cues) = (self.tokens(at), self.by_sentence.get(at)?);
        let marks = || Marks {
            categories: CategorySet::of(self.of(at)),
            negative: is_odd(self.of(at)),
            asks: asks(tokens),
            quotes: quotes(tokens, &["\""]),
            quotes_singly: quotes(tokens, &["'"]),
            words: tokens.iter().filter(|token| token.is_word()).count(),
        };
        Some(cues.marks.get_or_init(marks))
    }

    /// The categories of a sentence's cues.
    pub(in crate::stance) fn categories(&self, at: usize) -> CategorySet {
        let marks = self.marks(at);
        marks.map(|marks| marks.categories).unwrap_or_default()
    }

    /// The share of sentences that have a cue, by category.
    pub(in crate::stance) fn shares(&self) -> &Shares {
        self.shares.get_or_init(|| {
            let all = 0..self.by_sentence.len();
            let sets: Vec<CategorySet> = all.map(|at| self.categories(at)).collect();
            let lead = &sets[..LEAD_FOR_FEATURES.min(sets.len())];
            Shares {
                lead: shares(lead),
                anywhere: shares(&sets),
            }
        })
    }

    fn tokens(&self, at: usize) -> &'a [Token] {
        let sentence = self.article.sentences.get(at);
        sentence.map_or(&[], |sentence| &sentence.tokens)
    }
}

fn shares(sentences: &[CategorySet]) -> [f64; CueCategory::ALL.len()] {
    let share = |category: &CueCategory| {
        let having = sentences.iter().filter(|cues| cues.has(*category));
        having.count() as f64 / sentences.len().max(1) as f64
    };
    std::array::from_fn(|at| share(&CueCategory::ALL[at]))
}

/// Sentences at the head of an article that give its lead.
pub(in crate::stance) const LEAD_FOR_FEATURES: usize = 3;
