//! Lines that `scan` wrote, read back as one set of articles.
//!
//! Owns finding such files and each article's line in them.

pub(super) mod open_files;
pub(super) mod scan_files;
pub(super) mod scan_index;
pub(super) mod scan_listing;
pub(super) mod scan_record;
