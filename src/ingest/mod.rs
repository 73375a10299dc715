//! What is read from disk.

pub mod segmentation_gold;
