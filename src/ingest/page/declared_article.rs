//! The element that a web page declares to be its article, against which the text
//! that was got out of the page is held: `articleBody`, `<article>`, `<main>`. Owns
//! which element that is; what is prose and who sees it is told in
//! `visible_prose`.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use dom_query::{Document, NodeId, NodeRef};

use super::visible_prose::{Sight, prose_words};

/// What articles are marked by, the plainest mark first.
const MARKS: [&str; 3] = [
    "[itemprop~='articleBody']",
    "article",
    "main, [role='main']",
];

/// Fewer words are a teaser.
const MIN_ARTICLE_WORDS: usize = 40;

/// So many words are a story of their own, whatever else is on the page.
const WHOLE_STORY: usize = 150;

/// So many words in a row are alike by chance in no two texts of one page.
const RUN: usize = 5;

/// An element with the prose in it.
pub(in crate::ingest) struct DeclaredArticle {
    /// The element.
    place: NodeId,
    /// The lines of it that a reader sees.
    lines: Vec<String>,
    /// How many words of prose they have.
    seen: usize,
    /// How many it has with those that are hidden until somebody pays or asks.
    pub all: usize,
    /// Whether it is surely the article: marked as its body, or with the heading of
    /// the page in it.
    pub is_sure: bool,
}

