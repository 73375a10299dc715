//! Texts that would like to be markup, links or script, put into every place
//! that takes text. The page must keep the shape it has with harmless ones.

use dom_query::Document;

use super::page::{all, attribute, attributes, written};
use crate::sample;
use stancegrid::domain::{
    Article, Claim, ClaimId, Matrix, Readability, Reason, ReviewStatus, Setting, SourceId, Stance,
};
use stancegrid::evaluation::likeness;

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "</title><svg onload=alert(1)>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)' x='",
    "\" autofocus onfocus=alert(1) x=\"",
    "`\" style=\"position:fixed\" onclick=\"alert(1)",
    "<!-- <p> --!> <![CDATA[ <b> ]]> <?php ?>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<base href=//evil.example><meta http-equiv=refresh content=0;//evil.example>",
    "</q></p></blockquote></td></table></dialog><form action=//evil.example><input>",
    "{{ 7*7 }} {% include \"report.html\" %} {# x #} ${alert(1)}",
    "&lt;img src=x onerror=alert(1)&gt; &#x3c;script&#x3e; &quot; &amp;lt;",
    "\u{2028}\u{2029}\u{85}\u{0}\u{1}\u{1b}[31m\r\n\t\u{c}",
    "\u{202e}\u{2066}\u{2067}\u{200f}gnol",
    "＜script＞alert(1)＜/script＞ \u{ff02}",
    "../../etc/passwd\\..\\x%00%0d%0aSet-Cookie:x",
    "-- #c1-s1 [data-claim] *{background:url(//evil.example)}",
];

const ADDRESSES: &[&str] = &[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\u{1}javascript:alert(1)",
    "javascript://a.example/%0aalert(1)//https://a.example",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://a.example/x",
    "//evil.example/x",
    "https://",
    "https://\"><script>alert(1)</script>",
];

/// A report with `text` in every place that takes text.
fn filled(text: &str, url: &str) -> String {
    let mut matrix = sample::tram(4);
    matrix.claims.truncate(2);
    matrix.cells.retain(|cell| cell.claim < 2);
    for (place, claim) in matrix.claims.iter_mut().enumerate() {
        *claim = Claim {
            id: ClaimId::new(format!("{text}{place}")),
            text: format!("{text} in full"),
            label: Some(text.to_owned()),
            variants: vec![text.to_owned()],
            counters: vec![text.to_owned()],
            topic: Some(format!("{text} {place}")),
            note: Some(text.to_owned()),
        };
    }
    for (place, column) in matrix.columns.iter_mut().enumerate() {
        let source = &mut column.source;
        source.id = SourceId::new(format!("{text}{place}"));
        for field in [
            &mut source.outlet,
            &mut source.title,
            &mut source.author,
            &mut source.published,
            &mut source.language,
        ] {
            *field = Some(text.to_owned());
        }
        source.url = Some(url.to_owned());
        column.sha256 = text.to_owned();
        column.origin = SourceId::new(format!("{text}0"));
    }
    speak(&mut matrix, text);
    sample::lose(
        &mut matrix,
        2,
        Readability::NotReadable {
            why: text.to_owned(),
        },
    );
    sample::lose(
        &mut matrix,
        3,
        Readability::UnsupportedLanguage {
            language: text.to_owned(),
        },
    );
    let provenance = &mut matrix.provenance;
    for field in [
        &mut provenance.version,
        &mut provenance.run_id,
        &mut provenance.judge_id,
        &mut provenance.claims_sha256,
    ] {
        *field = text.to_owned();
    }
    provenance.settings = vec![Setting {
        name: text.to_owned(),
        value: text.to_owned(),
    }];
    let articles: Vec<Article> = (0..2)
        .map(|place| {
            Article::new(
                format!("{text}{place}"),
                format!("Noïse {text} Tail {text}"),
            )
        })
        .collect();
    written(&matrix, &articles, &likeness(&matrix))
}

