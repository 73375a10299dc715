//! Labelled cells as learning sees them: figures with a class, a set and two
//! stories. Owns turning sets into examples, off-topic omissions included.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::{
    Article, ClaimId, ClaimSet, FieldHasher, GoldCell, JudgedBy, SourceId, Stance,
};
use crate::lexicon::{PhraseSide, Weights};
use crate::matrix::{Engine, Readers, Selection};
use crate::stance::{FeatureName, Observation};

use super::story_groups::Stories;

/// Labelled cells with what they are about.
#[derive(Debug, Clone)]
pub struct TrainingSet {
    /// How the command that learns from it calls it.
    pub name: String,
    /// The claims.
    pub claims: ClaimSet,
    /// The articles.
    pub articles: Vec<Article>,
    /// The labels.
    pub gold: Vec<GoldCell>,
    /// Whether a set without omissions is given some off the topic. Not so
    /// where the articles are on one matter: there an article of another story
    /// may well bring the claim up, and nobody has said.
    pub may_add_omissions: bool,
}

/// The SHA-256 of all that a set teaches, in hexadecimal: claims, texts and
/// labels in their order, whatever files they came from.
pub fn content_hash(set: &TrainingSet) -> String {
    let mut hasher = FieldHasher::default();
    let mut add = |part: &str| hasher.add(part);
    for claim in &set.claims.claims {
        add(claim.id.as_str());
        add(&claim.text);
        claim.variants.iter().for_each(|variant| add(variant));
        claim.counters.iter().for_each(|counter| add(counter));
    }
    for alias in &set.claims.aliases {
        add(&alias.name);
        alias.also.iter().for_each(|also| add(also));
    }
    for article in &set.articles {
        add(article.source.id.as_str());
        add(&article.text);
    }
    for cell in &set.gold {
        add(cell.claim.as_str());
        add(cell.source.as_str());
        add(cell.stance.as_str());
    }
    hasher.hexadecimal()
}

/// One labelled cell.
#[derive(Debug, Clone)]
pub struct Example {
    /// The place of its set.
    pub set: usize,
    /// The places of its claim and article in the set.
    pub cell: (usize, usize),
    /// Its label.
    pub stance: Stance,
    /// Places and values of its named features.
    pub features: Vec<(u32, f64)>,
    /// Places of its phrases; only of cells that bring the claim up.
    pub phrases: Vec<(u32, f64)>,
    /// The story of the claim.
    pub claim_story: usize,
    /// The story of the article: the same unless the cell omits the claim.
    pub article_story: usize,
    /// The claim, whichever of the sets about the same matter asks it: what
    /// takes the place of the story in a set that is one story alone.
    pub claim: usize,
}

impl Example {
    /// The class of a cell that brings the claim up: asserts, qualifies, denies.
    pub fn how(&self) -> Option<usize> {
        match self.stance {
            Stance::Asserts => Some(0),
            Stance::Qualifies => Some(1),
            Stance::Denies => Some(2),
            Stance::Omits => None,
        }
    }
}

/// All examples, with the names of their places.
#[derive(Debug, Default)]
pub struct Pool {
    /// The examples, set by set.
    pub examples: Vec<Example>,
    /// By set: which ways of bringing a claim up its labels know.
    pub known: Vec<[bool; 3]>,
    /// By set: whether its labels know omissions.
    pub omits: Vec<bool>,
    /// What each set counts: sets about the same articles share one part. Where cells were
    /// read, a set counts by the root of its size, else all sets count alike.
    pub shares: Vec<f64>,
    /// By set: whether nearly all that it brings up is one story.
    pub one_story: Vec<bool>,
    /// The features by place.
    pub features: Vec<FeatureName>,
    /// The phrases by place.
    pub phrases: Vec<(PhraseSide, String)>,
    feature_places: HashMap<FeatureName, u32>,
    phrase_places: HashMap<(PhraseSide, String), u32>,
}

/// For a set without omissions, each label's claim is also put to this many
/// articles of other stories.
const OFF_TOPIC: usize = 2;

impl Pool {
    /// Observes every labelled cell. Calls `done` after each article.
    pub fn observe(
        sets: &[TrainingSet],
        readers: Option<&Readers>,
        done: &(dyn Fn() + Sync),
    ) -> Self {
        let mut stories = Stories::default();
        let places: Vec<Places> = sets
            .iter()
            .map(|set| Places::link(set, &mut stories))
            .collect();
        let mut pool = Pool {
            shares: shares(sets),
            ..Pool::default()
        };
        if readers.is_some() {
            // What a reader finds means nearly the same in all sets: large ones count more.
            let sizes = sets.iter().map(|set| (set.gold.len() as f64).sqrt());
            let shares = pool.shares.iter_mut().zip(sizes);
            shares.for_each(|(share, size)| *share *= size);
        }
        for (at, (set, places)) in sets.iter().zip(&places).enumerate() {
            pool.add_set((at, set), places, &mut stories, (readers, done));
            pool.one_story.push(pool.is_one_story(at));
        }
        pool
    }

