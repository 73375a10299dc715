//! Measures a matrix against the labels that people gave, and how far people agree.
//!
//! Owns the figures, how each is computed and how a report shows them; reads
//! no file and judges nothing. Every figure is defined over the pairs that gold
//! lists: a pair that the matrix lacks, or that could not be judged, is wrong.

mod agreement;
pub mod attribution;
mod before_after;
pub mod boundaries;
mod by_people;
mod calibration;
mod change;
mod changes;
mod class;
mod confidence;
mod confusion;
mod coverage;
mod headline;
mod hit;
mod interval;
mod krippendorff;
mod likeness;
mod omission;
mod overview;
mod pairing;
mod random;
mod reader_pair;
mod readers;
mod reason;
mod relative;
mod rendering;
mod report;
mod rescue;
#[cfg(test)]
mod sample;

pub use agreement::{accuracy, kappa};
pub use before_after::{BeforeAfter, Gain, Scores, Twice};
pub use by_people::ByPeople;
pub use calibration::{Calibration, ReliabilityBin};
pub use change::{Answer, Change, Turn};
pub use changes::{Changes, NothingShared, Side, TurnCounts};
pub use class::{ClassScore, macro_f1};
pub use confusion::{Confusion, ConfusionRow};
pub use coverage::{Coverage, CoveragePoint};
pub use headline::{CalibrationError, Headline, Rate, StanceF1};
pub use hit::evidence_hits;
pub use interval::{Interval, Intervals};
pub use krippendorff::krippendorff_alpha;
pub use likeness::likeness;
pub use omission::false_omits;
pub use overview::Overview;
pub use pairing::{Pair, Prediction, pair};
pub use random::SplitMix64;
pub use reader_pair::{PROGRAM, PairAgreement, with_program};
pub use readers::{ReaderAgreement, StanceAgreement};
pub use reason::reason_matches;
pub use relative::relative_score;
pub use report::{EmptyGold, Report, Share};
pub use rescue::rescued_omits;
