//! Saved web pages: the main text and what the page says about it. Owns which
//! of a page's several titles, dates and addresses counts.

use dom_query::NodeRef;
use dom_smoothie::{Config, Readability, TextMode};

use super::declared_article::{DeclaredArticle, frame};
use super::json_ld;
use super::nesting::{MAX_LEVELS, is_too_deep};
use super::visible_prose::{Sight, is_cut_off, is_prose, lost, prose_words};
use crate::ingest::article::extracted::Extracted;
use crate::ingest::article::metadata::{Metadata, given};

/// The mark by which the program's own pages are known.
const OWN_GENERATOR: &str = "stancegrid";

/// Reads a page: the title, where the text does not have it already, and the
/// paragraphs. The error completes "failed: …".
pub(crate) fn read(html: &str) -> Result<Extracted, String> {
    if is_too_deep(html) {
        return Err(format!("nests its tags more than {MAX_LEVELS} levels deep"));
    }
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut page = Readability::new(html, None, Some(config)).map_err(|error| error.to_string())?;
    let (mut metadata, described) = metadata(&page);
    let declared = DeclaredArticle::of(&page.doc);
    let frame = frame(&page.doc, declared.as_ref());
    let in_sight = Sight::of_reader(&frame).words(page.doc.root());
    // What is called a sidebar or a comment is thrown away, even if the article is
    // in it.
    for id in &frame {
        NodeRef::new(*id, &page.doc.tree).remove_attrs(&["class", "id"]);
    }
    let article = page.parse().map_err(|_| NO_TEXT.to_owned())?;
    metadata = metadata.or(Metadata {
        title: given(&article.title),
        author: article.byline.as_deref().and_then(given),
        ..Metadata::default()
    });
    let text = paragraphs(&article.text_content);
    let (text, told) = match &declared {
        Some(article) => article.held_against(text, in_sight),
        None => (text, None),
    };
    if !text.lines().any(is_prose) {
        return Err(NO_TEXT.to_owned());
    }
    let read = prose_words(text.lines());
    let of_article = |all: usize| {
        (read * 2 < all).then(|| format!("shows {read} of the {all} words of its article only"))
    };
    let is_sure = declared.as_ref().is_some_and(|article| article.is_sure);
    let lost = is_cut_off(html)
        .then(|| "ends in the middle: the page is never closed".to_owned())
        .or(told)
        .or_else(|| of_article(declared.as_ref()?.all))
        // What stands beside what is surely the article is no part of it.
        .or_else(|| lost(in_sight, read).filter(|_| !is_sure))
        .or_else(|| of_article(described));
    let text = match &metadata.title {
        Some(title) if !has_line(&text, title) => format!("{title}\n\n{text}"),
        Some(_) | None => text,
    };
    Ok(Extracted {
        metadata,
        text,
        lost,
    })
}

/// What is said of a page without an article.
pub(in crate::ingest) const NO_TEXT: &str = "no main text could be found in the page";

/// Whether the program wrote this page itself.
pub(crate) fn is_own_export(html: &str) -> bool {
    let head = html
        .get(..html.len().min(4096))
        .unwrap_or_default()
        .to_ascii_lowercase();
    let mut tags = head
        .split("<meta")
        .skip(1)
        .filter_map(|tag| tag.split('>').next());
    tags.any(|tag| tag.contains("generator") && tag.contains(OWN_GENERATOR))
}

/// The encoding that a page declares in its first kilobyte.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let label = after.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.:".contains(c)));
    given(label.get(..end.unwrap_or(label.len()))?)
}

