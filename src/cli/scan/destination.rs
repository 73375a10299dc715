//! Where the lines go: standard output, or a file that grows. Owns when a file
//! may be written to and that nothing but whole lines is appended to it in order,
//! so that a run that ends in any way leaves at most one torn line.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::cli::arguments::ScanArguments;
use crate::cli::failure::Failure;
use crate::cli::inputs;
use crate::ingest::{RawLine, reason};

use super::resume::DoneBefore;
use super::scan_piece::ScanPiece;

/// Where lines go.
pub(super) enum Destination {
    /// To whoever reads standard output.
    Stdout(BufWriter<std::io::Stdout>),
    /// To a file.
    File {
        path: PathBuf,
        file: BufWriter<File>,
        /// The lines that it has already, until all have been passed over.
        before: Option<DoneBefore>,
    },
}

impl Destination {
    /// Opens it. A file that has something in it is only gone on with, and only
    /// where that was asked for: it may be the work of days.
    pub(super) fn open(
        arguments: &ScanArguments,
        judge_id: &str,
        read: &[PathBuf],
    ) -> Result<Self, Failure> {
        let named = arguments.output.as_deref();
        let Some(path) = named.filter(|path| *path != Path::new("-")) else {
            if arguments.resume {
                return Err(Failure::usage(
                    "`--resume` needs an output file",
                    "name one with `-o`",
                ));
            }
            return Ok(Destination::Stdout(BufWriter::new(std::io::stdout())));
        };
        inputs::spare(path, read)?;
        let failed = |error| Failure::write(path, error);
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(false);
        // A pipe or a device may be there for writing alone.
        let file = file
            .open(path)
            .or_else(|_| OpenOptions::new().write(true).open(path))
            .map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if about.is_file() {
            lock(&file, path)?;
        }
        let before = if about.is_file() && about.len() > 0 {
            if !arguments.resume {
                return Err(Failure::usage(
                    format!("{}: the file has lines already", path.display()),
                    "continue it with `--resume`, or name another file",
                ));
            }
            // The same handle: some systems let no other one read a locked file.
            let reader = file.try_clone().map_err(failed)?;
            Some(DoneBefore::open(path, reader, judge_id)?)
        } else {
            None
        };
        Ok(Destination::File {
            path: path.to_owned(),
            file: BufWriter::with_capacity(1 << 20, file),
            before,
        })
    }

    /// How many pieces, from the first, are there already. Where a piece is the
    /// first that is not, the file is cut behind the last whole line.
    pub(super) fn pass_over(
        &mut self,
        batch: &[RawLine],
        pieces: &[ScanPiece],
    ) -> Result<usize, Failure> {
        let Destination::File {
            path, file, before, ..
        } = self
        else {
            return Ok(0);
        };
        let Some(done) = before else {
            return Ok(0);
        };
        for (at, (line, piece)) in batch.iter().zip(pieces).enumerate() {
            if !done.holds(line.number, piece)? {
                let end = done.end();
                *before = None;
                cut(file, end).map_err(|error| Failure::write(path, error))?;
                return Ok(at);
            }
        }
        Ok(pieces.len())
    }

    /// Appends lines.
    pub(super) fn write(&mut self, lines: &[Vec<u8>]) -> Result<(), Failure> {
        let append = |to: &mut dyn Write| {
            lines.iter().try_for_each(|line| to.write_all(line))?;
            to.flush()
        };
        match self {
            Destination::Stdout(stdout) => Ok(append(stdout)?),
            Destination::File { path, file, .. } => {
                append(file).map_err(|error| stopped(path, &error))
            }
        }
    }

    /// Sees to it that everything is on the disk.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self {
            Destination::Stdout(mut stdout) => Ok(stdout.flush()?),
            Destination::File {
                path,
                mut file,
                before,
            } => {
                let failed = |error| stopped(&path, &error);
                if let Some(mut done) = before {
                    let end = done.at_end_of_input()?;
                    cut(&mut file, end).map_err(failed)?;
                }
                file.flush().map_err(failed)?;
                // A pipe or a device has nothing to see to.
                let _ = file.get_ref().sync_all();
                Ok(())
            }
        }
    }
}

fn cut(file: &mut BufWriter<File>, end: u64) -> std::io::Result<()> {
    file.get_ref().set_len(end)?;
    file.seek(SeekFrom::Start(end)).map(|_| ())
}

/// The disk is full, or the like: what is there can be gone on with.
fn stopped(path: &Path, error: &std::io::Error) -> Failure {
    Failure::usage(
        format!("{}: cannot write: {}", path.display(), reason(error)),
        "correct this and continue with `--resume`: what was written is kept",
    )
}

/// Two runs on one file would mix their lines.
fn lock(file: &File, path: &Path) -> Result<(), Failure> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(Failure::usage(
            format!("{}: another scan is writing to it", path.display()),
            "wait for it to end, or name another file",
        )),
        // Some file systems know no locks.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}