    fn add_set(
        &mut self,
        (at, set): (usize, &TrainingSet),
        places: &Places,
        stories: &mut Stories,
        (readers, done): (Option<&Readers>, &(dyn Fn() + Sync)),
    ) {
        let mut labels: BTreeMap<(&ClaimId, &SourceId), Stance> = BTreeMap::new();
        for cell in &set.gold {
            labels
                .entry((&cell.claim, &cell.source))
                .or_insert(cell.stance);
        }
        let has = |stance: Stance| labels.values().any(|label| *label == stance);
        self.known.push([
            has(Stance::Asserts),
            has(Stance::Qualifies),
            has(Stance::Denies),
        ]);
        self.omits.push(has(Stance::Omits));
        if !has(Stance::Omits) && set.may_add_omissions {
            for pair in off_topic(set, places, stories) {
                labels.entry(pair).or_insert(Stance::Omits);
            }
        }
        let mut engine = Engine::with_weights(set.claims.clone(), Weights::default());
        let asked = match readers {
            Some(readers) => {
                engine = engine.with_readers(readers.clone());
                JudgedBy::Reader
            }
            None => JudgedBy::Words,
        };
        let select = |omits: bool| {
            let wanted = labels
                .iter()
                .filter(|(_, stance)| (**stance == Stance::Omits) == omits);
            let pairs = wanted.map(|((claim, source), _)| ((*claim).clone(), (*source).clone()));
            Selection::everything().with_pairs(pairs)
        };
        // The many omissions are kept without their phrases.
        let bare = |seen: Observation| Observation {
            phrases: BTreeSet::new(),
            ..seen
        };
        let whole = |seen: Observation| match asked {
            JudgedBy::Words => seen,
            JudgedBy::Reader => bare(seen),
        };
        let mut seen = engine.observe(&set.articles, &select(false), &whole, done);
        seen.extend(engine.observe(&set.articles, &select(true), &bare, done));
        for (claim, article, observation) in seen {
            let ids = (
                &set.claims.claims[claim].id,
                &set.articles[article].source.id,
            );
            let Some(&stance) = labels.get(&ids) else {
                continue;
            };
            // What the reader was not asked is judged by words, by other weights.
            if observation.judged_by != asked {
                continue;
            }
            let features = observation.features.iter();
            let features = features.map(|(name, value)| (self.feature(name), value));
            let features = features.collect();
            let phrases = observation.phrases.into_iter();
            let phrases = phrases.map(|phrase| (self.phrase(phrase), 1.0)).collect();
            self.examples.push(Example {
                set: at,
                cell: (claim, article),
                stance,
                features,
                phrases,
                claim_story: stories.story(places.claims[claim]),
                article_story: stories.story(places.articles[article]),
                claim: stories.place(&format!("claim {}", ids.0)),
            });
        }
    }

    fn is_one_story(&self, set: usize) -> bool {
        let own = self.examples.iter().filter(|e| e.set == set);
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        for example in own.filter(|example| example.how().is_some()) {
            *sizes.entry(example.claim_story).or_insert(0) += 1;
        }
        let all: usize = sizes.values().sum();
        2 * sizes.values().copied().max().unwrap_or(0) > all
    }

    fn feature(&mut self, name: FeatureName) -> u32 {
        let next = self.features.len() as u32;
        let place = *self.feature_places.entry(name).or_insert(next);
        if place == next {
            self.features.push(name);
        }
        place
    }

    fn phrase(&mut self, phrase: (PhraseSide, String)) -> u32 {
        if let Some(&place) = self.phrase_places.get(&phrase) {
            return place;
        }
        let next = self.phrases.len() as u32;
        self.phrases.push(phrase.clone());
        self.phrase_places.insert(phrase, next);
        next
    }
}

fn shares(sets: &[TrainingSet]) -> Vec<f64> {
    let texts = |set: &TrainingSet| -> BTreeSet<String> {
        let articles = set.articles.iter();
        articles.map(|article| article.text.clone()).collect()
    };
    let texts: Vec<BTreeSet<String>> = sets.iter().map(texts).collect();
    let same = |set| texts.iter().filter(|other| *other == set).count();
    texts.iter().map(|set| 1.0 / same(set) as f64).collect()
}

/// Where the claims and articles of a set stand among all stories.
struct Places {
    claims: Vec<usize>,
    articles: Vec<usize>,
}

impl Places {
    fn link(set: &TrainingSet, stories: &mut Stories) -> Self {
        let claims = set.claims.claims.iter();
        let claims: Vec<usize> = claims.map(|claim| stories.place(&claim.text)).collect();
        let articles = set.articles.iter();
        let articles: Vec<usize> = articles.map(|a| stories.place(&a.text)).collect();
        let claim_of: HashMap<&ClaimId, usize> = (set.claims.claims.iter().map(|claim| &claim.id))
            .zip(claims.iter().copied())
            .collect();
        let article_of: HashMap<&SourceId, usize> = (set.articles.iter())
            .map(|article| &article.source.id)
            .zip(articles.iter().copied())
            .collect();
        for cell in set.gold.iter().filter(|cell| cell.stance != Stance::Omits) {
            if let (Some(&claim), Some(&article)) =
                (claim_of.get(&cell.claim), article_of.get(&cell.source))
            {
                stories.link(claim, article);
            }
        }
        Self { claims, articles }
    }
}

/// Pairs of a labelled claim with articles of other stories, spread evenly.
fn off_topic<'a>(
    set: &'a TrainingSet,
    places: &Places,
    stories: &mut Stories,
) -> Vec<(&'a ClaimId, &'a SourceId)> {
    let claims: HashMap<&ClaimId, usize> = (set.claims.claims.iter().map(|claim| &claim.id))
        .zip(places.claims.iter().copied())
        .collect();
    let articles = set.articles.len();
    let mut pairs = Vec::new();
    for (at, cell) in set.gold.iter().enumerate() {
        let Some(&claim) = claims.get(&cell.claim) else {
            continue;
        };
        let own = stories.story(claim);
        for turn in 1..=OFF_TOPIC {
            let start = at + turn * articles / (OFF_TOPIC + 1);
            let other = (0..articles)
                .map(|step| (start + step) % articles)
                .find(|&article| stories.story(places.articles[article]) != own);
            pairs.extend(other.map(|article| (&cell.claim, &set.articles[article].source.id)));
        }
    }
    pairs
}
