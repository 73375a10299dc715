//! How fast a scan goes and how long it will take, on standard error. Owns when
//! it is said, and in which words.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often a terminal is told.
const TERMINAL_EVERY: Duration = Duration::from_millis(250);
/// How often a log is told.
const LOG_EVERY: Duration = Duration::from_secs(10);

/// The pace of a run.
pub(super) struct ScanProgress {
    size: Option<u64>,
    shown: Option<Shown>,
    started: Instant,
    /// When it was last said.
    last: Instant,
    /// What had been read when the first article was judged: passing over what is
    /// there already is no pace to reckon with.
    skipped: u64,
}

/// To whom it is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// On one line that is written over.
    Terminal,
    /// On a line each time.
    Log,
}

impl ScanProgress {
    /// The pace of a run over so many bytes, where that is known.
    pub(super) fn new(size: Option<u64>, asked: bool) -> Self {
        let shown = if std::io::stderr().is_terminal() {
            Some(Shown::Terminal)
        } else {
            asked.then_some(Shown::Log)
        };
        Self {
            size,
            shown,
            started: Instant::now(),
            last: Instant::now(),
            skipped: 0,
        }
    }

    /// Says how far it is, unless that was just said.
    pub(super) fn show(&mut self, judged: u64, before: u64, read: u64) {
        let Some(shown) = self.shown else {
            return;
        };
        if judged == 0 {
            self.started = Instant::now();
            self.skipped = read;
        }
        let every = match shown {
            Shown::Terminal => TERMINAL_EVERY,
            Shown::Log => LOG_EVERY,
        };
        let at_end = self.size.is_some_and(|size| read >= size);
        if self.last.elapsed() < every && !(at_end && shown == Shown::Log) {
            return;
        }
        self.last = Instant::now();
        let text = words(
            judged,
            before,
            read - self.skipped,
            self.size.map(|size| size.saturating_sub(read)),
            self.started.elapsed(),
        );
        // Progress that nobody can read is no failure.
        let _ = match shown {
            Shown::Terminal => write!(std::io::stderr(), "\r{text}\u{1b}[K"),
            Shown::Log => writeln!(std::io::stderr(), "{text}"),
        };
    }

    /// Clears what a terminal shows.
    pub(super) fn finish(&self) {
        if self.shown == Some(Shown::Terminal) {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }
}

/// `12,000 articles, 1,520/s, 7.8 MB/s, 3 min left`.
fn words(judged: u64, before: u64, read: u64, left: Option<u64>, time: Duration) -> String {
    let seconds = time.as_secs_f64().max(0.001);
    let (articles, bytes) = (judged as f64 / seconds, read as f64 / seconds);
    let mut text = format!("{} articles", grouped(judged + before));
    if judged == 0 {
        return text + " there already";
    }
    text += &format!(", {}/s, {:.1} MB/s", grouped(articles as u64), bytes / 1e6);
    if let Some(left) = left.filter(|_| bytes > 0.0) {
        let seconds = left as f64 / bytes;
        text += &match seconds {
            ..90.0 => format!(", {seconds:.0} s left"),
            ..5_400.0 => format!(", {:.0} min left", seconds / 60.0),
            _ => format!(", {:.1} h left", seconds / 3_600.0),
        };
    }
    text
}

/// A number with commas between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pace_is_of_what_was_judged_in_this_run() {
        let seconds = Duration::from_secs(10);
        assert_eq!(
            words(15_200, 1_000_000, 78_000_000, Some(1_404_000_000), seconds),
            "1,015,200 articles, 1,520/s, 7.8 MB/s, 3 min left"
        );
        assert_eq!(
            words(10, 0, 1_000_000, None, seconds),
            "10 articles, 1/s, 0.1 MB/s"
        );
        assert_eq!(
            words(0, 5, 10, Some(3), seconds),
            "5 articles there already"
        );
    }

    #[test]
    fn thousands_are_parted() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1_234), "1,234");
        assert_eq!(grouped(123_456), "123,456");
    }
}
