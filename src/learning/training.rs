//! From labelled sets to weights: observe, fit, hold out, calibrate. Owns the
//! order of these steps and what is reported of them.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::domain::Stance;
use crate::lexicon::{Lexicons, PhraseWeight, Weight, Weights};
use crate::matrix::Readers;
use crate::stance::{decide, log_probabilities};
use crate::text::Reader;

use super::calibration::{HeldOutCell, calibrate};
use super::class_weights;
use super::example::{Example, Pool, TrainingSet};
use super::fold::{FOLDS, Part, folds, part};
use super::logistic::{Fitted, SparseRow, fit};
use super::name_words::name_words;
use super::phrase_choice::{eligible, most_telling};

/// Ridges of the features of one judge.
struct Ridges {
    /// Where it is asked whether the claim is brought up.
    up: f64,
    /// Where it is asked how.
    how: f64,
}

const RIDGES_OF_WORDS: Ridges = Ridges {
    up: 1e-3,
    how: 3e-3,
};

/// What a reader found says most of it. Held to it more tightly, the figures of words do not
/// learn the stories by heart.
const RIDGES_OF_READING: Ridges = Ridges { up: 0.1, how: 0.3 };

/// Ridge of the phrases there.
const RIDGE_PHRASE: f64 = 1e-2;

/// The most phrases kept: enough to help, few enough to read.
const MAX_PHRASES: usize = 2_000;

/// A step of the work, for those who wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// An article has been observed.
    Article,
    /// A model has been fitted.
    Fit,
}

/// A cell that was judged by weights learnt without its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldOut {
    /// The place of its set.
    pub set: usize,
    /// The places of its claim and article in the set.
    pub cell: (usize, usize),
    /// The place of the weights that judged it in [`Lesson::folds`].
    pub fold: usize,
    /// Its label.
    pub gold: Stance,
    /// The answer.
    pub answer: Stance,
}

/// What learning gives.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// The weights, without a header.
    pub weights: Weights,
    /// How weights learnt on the other stories judge the labelled cells.
    pub held_out: Vec<HeldOut>,
    /// The weights that judged them, each learnt without one part; not
    /// calibrated, which bears on confidence alone.
    pub folds: Vec<Weights>,
}

/// How many models are fitted, for a progress bar.
pub const FITS: usize = FOLDS + 1;

/// Learns from labelled sets to judge by words, or, with readers, to judge cells that were
/// read. The same sets and readers give the same weights.
pub fn train(
    sets: &[TrainingSet],
    readers: Option<&Readers>,
    done: &(dyn Fn(Stage) + Sync),
) -> Lesson {
    let pool = Pool::observe(sets, readers, &|| done(Stage::Article));
    let articles = sets.iter().flat_map(|set| &set.articles);
    let names = name_words(articles, &Reader::new(&[], Lexicons::shipped()));
    let ridges = match readers {
        Some(_) => RIDGES_OF_READING,
        None => RIDGES_OF_WORDS,
    };
    let folds = folds(&pool);
    let runs: Vec<(Model, Vec<(HeldOutCell, HeldOut)>)> = (0..FITS)
        .into_par_iter()
        .map(|fold| {
            let of = |wanted: Part| {
                let examples = pool.examples.iter();
                let found = examples.filter(|example| part(&pool, example, &folds, fold) == wanted);
                found.collect::<Vec<&Example>>()
            };
            // The last run holds nothing out.
            let model = Model::fit(&pool, &of(Part::Learnt), &names, &ridges);
            let tested = of(Part::Tested);
            let judged = tested
                .iter()
                .map(|example| model.judge(&pool, example, fold));
            let judged = judged.collect();
            done(Stage::Fit);
            (model, judged)
        })
        .collect();
    let mut folds = Vec::new();
    let mut cells = Vec::new();
    let mut held_out = Vec::new();
    for (model, judged) in runs {
        folds.push(model.weights(&pool));
        for (cell, answer) in judged {
            cells.push(cell);
            held_out.push(answer);
        }
    }
    weigh_sets_alike(&mut cells, &held_out, &pool.shares);
    let mut weights = folds.pop().unwrap_or_default();
    weights.calibration = calibrate(&cells);
    Lesson {
        weights,
        held_out,
        folds,
    }
}

fn weigh_sets_alike(cells: &mut [HeldOutCell], held_out: &[HeldOut], shares: &[f64]) {
    let mut sizes: BTreeMap<usize, f64> = BTreeMap::new();
    for answer in held_out {
        *sizes.entry(answer.set).or_insert(0.0) += 1.0;
    }
    for (cell, answer) in cells.iter_mut().zip(held_out) {
        cell.weight = shares[answer.set] / sizes[&answer.set];
    }
}

/// Both steps.
struct Model {
    up: Fitted<2>,
    how: Fitted<3>,
    /// The phrases in use and the stories that they stand in.
    phrases: BTreeMap<u32, u32>,
}

