//! A reader who types the commands of a page into a shell, word for word. Owns the
//! folders, what lies on the PATH, and what the reader does by hand in between. What
//! the pages say is in the pages.
//!
//! Two programs on the PATH are stand-ins. `cargo` takes the lines that README gives
//! and no others. `cargo run --release` starts the program under test, and
//! `cargo install --path .` puts it on the PATH, so that `stancegrid` is not found
//! before. `cargo test` does nothing, since the test is a part of it. `xdg-open`, the
//! browser, writes down the address that it is given.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::own_files;

/// How long a browser may take to be opened.
const BROWSER_SECONDS: u64 = 20;

/// The program under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_stancegrid");

/// What the bundled story and its labels consist of.
const PARTS_OF_A_CLONE: [&str; 4] = ["Cargo.toml", "claims", "seeds", "tests/gold"];

pub struct Reader {
    folder: tempfile::TempDir,
    /// The folder in which the next command is typed.
    here: PathBuf,
}

/// What a command printed.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Reader {
    /// A reader in a fresh clone, without the program installed.
    pub fn in_a_clone() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clone = folder.path().join("stancegrid");
        for part in PARTS_OF_A_CLONE {
            copy(
                &Path::new(env!("CARGO_MANIFEST_DIR")).join(part),
                &clone.join(part),
            );
        }
        let reader = Self {
            folder,
            here: clone,
        };
        reader.stand_in(
            "cargo",
            &format!(
                "[ -f Cargo.toml ] || {{ echo 'could not find Cargo.toml' >&2; exit 101; }}\n\
                 case \"$*\" in\n\
                 'run --release') exec '{PROGRAM}' ;;\n\
                 'run --release -- '*) shift 3; exec '{PROGRAM}' \"$@\" ;;\n\
                 'install --path .') ln -s '{PROGRAM}' \"$BIN/stancegrid\" ;;\n\
                 'test') ;;\n\
                 *) echo \"README has no line: cargo $*\" >&2; exit 64 ;;\n\
                 esac\n"
            ),
        );
        reader.stand_in("xdg-open", "echo \"$1\" >>\"$BIN/opened\"\n");
        reader
    }

    /// A reader who has installed the program, in a folder of articles and claims.
    pub fn with_own_files() -> Self {
        let mut reader = Self::in_a_clone();
        symlink(PROGRAM, reader.bin().join("stancegrid")).unwrap();
        reader.here = reader.folder.path().join("desk");
        fs::create_dir(&reader.here).unwrap();
        own_files::lay_out(&reader.here);
        reader
    }

    fn bin(&self) -> PathBuf {
        self.folder.path().join("bin")
    }

    fn stand_in(&self, name: &str, script: &str) {
        let path = self.bin().join(name);
        fs::create_dir_all(self.bin()).unwrap();
        fs::write(&path, format!("#!/bin/sh\n{script}")).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// The path of a file in the folder in which the reader is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.here.join(name)
    }

    /// Goes back to the clone, where `cargo` works.
    pub fn go_to_the_clone(&mut self) {
        self.here = self.folder.path().join("stancegrid");
    }

    /// Types a command, which must end by itself. Stays in the folder that it leads to.
    pub fn run(&mut self, command: &str) -> Ran {
        let place = self.bin().join("pwd");
        let script = format!("{command}\ncode=$?; pwd -P >\"$BIN/pwd\"; exit $code");
        let output = self.shell(&script).output().unwrap();
        if let Ok(here) = fs::read_to_string(&place) {
            self.here = PathBuf::from(here.trim_end_matches('\n'));
        }
        Ran {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Types a command that opens the review desk, waits until the browser shows the
    /// desk, and stops it with Ctrl-C. Gives what the browser was answered, or what was
    /// said instead of an address.
    pub fn run_desk(&mut self, command: &str) -> String {
        let mut desk = self.shell(command).process_group(0).spawn().unwrap();
        let mut stdout = BufReader::new(desk.stdout.take().unwrap());
        let mut launch = String::new();
        stdout.read_line(&mut launch).unwrap();
        let opened = self.bin().join("opened");
        let late = Instant::now() + Duration::from_secs(BROWSER_SECONDS);
        let is_open = || fs::read_to_string(&opened).is_ok_and(|opened| opened == launch);
        while !launch.is_empty() && !is_open() && Instant::now() < late {
            std::thread::sleep(Duration::from_millis(20));
        }
        let opened = fs::read_to_string(opened).unwrap_or_default();
        let answer = answer(opened.trim());
        let group = format!("-{}", desk.id());
        let stopped = Command::new("kill").args(["-INT", "--", &group]).status();
        assert!(stopped.unwrap().success());
        // The desk has ended when nobody can write there any more.
        stdout.read_to_end(&mut Vec::new()).unwrap();
        desk.wait().unwrap();
        if launch.is_empty() {
            let mut told = String::new();
            let stderr = desk.stderr.take().unwrap();
            BufReader::new(stderr).read_to_string(&mut told).unwrap();
            return told;
        }
        assert_eq!(
            opened, launch,
            "the browser was given another address, or none"
        );
        answer
    }

    fn shell(&self, script: &str) -> Command {
        let mut path = self.bin().into_os_string();
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap());
        let mut shell = Command::new("sh");
        shell
            .args(["-c", script])
            .current_dir(&self.here)
            .env("PATH", path)
            .env("BIN", self.bin())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for name in ["COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "STANCEGRID_DATA"] {
            shell.env_remove(name);
        }
        shell
    }
}

/// Asks a desk for its launch address; gives the first line of the answer.
fn answer(launch: &str) -> String {
    let Some((host, path)) = launch
        .strip_prefix("http://")
        .and_then(|rest| rest.split_once('/'))
    else {
        return String::new();
    };
    let mut stream = TcpStream::connect(host).unwrap();
    let request = format!("GET /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    BufReader::new(stream).read_line(&mut answer).unwrap();
    answer.trim().to_owned()
}

/// Copies a file, or a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
        return;
    }
    for entry in fs::read_dir(from).unwrap() {
        let name = entry.unwrap().file_name();
        copy(&from.join(&name), &to.join(&name));
    }
}
