//! What is read in a process of its own, which may run wild without harm: it is
//! given so much time and memory, and is ended when they are used up. PDFs are read
//! like this, and pages so crowded that a parser could be kept busy for hours. Owns
//! both ends of the talk between the two processes.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use process_control::{ChildExt, Control, Output};

use super::article::extracted::Extracted;
use super::article::folder::is_packed;
use super::article::source_text::reason;
use super::page::html;
use super::text::gzip::bytes_of;
use super::{docx, pdf};
use crate::domain::vocabulary;

/// The argument by which the program is told to read one file from its standard
/// input and to answer on its standard output; what the file is follows it.
pub const ALONE_ARGUMENT: &str = "read-alone";

vocabulary! {
    /// What is read in a process of its own.
    ReadAlone {
        /// A PDF.
        Pdf = "pdf",
        /// A web page, in UTF-8.
        Page = "page",
        /// A Word document.
        Docx = "docx",
    }
}

/// So many bytes are unpacked for a child.
const MAX_UNPACKED_BYTES: u64 = 1 << 30;

/// How long one file may take to be read.
pub(super) const MAX_READING_TIME: Duration = Duration::from_secs(60);

/// What a child may use up.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// From start to end.
    time: Duration,
    /// Bytes of address space, where the system can bound it.
    memory: usize,
    /// Bytes of its answer.
    answer: usize,
}

impl Default for Limits {
    /// A book of a thousand pages passes.
    fn default() -> Self {
        Self {
            time: MAX_READING_TIME,
            memory: 3 << 30,
            answer: 256 << 20,
        }
    }
}

/// Marks and brackets of this number are in no page that people read; a parser
/// that goes over its siblings for each of them takes minutes.
const MAX_MARKS: usize = 10_000;

/// Nor has a page or a document that people read so many bytes of markup.
const MAX_MARKUP_BYTES: usize = 16 << 20;

/// What a child answers about the file on its standard input.
///
/// Call it only in a process that may end at any time: a hostile file can make
/// it run without end or take all memory.
pub fn answer_alone(kind: ReadAlone, bytes: &[u8]) -> Vec<u8> {
    let read = match kind {
        ReadAlone::Pdf => pdf::extract(bytes),
        ReadAlone::Page => html::read(&String::from_utf8_lossy(bytes)),
        ReadAlone::Docx => docx::read(bytes),
    };
    // Strings and an enum of them can always be written.
    serde_json::to_vec(&read).unwrap_or_default()
}

/// Reads what may have to be read alone: by a program, where there is one, and in so
/// much time. Errors complete "failed: …".
#[derive(Debug, Clone, Copy)]
pub(super) struct Alone<'p> {
    program: Option<&'p Path>,
    time: Duration,
}

impl<'p> Alone<'p> {
    /// By this program, in the time that one file may take.
    pub fn by(program: Option<&'p Path>) -> Self {
        Self {
            program,
            time: MAX_READING_TIME,
        }
    }

    /// After so much of the time has gone: several parts of a file share it.
    pub fn after(self, gone: Duration) -> Self {
        Self {
            time: self.time.saturating_sub(gone),
            ..self
        }
    }

    /// Reads a file that is a PDF.
    pub fn pdf_file(self, file: &Path) -> Result<Extracted, String> {
        let cannot_open = |error: std::io::Error| format!("cannot be opened: {}", reason(&error));
        self.pdf_from(|| match is_packed(file) {
            true => unnamed(&bytes_of(file, MAX_UNPACKED_BYTES)?),
            false => File::open(file).map_err(cannot_open),
        })
    }

    /// Reads a PDF.
    pub fn pdf(self, bytes: &[u8]) -> Result<Extracted, String> {
        self.pdf_from(|| unnamed(bytes))
    }

    fn pdf_from(self, input: impl FnOnce() -> Result<File, String>) -> Result<Extracted, String> {
        const NO_PROGRAM: &str = "is a PDF, which is read by the program `stancegrid` only";
        let program = self.program.ok_or(NO_PROGRAM)?;
        self.run(program, ReadAlone::Pdf, input()?)
    }

    /// Reads a page, alone if it is crowded or large.
    pub fn page(self, html: &str) -> Result<Extracted, String> {
        let marks = html
            .bytes()
            .filter(|byte| matches!(byte, b'<' | b'&' | b'='));
        match self.program {
            Some(program) if html.len() > MAX_MARKUP_BYTES || marks.count() > MAX_MARKS => {
                self.run(program, ReadAlone::Page, unnamed(html.as_bytes())?)
            }
            Some(_) | None => html::read(html),
        }
    }

    /// Reads a Word document, alone if it is large.
    pub fn docx(self, bytes: &[u8]) -> Result<Extracted, String> {
        match self.program {
            Some(program) if docx::is_large(bytes, MAX_MARKUP_BYTES as u64) => {
                self.run(program, ReadAlone::Docx, unnamed(bytes)?)
            }
            Some(_) | None => docx::read(bytes),
        }
    }

