//! How far a run is, on standard error. Owns when a bar is worth showing.

use indicatif::{ProgressBar, ProgressStyle};

/// With fewer articles the run is over before a bar could be read.
const MIN_ARTICLES_FOR_BAR: usize = 50;

/// A bar over the articles; invisible for few of them and outside a terminal.
pub fn over_articles(articles: usize) -> ProgressBar {
    if articles < MIN_ARTICLES_FOR_BAR {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(articles as u64);
    match ProgressStyle::with_template("{wide_bar} {pos}/{len} articles, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