impl Model {
    fn fit(pool: &Pool, examples: &[&Example], names: &BTreeSet<String>, ridges: &Ridges) -> Self {
        let up = Self::fit_up(pool, examples, ridges);
        let brought_up: Vec<&Example> = (examples.iter())
            .filter(|example| example.how().is_some())
            .copied()
            .collect();
        let eligible = eligible(&brought_up, &pool.phrases, names);
        // First with all of them, then anew with those that tell most.
        let first = Self::fit_how(pool, &brought_up, &eligible, ridges);
        let places = pool.features.len();
        let weight = |place: u32| first.weights[places + place as usize];
        let phrases = most_telling(&eligible, weight, MAX_PHRASES);
        let how = Self::fit_how(pool, &brought_up, &phrases, ridges);
        Self { up, how, phrases }
    }

    fn fit_up(pool: &Pool, examples: &[&Example], ridges: &Ridges) -> Fitted<2> {
        let weights = class_weights::brought_up(examples, &pool.shares);
        let values: Vec<Vec<(u32, f64)>> = examples
            .iter()
            .map(|example| topic_values(pool, example))
            .collect();
        let rows: Vec<SparseRow<'_, 2>> = (examples.iter().zip(&values).zip(weights))
            .map(|((example, values), weight)| SparseRow {
                values: vec![values.as_slice()],
                class: usize::from(example.how().is_some()),
                allowed: [true; 2],
                weight,
            })
            .collect();
        let places = pool.features.len();
        fit(&rows, &vec![ridges.up; places], places)
    }

    fn fit_how(
        pool: &Pool,
        examples: &[&Example],
        phrases: &BTreeMap<u32, u32>,
        ridges: &Ridges,
    ) -> Fitted<3> {
        let weights = class_weights::how(examples, &pool.shares);
        let values: Vec<Vec<(u32, f64)>> = examples
            .iter()
            .map(|example| how_values(pool, example, phrases))
            .collect();
        let rows: Vec<SparseRow<'_, 3>> = (examples.iter().zip(&values).zip(weights))
            .filter_map(|((example, values), weight)| {
                Some(SparseRow {
                    values: vec![values.as_slice()],
                    class: example.how()?,
                    allowed: pool.known[example.set],
                    weight,
                })
            })
            .collect();
        let features = pool.features.len();
        let mut ridge = vec![ridges.how; features];
        ridge.resize(features + pool.phrases.len(), RIDGE_PHRASE);
        fit(&rows, &ridge, features)
    }

    fn judge(&self, pool: &Pool, example: &Example, fold: usize) -> (HeldOutCell, HeldOut) {
        let [omitted, brought] = self.up.scores(&[&topic_values(pool, example)]);
        let up = brought - omitted;
        let values = how_values(pool, example, &self.phrases);
        let how = self.how.scores(&[&values]);
        let log_p = log_probabilities(up, how);
        let [asserts, qualifies, denies] = pool.known[example.set];
        let cell = HeldOutCell {
            log_p,
            class: example.how().unwrap_or(3),
            allowed: [asserts, qualifies, denies, true],
            weight: 1.0,
        };
        let answer = HeldOut {
            set: example.set,
            cell: example.cell,
            fold,
            gold: example.stance,
            answer: decide(up, how),
        };
        (cell, answer)
    }

    fn weights(&self, pool: &Pool) -> Weights {
        let up = |place: usize| {
            let [omitted, brought] = self.up.weights[place];
            brought - omitted
        };
        let features = pool.features.iter().enumerate().map(|(place, name)| {
            let weight = Weight {
                up: up(place),
                how: self.how.weights[place],
            };
            (name.to_string(), weight)
        });
        let phrases = self.phrases.iter().map(|(&place, &stories)| {
            let how = self.how.weights[pool.features.len() + place as usize];
            (
                pool.phrases[place as usize].clone(),
                PhraseWeight { how, stories },
            )
        });
        Weights {
            header: Vec::new(),
            bias: Weight {
                up: self.up.bias[1] - self.up.bias[0],
                how: self.how.bias,
            },
            calibration: Default::default(),
            features: features.collect(),
            phrases: phrases.collect(),
        }
    }
}

/// The features that bear on the claim being brought up at all.
fn topic_values(pool: &Pool, example: &Example) -> Vec<(u32, f64)> {
    let topical = |(place, _): &&(u32, f64)| pool.features[*place as usize].bears_on_topic();
    example.features.iter().filter(topical).copied().collect()
}

/// Features and those of the phrases that are in use, in one numbering.
fn how_values(pool: &Pool, example: &Example, phrases: &BTreeMap<u32, u32>) -> Vec<(u32, f64)> {
    let after = pool.features.len() as u32;
    let said = example.phrases.iter();
    let said = said.filter(|(place, _)| phrases.contains_key(place));
    let said = said.map(|&(place, value)| (after + place, value));
    example.features.iter().copied().chain(said).collect()
}
