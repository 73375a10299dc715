//! What the reader found in the sentences that it read. Owns its features; a cell that was
//! not read has none of them.

use crate::stance::cell_reading::{CellReading, ReadSentence, ReadVoice};

use super::feature_name::FeatureName;
use super::feature_vector::Features;
use super::named;

/// Log-odds beyond this say no more.
const MOST_LOG_ODDS: f64 = 6.0;

/// A sentence whose log-odds are within this of the best shows the claim as well.
const AS_GOOD: f64 = 1.0;

pub(super) fn observe(reading: &CellReading, features: &mut Features) {
    let sentences = &reading.sentences;
    let Some(closest) = sentences.first() else {
        features.flag(named!("reader: nothing read"), true);
        return;
    };
    let count = sentences.len() as f64;
    let mean = |of: &dyn Fn(&ReadSentence) -> f64| sentences.iter().map(of).sum::<f64>() / count;
    features.flag(named!("reader: read"), true);
    features.set(named!("reader: closest"), closest.closeness);
    let mean_closeness = mean(&|one| one.closeness);
    features.set(
        named!("reader: stands out"),
        closest.closeness - mean_closeness,
    );
    features.set(
        named!("reader: entails on average"),
        mean(&|one| one.shares().0),
    );
    features.set(
        named!("reader: contradicts on average"),
        mean(&|one| one.shares().1),
    );
    let entailing = side(sentences, |one| one.entails, |one| one.shares().0);
    let contradicting = side(sentences, |one| one.contradicts, |one| one.shares().1);
    entailing.observe(&ENTAILS, features);
    contradicting.observe(&CONTRADICTS, features);
    let both = entailing.share.min(contradicting.share);
    features.set(named!("reader: both"), both);
    features.set(
        named!("reader: more entailing"),
        entailing.share - contradicting.share,
    );
    features.set(
        named!("reader: anything"),
        1.0 - sentences.iter().map(nothing).product::<f64>(),
    );
}

/// The share of a sentence saying nothing of the claim.
fn nothing(sentence: &ReadSentence) -> f64 {
    let (entails, contradicts) = sentence.shares();
    1.0 - entails - contradicts
}

/// What the sentences come to on one side.
struct Side<'r> {
    best: &'r ReadSentence,
    log_odds: f64,
    second: f64,
    share: f64,
    /// The largest share of the article's own voice among those as good.
    own: f64,
}

/// The names of the features of one side.
struct SideNames {
    best: FeatureName,
    second: FeatureName,
    share: FeatureName,
    close: FeatureName,
    own: FeatureName,
    /// The first of six, in the order of [`ReadVoice::ALL`].
    voice: FeatureName,
}

const ENTAILS: SideNames = SideNames {
    best: named!("reader: entails"),
    second: named!("reader: second entails"),
    share: named!("reader: entails, share"),
    close: named!("reader: entails, close"),
    own: named!("reader: entails, own voice near"),
    voice: named!("reader: entails, own"),
};

const CONTRADICTS: SideNames = SideNames {
    best: named!("reader: contradicts"),
    second: named!("reader: second contradicts"),
    share: named!("reader: contradicts, share"),
    close: named!("reader: contradicts, close"),
    own: named!("reader: contradicts, own voice near"),
    voice: named!("reader: contradicts, own"),
};

fn side<'r>(
    sentences: &'r [ReadSentence],
    log_odds: impl Fn(&ReadSentence) -> f64,
    share: impl Fn(&ReadSentence) -> f64,
) -> Side<'r> {
    let mut order: Vec<&ReadSentence> = sentences.iter().collect();
    order.sort_by(|one, other| log_odds(other).total_cmp(&log_odds(one)));
    let best = order[0];
    let as_good = |one: &&&ReadSentence| log_odds(one) > log_odds(best) - AS_GOOD;
    let own = order.iter().filter(as_good).map(|one| one.voices[0]);
    Side {
        best,
        log_odds: log_odds(best).clamp(-MOST_LOG_ODDS, MOST_LOG_ODDS),
        second: order.get(1).map_or(-MOST_LOG_ODDS, |one| {
            log_odds(one).clamp(-MOST_LOG_ODDS, MOST_LOG_ODDS)
        }),
        share: share(best),
        own: own.fold(0.0, f64::max),
    }
}

impl Side<'_> {
    fn observe(&self, names: &SideNames, features: &mut Features) {
        features.set(names.best, self.log_odds);
        features.set(names.second, self.second);
        features.set(names.share, self.share);
        features.set(names.close, self.share * self.best.closeness);
        features.set(names.own, self.share * self.own);
        for (voice, place) in self.best.voices.iter().zip(0u16..) {
            features.set(names.voice.plus(place), self.share * voice);
        }
    }
}

/// So many names stand for voices in each list of a side.
const _: () = assert!(ReadVoice::ALL.len() == 6, "a name for each voice");
