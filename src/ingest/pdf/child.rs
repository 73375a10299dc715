//! A PDF read in a process of its own, which may run wild without harm: it is
//! given so much time and memory, and is ended when they are used up. Owns both
//! ends of the talk between the two processes.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use process_control::{ChildExt, Control, Output};

use crate::ingest::extracted::Extracted;
use crate::ingest::folder::is_packed;
use crate::ingest::packed::bytes_of;
use crate::ingest::source_text::reason;

/// The argument by which the program is told to read a PDF from its standard
/// input and to answer on its standard output.
pub const PDF_ARGUMENT: &str = "read-pdf";

/// So many bytes are unpacked for a child.
const MOST: u64 = 1 << 30;

/// What a child may use up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// From start to end.
    pub time: Duration,
    /// Bytes of address space, where the system can bound it.
    pub memory: usize,
    /// Bytes of its answer.
    pub answer: usize,
}

impl Default for Limits {
    /// A book of a thousand pages passes.
    fn default() -> Self {
        Self {
            time: Duration::from_secs(60),
            memory: 3 << 30,
            answer: 256 << 20,
        }
    }
}

/// Has `program` read the PDF. The error completes "failed: …".
pub(super) fn read(file: &Path, program: &Path, limits: Limits) -> Result<Extracted, String> {
    let input = input(file)?;
    let started = Command::new(program)
        .arg(PDF_ARGUMENT)
        .stdin(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let child = started.map_err(|error| {
        format!(
            "is a PDF, and the process to read it cannot be started: {}",
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
            "takes more than {} seconds to read; print it anew, or save its text",
            limits.time.as_secs()
        )),
    }
}

fn answer(output: &Output) -> Result<Extracted, String> {
    let broke_off = || {
        "is damaged, or asks for more memory than one file may have; print it anew, or save its \
         text"
            .to_owned()
    };
    if !output.status.success() {
        return Err(broke_off());
    }
    let answer: Result<Extracted, String> =
        serde_json::from_slice(&output.stdout).map_err(|_| broke_off())?;
    answer
}

/// The PDF as the child's standard input; of a packed one what is in it.
fn input(file: &Path) -> Result<Stdio, String> {
    let cannot_open = |error: std::io::Error| format!("cannot be opened: {}", reason(&error));
    if !is_packed(file) {
        return Ok(File::open(file).map_err(cannot_open)?.into());
    }
    let bytes = bytes_of(file, MOST)?;
    // A file without a name: it is gone when the two processes are.
    let unpacked = || {
        let mut unpacked = tempfile::tempfile()?;
        unpacked.write_all(&bytes)?;
        unpacked.seek(SeekFrom::Start(0))?;
        Ok(unpacked.into())
    };
    unpacked().map_err(|error: std::io::Error| format!("cannot be unpacked: {}", reason(&error)))
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
        let (program, pdf) = (folder.path().join("child"), folder.path().join("a.pdf"));
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        std::fs::write(&pdf, "%PDF-1.4 It rained.").unwrap();
        read(&pdf, &program, LIMITS)
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
        let error = read(
            Path::new("/dev/null"),
            Path::new("/no/such/program"),
            LIMITS,
        );
        assert!(error.unwrap_err().contains("cannot be started"));
    }
}