/// What the page says of itself, and how many words its article has by that.
fn metadata(page: &Readability) -> (Metadata, usize) {
    let first = |selector: &str, attribute: &str| {
        let found = page.doc.select(selector);
        let mut values = found.nodes().iter().filter_map(|node| node.attr(attribute));
        values.find_map(|value| given(&value))
    };
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            ["property", "name", "itemprop"]
                .iter()
                .find_map(|key| first(&format!("meta[{key}=\"{name}\"]"), "content"))
        })
    };
    let blocks = page.doc.select("script[type=\"application/ld+json\"]");
    let blocks: Vec<String> = blocks
        .nodes()
        .iter()
        .map(|node| node.text().to_string())
        .collect();
    let (described, words) = json_ld::read(&blocks);
    let is_address = |text: &String| text.starts_with("https://") || text.starts_with("http://");
    let metadata = Metadata {
        id: None,
        outlet: meta(&["og:site_name"]).or(described.outlet),
        title: described
            .title
            .or_else(|| meta(&["og:title", "twitter:title"]))
            .or_else(|| headline(page)),
        author: described
            .author
            .or_else(|| meta(&["author", "article:author", "dc.creator"]))
            .filter(|name| !is_address(name)),
        published: described.published.or_else(|| {
            meta(&[
                "article:published_time",
                "datePublished",
                "date",
                "pubdate",
                "dc.date",
            ])
        }),
        url: first("link[rel=\"canonical\"]", "href")
            .filter(is_address)
            .or_else(|| meta(&["og:url"]).filter(is_address))
            .or_else(|| described.url.filter(is_address)),
        language: first("html", "lang")
            .or(described.language)
            .or_else(|| meta(&["og:locale", "language"])),
    };
    (metadata, words)
}

/// The page's one heading, where the title of its window holds it beside the
/// name of the site.
fn headline(page: &Readability) -> Option<String> {
    let window = page.doc.select("title").text();
    let headings = page.doc.select("h1");
    let heading = match headings.nodes() {
        [only] => given(&only.text())?,
        _ => return None,
    };
    letters(&window)
        .contains(&letters(&heading))
        .then_some(heading)
}

