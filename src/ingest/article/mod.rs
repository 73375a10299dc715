//! From paths to articles: which files are articles, what each says about itself, and
//! what became of every input.
//!
//! Owns the way of an article. The formats that hold one have folders of their own.

pub(super) mod article_file;
pub(super) mod article_line;
pub(super) mod extracted;
pub(super) mod folder;
pub(super) mod front_matter;
pub(super) mod language;
pub(super) mod language_name;
pub(super) mod lazy_articles;
pub(super) mod load_report;
pub(super) mod loaded_articles;
pub(super) mod metadata;
pub(super) mod options;
pub(super) mod piece;
pub(super) mod source_text;
pub(super) mod sources_csv;
