//! The reading side from outside: every format gives the expected article,
//! every mistake its error, and the account always adds up.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use stancegrid::domain::{Article, ClaimId, Readability, SourceId, Stance, UserError};
use stancegrid::ingest::{
    IngestError, LoadedArticles, read_articles, read_articles_from, read_claims, read_gold,
    read_pairs, read_set,
};
use tempfile::TempDir;

const FIXTURES: &str = "tests/fixtures/ingest";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

fn read(files: &[(&str, &[u8])]) -> LoadedArticles {
    let folder = folder(files);
    let reading = read_articles(&[folder.path().to_owned()]).unwrap();
    assert!(reading.account.adds_up(), "{}", reading.account);
    reading
}

/// The error of reading `given` below a folder of these files, with the path of
/// the folder taken out.
fn error_of(files: &[(&str, &[u8])], given: &[&str]) -> String {
    let folder = folder(files);
    let paths: Vec<PathBuf> = given.iter().map(|path| folder.path().join(path)).collect();
    without(folder.path(), &read_articles(&paths).unwrap_err())
}

/// What is wrong and what to do, a line each, without the path to the folder.
fn without(folder: &Path, error: &IngestError) -> String {
    let folder = format!("{}/", folder.display());
    format!("{error}\nhelp: {}", error.help()).replace(&folder, "")
}

fn why(article: &Article) -> &str {
    match &article.readability {
        Readability::ReadInPart { why } | Readability::NotReadable { why } => why,
        Readability::Readable | Readability::UnsupportedLanguage { .. } => "",
    }
}

#[test]
fn a_folder_of_every_format() {
    let path = Path::new(FIXTURES).join("articles");
    let reading = read_articles(&[path]).unwrap();
    assert!(reading.account.adds_up());
    insta::assert_debug_snapshot!("articles", reading.articles);
    let account = &reading.account;
    let notes: Vec<String> = account.notes().collect();
    insta::assert_snapshot!("account", format!("{account}\n{}", notes.join("\n")));
}