/// The lines of a text without white space at their ends, and never more than
/// one blank line between two of them.
fn paragraphs(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        let doubled = line.is_empty() && lines.last().is_none_or(|last| last.is_empty());
        if !doubled {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

/// Whether a line of the text is the title, whatever its case and punctuation.
pub(in crate::ingest) fn has_line(text: &str, title: &str) -> bool {
    let title = letters(title);
    text.lines().any(|line| letters(line) == title)
}

fn letters(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAGRAPH: &str = "The town reopened its old swimming baths on Saturday, eleven years \
        after a leak in the roof had closed them. The new roof, the mayor noted, is of larch, and \
        the water is warmed by the bakery next door.";

    fn page(head: &str, body: &str) -> String {
        format!(
            "<!doctype html><html lang=\"en-GB\"><head><title>Baths reopen | The Daily Quay</title>{head}</head>\
             <body><nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><article>{body}</article>\
             <footer>Copyright, cookies and contact</footer></body></html>"
        )
    }

    #[test]
    fn the_main_text_stands_in_paragraphs_under_its_title() {
        let html = page(
            "",
            &format!("<h1>Baths reopen</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>"),
        );
        let page = read(&html).unwrap();
        assert_eq!(
            page.text.matches("Baths reopen").count(),
            1,
            "{}",
            page.text
        );
        assert!(
            page.text.starts_with("Baths reopen\n\nThe town"),
            "{}",
            page.text
        );
        assert_eq!(
            page.text.matches("\n\nThe town").count(),
            2,
            "{}",
            page.text
        );
        assert!(!page.text.contains("cookies") && !page.text.contains("Sport"));
        assert_eq!(page.metadata.language.as_deref(), Some("en-GB"));
    }

    #[test]
    fn meta_tags_and_json_ld_say_who_and_when() {
        let head = r#"<meta property="og:site_name" content="The Daily Quay">
            <link rel="canonical" href="https://quay.example/baths">
            <meta property="og:title" content="Baths reopen after eleven years">
            <meta name="author" content="A. Roe">
            <meta property="article:published_time" content="2024-05-04T08:00:00Z">
            <script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Quay Media"},
            "author":{"name":"B. Poe"}}</script>"#;
        let metadata = read(&page(head, &format!("<p>{PARAGRAPH}</p>")))
            .unwrap()
            .metadata;
        assert_eq!(metadata.outlet.as_deref(), Some("The Daily Quay"));
        assert_eq!(metadata.author.as_deref(), Some("B. Poe"));
        assert_eq!(
            metadata.title.as_deref(),
            Some("Baths reopen after eleven years")
        );
        assert_eq!(metadata.published.as_deref(), Some("2024-05-04T08:00:00Z"));
        assert_eq!(metadata.url.as_deref(), Some("https://quay.example/baths"));
    }

    #[test]
    fn a_page_without_main_text_says_so() {
        for html in [
            "<html><body></body></html>",
            "<html><body><script>x</script><img src=a></body></html>",
            "<body><nav><ul><li><a href=/>Home</a><li><a href=/s>Sport and leisure</a></ul></nav></body>",
        ] {
            assert_eq!(read(html), Err(NO_TEXT.to_owned()));
        }
        assert!(read("<html><body><p>One short line.</p></body></html>").is_ok());
    }

    #[test]
    fn a_page_of_which_little_was_told_for_the_article_is_read_in_part() {
        let lost = |html: &str| read(html).unwrap().lost;
        let whole = page("", &format!("<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>"));
        assert_eq!(lost(&whole), None);
        let story = |name: &str| format!("<div class=story-{name}><p>{PARAGRAPH}</p></div>");
        let stories: String = ["a", "b", "c", "d", "e", "f"].map(story).concat();
        let beside = whole.replace(
            "</article>",
            &format!("</article><section>{stories}</section>"),
        );
        let told = lost(&beside);
        let all = read(&beside).unwrap().text.matches("larch").count();
        assert_eq!(told.is_some(), all * 2 < 8, "{all} of 8 stories: {told:?}");
        let half = whole.split("noted").next().unwrap();
        assert!(lost(half).unwrap().starts_with("ends in the middle"));
    }

    #[test]
    fn what_a_page_marks_as_its_article_goes_before_what_is_longer() {
        let story = |times: usize| format!("<p>{PARAGRAPH}</p>").repeat(times);
        let said = "<p>A reader said that the old roof was better, and that nobody had ever asked \
            her what she thought of it in all the years.</p>";
        let of = |times: usize| {
            let body = format!("<h1>Baths reopen</h1>{}", story(times));
            let beside = format!("</article><div class=item>{}</div>", said.repeat(40));
            let read = read(&page("", &body).replace("</article>", &beside)).unwrap();
            assert!(!read.text.contains("A reader"), "{}", read.text);
            read.lost
        };
        assert_eq!(of(4), None);
        let lost = of(2).unwrap();
        assert!(lost.ends_with("others that may be it"), "{lost}");
    }

    #[test]
    fn comments_that_are_marked_as_articles_stay_comments() {
        let said = "The old roof was better, and nobody had ever asked the readers of this paper \
            what they thought of it.";
        let comment = format!("<article class=comment-body><p>{said}</p></article>");
        let body = format!(
            "<h1>Baths reopen</h1>{}",
            format!("<p>{PARAGRAPH}</p>").repeat(6)
        );
        for comments in [4, 20] {
            let comments = comment.repeat(comments);
            let beside = format!("</article><div class=comments>{comments}</div>");
            let read = read(&page("", &body).replace("</article>", &beside)).unwrap();
            assert_eq!(read.text.matches("larch").count(), 6);
            assert!(!read.text.contains("old roof"), "{}", read.text);
        }
    }

    #[test]
    fn ten_thousand_nested_tags_never_reach_the_parser() {
        let html = page("", &"<div>".repeat(10_000));
        assert_eq!(
            read(&html),
            Err("nests its tags more than 512 levels deep".to_owned())
        );
    }

    #[test]
    fn the_programs_own_page_is_known_by_its_generator() {
        assert!(is_own_export(
            "<html><head><meta name=\"generator\" content=\"stancegrid 0.1.0\">"
        ));
        assert!(!is_own_export(
            "<html><head><meta name=\"generator\" content=\"WordPress\"></head>stancegrid"
        ));
    }

    #[test]
    fn a_declared_encoding_is_found_in_both_spellings() {
        let of = |html: &str| declared_encoding(html.as_bytes());
        assert_eq!(
            of("<meta charset=\"Windows-1251\">").as_deref(),
            Some("windows-1251")
        );
        assert_eq!(
            of("<meta http-equiv=content-type content='text/html; charset=iso-8859-2'>").as_deref(),
            Some("iso-8859-2")
        );
        assert_eq!(of("<p>none</p>"), None);
    }
}
