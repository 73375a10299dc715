//! Reads articles, claims, gold labels and pairs from disk, in every format.
//!
//! Owns the way from bytes to the types of `domain`: encodings, formats, source
//! ids, and the account of what became of every input. An article that cannot
//! be read is not an error: it keeps its place and says why. A mistake in what
//! a person wrote about the run (claims, labels, `sources.csv`) is one, with
//! file, line, field and what to do. Judges nothing.

mod article;
pub mod attribution_gold;
mod claims;
mod csv;
mod docx;
mod eml;
mod error;
mod labels;
mod list;
mod page;
mod pdf;
mod sandbox;
mod saved_quotes;
mod scan;
pub mod segmentation_gold;
mod sheet;
mod suggestion;
mod text;
mod workbook;

pub use article::article_line::{ArticleLine, BadLine, read_line_of_stream};
pub use article::lazy_articles::LazyArticles;
pub use article::load_report::{Failed, Input, LoadReport, Loaded, Skipped, Used};
pub use article::loaded_articles::{
    LoadedArticles, read_article_line, read_articles, read_articles_from, read_articles_with,
    shelve_articles, shelve_articles_from,
};
pub use article::options::ReadingOptions;
pub use claims::{WordingList, add_wording, read_claims, read_claims_with_places};
pub use error::{IngestError, TextPlace};
pub use labels::baseline::read_baseline;
pub use labels::gold::read_gold;
pub use labels::labelled_set::{LabelledSet, locate_set, read_set};
pub use labels::pairs::read_pairs;
pub use list::own_export::is_lines;
pub use sandbox::{ALONE_ARGUMENT, ReadAlone, answer_alone};
pub use scan::scan_files::{ScanFiles, find_scan_files};
pub use scan::scan_index::ScanIndex;
pub use scan::scan_listing::{BadScanLine, BadScanLines};
pub use sheet::exported_sheet::read_exported_sheet;
pub use sheet::sheet_decisions::{FilledIn, Unfit, read_sheet_decisions};
pub use text::encoding::{TextEncoding, UnknownEncoding};
pub use text::line_reader::{LineReader, RawLine};
pub use workbook::sheet_row::SheetRow;

/// A field of a sheet without its guard; `export` writes it.
pub use crate::domain::unguarded;
#[cfg(feature = "cli")]
pub(crate) use article::source_text::reason;
pub use saved_quotes::read_saved_quotes;
