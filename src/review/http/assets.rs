//! The files of the page, embedded in the program. Owns their list: nothing
//! else is served, and no path reaches the disk.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::error_response::nothing_here;

/// A file of the page.
struct Asset {
    name: &'static str,
    kind: &'static str,
    content: &'static str,
}

macro_rules! asset {
    ($name:literal, $kind:literal) => {
        Asset {
            name: $name,
            kind: $kind,
            content: include_str!(concat!("../asset/", $name)),
        }
    };
}

macro_rules! script {
    ($name:literal) => {
        asset!($name, "text/javascript; charset=utf-8")
    };
}

const ASSETS: &[Asset] = &[
    asset!("desk.css", "text/css; charset=utf-8"),
    script!("agreement.js"),
    script!("api.js"),
    script!("article.js"),
    script!("beside.js"),
    script!("cells.js"),
    script!("changes.js"),
    script!("columns.js"),
    script!("conflict.js"),
    script!("decisions.js"),
    script!("desk.js"),
    script!("drafts.js"),
    script!("filters.js"),
    script!("form.js"),
    script!("history.js"),
    script!("homeless.js"),
    script!("keys.js"),
    script!("list.js"),
    script!("nodes.js"),
    script!("notices.js"),
    script!("outbox.js"),
    script!("progress.js"),
    script!("queue.js"),
    script!("reader.js"),
    script!("state.js"),
    script!("storage.js"),
    script!("variant.js"),
    script!("verdict.js"),
    script!("view.js"),
    script!("words.js"),
];

/// One file of the page.
pub async fn asset(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|asset| asset.name == name) {
        Some(asset) => ([(header::CONTENT_TYPE, asset.kind)], asset.content).into_response(),
        None => nothing_here().await.into_response(),
    }
}

/// Browsers ask for one, whatever the page says.
pub async fn no_icon() -> StatusCode {
    StatusCode::NO_CONTENT
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in quotation marks after `from './` and `src="/assets/`.
    fn named(text: &str, before: &str, end: char) -> Vec<String> {
        let parts = text.split(before).skip(1);
        let names = parts.filter_map(|part| part.split(end).next());
        names.map(str::to_owned).collect()
    }

    #[test]
    fn what_the_page_asks_for_is_served_and_nothing_is_served_in_vain() {
        let page = include_str!("../template/desk.htm");
        let mut wanted = named(page, "/assets/", '"');
        let mut at = 0;
        while at < wanted.len() {
            let asset = ASSETS.iter().find(|asset| asset.name == wanted[at]);
            let asset = asset.unwrap_or_else(|| panic!("{} is not served", wanted[at]));
            for name in named(asset.content, "from './", '\'') {
                if !wanted.contains(&name) {
                    wanted.push(name);
                }
            }
            at += 1;
        }
        for asset in ASSETS {
            assert!(
                wanted.iter().any(|name| name == asset.name),
                "{} is never asked for",
                asset.name
            );
        }
    }
}
