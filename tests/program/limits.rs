//! Places and files that a run must survive: pipes, loops, disks without room,
//! files without end. Nothing hangs, nothing half-written stays, and every input
//! is loaded, skipped or failed.

#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};

use super::project::{Project, command};

/// What was read, as the note of a run tells it.
fn note(project: &Project, arguments: &[&str]) -> (i32, String) {
    let run = project.run(arguments);
    (run.code, run.stderr)
}

fn pipe(project: &Project, name: &str) {
    let path = project.path(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn pipes_loops_and_devices_in_a_folder_are_left_out() {
    let project = Project::tram();
    pipe(&project, "news/pipe.txt");
    symlink("loop.txt", project.path("news/loop.txt")).unwrap();
    symlink("/dev/zero", project.path("news/zero.txt")).unwrap();
    symlink("..", project.path("news/above")).unwrap();
    let (code, told) = note(&project, &["matrix", "news", "-c", "claims"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("4 skipped, 0 failed"), "{told}");
    assert!(told.contains("pipe.txt: not a regular file"), "{told}");
    assert!(told.contains("loop.txt: a symbolic link, which is not followed"));
}

#[test]
fn a_folder_that_cannot_be_listed_is_left_out_alone() {
    let project = Project::tram();
    // Deeper than a path can be written.
    let made = "cd \"$0\"; n=$(printf %0200d 0); for i in $(seq 25); do mkdir $n && cd -P $n; done";
    let mut shell = Command::new("sh");
    shell.args(["-c", made]).arg(project.path("news"));
    assert!(shell.status().unwrap().success());
    let (code, told) = note(&project, &["matrix", "news", "-c", "claims"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("1 skipped, 0 failed"), "{told}");
    assert!(told.contains(": cannot be listed: "), "{told}");
}

#[test]
fn a_pipe_or_a_loop_given_by_name_is_an_error() {
    let project = Project::tram();
    pipe(&project, "pipe.txt");
    symlink("loop.txt", project.path("loop.txt")).unwrap();
    for (name, expected) in [
        (
            "pipe.txt",
            "pipe.txt: neither a file nor a folder\nhelp: save ",
        ),
        ("/dev/zero", "/dev/zero: neither a file nor a folder\n"),
        (
            "loop.txt",
            "loop.txt: cannot read: too many levels of symbolic links\nhelp: check that",
        ),
    ] {
        let (code, told) = note(&project, &["matrix", name, "-c", "claims"]);
        assert_eq!(code, 2, "{told}");
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn a_file_without_end_fails_alone() {
    let project = Project::tram();
    for name in ["news/endless.txt", "news/page.html", "news/letter.docx"] {
        project.file(name, "x");
        let file = std::fs::File::options()
            .write(true)
            .open(project.path(name));
        file.unwrap().set_len(1 << 30).unwrap();
    }
    project.file("news/novels.txt", "It rained all day.\n".repeat(1_000_000));
    let (code, told) = note(&project, &["matrix", "news", "-c", "claims"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("0 skipped, 4 failed"), "{told}");
    assert!(told.contains("endless.txt: has more than 256 MB"), "{told}");
    assert!(told.contains("novels.txt: has 18 MB of text"), "{told}");
}

#[test]
fn a_full_disk_is_told_and_leaves_nothing_behind() {
    let project = Project::tram();
    let input = ["matrix", "news", "-c", "claims", "-o"];
    let on = |output: &str| note(&project, &[&input[..], &[output]].concat());
    for full in ["/dev/full", "/proc/matrix.csv", "no/such/folder/matrix.csv"] {
        let (code, told) = on(full);
        assert_eq!(code, 2, "{full}: {told}");
        assert!(told.contains(full.rsplit('/').next().unwrap()), "{told}");
    }
    let entries = std::fs::read_dir(project.path(".")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(!names.into_iter().any(|name| name.contains("matrix")));
}

#[test]
fn whoever_has_read_enough_may_close_the_pipe() {
    let project = Project::tram();
    for arguments in [
        &["matrix", "news", "-c", "claims", "--evidence"][..],
        &["schema"],
        &["check", "-a", "news", "-c", "claims"],
    ] {
        let mut run = command(&project.path("."), arguments);
        let mut child = run
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        let mut out = BufReader::with_capacity(16, child.stdout.take().unwrap());
        out.read_line(&mut first).unwrap();
        drop(out);
        let done = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(
            !told.contains("panicked") && !told.contains("error"),
            "{told}"
        );
        assert!(
            done.status.code().is_some_and(|code| code < 2),
            "{arguments:?}: {told}"
        );
    }
}

#[test]
#[ignore = "needs half a minute, and room for 100,000 files"]
fn a_hundred_thousand_files_are_read() {
    let project = Project::tram();
    for at in 0..100_000 {
        let name = format!("many/{:03}/{at}.txt", at % 1000);
        project.file(
            &name,
            format!("It rained in town {at}. The tram line closes in May."),
        );
    }
    let (code, told) = note(
        &project,
        &[
            "matrix",
            "many",
            "-c",
            "claims",
            "-o",
            "m.csv",
            "--no-cache",
        ],
    );
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains("100000 inputs: 100000 loaded, 0 skipped, 0 failed"),
        "{told}"
    );
}
