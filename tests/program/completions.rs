//! `completions` and `man`.

use crate::project::Project;

#[test]
fn every_shell_gets_a_script() {
    for shell in ["bash", "zsh", "fish"] {
        let run = Project::new().run(&["completions", shell]);
        assert!(
            run.code == 0 && run.stdout.contains("stancegrid"),
            "{shell}"
        );
    }
}

#[test]
fn the_manual_names_the_commands() {
    let run = Project::new().run(&["man"]);
    assert!(run.code == 0 && run.stdout.contains("explain"));
}
