//! The program as it runs in a folder of its own. Owns starting and killing it,
//! and looking into its store from outside.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use super::browser::Browser;
use crate::project::{Project, command};

/// How many claims and how many articles there are.
const SIDE: usize = 8;

/// A cell by its number, as the addresses of the desk name it.
pub fn cell(number: usize) -> (String, String) {
    let (claim, source) = (number / SIDE % SIDE, number % SIDE);
    (format!("line-{claim}"), format!("paper-{source}"))
}

/// A number from the environment, else a small one.
pub fn asked(name: &str, usual: usize) -> usize {
    let given = std::env::var(name).ok();
    given.map_or(usual, |number| number.parse().expect("a number"))
}

/// A folder with some claims and articles.
pub fn project() -> Project {
    let project = Project::new();
    let claim =
        |at| format!("[[claim]]\nid = \"line-{at}\"\nclaim = \"Line {at} will be closed\"\n");
    project.file(
        "claims/claims.toml",
        (0..SIDE).map(claim).collect::<String>(),
    );
    for at in 0..SIDE {
        let text = format!("Rain fell. Line {at} will be closed, said the council.\n");
        project.file(&format!("articles/paper-{at}.txt"), text);
    }
    project
}

/// The ids of all decisions in the folder's store.
pub fn kept(folder: &Path) -> Vec<String> {
    let store = open(folder);
    let mut statement = store.prepare("SELECT id FROM decision").unwrap();
    let ids = statement.query_map([], |row| row.get(0)).unwrap();
    ids.collect::<Result<_, _>>().unwrap()
}

/// What SQLite says of the store.
pub fn integrity(folder: &Path) -> String {
    let store = open(folder);
    store
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap()
}

fn open(folder: &Path) -> rusqlite::Connection {
    let store = rusqlite::Connection::open(folder.join("decisions.db")).unwrap();
    store.busy_timeout(Duration::from_secs(10)).unwrap();
    store
}

/// A running desk; killed at the latest where it goes out of sight.
pub struct Desk {
    child: Arc<Mutex<Child>>,
    launch: String,
}

impl Desk {
    /// Starts the program and waits until it says where it is.
    pub fn start(folder: &Path, reviewer: &str) -> Self {
        let arguments = ["review", "--no-open", "--port", "0", "--reviewer", reviewer];
        let mut child = command(folder, &arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut launch = String::new();
        let stdout = child.stdout.take().unwrap();
        BufReader::new(stdout).read_line(&mut launch).unwrap();
        Self {
            child: Arc::new(Mutex::new(child)),
            launch: launch.trim().to_owned(),
        }
    }

    /// The browser that the launch address lets in.
    pub fn browser(&self) -> Browser {
        Browser::open(&self.launch)
    }

    /// Kills the program, without a word to it.
    pub fn kill(&mut self) {
        let mut child = self.child.lock().unwrap();
        let _ = child.kill();
        let _ = child.wait();
    }

    /// Where it listens.
    pub fn host(&self) -> &str {
        let rest = self.launch.strip_prefix("http://").unwrap();
        rest.split('/').next().unwrap()
    }

    /// Tells the program to stop, as the system does, and waits for it.
    pub fn told_to_stop(&self) -> std::process::ExitStatus {
        let mut child = self.child.lock().unwrap();
        let id = child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
        child.wait().unwrap()
    }

    /// The same as [`Self::kill`] in a while.
    pub fn kill_after(&self, moment: Duration) -> JoinHandle<()> {
        let child = Arc::clone(&self.child);
        std::thread::spawn(move || {
            std::thread::sleep(moment);
            child.lock().unwrap().kill().unwrap();
        })
    }

    /// Waits until it is gone.
    pub fn wait(&mut self) {
        self.child.lock().unwrap().wait().unwrap();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.kill();
    }
}
