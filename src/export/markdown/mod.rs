//! The matrix as Markdown, for documents and issue trackers. Owns the order of
//! its parts; nothing from articles or claims reaches it but through `escape`.
//!
//! `verify` reads quotes back byte for byte, so their form is fixed. A quote is
//! two lines, whatever it says, since line ends inside it are escaped:
//!
//! ```text
//! > “QUOTE”
//! > — characters START–END of SOURCE (CLAIM)
//! ```
//!
//! QUOTE, SOURCE and CLAIM are escaped; START and END count code points. In an
//! escaped text no bracket and no `“` opening a line stands by itself, so the
//! two lines cannot be forged. The table below `## Sources` has a row per
//! source: `| S1 | SOURCE | … | SHA256 |`.

mod escape;
mod evidence;
mod grid;
mod provenance;
mod sources;
mod totals;
mod words;

use crate::domain::{FinalStance, Matrix, ReviewStatus, Stance, Totals, counted};

use super::table::Symbols;
use super::{ExportError, Exporter, soundness};
use words::SIGNS;

/// Writes tables by topic, the sources, the totals, and the sentence behind
/// every cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MarkdownText;

impl Exporter for MarkdownText {
    fn export(&self, matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        soundness::check(matrix)?;
        let mut text = opening(matrix);
        grid::write(&mut text, matrix);
        totals::write(&mut text, matrix);
        sources::write(&mut text, matrix);
        evidence::write(&mut text, matrix);
        provenance::write(&mut text, matrix);
        Ok(text.into_bytes())
    }
}

/// The mark by which the program knows its own files, the title, and the count
/// of cells, which is the legend, too.
fn opening(matrix: &Matrix) -> String {
    let version = &matrix.provenance.version;
    let in_comment = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+');
    let version: String = version.chars().filter(in_comment).collect();
    let (sources, claims) = (matrix.columns.len(), matrix.claims.len());
    let size = format!(
        "{} × {}",
        counted(sources, "source"),
        counted(claims, "claim")
    );
    let tally = matrix.tally_all();
    let mut counts: Vec<String> = Stance::ALL
        .iter()
        .map(|&stance| format!("{} {stance}: {}", SIGNS.stance(stance), tally.of(stance)))
        .collect();
    let disputed = matrix.disputed();
    if disputed > 0 {
        let (sign, word) = (SIGNS.disputed(), FinalStance::DISPUTED);
        counts.push(format!("{sign} {word}: {disputed}"));
    }
    let not_judged = matrix.cells.len() - tally.total() - disputed;
    if not_judged > 0 {
        counts.push(format!("{} not judged: {not_judged}", Symbols::NOT_JUDGED));
    }
    let not_asked = (sources * claims).saturating_sub(matrix.cells.len());
    if not_asked > 0 {
        counts.push(format!("not asked, blank: {not_asked}"));
    }
    counts.extend(Totals::of(matrix).judged());
    let marks = marks(matrix);
    format!(
        "<!-- stancegrid {version} -->\n\n# Stance matrix: {size}\n\n{}\n{marks}",
        counts.join(" · ")
    )
}

/// What the marks behind the signs mean, where there are any.
fn marks(matrix: &Matrix) -> String {
    let explained = ReviewStatus::ALL.iter().filter_map(|&status| {
        let (mark, meaning) = (SIGNS.review(status), meaning(status));
        let shown = !mark.is_empty() && matrix.reviewed(status) > 0;
        shown.then(|| format!("{mark} {meaning}"))
    });
    let by_words = matrix.is_read_in_part().then(|| {
        let mark = SIGNS.by_words();
        format!("{mark} judged by words, the others by the reader")
    });
    let explained: Vec<String> = explained.chain(by_words).collect();
    if explained.is_empty() {
        return String::new();
    }
    format!("\n{}\n", explained.join(" · "))
}

fn meaning(status: ReviewStatus) -> &'static str {
    match status {
        ReviewStatus::Decided => "decided by people",
        ReviewStatus::Stale => {
            "decided by people before something changed; the stance is the program's"
        }
        ReviewStatus::Disputed => "readers differ",
    }
}