#[test]
fn encodings_and_line_ends() {
    let utf16 = |big: bool| -> Vec<u8> {
        let units = "\u{feff}Café\r\nclosed".encode_utf16();
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    let reading = read(&[
        ("bom.txt", "\u{feff}Café\r\nclosed".as_bytes()),
        ("cr.txt", "Café\rclosed".as_bytes()),
        ("latin.txt", b"Caf\xe9\r\nclosed"),
        ("page.html", b"<html><head><meta charset=windows-1252></head><body><article><p>The Caf\xe9 on the quay is closed, and nobody knows for how long it will be.</p></article></body></html>"),
        ("utf16be.txt", &utf16(true)),
        ("utf16le.txt", &utf16(false)),
    ]);
    for article in &reading.articles {
        match article.source.id.as_str() {
            "page" => assert!(article.text.starts_with("The Café on"), "{}", article.text),
            id => assert_eq!(article.text, "Café\nclosed", "{id}"),
        }
    }
    assert_eq!(reading.account.loaded.len(), 6);
}

#[test]
fn an_article_that_cannot_be_read_keeps_its_place_and_says_why() {
    let reading = read(&[
        ("binary.txt", b"MZ\x90\0\x03\0\0"),
        ("broken.md", b"---\ntitle: [\n---\nBody."),
        ("deep.html", "<div>".repeat(10_000).as_bytes()),
        ("empty.txt", b""),
        ("blank.jsonl", b"\n"),
        ("garbled.txt", "\u{fffd}\u{fffd} abc".as_bytes()),
        ("header.csv", b"id,text\n"),
        (
            "list.jsonl",
            b"{\"id\":\"ok\",\"text\":\"Fine.\"}\n{\"id\":\"no\"}\n{\n",
        ),
        (
            "menu.html",
            b"<html><body><nav><a href=/>Home</a><a href=/x>Sport</a></nav></body></html>",
        ),
        ("only.md", b"---\ntitle: T\n---\n\n"),
    ]);
    let found: Vec<(&str, &str)> = reading
        .articles
        .iter()
        .map(|article| (article.source.id.as_str(), why(article)))
        .collect();
    let expected = [
        ("binary", "looks like a binary file"),
        ("blank", "is empty"),
        ("broken", "has front matter that cannot be read: "),
        ("deep", "nests its tags more than 512 levels deep"),
        ("empty", "is empty"),
        ("garbled", "has lost 2 of its 6 characters in decoding"),
        ("header", "has a header and no row below it"),
        ("list#line2", "has no `text`"),
        ("list#line3", "is not valid JSON"),
        ("menu", "no main text could be found in the page"),
        ("ok", ""),
        ("only", "is empty but for its front matter"),
    ];
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((id, why), (expected_id, expected_why)) in found.into_iter().zip(expected) {
        assert_eq!(id, expected_id);
        assert!(why.starts_with(expected_why), "{id}: {why}");
    }
    assert!(
        reading
            .articles
            .iter()
            .all(|article| why(article).is_empty() || article.text.is_empty())
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_opened_fails_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.txt");
    std::os::unix::fs::symlink("/proc/self/mem", &path).unwrap();
    let reading = read_articles(&[path]).unwrap();
    assert!(
        why(&reading.articles[0]).starts_with("cannot be opened: "),
        "{reading:?}"
    );
}

#[test]
fn ten_thousand_nested_tags_are_refused_at_once() {
    let page = format!(
        "<html><body>{}x{}",
        "<div>".repeat(10_000),
        "</div>".repeat(10_000)
    );
    let start = Instant::now();
    let reading = read(&[("deep.html", page.as_bytes())]);
    assert_eq!(reading.account.failed.len(), 1);
    assert!(
        start.elapsed() < Duration::from_secs(2),
        "the parser takes many times that"
    );
}

#[test]
fn other_languages_are_set_aside_with_their_text() {
    let french = "Le vieux pont du port restera fermé jusqu'au printemps, car la ville doit \
        remplacer ses poutres rouillées. Selon la mairie, les travaux coûteront plus de deux \
        millions, et le bac passera tous les quarts d'heure. Beaucoup d'habitants se plaignent du détour.";
    let reading = read(&[
        ("fr.txt", french.as_bytes()),
        ("short.txt", "Le pont est fermé.".as_bytes()),
        ("told.txt", french.as_bytes()),
        ("sources.csv", b"source_id,language\ntold,en\n"),
    ]);
    let french_is = Readability::UnsupportedLanguage {
        language: "French".to_owned(),
    };
    assert_eq!(reading.articles[0].readability, french_is);
    assert_eq!(reading.articles[0].text, french);
    assert_eq!(reading.articles[1].readability, Readability::Readable);
    assert_eq!(
        reading.articles[2].readability,
        Readability::Readable,
        "a person said so"
    );
    assert_eq!(reading.account.loaded.len(), 3);
}

#[test]
fn two_articles_with_one_id_are_an_error_that_names_both() {
    let error = error_of(&[("f/a.md", b"x"), ("f/a.txt", b"y")], &["f"]);
    let expected = "f/a.txt: duplicate source id \"a\" (first used by f/a.md)\nhelp: rename one of the \
                    files, or give one an `id` in its front matter";
    assert_eq!(error, expected);
    let records = b"{\"id\":\"x\",\"text\":\"1\"}\n{\"id\":\"x\",\"text\":\"2\"}\n";
    let error = error_of(&[("l.jsonl", records)], &["l.jsonl"]);
    let expected = "l.jsonl:2: duplicate source id \"x\" (first used by l.jsonl:1)\nhelp: give one of \
                    the two records another `id`";
    assert_eq!(error, expected);
    let error = error_of(&[("a.txt", b"x")], &["a.txt", "a.txt"]);
    assert!(error.ends_with("\nhelp: name each file once"), "{error}");
    let error = error_of(&[("p/a.txt", b"x"), ("q/a.txt", b"y")], &["p", "q"]);
    assert!(
        error.ends_with(", or read the folder above both"),
        "{error}"
    );
}

#[test]
fn a_path_given_by_name_must_be_an_article() {
    for (name, bytes, expected) in [
        (
            "a.rtf",
            &b"x"[..],
            "a.rtf: unsupported article format \".rtf\"\nhelp: save it as one of .txt, .md, .html, .htm, .docx, .pdf, .eml, .jsonl, .csv and .xlsx, each also packed as .gz",
        ),
        (
            "gold.csv",
            b"claim_id,source_id,stance\n",
            "gold.csv: this is labels of claims and sources, not articles\nhelp: leave it out of the articles",
        ),
        (
            "own.csv",
            b"claim_id,label,claim,topic,a,b,c,d\n",
            "own.csv: this is an export of this program, not an article\nhelp: ",
        ),
        (
            "own.jsonl",
            b"{\"claim_id\":\"a\"}\n",
            "own.jsonl: this is an export of this program, not an article\nhelp: ",
        ),
    ] {
        let error = error_of(&[(name, bytes)], &[name]);
        assert!(error.starts_with(expected), "{error}");
    }
    let error = error_of(&[], &["none"]);
    assert!(
        error.starts_with("none: no such file or folder\nhelp: check the path"),
        "{error}"
    );
}

#[test]
fn a_mistake_in_sources_csv_is_an_error() {
    for (csv, expected) in [
        (
            "source_id,outlets\n",
            "sources.csv:1:11: unknown column \"outlets\"\nhelp: did you mean `outlet`? (known: `source_id`,",
        ),
        (
            "source_id,outlet\nb,x\n",
            "sources.csv:2:1: no article here has the source id \"b\"\nhelp: write",
        ),
        (
            "source_id,outlet\na,x\na,y\n",
            "sources.csv:3:1: duplicate row for \"a\" (first on line 2)\nhelp: keep one row per article",
        ),
    ] {
        let folder = folder(&[("a.txt", b"x"), ("sources.csv", csv.as_bytes())]);
        let error = read_articles(&[folder.path().to_owned()]).unwrap_err();
        let error = without(folder.path(), &error);
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn json_lines_from_a_stream() {
    let input = "{\"id\":\"b\",\"text\":\"Two.\"}\r\n{\"id\":\"a\",\"text\":\"One.\"}\r\nx\r\n";
    let reading = read_articles_from(input.as_bytes(), "-").unwrap();
    let ids: Vec<&str> = reading
        .articles
        .iter()
        .map(|a| a.source.id.as_str())
        .collect();
    assert_eq!(ids, ["-#line3", "a", "b"]);
    assert_eq!(
        reading.account.to_string(),
        "3 inputs: 2 loaded, 0 skipped, 1 failed"
    );
    let nothing = read_articles_from(&b""[..], "-").unwrap();
    assert_eq!(
        nothing.account.to_string(),
        "1 input: 0 loaded, 0 skipped, 1 failed"
    );
}

#[test]
fn claims_of_every_format_merge_in_the_order_of_their_paths() {
    let set = read_claims(&Path::new(FIXTURES).join("claims")).unwrap();
    insta::assert_debug_snapshot!("claims", set);
}

#[test]
fn every_mistake_in_a_claims_file_is_an_error_with_its_place() {
    let toml = "claims.toml";
    let json = "claims.json";
    let csv = "claims.csv";
    for (name, text, expected, underlined) in [
        (
            toml,
            "[[claim]]\nid = \"a\"\nclaim = \"A\"\nvariant = [\"B\"]\n",
            "claims.toml:4:1: unknown field \"variant\"\nhelp: did you mean `variants`? (known: `id`,",
            "variant",
        ),
        (
            toml,
            "[[claims]]\nid = \"a\"\n",
            "claims.toml:1:3: unknown table \"claims\"\nhelp: did you mean `claim`?",
            "claims",
        ),
        (
            toml,
            "[claim]\nid = \"a\"\n",
            "claims.toml:1:1: `claim` must be a list of tables\nhelp: write `[[claim]]` above",
            "",
        ),
        (
            toml,
            "[[claim]]\nid = \"a\"\nclaim = \"  \"\n",
            "claims.toml:3:9: `claim` is empty\nhelp: write what a source may assert",
            "\"  \"",
        ),
        (
            toml,
            "[[claim]]\nid = \"a\"\n",
            "claims.toml:1:1: missing field `claim`\nhelp: write what",
            "",
        ),
        (
            toml,
            "[[claim]]\nid = \"\"\nclaim = \"A\"\n",
            "claims.toml:2:6: `id` is empty\nhelp: give the claim a short name",
            "\"\"",
        ),
        (
            toml,
            "[[claim]]\nid = 3\nclaim = \"A\"\n",
            "claims.toml:2:6: `id` must be one text, not a number\nhelp: write one text in quotation marks",
            "3",
        ),
        (
            toml,
            "[[claim]]\nid = \"a\"\nclaim = \"A\"\nvariants = [\"B\", \" \"]\n",
            "claims.toml:4:18: empty text in `variants`\nhelp: write the text, or remove it",
            "\" \"",
        ),
        (
            toml,
            "[[claim]]\nid = \"a\"\nclaim = \"A\"\nvariants = \"B\"\n",
            "claims.toml:4:12: `variants` must be a list of texts, not one text\nhelp: write a list",
            "\"B\"",
        ),
        (
            toml,
            "[[claim]]\nid = \"a\"\nclaim = \"A\"\n[[claim]]\nid = \"a\"\nclaim = \"B\"\n",
            "claims.toml:5:6: duplicate claim id \"a\" (first used at claims.toml:2)\nhelp: give one",
            "\"a\"",
        ),
        (
            toml,
            "[[claim]]\nid = \"a\nclaim = \"A\"\n",
            "claims.toml:2:8: invalid TOML: ",
            "",
        ),
        (
            toml,
            "[[alias]]\nname = \"\"\nalso = [\"B\"]\n[[claim]]\nid = \"a\"\nclaim = \"A\"\n",
            "claims.toml:2:8: `name` is empty\nhelp: write the name",
            "\"\"",
        ),
        (
            toml,
            "[[alias]]\nname = \"A\"\nalso = [\"B\"]\n[[alias]]\nname = \"C\"\nalso = [\"D\", \"B\"]\n[[claim]]\nid = \"a\"\nclaim = \"A\"\n",
            "claims.toml:6:14: duplicate name \"B\" (a name of \"A\" at claims.toml:3)\nhelp: keep it in one",
            "\"B\"",
        ),
        (
            toml,
            "# nothing yet\n",
            "claims.toml: no claims found\nhelp: add one",
            "",
        ),
        (
            toml,
            "",
            "claims.toml: the file is empty\nhelp: write something into it",
            "",
        ),
        (
            json,
            "[{\"id\": \"a\", \"claim\": \"A\",\n  \"variant\": [\"B\"]}]",
            "claims.json:2:3: unknown field \"variant\"\nhelp: did you mean `variants`?",
            "\"variant\"",
        ),
        (
            json,
            "[{\"id\": \"a\", \"claim\": \"A\"},\n {\"id\": \"a\", \"claim\": \"B\"}]",
            "claims.json:2:9: duplicate claim id \"a\" (first used at claims.json:1)\nhelp: give one",
            "\"a\"",
        ),
        (
            json,
            "[{\"id\": \"a\", \"claim\": \"A\", \"claim\": \"B\"}]",
            "claims.json:1:28: duplicate field `claim`\nhelp: remove one, or join the two",
            "\"claim\"",
        ),
        (
            json,
            "[{\"id\": \"a\",\n\"claim\": \"A\",}]",
            "claims.json:2:13: invalid JSON: ",
            "",
        ),
        (
            json,
            "[{\"id\": \"a\", \"claim\": null}]",
            "claims.json:1:23: `claim` must be one text, not null\nhelp: write one text",
            "null",
        ),
        (
            json,
            "[3]",
            "claims.json:1:2: not an object\nhelp: write each claim as {",
            "3",
        ),
        (
            json,
            "{\"claims\": []}",
            "claims.json:1:2: unknown list \"claims\"\nhelp: did you mean `claim`?",
            "\"claims\"",
        ),
        (
            json,
            "\"x\"",
            "claims.json:1:1: not an object\nhelp: write each",
            "\"x\"",
        ),
        (
            json,
            "[]",
            "claims.json: no claims found\nhelp: add one",
            "",
        ),
        (
            csv,
            "claim_id,claim,variant\na,A,B\n",
            "claims.csv:1:16: unknown column \"variant\"\nhelp: did you mean `variants`?",
            "variant",
        ),
        (
            csv,
            "id,claim\na,A\n",
            "claims.csv:1:1: unknown column \"id\"\nhelp: did you mean `claim_id`?",
            "id",
        ),
        (
            csv,
            "claim_id,label\na,A\n",
            "claims.csv:1:1: missing column `claim`\nhelp: add it to the header row",
            "",
        ),
        (
            csv,
            "claim_id,claim\n,A\n",
            "claims.csv:2:1: `claim_id` is empty\nhelp: give the claim a short name",
            "",
        ),
        (
            csv,
            "claim_id,claim\na,\n",
            "claims.csv:2:3: `claim` is empty\nhelp: write what a source may assert",
            "",
        ),
        (
            csv,
            "claim_id,claim,variants\na,A,B | | C\n",
            "claims.csv:2:5: empty text in `variants`\nhelp: write the text",
            "B | | C",
        ),
        (
            csv,
            "claim_id,claim,variants\na,A,B |  | C\n",
            "claims.csv:2:5: empty text in `variants`\nhelp: write the text",
            "B |  | C",
        ),
        (
            csv,
            "claim_id,claim\na,A, with a comma\n",
            "claims.csv:2:1: the row has 3 fields, the header 2\nhelp: put fields",
            "a,A, with a comma",
        ),
        (
            csv,
            "claim_id,claim\na,\"A\nb,B\n",
            "claims.csv:2:1: a quotation mark opens a field",
            "",
        ),
        (
            csv,
            "claim_id,claim\n",
            "claims.csv: no claims found\nhelp: add one",
            "",
        ),
        (
            csv,
            "claim_id,source_id,stance\na,b,omits\n",
            "claims.csv: the file holds labels of claims and sources, not claims\nhelp: name",
            "",
        ),
        (
            "claims.yaml",
            "x",
            "claims.yaml: unsupported claims format \".yaml\"\nhelp: save it as .toml, .csv or .json",
            "",
        ),
    ] {
        let folder = folder(&[(name, text.as_bytes())]);
        let error = read_claims(&folder.path().join(name)).unwrap_err();
        let shown = without(folder.path(), &error);
        assert!(shown.starts_with(expected), "{shown}");
        if !underlined.is_empty() {
            let place = error.place.as_ref().unwrap();
            assert_eq!(place.span.slice(&place.text), Some(underlined), "{shown}");
        }
    }
}

#[test]
fn a_folder_of_claims_is_one_set() {
    let claim = |id: &str| format!("[[claim]]\nid = \"{id}\"\nclaim = \"A\"\n");
    let twice = folder(&[
        ("x.toml", claim("a").as_bytes()),
        ("y/z.csv", b"claim_id,claim\na,B\n"),
    ]);
    let error = without(twice.path(), &read_claims(twice.path()).unwrap_err());
    assert!(
        error.starts_with("y/z.csv:2:1: duplicate claim id \"a\" (first used at x.toml:2)\n"),
        "{error}"
    );

    let stray = folder(&[
        ("x.toml", claim("a").as_bytes()),
        ("y.tml", claim("b").as_bytes()),
    ]);
    let error = without(stray.path(), &read_claims(stray.path()).unwrap_err());
    assert!(
        error.starts_with("y.tml: unsupported claims format \".tml\"\n"),
        "{error}"
    );

    let empty = folder(&[("README.md", b"x"), (".hidden/c.toml", b"x")]);
    let error = read_claims(empty.path()).unwrap_err();
    assert_eq!(&*error.what, "no claims found");
    let error = read_claims(&empty.path().join("none.toml")).unwrap_err();
    assert_eq!(&*error.what, "no such file or folder");
}

#[test]
fn a_labelled_set_has_three_parts() {
    let set = read_set(&Path::new(FIXTURES).join("set")).unwrap();
    assert_eq!(
        (set.claims.claims.len(), set.reading.articles.len()),
        (2, 2)
    );
    let stances: Vec<Stance> = set.gold.iter().map(|cell| cell.stance).collect();
    assert_eq!(stances, [Stance::Asserts, Stance::Qualifies, Stance::Omits]);

    let gold = Path::new(FIXTURES).join("set/gold.csv");
    assert_eq!(read_gold(&gold).unwrap(), set.gold);
    let pairs = read_pairs(&gold).unwrap();
    assert_eq!(pairs[2], (ClaimId::new("bridge"), SourceId::new("a")));
}

#[test]
fn a_label_about_what_the_set_has_not_is_an_error() {
    let files: [(&str, &[u8]); 2] = [
        ("claims.csv", b"claim_id,claim\nfares,Fares rise\n"),
        ("articles.jsonl", b"{\"id\":\"a\",\"text\":\"x\"}\n"),
    ];
    for (gold, expected) in [
        (
            "claim_id,source_id,stance\nfare,a,omits\n",
            "gold.csv:2:1: the set has no claim \"fare\"\nhelp: did you mean \"fares\"?",
        ),
        (
            "claim_id,source_id,stance\nfares,zz,omits\n",
            "gold.csv:2:1: the set has no article \"zz\"\nhelp: remove the row, or add the article to the set",
        ),
    ] {
        let folder = folder(&[files[0], files[1], ("gold.csv", gold.as_bytes())]);
        let error = without(folder.path(), &read_set(folder.path()).unwrap_err());
        assert!(error.starts_with(expected), "{error}");
    }
    let folder = folder(&files);
    let error = without(folder.path(), &read_set(folder.path()).unwrap_err());
    assert!(
        error.starts_with("gold.csv: no such file or folder\n"),
        "{error}"
    );
}

fn contents() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(Vec::new()),
        prop::collection::vec(any::<u8>(), 0..40),
        "[a-z .\n]{0,40}".prop_map(String::into_bytes),
        "---\n[a-z]{1,4}: [a-z]{0,4}\n---\n[a-z ]{0,9}".prop_map(String::into_bytes),
        "<p>[a-z .]{0,60}(</p><div>){0,3}".prop_map(String::into_bytes),
        prop::collection::vec("[{\"idtex:,\\}\\[\\] ]{0,9}", 0..4)
            .prop_map(|lines| lines.join("\n").into_bytes()),
        prop::collection::vec("[a-z\",]{0,9}", 0..4).prop_map(|rows| format!(
            "id,text\n{}",
            rows.join("\n")
        )
        .into_bytes()),
        Just(b"claim_id,source_id,stance\na,b,omits\n".to_vec()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_account_adds_up_whatever_lies_in_the_folder(
        files in prop::collection::vec(
            (
                prop::sample::select(vec!["", "deep/", "deep/er/", ".hidden/"]),
                prop::sample::select(vec![
                    "txt", "md", "html", "jsonl", "csv", "pdf", "TXT", "htm", "",
                ]),
                contents(),
            ),
            0..10,
        )
    ) {
        let folder = tempfile::tempdir().unwrap();
        for (number, (below, ending, bytes)) in files.iter().enumerate() {
            let path = folder.path().join(format!("{below}f{number}.{ending}"));
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        match read_articles(&[folder.path().to_owned()]) {
            Ok(reading) => {
                let account = &reading.account;
                prop_assert!(account.adds_up(), "{}", account);
                prop_assert_eq!(
                    reading.articles.len(),
                    account.loaded.len() + account.failed.len()
                );
                let ids: Vec<_> = reading.articles.iter().map(|a| &a.source.id).collect();
                prop_assert!(ids.is_sorted_by(|a, b| a < b));
                for article in &reading.articles {
                    let unreadable = matches!(article.readability, Readability::NotReadable { .. });
                    prop_assert_eq!(unreadable, article.text.is_empty());
                    prop_assert!(!article.text.contains('\r'));
                }
                let again = read_articles(&[folder.path().to_owned()]).unwrap();
                prop_assert_eq!(again, reading);
            }
            Err(error) => {
                prop_assert!(error.what.contains("duplicate source id"), "{}", error);
            }
        }
    }
}
