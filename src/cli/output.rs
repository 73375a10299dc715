//! Where results go: standard output, or a file that is replaced as a whole or
//! not at all. Owns writing; the bytes come from elsewhere.

use std::fs::File;
use std::io::{BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::failure::Failure;

/// Writes results to standard output.
pub fn to_stdout(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()?;
    Ok(())
}

/// Writes what a run came to to standard error. What nobody can read there is no
/// failure.
pub fn summary(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Writes something worth knowing to standard error.
pub fn note(text: &str) {
    summary(&format!("note: {text}"));
}

/// Writes to standard error that something is wrong, though the run goes on.
pub fn warning(text: &str) {
    summary(&format!("warning: {text}"));
}

/// Writes a file beside its place and then moves it there, so that what stood
/// there before stays until the new one is complete. `-` is standard output.
pub fn to_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path == Path::new("-") {
        return to_stdout(bytes);
    }
    let mut begun = Begun::at(path)?;
    begun
        .write_all(bytes)
        .map_err(|error| failed(path, &error))?;
    begun.commit()
}

/// An output that is being written, bit by bit: a file beside its place that
/// moves there in the end, or what cannot be replaced and is written to.
pub enum Begun {
    /// Standard output.
    Stdout(BufWriter<Stdout>),
    /// A pipe or a device.
    Direct(BufWriter<File>, PathBuf),
    /// A file beside its place.
    Beside(BufWriter<NamedTempFile>, PathBuf),
}

impl Begun {
    /// Begins to write; `-` is standard output.
    pub fn at(path: &Path) -> Result<Self, Failure> {
        if path == Path::new("-") {
            return Ok(Begun::Stdout(BufWriter::new(std::io::stdout())));
        }
        // A link stays, and what it leads to is replaced; a pipe is written to.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        match std::fs::metadata(&target) {
            Ok(there) if there.permissions().readonly() => {
                let denied = std::io::ErrorKind::PermissionDenied.into();
                return Err(failed(&target, &denied));
            }
            Ok(there) if !there.is_file() => {
                let open = std::fs::OpenOptions::new().write(true).open(&target);
                let file = open.map_err(|error| failed(&target, &error))?;
                return Ok(Begun::Direct(BufWriter::new(file), target));
            }
            Ok(_) | Err(_) => {}
        }
        let folder = match target.parent() {
            Some(folder) if folder != Path::new("") => folder,
            Some(_) | None => Path::new("."),
        };
        let file = NamedTempFile::new_in(folder).map_err(|error| failed(&target, &error))?;
        Ok(Begun::Beside(BufWriter::new(file), target))
    }

    /// Everything is there: puts it in its place.
    pub fn commit(mut self) -> Result<(), Failure> {
        match self {
            Begun::Stdout(ref mut stdout) => Ok(stdout.flush()?),
            Begun::Direct(ref mut file, ref path) => {
                file.flush().map_err(|error| failed(path, &error))
            }
            Begun::Beside(file, path) => {
                let failed = |error| failed(&path, &error);
                let file = file
                    .into_inner()
                    .map_err(|error| failed(error.into_error()))?;
                file.as_file().sync_all().map_err(failed)?;
                open_to_all(&file).map_err(failed)?;
                file.persist(&path).map_err(|error| failed(error.error))?;
                Ok(())
            }
        }
    }
}

impl Write for Begun {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Begun::Stdout(stdout) => stdout.write(bytes),
            Begun::Direct(file, _) => file.write(bytes),
            Begun::Beside(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Begun::Stdout(stdout) => stdout.flush(),
            Begun::Direct(file, _) => file.flush(),
            Begun::Beside(file, _) => file.flush(),
        }
    }
}

/// The system's word for it, without the name of a temporary file.
fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::write(path, std::io::Error::from(error.kind()))
}

/// A temporary file is private to its owner; a result is as open as any file.
#[cfg(unix)]
fn open_to_all(file: &NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = std::fs::Permissions::from_mode(0o644);
    file.as_file().set_permissions(permissions)
}

#[cfg(not(unix))]
fn open_to_all(_: &NamedTempFile) -> std::io::Result<()> {
    Ok(())
}
