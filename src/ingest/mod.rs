//! Reads articles, claims, gold labels and pairs from disk, in every format.
//!
//! Owns the way from bytes to the types of `domain`: encodings, formats, source
//! ids, and the account of what became of every input. An article that cannot
//! be read is not an error: it keeps its place and says why. A mistake in what
//! a person wrote about the run (claims, labels, `sources.csv`) is one, with
//! file, line, field and what to do. Judges nothing.

mod account;
mod alone;
mod article_file;
mod article_line;
mod article_shelf;
pub mod attribution_gold;
mod baseline;
mod claims;
mod columns;
mod declared_article;
mod docx;
mod eml;
mod encoding;
mod error;
mod exported_sheet;
mod extracted;
mod folder;
mod front_matter;
mod gold;
mod html;
mod json_ld;
mod jsonl_pieces;
mod labelled_set;
mod language;
mod language_name;
mod line_reader;
mod metadata;
mod nesting;
mod open_files;
mod options;
mod packed;
mod pairs;
mod pdf;
mod reading;
mod records_csv;
mod records_jsonl;
mod records_xlsx;
mod row;
mod saved_quotes;
mod scan_files;
mod scan_index;
mod scan_listing;
mod scan_record;
pub mod segmentation_gold;
mod sheet_consensus;
mod sheet_decisions;
mod source_text;
mod sources_csv;
mod suggestion;
mod table;
mod tag;
mod visible_prose;
mod workbook;

pub use account::{Account, Failed, Input, Loaded, Skipped, Used};
pub use alone::{ALONE_ARGUMENT, ReadAlone, answer_alone};
pub use article_line::{ArticleLine, BadLine, read_line_of_stream};
pub use article_shelf::ArticleShelf;
pub use baseline::read_baseline;
pub use claims::{WordingList, add_wording, read_claims, read_claims_with_places};
pub use error::{IngestError, Place};
pub use exported_sheet::{SheetRow, read_exported_sheet};
pub use gold::read_gold;
pub use labelled_set::{LabelledSet, locate_set, read_set};
pub use line_reader::{LineReader, RawLine};
pub use options::{ReadingOptions, TextEncoding, UnknownEncoding};
pub use pairs::read_pairs;
pub use reading::{
    Reading, read_article_line, read_articles, read_articles_from, read_articles_with,
    shelve_articles, shelve_articles_from,
};
pub use scan_files::{ScanFiles, find_scan_files, is_lines};
pub use scan_index::ScanIndex;
pub use scan_listing::{BadScanLine, BadScanLines};
pub use sheet_decisions::{FilledIn, Unfit, read_sheet_decisions};

/// A field of a sheet without its guard; `export` writes it.
pub use crate::domain::unguarded;
pub use saved_quotes::read_saved_quotes;
#[cfg(feature = "cli")]
pub(crate) use source_text::reason;
