//! What the page has besides cells and quotes, and what it leaves out when it
//! would grow too large.

use dom_query::Document;
use sha2::{Digest, Sha256};

use super::page::{all, attribute, page, written};
use crate::sample;
use stancegrid::domain::{Matrix, ReviewStatus, Stance};
use stancegrid::evaluation::likeness;

/// Two claims, two sources, every kind of section.
fn small() -> Matrix {
    let mut matrix = sample::tram(2);
    matrix.claims.truncate(2);
    matrix.cells.retain(|cell| cell.claim < 2);
    matrix.columns[0].source.url = Some("https://post.example/line-7?a=1&b=2".to_owned());
    matrix.columns[1].source.url = Some("javascript:alert(1)".to_owned());
    matrix.cells[1].verdict = sample::denies("That never happened, and the plans show it.");
    matrix.cells[2].review = Some(sample::review(ReviewStatus::Stale, Stance::Denies));
    matrix.cells[3].review = Some(sample::review(ReviewStatus::Disputed, Stance::Asserts));
    matrix
}

/// The page without its style sheet and script, which have files of their own.
fn without_assets(page: &str) -> String {
    let mut page = page.to_owned();
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let from = page.find(open).unwrap() + open.len();
        let to = page.find(close).unwrap();
        page.replace_range(from..to, "…");
    }
    while let Some(from) = page.find("sha256-") {
        let to = from + page[from..].find('\'').unwrap();
        page.replace_range(from..to, "(hash)");
    }
    page
}

#[test]
fn a_small_report() {
    let matrix = small();
    let report = written(&matrix, &[], &likeness(&matrix));
    insta::assert_snapshot!(without_assets(&report));
}

#[test]
fn the_same_matrix_gives_the_same_page() {
    let matrix = sample::tram(12);
    let report = || written(&matrix, &[], &likeness(&matrix));
    assert_eq!(report(), report());
}

#[test]
fn the_policy_allows_the_two_assets_and_nothing_else() {
    let report = written(&sample::tram(2), &[], &[]);
    let page = Document::from(report.as_str());
    let policy = attribute(&all(&page, "meta[http-equiv]")[0], "content");
    let hash = |tag: &str| {
        let assets = all(&page, tag);
        assert_eq!(assets.len(), 1, "{tag}");
        Sha256::digest(assets[0].text().as_bytes()).to_vec()
    };
    for (directive, tag) in [("style-src", "style"), ("script-src", "script")] {
        let allowed = policy
            .split("; ")
            .find_map(|part| part.strip_prefix(directive))
            .unwrap();
        let coded = allowed
            .trim()
            .trim_matches('\'')
            .strip_prefix("sha256-")
            .unwrap();
        assert_eq!(decoded(coded), hash(tag), "{tag}");
    }
    for directive in [
        "default-src 'none'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ] {
        assert!(policy.contains(directive), "{directive}");
    }
    let before = report.find("<style>").unwrap();
    assert!(
        report.find("http-equiv").unwrap() < before,
        "the policy comes first"
    );
}

/// Base64, read back by hand: the program writes it by hand too.
fn decoded(coded: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for group in coded.trim_end_matches('=').as_bytes().chunks(4) {
        let bits =
            group.iter().fold(0, |bits, &byte| bits << 6 | value(byte)) << (6 * (4 - group.len()));
        bytes.extend(&bits.to_be_bytes()[1..group.len()]);
    }
    bytes
}

#[test]
fn nothing_is_styled_or_scripted_inline_and_nothing_is_loaded() {
    let matrix = small();
    let report = written(&matrix, &[], &likeness(&matrix));
    let page = Document::from(report.as_str());
    for node in all(&page, "*") {
        for (name, _) in super::page::attributes(&node) {
            assert!(
                !name.starts_with("on") && name != "style" && name != "src",
                "{name}"
            );
        }
    }
    assert!(
        all(
            &page,
            "img, iframe, object, embed, form, base, link[rel=stylesheet]"
        )
        .is_empty()
    );
}

#[test]
fn every_id_stands_once_and_every_inner_link_leads_somewhere() {
    let page = page(&sample::tram(9));
    let ids: Vec<String> = all(&page, "[id]")
        .iter()
        .map(|node| attribute(node, "id"))
        .collect();
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len());
    for link in all(&page, "a[href^='#'], [aria-labelledby]") {
        let to = attribute(&link, "href");
        let to = to
            .strip_prefix('#')
            .map(str::to_owned)
            .unwrap_or(attribute(&link, "aria-labelledby"));
        assert!(distinct.contains(&to), "{to}");
    }
}

#[test]
fn beyond_its_limit_the_page_says_that_omissions_have_no_section() {
    let sections = |sources: usize| {
        let matrix = sample::tram(sources);
        let page = page(&matrix);
        let omissions = all(&page, "td[data-stance=omits] > a").len();
        (
            all(&page, ".proof").len(),
            omissions,
            all(&page, "#matrix .notice").len(),
        )
    };
    let (proofs, omissions, notices) = sections(714);
    assert_eq!((proofs, notices), (28 * 714, 0));
    assert!(omissions > 0);
    let (proofs, omissions, notices) = sections(715);
    let tally = sample::tram(715).tally_all();
    assert_eq!(
        (proofs, omissions, notices),
        (tally.total() - tally.omits, 0, 1)
    );
}

#[test]
fn beyond_its_limit_a_section_keeps_to_the_first_sentence() {
    let verdict = || sample::asserts(&["So it is.", "So it was."]);
    let quotes = |sources: usize| {
        let mut matrix = sample::tram(sources);
        matrix.cells[0].verdict = verdict();
        let page = page(&matrix);
        all(&page, "#c1-s1 q.quote").len()
    };
    assert_eq!([quotes(3), quotes(715)], [2, 1]);
}

#[test]
fn likeness_is_drawn_up_to_sixty_sources_and_then_missed_aloud() {
    let drawn = |sources: usize| {
        let matrix = sample::tram(sources);
        let page = Document::from(written(&matrix, &[], &likeness(&matrix)));
        let table = all(&page, "#alike .pairs tbody tr").len();
        (
            all(&page, "#alike .tile").len(),
            table,
            all(&page, "#alike .notice").len(),
        )
    };
    assert_eq!(drawn(5), (10, 10, 0));
    assert_eq!(drawn(60), (1770, 1770, 0));
    assert_eq!(drawn(61), (0, 0, 1));
    assert_eq!(drawn(1), (0, 0, 0));
}

#[test]
fn a_matrix_of_nothing_says_so() {
    let page = page(&sample::empty());
    assert!(all(&page, "table").is_empty());
    let said = all(&page, "#matrix p")[0].text().to_string();
    assert_eq!(said, "There is nothing to show: 0 claims in 0 sources.");
}
