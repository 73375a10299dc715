//! How much a run may read, and how long that takes. Owns measuring the speed of this
//! machine, turning a time into a number of pairs, and what is said before a long run.
//! Which cells are read is told in `matrix`.

use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::Engine;
use crate::domain::counted;
use crate::entailment::EntailmentReader;
use crate::ingest::LazyArticles;
use crate::matrix::{ReadingPlan, Selection};

use super::arguments::Budget;
use super::failure::Failure;
use super::output::note;

/// Runs that take longer than this are announced.
const LONG: Duration = Duration::from_secs(60);

/// No run with fewer cells is long.
const MIN_CELLS: usize = 2_000;

/// How long a run takes is told from so many of its articles.
const SAMPLE: usize = 48;

/// So many articles are held at once.
const AT_ONCE: usize = 256;

/// The speed is measured on so many pairs on each thread.
const MEASURED_PAIRS: usize = 24;

/// A pair of the usual length.
const PAIR: [&str; 3] = [
    "The council will close the old tram line to the harbour in May",
    "Officials said on Tuesday that the line along the quay, which carries some four thousand \
     people a day, would be out of service from the first of May until new rails were laid.",
    "The plan had been put off twice.",
];

/// The number of pairs that may be read: that number, or what can be read in that time.
pub fn pairs_within(budget: Budget, reader: &EntailmentReader) -> usize {
    match budget {
        Budget::Pairs(pairs) => pairs,
        Budget::Time(time) => {
            let pairs = (pairs_a_second(reader) * time.as_secs_f64()) as usize;
            // Speed is not the same twice: round figures say so.
            let round = 10usize.pow(pairs.max(1).ilog10().saturating_sub(1));
            let pairs = pairs / round * round;
            note(&format!(
                "some {} can be read in that time; the same cells are read with --budget {pairs}",
                counted(pairs, "pair")
            ));
            pairs
        }
    }
}

/// What the run has to read, cell by cell.
pub fn plan(
    engine: &Engine,
    articles: &LazyArticles,
    selection: &Selection,
) -> Result<ReadingPlan, Failure> {
    let every: Vec<usize> = (0..articles.len()).collect();
    plan_of(&every, engine, articles, selection)
}

/// What the articles of some places have to have read.
fn plan_of(
    places: &[usize],
    engine: &Engine,
    articles: &LazyArticles,
    selection: &Selection,
) -> Result<ReadingPlan, Failure> {
    let mut plan = ReadingPlan::default();
    for places in places.chunks(AT_ONCE) {
        let found = articles.of_places(places)?;
        let needs = found
            .par_iter()
            .map(|article| engine.pairs_to_read(article, selection));
        let needs: Vec<_> = needs.collect();
        for (article, needs) in found.iter().zip(needs) {
            plan.add(&article.source.id, needs);
        }
    }
    Ok(plan)
}

/// Says before a run that reads for long how long, told from a sample of its articles.
pub fn announce(
    engine: &Engine,
    articles: &LazyArticles,
    selection: &Selection,
) -> Result<(), Failure> {
    let count = articles.len();
    if count * engine.claims().claims.len() < MIN_CELLS {
        return Ok(());
    }
    let step = count.div_ceil(SAMPLE);
    let places: Vec<usize> = (0..count).step_by(step).collect();
    let sample = plan_of(&places, engine, articles, selection)?;
    let pairs = sample.pairs() * count / places.len().max(1);
    let Some(reader) = engine.entailment_reader() else {
        return Ok(());
    };
    let seconds = pairs as f64 / pairs_a_second(reader);
    if seconds > LONG.as_secs_f64() {
        note(&format!(
            "some {} to read, about {}; `--budget 2m` reads for two minutes those that come \
             closest, `--no-reader` judges by words alone",
            counted(pairs, "pair"),
            in_words(seconds)
        ));
    }
    Ok(())
}

fn in_words(seconds: f64) -> String {
    let minutes = (seconds / 60.0).round() as usize;
    match minutes {
        0..=90 => counted(minutes.max(1), "minute"),
        _ => counted((minutes + 30) / 60, "hour"),
    }
}

/// How many usual pairs are read in a second on all threads.
fn pairs_a_second(reader: &EntailmentReader) -> f64 {
    let pairs = MEASURED_PAIRS * rayon::current_num_threads();
    let [claim, sentence, before] = PAIR;
    let read = |_| reader.read(claim, sentence, before).logits.len();
    // Once beforehand, since the first pair lays the reader out.
    read(0);
    let began = Instant::now();
    let read: usize = (0..pairs).into_par_iter().map(read).sum();
    let seconds = began.elapsed().as_secs_f64();
    if read == 0 {
        1.0
    } else {
        pairs as f64 / seconds.max(1e-6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_in_whole_minutes_or_hours() {
        assert_eq!(in_words(20.0), "1 minute");
        assert_eq!(in_words(130.0), "2 minutes");
        assert_eq!(in_words(7_200.0), "2 hours");
    }
}
