//! The reading side.

mod account;
mod article_file;
mod encoding;
mod error;
mod folder;
mod front_matter;
mod html;
mod json_ld;
mod language;
mod metadata;
mod nesting;
mod reading;
mod records_csv;
mod records_jsonl;
mod source_text;
mod sources_csv;
mod suggestion;
mod table;

pub use account::{Account, Failed, Input, Loaded, Skipped};
pub use error::{IngestError, Place};
pub use reading::{Reading, read_article_line, read_articles, read_articles_from};
