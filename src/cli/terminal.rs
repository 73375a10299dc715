//! What is known of the terminal: its width, and whether to use colours. Owns
//! reading the environment for them.

use anstream::{AutoStream, ColorChoice};

use super::arguments::When;

/// The width where nothing tells another.
const USUAL_WIDTH: usize = 80;

/// The width to print at: as asked, else `COLUMNS`, else the terminal's.
pub fn width(asked: Option<usize>) -> usize {
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    let size = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    asked.or_else(columns).or_else(size).unwrap_or(USUAL_WIDTH)
}

/// Whether standard output takes colours.
pub fn color_on_stdout(when: When) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => AutoStream::choice(&std::io::stdout()) != ColorChoice::Never,
    }
}

/// Whether standard error takes colours.
pub fn color_on_stderr(when: When) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => AutoStream::choice(&std::io::stderr()) != ColorChoice::Never,
    }
}
