//! `init`: a project that runs at once, and no file overwritten.

use crate::project::{Project, run_in};

#[test]
fn a_new_project_runs_at_once() {
    let project = Project::new();
    assert_eq!(project.run(&["init", "mine"]).code, 0);
    let run = run_in(&project.path("mine"), &[], "");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let row = run
        .stdout
        .lines()
        .find(|line| line.contains("tram line closes"))
        .unwrap();
    assert!(row.contains("asserts") && row.contains("denies"), "{row}");
}

#[test]
fn a_folder_with_files_is_left_alone() {
    let project = Project::tram();
    let run = project.run(&["init", "news"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("not empty") && !project.path("news/claims").exists());
}
