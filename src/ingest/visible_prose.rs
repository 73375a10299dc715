//! How much prose a reader of a web page sees, counted before anything is taken
//! for the article: what was got out of the page is held against it. Owns what
//! counts as seen and as prose; takes no text out itself.

use dom_query::NodeRef;

/// Elements that nobody reads as part of an article.
const APART: [&str; 24] = [
    "aside",
    "audio",
    "button",
    "canvas",
    "dialog",
    "figcaption",
    "footer",
    "form",
    "head",
    "header",
    "iframe",
    "input",
    "menu",
    "nav",
    "noscript",
    "object",
    "option",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "video",
];

/// Parts that are named so are not the article either: in classes and ids.
const APART_BY_NAME: [&str; 14] = [
    "advert",
    "banner",
    "breadcrumb",
    "comment",
    "consent",
    "cookie",
    "footer",
    "menu",
    "newsletter",
    "promo",
    "related",
    "sidebar",
    "subscribe",
    "teaser",
];

/// Elements that stand within a line; any other begins a paragraph.
const IN_LINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "small", "span", "strong", "sub", "u",
];

/// How many words make a line prose even without a full stop at its end.
const PROSE: usize = 8;

/// Whether a line reads like a sentence. Where a page has no article the
/// extraction falls back on menus, and a menu that is judged would count as an
/// article that omits every claim.
pub(super) fn is_prose(line: &str) -> bool {
    let line = line.trim();
    let end = line.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    end.ends_with(['.', '!', '?', '…']) || line.split_whitespace().count() >= PROSE
}

/// The words of a text that stand in prose of some length: headings, captions and
/// bylines stand apart on any page.
pub(super) fn prose_words<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    let lines = lines.filter(|line| is_prose(line));
    let counts = lines.map(|line| line.split_whitespace().count());
    counts.filter(|count| *count >= PROSE).sum()
}

/// What is missing where less than half of a page's prose got into `text`.
pub(super) fn lost(in_sight: usize, text: &str) -> Option<String> {
    let read = prose_words(text.lines());
    (read * 2 < in_sight).then(|| {
        format!("has {in_sight} words of prose, of which {read} only were told for the article")
    })
}

/// How many words of prose a page shows.
pub(super) fn words_in_sight(page: NodeRef<'_>) -> usize {
    let mut paragraphs: Vec<String> = vec![String::new()];
    // Nodes yet to be entered, and the ends of those that begin a paragraph.
    let mut open = vec![Step::Enter(page)];
    while let Some(step) = open.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::Part => {
                part(&mut paragraphs);
                continue;
            }
        };
        if node.is_text() {
            if let Some(last) = paragraphs.last_mut() {
                last.push_str(&node.text());
            }
            continue;
        }
        if node.is_element() && is_apart(&node) {
            continue;
        }
        let name = node.node_name();
        let in_line = name.is_some_and(|name| IN_LINE.contains(&&*name));
        if !in_line {
            part(&mut paragraphs);
            open.push(Step::Part);
        }
        open.extend(node.children_it(true).map(Step::Enter));
    }
    prose_words(paragraphs.iter().map(String::as_str))
}

enum Step<'p> {
    Enter(NodeRef<'p>),
    Part,
}

fn part(paragraphs: &mut Vec<String>) {
    if paragraphs.last().is_some_and(|last| !last.is_empty()) {
        paragraphs.push(String::new());
    }
}

fn is_apart(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    if ["html", "body", "main", "article"].contains(&&*name) {
        return false;
    }
    let hidden = node.has_attr("hidden")
        || node
            .attr("aria-hidden")
            .is_some_and(|value| &*value == "true")
        || node.attr("style").is_some_and(|style| {
            let style: String = style.split_whitespace().collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        });
    let named = [node.class(), node.id_attr()].into_iter().flatten();
    let mut named = named.map(|name| name.to_ascii_lowercase());
    hidden
        || APART.contains(&&*name)
        || named.any(|name| APART_BY_NAME.iter().any(|apart| name.contains(apart)))
}

/// Whether a page opens and is never closed: half of a download, most likely.
pub(super) fn is_cut_off(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    let opens = html.contains("<html") || html.contains("<body");
    opens && !html.contains("</html") && !html.contains("</body")
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn in_sight(body: &str) -> usize {
        let page = Document::from(format!("<html><body>{body}</body></html>"));
        words_in_sight(page.root())
    }

    const EIGHT: &str = "The old baths of Quay are open again.";

    #[test]
    fn prose_is_counted_wherever_it_stands() {
        assert_eq!(in_sight(&format!("<p>{EIGHT}</p><div>{EIGHT}</div>")), 16);
        assert_eq!(
            in_sight("<p>The <a>old</a> baths of Quay<br> are open again.</p>"),
            0
        );
        assert_eq!(
            in_sight("<p>The <a>old <b>ba</b>ths</a> of Quay are open again.</p>"),
            8
        );
        assert_eq!(in_sight("<h1>Baths</h1><p>By A. Roe.</p>"), 0, "too short");
    }

    #[test]
    fn what_is_not_seen_or_stands_apart_is_not_counted() {
        for apart in [
            "<nav>#</nav>",
            "<footer><p>#</p></footer>",
            "<script>#</script>",
            "<p hidden>#</p>",
            "<div class='Comments-list'><p>#</p></div>",
            "<p style='display: none'>#</p>",
            "<noscript>#</noscript>",
            "<div id=related>#</div>",
        ] {
            assert_eq!(in_sight(&apart.replace('#', EIGHT)), 0, "{apart}");
        }
        assert_eq!(
            in_sight(&format!("<article class=comment-page>{EIGHT}</article>")),
            8
        );
    }

    #[test]
    fn half_of_what_is_seen_is_enough() {
        let text = format!("Baths\n\n{EIGHT}\n\nRoe");
        assert_eq!(lost(16, &text), None);
        let lost = lost(17, &text).unwrap();
        assert_eq!(
            lost,
            "has 17 words of prose, of which 8 only were told for the article"
        );
    }

    #[test]
    fn a_page_that_is_never_closed_is_half_a_page() {
        assert!(is_cut_off(
            "<!doctype html><HTML lang=en><body><p>It rained"
        ));
        assert!(!is_cut_off("<html><body><p>It rained</BODY>"));
        assert!(!is_cut_off(
            "<!doctype html><title>Rain</title><p>It rained"
        ));
    }
}
