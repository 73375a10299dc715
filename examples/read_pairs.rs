//! What the reader makes of many pairs, and how fast: `cargo run --release --example
//! read_pairs WEIGHTS [KERNEL] < pairs.tsv`, with a claim, a sentence and the sentence before on each
//! line. Prints the outputs of each pair, and pairs a second on standard error. Owns the
//! measuring alone.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example prints what it measures"
)]

use std::io::{Error, read_to_string, stdin};
use std::time::Instant;

use rayon::prelude::*;
use stancegrid::entailment::{EntailmentReader, Kernel};

fn main() -> Result<(), Error> {
    let weights = std::env::args().nth(1).unwrap_or_default();
    let begun = Instant::now();
    let named = std::env::args().nth(2);
    let mut kernels = Kernel::available().into_iter();
    let asked = kernels.find(|kernel| named == Some(kernel.to_string()));
    let kernel = asked.unwrap_or(Kernel::best());
    let bytes = std::fs::read(weights)?;
    let reader = EntailmentReader::with_kernel(&bytes, kernel).map_err(Error::other)?;
    let loaded = begun.elapsed();
    let text = read_to_string(stdin())?;
    let pairs: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    let begun = Instant::now();
    let read = pairs.par_iter().map(|pair| {
        let part = |at: usize| pair.get(at).copied().unwrap_or_default();
        reader.read(part(0), part(1), part(2)).logits
    });
    let outputs: Vec<Vec<f32>> = read.collect();
    let seconds = begun.elapsed().as_secs_f64();
    for output in &outputs {
        let words: Vec<String> = output.iter().map(|one| format!("{one:.6}")).collect();
        println!("{}", words.join("\t"));
    }
    eprintln!(
        "{kernel}: loaded in {:.0} ms, {} pairs, {:.1} a second",
        loaded.as_secs_f64() * 1e3,
        outputs.len(),
        outputs.len() as f64 / seconds
    );
    Ok(())
}
