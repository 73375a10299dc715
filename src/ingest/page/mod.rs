//! Saved web pages: the article in a page, and what the page says about it.
//!
//! Owns HTML alone.

pub(super) mod declared_article;
pub(super) mod html;
pub(super) mod json_ld;
pub(super) mod nesting;
pub(super) mod tag;
pub(super) mod visible_prose;
