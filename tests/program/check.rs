//! `check`: 0 without a warning, 1 with one.

use crate::project::Project;

#[test]
fn sound_claims_and_articles_pass() {
    let project = Project::tram();
    let long = "The council will close the tram line in May. Bakers sold more bread. ".repeat(12);
    project.file("news/star.txt", &long);
    project.file("news/post.txt", format!("{long} So it goes."));
    let run = project.run(&["check", "-a", "news"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(
        run.stdout.contains("2 claims, 2 articles: 0 warnings"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_thin_claim_is_a_warning() {
    let project = Project::tram();
    project.file(
        "claims/thin.toml",
        "[[claim]]\nid = \"thin\"\nclaim = \"it fell\"\n",
    );
    let run = project.run(&["check", "-a", "news"]);
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert!(run.stdout.contains("claim thin"), "{}", run.stdout);
}
