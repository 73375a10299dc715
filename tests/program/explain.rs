//! `explain`: one cell, step by step.

use crate::project::Project;

#[test]
fn words_cues_and_conclusion_are_told() {
    let project = Project::tram();
    let run = project.run(&["explain", "tram", "post", "-a", "news"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for words in [
        "stance  denies",
        "“The council will not close the tram line.”",
        "tram = tram",
        "“not” (negation) reaches “close the tram line .”",
        "so       denies, in the article's own voice",
        "probabilities  asserts ",
        "the rules alone  denies",
        "Is the claim brought up? yes",
        "Why denies and not ",
        "without “not”: asserts",
    ] {
        assert!(
            run.stdout.contains(words),
            "`{words}` is missing in:\n{}",
            run.stdout
        );
    }
}

#[test]
fn what_is_missing_is_told_of_an_omission() {
    let project = Project::tram();
    let run = project.run(&["explain", "bread", "star", "-a", "news"]);
    assert!(run.stdout.contains("stance  omits") && run.stdout.contains("No sentence counts"));
}

#[test]
fn an_unread_article_is_not_explained_away() {
    let project = Project::tram();
    project.file("news/empty.txt", "");
    let run = project.run(&["explain", "tram", "empty", "-a", "news"]);
    assert!(run.stdout.starts_with("not judged:"), "{}", run.stdout);
}

#[test]
fn an_unknown_name_offers_the_nearest() {
    let project = Project::tram();
    let run = project.run(&["explain", "tarm", "post", "-a", "news"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.error_and_help(),
        [
            "error: unknown claim \"tarm\"",
            "help: did you mean \"tram\"?"
        ]
    );
    let run = project.run(&["explain", "xyz", "post", "-a", "news"]);
    assert_eq!(
        run.error_and_help(),
        [
            "error: unknown claim \"xyz\"",
            "help: choose one of the 2 that `stancegrid matrix` lists"
        ]
    );
}
