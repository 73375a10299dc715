//! How far a run is, on standard error. Owns when a bar is worth showing.

use indicatif::{ProgressBar, ProgressStyle};

/// With fewer articles the run is over before a bar could be read.
const MIN_ARTICLES_FOR_BAR: usize = 50;

/// Where articles are read, a few take seconds.
const MIN_ARTICLES_TO_READ_FOR_BAR: usize = 5;

/// A bar over the articles; invisible for few of them and outside a terminal. `reads` says
/// whether sentences are read.
pub fn over_articles(articles: usize, reads: bool) -> ProgressBar {
    let least = match reads {
        true => MIN_ARTICLES_TO_READ_FOR_BAR,
        false => MIN_ARTICLES_FOR_BAR,
    };
    if articles < least {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(articles as u64);
    match ProgressStyle::with_template("{wide_bar} {pos}/{len} articles, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
