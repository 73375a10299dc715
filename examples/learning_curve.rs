//! How much it takes to learn from a desk's own labels alone: weights learnt
//! from ever more of the labels of a set, and by nothing else, beside the shipped
//! ones on labels that were held out. Owns the drawing; the figures are in
//! docs/quality.md.
//!
//! ```sh
//! cargo run --release --example learning_curve -- FOLDER 50 200 800
//! ```

#![allow(
    clippy::print_stdout,
    reason = "an example may print and stop where its files fail it"
)]

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use stancegrid::evaluation::SplitMix64;
use stancegrid::ingest::{LabelledSet, read_set};
use stancegrid::learning::{TrainingSet, on_held_out, train};
use stancegrid::lexicon::Lexicons;

/// How often each size is drawn.
const DRAWS: u64 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments
        .next()
        .ok_or("give the folder of a labelled set")?;
    let set = read_set(Path::new(&folder))?;
    for size in arguments {
        let size: usize = size.parse()?;
        for draw in 0..DRAWS {
            let sets = [drawn(&set, size, draw)];
            let lesson = train(&sets, None, &|_| {});
            let shipped = &Lexicons::shipped().weights;
            let found =
                on_held_out(&sets, 0, &lesson, shipped, None).ok_or("nothing was held out")?;
            println!(
                "{size} labels, {} held out: macro-F1 {:.3} as shipped, {:.3} learnt",
                found.cells, found.before.macro_f1, found.after.macro_f1
            );
        }
    }
    Ok(())
}

/// As many labels as asked for, drawn without replacement, with the claims and
/// articles that they are of.
fn drawn(set: &LabelledSet, size: usize, draw: u64) -> TrainingSet {
    let mut random = SplitMix64::new(draw);
    let mut gold = set.gold.clone();
    for at in (1..gold.len()).rev() {
        gold.swap(at, random.below(at + 1));
    }
    gold.truncate(size);
    gold.sort_by(|one, other| (&one.claim, &one.source).cmp(&(&other.claim, &other.source)));
    let mut claims = set.claims.clone();
    let asked: BTreeSet<_> = gold.iter().map(|label| &label.claim).collect();
    claims.claims.retain(|claim| asked.contains(&claim.id));
    let read: BTreeSet<_> = gold.iter().map(|label| &label.source).collect();
    let articles = set.reading.articles.iter();
    let articles = articles.filter(|article| read.contains(&article.source.id));
    TrainingSet {
        name: format!("{size} labels"),
        claims,
        articles: articles.cloned().collect(),
        gold,
        may_add_omissions: false,
    }
}