    fn run(self, program: &Path, kind: ReadAlone, input: File) -> Result<Extracted, String> {
        let limits = Limits {
            time: self.time,
            ..Limits::default()
        };
        run(program, kind, input, limits)
    }
}

/// A file without a name: it is gone when the two processes are.
fn unnamed(bytes: &[u8]) -> Result<File, String> {
    let written = || {
        let mut file = tempfile::tempfile()?;
        file.write_all(bytes)?;
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    };
    written().map_err(|error: std::io::Error| {
        format!(
            "cannot be handed to the process that reads it: {}",
            reason(&error)
        )
    })
}

/// Has `program` read a file.
fn run(program: &Path, kind: ReadAlone, input: File, limits: Limits) -> Result<Extracted, String> {
    let started = Command::new(program)
        .args([ALONE_ARGUMENT, kind.as_str()])
        .stdin(Stdio::from(input))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let child = started.map_err(|error| {
        format!(
            "needs a process of its own, which cannot be started: {}",
            reason(&error)
        )
    })?;
    let mut answered = 0;
    let bounded = child
        .controlled_with_output()
        .time_limit(limits.time)
        .terminate_for_timeout()
        .stdout_filter(move |bytes: &[u8]| {
            answered += bytes.len();
            Ok(answered <= limits.answer)
        });
    #[cfg(any(target_os = "linux", target_os = "android", windows))]
    let bounded = bounded.memory_limit(limits.memory);
    let ended = bounded.wait();
    match ended.map_err(|error| format!("cannot be read: {}", reason(&error)))? {
        Some(output) => answer(&output),
        None => Err(format!(
            "takes more than {} seconds to read; save its text instead",
            limits.time.as_secs()
        )),
    }
}

fn answer(output: &Output) -> Result<Extracted, String> {
    let broke_off = || {
        "is damaged, or asks for more memory than one file may have; save its text instead"
            .to_owned()
    };
    if !output.status.success() {
        return Err(broke_off());
    }
    let answer: Result<Extracted, String> =
        serde_json::from_slice(&output.stdout).map_err(|_| broke_off())?;
    answer
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::time::Instant;

    use super::*;

    const LIMITS: Limits = Limits {
        time: Duration::from_secs(1),
        memory: 1 << 30,
        answer: 10_000,
    };

    /// What comes of a child that does as the script says.
    fn with_child(script: &str) -> Result<Extracted, String> {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("child");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        let input = unnamed(b"%PDF-1.4 It rained.").unwrap();
        run(&program, ReadAlone::Pdf, input, LIMITS)
    }

    #[test]
    fn an_answer_is_taken() {
        let text = with_child("printf '{\"Ok\":{\"metadata\":{},\"text\":\"'; cat; printf '\"}}'");
        assert_eq!(text.unwrap().text, "%PDF-1.4 It rained.");
        let error = with_child("printf '{\"Err\":\"needs a password\"}'");
        assert_eq!(error.unwrap_err(), "needs a password");
    }

    #[test]
    fn a_child_without_end_is_ended() {
        let begun = Instant::now();
        let error = with_child("exec sleep 30").unwrap_err();
        assert!(error.contains("more than 1 seconds"), "{error}");
        assert!(begun.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_child_that_breaks_down_is_no_end_of_the_run() {
        for script in ["exit 101", "kill -SEGV $$", "printf half", "exec yes"] {
            assert!(with_child(script).is_err(), "{script}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_child_gets_no_more_memory_than_it_may_have() {
        // The limit comes as soon as the child runs, not before.
        let script = "sleep 0.3; ulimit -v; [ $(ulimit -v) -eq 1048576 ] && printf ok >&2; exit 0";
        assert!(with_child(script).is_err(), "no answer");
        let script = "sleep 0.3; [ \"$(ulimit -v)\" = 1048576 ] && \
                      printf '{\"Err\":\"bounded\"}' || printf '{\"Err\":\"unbounded\"}'";
        assert_eq!(with_child(script).unwrap_err(), "bounded");
    }

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let error = run(
            Path::new("/no/such/program"),
            ReadAlone::Page,
            unnamed(b"").unwrap(),
            LIMITS,
        );
        assert!(error.unwrap_err().contains("cannot be started"));
    }

    #[test]
    fn a_crowded_page_is_read_alone_and_another_is_not() {
        let page = |marks: usize| {
            format!(
                "<html><body><p>{}It rained.</p></body></html>",
                "&amp;".repeat(marks)
            )
        };
        let missing = Some(Path::new("/no/such/program"));
        assert!(Alone::by(missing).page(&page(10)).is_ok());
        assert!(Alone::by(missing).page(&page(MAX_MARKS)).is_err());
        assert!(
            Alone::by(None).page(&page(MAX_MARKS)).is_ok(),
            "a library has no program"
        );
    }
}
