//! Measures a matrix against the labels that people gave, and how far people agree.
//!
//! Owns the figures, how each is computed and how a report shows them; reads
//! no file and judges nothing. Every figure is defined over the pairs that gold
//! lists: a pair that the matrix lacks, or that could not be judged, is wrong.

mod agreement;
pub mod attribution;
mod before_after;
mod cell_change;
mod changes;
mod metric;
mod overview;
mod pairing;
mod rendering;
mod report;
mod reviewed;
#[cfg(test)]
mod sample;
pub mod sentence_boundaries;
mod share;
mod source_similarity;
mod split_mix64;
mod summary;

pub use agreement::krippendorff::krippendorff_alpha;
pub use agreement::reader_agreement::{ReaderAgreement, StanceAgreement};
pub use agreement::reader_pair::{PROGRAM, PairAgreement, with_program};
pub use before_after::{BeforeAfter, Gain, Scores, Twice};
pub use cell_change::{Answer, CellChange, ChangeKind};
pub use changes::{ChangeCounts, Changes, NothingShared, Side};
pub use metric::accuracy_kappa::{accuracy, kappa};
pub use metric::bootstrap::{Interval, Intervals};
pub use metric::calibration::{Calibration, ReliabilityBin};
pub use metric::confusion::{Confusion, ConfusionRow};
pub use metric::evidence_hit::evidence_hits;
pub use metric::false_omissions::false_omits;
pub use metric::fnc_score::relative_score;
pub use metric::near_miss_recall::rescued_omits;
pub use metric::precision_recall::{ClassScore, macro_f1};
pub use metric::reason_accuracy::reason_matches;
pub use metric::risk_coverage::{Coverage, CoveragePoint};
pub use overview::Overview;
pub use pairing::{Pair, Prediction, pair};
pub use report::{EmptyGold, Report};
pub use reviewed::Reviewed;
pub use share::Share;
pub use source_similarity::likeness;
pub use split_mix64::SplitMix64;
pub use summary::{CalibrationError, Rate, StanceF1, Summary};
