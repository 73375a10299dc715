//! `init`: a small project to start from. Owns its files' words and the rule
//! that nothing is overwritten.

use std::fs;
use std::path::Path;

use super::arguments::InitArguments;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::output::{summary, to_file};

/// The files of a new project: place and words.
const FILES: [(&str, &str); 4] = [
    ("README.txt", include_str!("init/README.txt")),
    (
        "articles/evening-star.txt",
        include_str!("init/evening-star.txt"),
    ),
    (
        "articles/morning-post.txt",
        include_str!("init/morning-post.txt"),
    ),
    ("claims/claims.toml", include_str!("init/claims.toml")),
];

/// Runs the command: writes the files into a new or empty folder.
pub fn run(arguments: &InitArguments) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    if folder.exists() && !is_empty(folder)? {
        return Err(Failure::usage(
            format!("{}: the folder is not empty", folder.display()),
            "name a new folder",
        ));
    }
    for (name, text) in FILES {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| Failure::write(parent, error))?;
        }
        to_file(&path, text.as_bytes())?;
    }
    summary(&format!(
        "{}: two articles and three claims. Next:\n  cd {}\n  stancegrid --evidence",
        folder.display(),
        folder.display()
    ));
    Ok(Outcome::Done)
}

fn is_empty(folder: &Path) -> Result<bool, Failure> {
    let mut entries = fs::read_dir(folder).map_err(|error| Failure::write(folder, error))?;
    Ok(entries.next().is_none())
}
