//! The shipped weights and the learning of new ones: known features, the same
//! bytes each time, nothing learnt about names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use stancegrid::Engine;
use stancegrid::domain::{Alias, Article, ClaimSet, Matrix, Stance};
use stancegrid::ingest::{read_articles, read_claims, read_set};
use stancegrid::learning::{TrainingSet, content_hash, train};
use stancegrid::lexicon::{Lexicons, MIN_STORIES, Weights};
use stancegrid::stance::FeatureName;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn shipped_text() -> String {
    std::fs::read_to_string(root().join("src/lexicon/en/weights.tsv")).unwrap()
}

#[test]
fn the_shipped_weights_are_of_known_features_and_read_back() {
    let text = shipped_text();
    let weights = Weights::parse("weights.tsv", &text, |name| {
        FeatureName::parse(name).is_some()
    })
    .unwrap();
    assert_eq!(weights.to_text(), text);
    assert!(weights.features.len() > 100 && weights.phrases.len() > 500);
    let mut stories = weights.phrases.values().map(|phrase| phrase.stories);
    assert!(stories.all(|stories| stories >= MIN_STORIES));
}

#[test]
fn no_learnt_phrase_holds_the_name_of_a_place() {
    let lexicons = Lexicons::shipped();
    let names: BTreeSet<String> = lexicons
        .places
        .iter()
        .flat_map(|place| std::iter::once(&place.name).chain(&place.also))
        .map(|name| name.to_lowercase())
        .collect();
    for (_, phrase) in lexicons.weights.phrases.keys() {
        // "us" is more often no country.
        let mut words = phrase.split(' ').filter(|word| *word != "us");
        let held = words.find(|word| names.contains(*word));
        assert_eq!(held, None, "{phrase}");
    }
}

fn pairs() -> TrainingSet {
    let set = read_set(&root().join("tests/gold/sets/pairs")).unwrap();
    TrainingSet {
        name: "pairs".to_owned(),
        claims: set.claims,
        articles: set.reading.articles,
        gold: set.gold,
        may_add_omissions: true,
    }
}

#[test]
fn the_same_set_teaches_the_same_weights() {
    let mut small = pairs();
    small.gold.truncate(120);
    let known: BTreeSet<_> = small.gold.iter().map(|cell| cell.source.clone()).collect();
    small
        .articles
        .retain(|article| known.contains(&article.source.id));
    let first = train(&[small.clone()], None, &|_| {});
    let mut shuffled = small.clone();
    let again = train(&[small], None, &|_| {});
    assert_eq!(first.weights.to_text(), again.weights.to_text());
    assert!(first.held_out.iter().any(|cell| cell.gold == cell.answer));
    // Another label is another set.
    let hash = content_hash(&shuffled);
    shuffled.gold[0].stance = Stance::Qualifies;
    assert_ne!(content_hash(&shuffled), hash);
}

/// The set of minimal pairs is what the fixtures hold, but for what is irony, an
/// omission, or needs variants.
#[test]
fn the_set_of_pairs_holds_what_the_fixtures_say() {
    let set = pairs();
    let mut texts = BTreeSet::new();
    for entry in std::fs::read_dir(root().join("tests/fixtures/stance")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let file: toml::Value =
                toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            collect(&file, &mut texts);
        }
    }
    for article in &set.articles {
        assert!(texts.contains(&article.text), "{}", article.text);
    }
}

fn collect(value: &toml::Value, texts: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(table) => {
            if let Some(text) = table.get("text").and_then(toml::Value::as_str) {
                texts.insert(text.to_owned());
            }
            table.values().for_each(|value| collect(value, texts));
        }
        toml::Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

/// New names, of the same form and the same number of words, for all names of
/// the story: what is said must count, not of whom.
const RENAMED: [(&str, &str); 24] = [
    ("Tehrik-i-Taliban Pakistan", "Zorvik-i-Molban Quesland"),
    ("Tehreek-e-Taliban Pakistan", "Zorvik-e-Molban Quesland"),
    ("Pakistani Taliban", "Queslander Molban"),
    ("Afghan Taliban", "Ostran Molban"),
    ("Afghanistan", "Ostrania"),
    ("Afghans", "Ostrans"),
    ("Afghan", "Ostran"),
    ("Pakistanis", "Queslanders"),
    ("Pakistani", "Queslander"),
    ("Pakistan", "Quesland"),
    ("Taliban", "Molban"),
    ("TTP", "ZMQ"),
    ("Islamabad", "Brunport"),
    ("Rawalpindi", "Vellingor"),
    ("Kabul", "Teshkar"),
    ("Kandahar", "Morvandar"),
    ("Dar", "Sul"),
    ("Wakhan", "Tirkhan"),
    ("Durand", "Corvel"),
    ("Waziristan", "Lomiristan"),
    ("Khyber Pakhtunkhwa", "Kelver Dontunkhwa"),
    ("Doha", "Zema"),
    ("India", "Umbria-Sol"),
    ("Haqqani", "Bellani"),
];

fn renamed(text: &str) -> String {
    let mut text = text.to_owned();
    // Longest first; through marks, so that no new name is renamed again.
    for (at, (old, _)) in RENAMED.iter().enumerate() {
        text = text.replace(old, &format!("\u{1}{at}\u{2}"));
    }
    for (at, (_, new)) in RENAMED.iter().enumerate() {
        text = text.replace(&format!("\u{1}{at}\u{2}"), new);
    }
    text
}

fn cells(matrix: &Matrix) -> BTreeMap<(String, String), Option<Stance>> {
    let cells = matrix.cells.iter().map(|cell| {
        let claim = matrix.claims[cell.claim].id.to_string();
        let source = matrix.columns[cell.source].source.id.to_string();
        ((claim, source), cell.stance())
    });
    cells.collect()
}

#[test]
fn other_names_give_the_same_cells() {
    let mut claims: ClaimSet = read_claims(&root().join("claims")).unwrap();
    let articles = read_articles(&[root().join("seeds")]).unwrap().articles;
    // What the list of places knows of these countries, their users say.
    let place = |name: &str, also: [&str; 2]| Alias {
        name: name.to_owned(),
        also: also.map(str::to_owned).to_vec(),
    };
    claims
        .aliases
        .push(place("Afghanistan", ["Afghan", "Kabul"]));
    claims
        .aliases
        .push(place("Pakistan", ["Pakistani", "Islamabad"]));
    let before = cells(&Engine::new(claims.clone()).judge(&articles));
    for alias in &mut claims.aliases {
        alias.name = renamed(&alias.name);
        alias.also = alias.also.iter().map(|name| renamed(name)).collect();
    }
    for claim in &mut claims.claims {
        claim.text = renamed(&claim.text);
        for wording in claim.variants.iter_mut().chain(&mut claim.counters) {
            *wording = renamed(wording);
        }
    }
    let articles: Vec<Article> = articles
        .into_iter()
        .map(|article| Article {
            text: renamed(&article.text),
            ..article
        })
        .collect();
    let after = cells(&Engine::new(claims).judge(&articles));
    let changed: Vec<_> = before
        .iter()
        .filter(|(cell, stance)| after[*cell] != **stance)
        .collect();
    assert!(
        changed.len() * 100 <= before.len(),
        "{} of {}: {changed:?}",
        changed.len(),
        before.len()
    );
}