impl DeclaredArticle {
    /// The one of a page: among several of one mark the longest, if it has most of
    /// the words of all of them.
    pub fn of(page: &Document) -> Option<Self> {
        let kept = HashSet::new();
        let seen = Sight::of_reader(&kept);
        MARKS.iter().zip(0..).find_map(|(mark, rank)| {
            let marked = page.select(mark);
            let places: HashSet<NodeId> = marked.nodes().iter().map(|node| node.id).collect();
            // Comments may be articles within the article.
            let outer = marked.nodes().iter().filter(|node| {
                let mut above = node.ancestors_it(None);
                !above.any(|above| places.contains(&above.id))
            });
            let lines = outer.map(|node| (node, seen.lines(*node)));
            let counted: Vec<(&NodeRef<'_>, Vec<String>, usize)> = lines
                .map(|(node, lines)| {
                    let words = prose_words(lines.iter().map(String::as_str));
                    (node, lines, words)
                })
                .collect();
            let all: usize = counted.iter().map(|(_, _, words)| words).sum();
            let longest = counted.into_iter().max_by_key(|(_, _, words)| *words);
            let (node, lines, words) = longest?;
            if words < MIN_ARTICLE_WORDS || words * 2 <= all {
                return None;
            }
            let with_hidden = Sight::of_all(&kept).lines(*node);
            Some(Self {
                place: node.id,
                lines,
                seen: words,
                all: prose_words(with_hidden.iter().map(String::as_str)),
                is_sure: rank == 0 || node.descendants_it().any(|below| below.has_name("h1")),
            })
        })
    }

    /// The text to go by where this one was got out of the page, and what is doubtful
    /// about it: completes "read in part: it …". `in_sight` words of prose are on the
    /// page.
    pub fn held_against(&self, text: String, in_sight: usize) -> (String, Option<String>) {
        let seen = self.seen;
        if self.share_in(&text) >= 0.5 {
            return (text, None);
        }
        if !self.is_sure {
            let told = format!("marks {seen} words as its article that were not told for it");
            return (text, Some(told));
        }
        // Comments, teasers or the small print of a dialog were more than the story. Or
        // they are the story, and what is marked is its lead.
        let other = in_sight.saturating_sub(seen);
        let is_lead = seen < WHOLE_STORY && seen * 2 < other;
        let told = is_lead.then(|| {
            format!("marks {seen} words as its article beside {other} others that may be it")
        });
        (self.lines.join("\n\n"), told)
    }

    /// The share of its runs of words that a text has, from 0 to 1.
    fn share_in(&self, text: &str) -> f64 {
        let hashes = RandomState::new();
        let runs = |lines: &mut dyn Iterator<Item = &str>| -> HashSet<u64> {
            let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
            words.windows(RUN).map(|run| hashes.hash_one(run)).collect()
        };
        let ours = runs(&mut self.lines.iter().map(String::as_str));
        let theirs = runs(&mut text.lines());
        let both = ours.intersection(&theirs).count();
        both as f64 / ours.len().max(1) as f64
    }
}

/// The elements around the article and the page's one heading: they are the frame of
/// the page, whatever they are called. Those around other articles are not: each
/// comment may be marked as one.
pub(in crate::ingest) fn frame(
    page: &Document,
    article: Option<&DeclaredArticle>,
) -> HashSet<NodeId> {
    let article = article.map(|article| NodeRef::new(article.place, &page.tree));
    let headings = page.select("h1");
    let heading = match headings.nodes() {
        [only] => Some(*only),
        _ => None,
    };
    let mut frame = HashSet::new();
    for node in article.into_iter().chain(heading) {
        for above in node.ancestors_it(None) {
            // Above one that is known all are.
            if !frame.insert(above.id) {
                break;
            }
        }
    }
    frame
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "<p>The town reopened its old swimming baths on Saturday, eleven years \
        after a leak in the roof had closed them. The new roof, the mayor noted, is of larch, and \
        the water is warmed by the bakery next door, which has been there for a hundred years.</p>";

    fn declared(body: &str) -> Option<(usize, usize, bool)> {
        let page = Document::from(format!("<html><body>{body}</body></html>"));
        DeclaredArticle::of(&page).map(|one| (one.seen, one.all, one.is_sure))
    }

    #[test]
    fn the_longest_of_the_plainest_mark_is_the_article() {
        let words = STORY.split_whitespace().count();
        let sure = format!("<main><article><h1>Baths</h1>{STORY}</article><p>{STORY}</p></main>");
        assert_eq!(declared(&sure), Some((words, words, true)));
        let marked =
            format!("<article>{STORY}{STORY}<div itemprop=articleBody>{STORY}</div></article>");
        assert_eq!(declared(&marked), Some((words, words, true)));
        let headless = format!("<article>{STORY}</article>");
        assert_eq!(declared(&headless), Some((words, words, false)));
        let within = format!("<article>{STORY}<article>{STORY}</article></article>");
        assert_eq!(declared(&within), Some((2 * words, 2 * words, false)));
    }

    #[test]
    fn teasers_are_no_article() {
        assert_eq!(
            declared("<article><p>The town reopened its old swimming baths.</p></article>"),
            None
        );
        let two = format!("<article>{STORY}</article><article>{STORY}</article>");
        assert_eq!(declared(&two), None, "a list of stories");
        let in_main = format!("<main>{two}</main>");
        assert!(declared(&in_main).is_some());
        assert_eq!(declared(STORY), None);
    }

    #[test]
    fn what_is_hidden_is_a_part_of_it() {
        let words = STORY.split_whitespace().count();
        let body = format!("<article>{STORY}<div hidden>{STORY}{STORY}</div></article>");
        assert_eq!(declared(&body), Some((words, 3 * words, false)));
    }

    #[test]
    fn what_a_text_has_of_it_is_told_by_runs_of_words() {
        let page = Document::from(format!("<article>{STORY}</article>"));
        let article = DeclaredArticle::of(&page).unwrap();
        let text = STORY.replace("<p>", "").replace("</p>", "");
        assert_eq!(article.share_in(&text), 1.0);
        let half = article.share_in(text.split(". ").next().unwrap());
        assert!((0.2..0.5).contains(&half), "{half}");
        assert_eq!(article.share_in("The town reopened its other baths."), 0.0);
    }

    #[test]
    fn whatever_holds_the_article_is_the_frame() {
        let body = format!(
            "<div id=a><form id=b><article id=c><p id=d></p>{STORY}</article></form></div>\
             <div id=e><article id=f>It rained.</article></div>"
        );
        let page = Document::from(format!("<html><body>{body}</body></html>"));
        let frame = frame(&page, DeclaredArticle::of(&page).as_ref());
        let held: Vec<bool> = ["a", "b", "c", "d", "e", "f"]
            .map(|id| frame.contains(&page.select(&format!("#{id}")).nodes()[0].id))
            .to_vec();
        assert_eq!(held, [true, true, false, false, false, false]);
    }
}
