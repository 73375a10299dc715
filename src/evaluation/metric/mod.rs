//! Figures over pairs of a label and a cell, one figure a file.
//!
//! Owns how each figure is computed. Which of them a report shows is told above this
//! folder.

pub(super) mod accuracy_kappa;
pub(super) mod bootstrap;
pub(super) mod calibration;
pub(super) mod confidence;
pub(super) mod confusion;
pub(super) mod evidence_hit;
pub(super) mod false_omissions;
pub(super) mod fnc_score;
pub(super) mod near_miss_recall;
pub(super) mod precision_recall;
pub(super) mod reason_accuracy;
pub(super) mod risk_coverage;
