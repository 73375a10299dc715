//! Where results go: standard output, or a file that is replaced as a whole or
//! not at all. Owns writing; the bytes come from elsewhere.

use std::io::Write;
use std::path::Path;

use tempfile::NamedTempFile;

use super::failure::Failure;

/// Writes results to standard output.
pub fn to_stdout(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()?;
    Ok(())
}

/// Writes a note to standard error. A note that nobody can read is no failure.
pub fn note(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Writes a file beside its place and then moves it there, so that what stood
/// there before stays until the new one is complete. `-` is standard output.
pub fn to_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path == Path::new("-") {
        return to_stdout(bytes);
    }
    let failed = |error: std::io::Error| Failure::write(path, std::io::Error::from(error.kind()));
    // A link stays, and what it leads to is replaced; a pipe is written to.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let path = target.as_path();
    match std::fs::metadata(path) {
        Ok(there) if there.permissions().readonly() => {
            return Err(failed(std::io::ErrorKind::PermissionDenied.into()));
        }
        Ok(there) if !there.is_file() => return std::fs::write(path, bytes).map_err(failed),
        Ok(_) | Err(_) => {}
    }
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    };
    let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    open_to_all(&file).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
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
