//! `eval`: the same figures as the independent scorer, to the last digit.

use std::path::Path;
use std::process::Command;

use crate::project::{Project, TRAM, root, run_in};

/// The figures of the bundled story, as the independent scorer printed them.
const STORY_FIGURES: &str = include_str!("../fixtures/scorer/story.txt");

/// The lines that `eval` and the scorer both print.
fn shared_lines(gold: &Path, articles: &Path) -> String {
    let (gold, articles) = (gold.to_str().unwrap(), articles.to_str().unwrap());
    let run = run_in(&root(), &["eval", "--gold", gold, "-a", articles], "");
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.split_inclusive('\n').take(6).collect()
}

/// Asks the scorer beside the repository for the figures of a matrix.
fn scored(gold: &Path, articles: &Path) -> String {
    let folder = Project::new();
    let (gold, articles) = (gold.to_str().unwrap(), articles.to_str().unwrap());
    let long = folder.path("long.csv");
    let long = long.to_str().unwrap();
    let run = run_in(
        &root(),
        &[
            "matrix", articles, "-c", "claims", "--pairs", gold, "-o", long,
        ],
        "",
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut scorer = Command::new("python3");
    scorer
        .arg(root().join("../shared/score.py"))
        .args([gold, long]);
    String::from_utf8(scorer.output().unwrap().stdout).unwrap()
}

fn story() -> [std::path::PathBuf; 2] {
    ["tests/gold/story_gold.csv", "seeds"].map(|path| root().join(path))
}

#[test]
fn the_story_scores_as_the_scorer_said() {
    let [gold, articles] = story();
    assert_eq!(
        shared_lines(&gold, &articles),
        STORY_FIGURES,
        "where cells of the story change on purpose, write tests/fixtures/scorer/story.txt anew: \
         matrix seeds -c claims -o long.csv, and \
         python3 ../shared/score.py tests/gold/story_gold.csv long.csv"
    );
}

#[test]
#[ignore = "needs python3 and ../shared/score.py: the independent scorer"]
fn the_story_scores_as_the_scorer_says_on_shared_data() {
    let [gold, articles] = story();
    assert_eq!(scored(&gold, &articles), STORY_FIGURES);
}

#[test]
#[ignore = "needs python3 and ../shared: the scorer, the documents and their labels"]
fn the_documents_score_as_the_scorer_says_on_shared_data() {
    let shared = root().join("../shared");
    let (gold, articles) = (shared.join("gold/seeds_gold.csv"), shared.join("seeds"));
    assert_eq!(shared_lines(&gold, &articles), scored(&gold, &articles));
}

fn two_sets() -> Project {
    let project = Project::new();
    project.tram_set("one", &[("a", TRAM, "asserts")]);
    project.tram_set(
        "two",
        &[
            ("a", TRAM, "omits"),
            (
                "b",
                "Bakers sold more bread. The tram depot was painted.",
                "denies,,24-51",
            ),
            ("d", "The council did not close the tram line.", "denies"),
        ],
    );
    project
}

#[test]
fn several_sets_make_one_table() {
    let run = two_sets().run(&["eval", "one", "two"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn details_give_the_full_report_of_each_set_below_the_table() {
    let project = two_sets();
    let table = project.run(&["eval", "one", "two"]).stdout;
    let run = project.run(&["eval", "one", "two", "--details"]);
    let details = run.stdout.strip_prefix(&table).unwrap();
    for set in ["one", "two"] {
        let alone = project.run(&["eval", set]).stdout;
        let section = format!("\n{set}\n{alone}");
        assert!(details.contains(&section), "{section}\n{details}");
    }
    assert!(details.contains("\nall sets together\ncells 4  "));
    let alone = project.run(&["eval", "two"]).stdout;
    assert_eq!(project.run(&["eval", "two", "--details"]).stdout, alone);
}

#[test]
fn json_lists_sets_then_all_together_then_their_mean() {
    let figures = two_sets().json(&["eval", "one", "two"]);
    let names: Vec<_> = figures
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["set"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["one", "two", "all sets together", "mean of the sets"]
    );
    // Right: the one cell of the first set, one of three in the second.
    let accuracy = |at: usize| figures[at]["accuracy"].as_f64().unwrap();
    assert_eq!((accuracy(0), accuracy(1)), (1.0, 1.0 / 3.0));
    assert_eq!((accuracy(2), accuracy(3)), (0.5, 2.0 / 3.0));
    let rescued = |at: usize| &figures[at]["rescued_omits"]["rate"];
    assert_eq!((rescued(1), rescued(3)), (&1.0.into(), &1.0.into()));
    assert!(figures[1]["calibration"]["error"].is_number());
    assert_eq!(figures[3].get("cells"), None);
}

#[test]
fn several_labels_of_the_same_articles_are_sets_of_their_own() {
    let project = Project::tram();
    let head = "claim_id,source_id,stance\n";
    project
        .file("first.csv", format!("{head}tram,star,asserts\n"))
        .file("second.csv", format!("{head}tram,star,denies\n"));
    let inputs = ["-a", "news", "-c", "claims"];
    let both = ["eval", "--gold", "first.csv", "--gold", "second.csv"];
    let figures = project.json(&[&both[..], &inputs].concat());
    assert_eq!(figures[0]["set"], "first.csv");
    assert_eq!(
        (&figures[0]["accuracy"], &figures[1]["accuracy"]),
        (&1.0.into(), &0.0.into())
    );
    let one = project.json(&[&both[..3], &inputs].concat());
    assert_eq!(one["set"], "first.csv");
}
