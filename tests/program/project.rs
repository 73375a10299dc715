//! A folder with files, and the program run in it. Owns where the program stands
//! and how it is started; what it ought to say is in the tests.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use stancegrid::ingest::ReadingOptions;
use tempfile::TempDir;

/// The program that is tested.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_stancegrid");

/// A claim, and an article that asserts it.
pub const TRAM: &str = "The council closed the tram line.";

pub struct Project {
    folder: TempDir,
}

pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The two lines of a run that ended in an error: what is wrong, and at the end
    /// what to do.
    pub fn error_and_help(&self) -> [&str; 2] {
        assert_eq!(self.code, 2, "{}", self.stderr);
        let errors = self
            .stderr
            .lines()
            .filter(|line| line.starts_with("error: "));
        let errors: Vec<&str> = errors.collect();
        let help = self.stderr.lines().last().unwrap_or_default();
        let [error] = errors.as_slice() else {
            panic!("not one error:\n{}", self.stderr);
        };
        assert!(help.starts_with("help: "), "{}", self.stderr);
        for line in [error, help] {
            assert!(!line.ends_with('.'), "a full stop: {line}");
        }
        [error, help]
    }
}

impl Project {
    /// An empty folder whose name has a space in it.
    pub fn new() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("a project ")
            .tempdir()
            .unwrap();
        Self { folder }
    }

    /// Two articles and two claims about a tram line.
    pub fn tram() -> Self {
        let project = Self::new();
        project
            .file("news/star.txt", "The council will close the tram line in May.\n")
            .file("news/post.txt", "The council will not close the tram line. Bakers sold more bread.\n")
            .file(
                "claims/tram.toml",
                "[[claim]]\nid = \"tram\"\nclaim = \"The council will close the tram line\"\ntopic = \"Transport\"\n\n\
                 [[claim]]\nid = \"bread\"\nclaim = \"Bakers sold more bread\"\ntopic = \"Food\"\n",
            );
        project
    }

    /// A labelled set of one claim, `c`: [`TRAM`]. Of each article its id, its
    /// text, and what gold says, from the stance on.
    pub fn tram_set(&self, name: &str, cells: &[(&str, &str, &str)]) -> &Self {
        let mut articles = String::new();
        let mut gold = String::from("claim_id,source_id,stance,reason,evidence\n");
        for (id, text, label) in cells {
            articles += &format!("{{\"id\": \"{id}\", \"text\": \"{text}\"}}\n");
            gold += &format!("c,{id},{label}\n");
        }
        self.file(
            &format!("{name}/claims.csv"),
            format!("claim_id,claim\nc,{TRAM}\n"),
        )
        .file(&format!("{name}/articles.jsonl"), articles)
        .file(&format!("{name}/gold.csv"), gold)
    }

    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.folder.path(), arguments, "")
    }

    pub fn run_with_stdin(&self, arguments: &[&str], stdin: &str) -> Run {
        run_in(self.folder.path(), arguments, stdin)
    }

    /// What a run with `--json` prints.
    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let run = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        serde_json::from_str(&run.stdout).unwrap()
    }

    /// The long CSV of a run, as rows of name and value.
    pub fn cells(&self, arguments: &[&str]) -> Vec<Row> {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        rows(&run.stdout)
    }
}

pub type Row = std::collections::BTreeMap<String, String>;

pub fn rows(csv: &str) -> Vec<Row> {
    let csv = csv.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

/// The value of a column in the row of a claim and a source.
pub fn value<'a>(rows: &'a [Row], claim: &str, source: &str, column: &str) -> &'a str {
    let row = rows
        .iter()
        .find(|row| row["claim_id"] == claim && row["source_id"] == source)
        .unwrap_or_else(|| panic!("no row {claim}, {source}"));
    &row[column]
}

/// Commands that have sentences read unless told otherwise.
const READING: [&str; 5] = ["matrix", "explain", "review", "eval", "train"];

/// Options by which a test asks for a reader.
const READERS: [&str; 5] = [
    "--reader-weights",
    "--fold-readers",
    "--sentences",
    "--budget",
    "--no-reader",
];

/// Most tests are about something else than reading, and judge by words. A test that wants
/// the reader names one of its options: `--sentences usual` is what the program does by itself.
fn by_words(arguments: &[&str]) -> bool {
    let reads = match arguments.first() {
        None => true,
        Some(first) if first.starts_with("--help") || first.starts_with("--version") => false,
        Some(first) => first.starts_with('-') || READING.contains(first),
    };
    let agreement = arguments.starts_with(&["decisions", "agreement"]);
    let asks = arguments.iter().any(|one| READERS.contains(one));
    (reads || agreement) && !asks
}

pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(arguments)
        .args(by_words(arguments).then_some("--no-reader"))
        .current_dir(folder)
        .env_remove("COLUMNS")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE");
    command
}

pub fn run_in(folder: &Path, arguments: &[&str], stdin: &str) -> Run {
    finish(&mut command(folder, arguments), stdin)
}

pub fn finish(command: &mut Command, stdin: &str) -> Run {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that needs no input may have closed it already.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    let output: Output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Reads as the program does: PDFs in a process of their own.
pub fn as_the_program_reads() -> ReadingOptions {
    ReadingOptions {
        helper: Some(PROGRAM.into()),
        ..ReadingOptions::default()
    }
}

/// The repository's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