/// Lets quotes, speakers, cues, reviewers and notes say `text`.
fn speak(matrix: &mut Matrix, text: &str) {
    let verdicts = [
        sample::asserts(&[text]),
        sample::omits(text, 0.3),
        sample::denies(text),
        sample::qualifies(Reason::Attributed, text),
    ];
    let judged = matrix.cells.iter_mut().filter(|cell| cell.source < 2);
    for (cell, verdict) in judged.zip(verdicts) {
        cell.verdict = verdict;
        let mut review = sample::review(ReviewStatus::Disputed, Stance::Asserts);
        for voice in &mut review.voices {
            voice.reviewer = text.to_owned();
            voice.note = Some(text.to_owned());
            voice.at = text.to_owned();
        }
        cell.review = Some(review);
        if let stancegrid::domain::Verdict::Judged(judgement) = &mut cell.verdict {
            judgement.speaker = Some(text.to_owned());
            for evidence in &mut judgement.evidence {
                evidence.matched.clear();
                evidence.speaker = Some(format!("{text}!"));
                evidence
                    .cues
                    .iter_mut()
                    .for_each(|cue| cue.text = text.to_owned());
                // Marks differ from text to text; they have a test of their own.
                evidence
                    .cues
                    .iter_mut()
                    .for_each(|cue| cue.points.end = cue.points.start);
            }
        }
    }
}

/// Every element with the names of its attributes, in the order of the page.
fn shape(page: &str) -> Vec<(String, Vec<String>)> {
    let page = Document::from(page);
    let elements = all(&page, "*").into_iter();
    // What stands for U+0000 is the one element that a text may bring with it.
    let elements = elements.filter(|node| attribute(node, "data-code-point").is_empty());
    elements
        .map(|node| {
            let name = node
                .node_name()
                .map(|name| name.to_string())
                .unwrap_or_default();
            (name, attributes(&node).into_keys().collect())
        })
        .collect()
}

#[test]
fn no_text_changes_the_shape_of_the_page() {
    let harmless = shape(&filled("calm words", "no address"));
    assert!(
        harmless.len() > 300,
        "the page is there: {}",
        harmless.len()
    );
    for text in HOSTILE {
        assert_eq!(shape(&filled(text, text)), harmless, "{text:?}");
    }
    let huge = "<b>".repeat(5_000);
    assert_eq!(shape(&filled(&huge, &huge)), harmless, "a huge one");
}

#[test]
fn no_address_but_one_of_the_web_becomes_a_link() {
    let links = |url: &str| -> Vec<String> {
        let page = Document::from(filled("calm words", url));
        let links = all(&page, "[href], [src], [action], [xlink\\:href]");
        links
            .iter()
            .map(|link| attribute(link, "href"))
            .filter(|href| !href.starts_with('#'))
            .collect()
    };
    for url in ADDRESSES.iter().chain(HOSTILE) {
        assert_eq!(links(url), ["data:,"], "{url:?}");
    }
    let found = links("https://a.example/\"x'?<b>&c");
    assert!(found.len() > 4, "{found:?}");
    // As it is, or with what could end it encoded where words are added.
    let ours = |href: &String| {
        href == "https://a.example/\"x'?<b>&c"
            || href.starts_with("https://a.example/%22x'?%3Cb%3E&c#:~:text=")
    };
    assert!(found[1..].iter().all(ours), "{found:?}");
}

#[test]
fn texts_are_read_back_as_they_were() {
    for text in HOSTILE {
        let page = Document::from(filled(text, "no address"));
        let shown = text.replace('\0', "\u{fffd}");
        let cells = all(&page, "#grid td[data-claim]");
        assert_eq!(attribute(&cells[0], "data-claim"), format!("{shown}0"));
        assert_eq!(attribute(&cells[1], "data-source"), format!("{shown}1"));
        let heads = all(&page, "#grid tbody th[scope=row] > a");
        assert_eq!(heads[0].text().as_ref(), shown);
        let notes = all(&page, ".note");
        assert!(notes.iter().all(|note| note.text().as_ref() == shown));
        assert_eq!(notes.len(), 8);
    }
}
