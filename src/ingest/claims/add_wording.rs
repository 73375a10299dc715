//! Adding a wording to a claims file in place: comments, order and spaces stay
//! as their author left them. Owns the one change that the program makes to
//! what a person wrote; the file is replaced as a whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use toml_edit::{Array, DocumentMut, Item, Table, Value};

use crate::domain::{ClaimId, clean};
use crate::ingest::article::source_text::{cannot_open, reason};

use super::{Format, files_of};
use crate::ingest::IngestError;

/// The most characters of a wording: a sentence, no paragraph.
const MAX_WORDING_CHARS: usize = 1_000;

/// Which list of a claim a wording goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordingList {
    /// Wordings that entail the claim.
    Variants,
    /// Wordings that cannot be true together with it.
    Counters,
}

impl WordingList {
    fn key(self) -> &'static str {
        match self {
            WordingList::Variants => "variants",
            WordingList::Counters => "counters",
        }
    }
}

/// Adds a wording to a claim in the file or folder that `read_claims` reads.
/// Gives the file that was changed.
///
/// # Errors
/// A claim that is in no TOML file, a wording that is empty or there already, a
/// file that cannot be read or written.
pub fn add_wording(
    path: &Path,
    claim: &ClaimId,
    list: WordingList,
    wording: &str,
) -> Result<PathBuf, IngestError> {
    let wording = wording.trim();
    if wording.is_empty() {
        return Err(IngestError::new(path, "the wording is empty", "write one"));
    }
    if wording.chars().count() > MAX_WORDING_CHARS || clean(wording) != wording {
        let what = format!(
            "the wording is longer than {MAX_WORDING_CHARS} characters, or has line breaks or invisible \
             characters"
        );
        return Err(IngestError::new(path, what, "write one plain sentence"));
    }
    let mut passed_over = None;
    for file in files_of(path)? {
        if Format::of(&file)? != Format::Toml {
            passed_over = Some(file);
            continue;
        }
        let text = std::fs::read_to_string(&file).map_err(|error| cannot_open(&file, &error))?;
        if let Some(amended) = amended(&file, &text, claim, list, wording)? {
            replace(&file, amended.as_bytes())?;
            return Ok(file);
        }
    }
    let file = passed_over.as_deref().unwrap_or(path);
    Err(IngestError::new(
        file,
        format!("the claim \"{claim}\" is not in a TOML file"),
        "add this wording by hand: only TOML files are edited here",
    ))
}

/// The file's text with the wording; nothing where the claim is not in it.
fn amended(
    file: &Path,
    text: &str,
    claim: &ClaimId,
    list: WordingList,
    wording: &str,
) -> Result<Option<String>, IngestError> {
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        let what = format!("invalid TOML: {}", error.message().replace('\n', ", "));
        IngestError::new(file, what, "correct the file first")
    })?;
    let claims = document.get_mut("claim");
    let Some(claims) = claims.and_then(Item::as_array_of_tables_mut) else {
        return Ok(None);
    };
    let is_it = |table: &&mut Table| table.get("id").and_then(Item::as_str) == Some(claim.as_str());
    let Some(table) = claims.iter_mut().find(is_it) else {
        return Ok(None);
    };
    for key in ["claim", "variants", "counters"] {
        let mut there = table.get(key).into_iter().flat_map(texts);
        if there.any(|text| text == wording) {
            return Err(IngestError::new(
                file,
                format!("duplicate wording \"{wording}\" of the claim \"{claim}\""),
                "choose another wording",
            )
            .in_field(key));
        }
    }
    match table.get_mut(list.key()).and_then(Item::as_array_mut) {
        Some(array) => push(array, wording),
        None => {
            let array = Value::Array(Array::from_iter([wording]));
            table.insert(list.key(), Item::Value(array));
        }
    }
    let written = document.to_string();
    // Windows line ends stay: a new line of ours must not be the odd one out.
    let has_returns = text.contains("\r\n");
    Ok(Some(match has_returns {
        true => written.replace("\r\n", "\n").replace('\n', "\r\n"),
        false => written,
    }))
}

fn texts(item: &Item) -> Vec<&str> {
    match item {
        Item::Value(Value::Array(array)) => array.iter().filter_map(Value::as_str).collect(),
        _ => item.as_str().into_iter().collect(),
    }
}

/// Adds a text at the end of a list, laid out as the one before it.
fn push(array: &mut Array, wording: &str) {
    let before = array.iter().last();
    let prefix = before.and_then(|value| value.decor().prefix()?.as_str());
    let prefix = prefix.map(without_comments);
    let several_lines = prefix.as_ref().is_some_and(|prefix| prefix.contains('\n'));
    let mut value = Value::from(wording);
    match prefix {
        Some(prefix) if several_lines => {
            value.decor_mut().set_prefix(prefix);
            // What stood after the last text (a comment, the line end before the
            // bracket) stays there where a comma parts it from the new one.
            let trailing = array.trailing().as_str().unwrap_or_default().to_owned();
            if !array.trailing_comma() {
                if let Some(last) = array.len().checked_sub(1).and_then(|at| array.get_mut(at)) {
                    let after = last.decor().suffix().and_then(|raw| raw.as_str());
                    let after = after.unwrap_or_default().to_owned();
                    last.decor_mut().set_suffix("");
                    if trailing.is_empty() {
                        array.set_trailing(after);
                    }
                }
            } else if let Some(comment) = comment_at_head(&trailing) {
                // `"last", # why` belongs to the text before, not to the bracket.
                let rest = trailing[comment.len()..].to_owned();
                let prefix = value.decor().prefix().and_then(|raw| raw.as_str());
                let prefix = format!("{comment}{}", prefix.unwrap_or_default());
                value.decor_mut().set_prefix(prefix);
                array.set_trailing(rest);
            }
            array.push_formatted(value);
        }
        Some(_) | None => array.push(wording),
    }
}

/// The white space of a prefix from its last line end on: its comments belong
/// to the text that they stand before.
fn without_comments(prefix: &str) -> String {
    let from = prefix.rfind('\n').unwrap_or(0);
    prefix[from..].to_owned()
}

/// A comment on the same line as the comma, without the line end after it.
fn comment_at_head(trailing: &str) -> Option<&str> {
    let end = trailing.find('\n').unwrap_or(trailing.len());
    let line = &trailing[..end];
    line.trim_start().starts_with('#').then_some(line)
}

/// Puts new bytes in the place of a file, with the rights that it had.
fn replace(file: &Path, bytes: &[u8]) -> Result<(), IngestError> {
    let failed = |error: std::io::Error| {
        IngestError::new(
            file,
            format!("cannot write: {}", reason(&error)),
            "check that you may write to the file and its folder",
        )
    };
    // A link stays, and what it leads to is replaced.
    let target = file.canonicalize().map_err(failed)?;
    let metadata = std::fs::metadata(&target).map_err(failed)?;
    if metadata.permissions().readonly() {
        return Err(failed(std::io::ErrorKind::PermissionDenied.into()));
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut new = NamedTempFile::new_in(folder).map_err(failed)?;
    new.write_all(bytes).map_err(failed)?;
    new.as_file()
        .set_permissions(metadata.permissions())
        .map_err(failed)?;
    new.as_file().sync_all().map_err(failed)?;
    new.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::read_claims;

    fn add(text: &str, wording: &str) -> Result<String, IngestError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("my claims.toml");
        std::fs::write(&file, text).unwrap();
        let before = read_claims(folder.path()).unwrap();
        let claim = ClaimId::new("tram");
        let changed = add_wording(folder.path(), &claim, WordingList::Variants, wording)?;
        assert_eq!(changed, file);
        let after = read_claims(folder.path()).unwrap();
        let place = after.claims.iter().position(|one| one.id == claim).unwrap();
        let mut expected = before;
        expected.claims[place].variants.push(wording.to_owned());
        assert_eq!(after, expected, "nothing else has changed");
        Ok(std::fs::read_to_string(&file).unwrap())
    }

    #[test]
    fn comments_order_and_layout_stay() {
        let text = r#"# Ours.
[[claim]]  # the first
claim = "The council will close the tram line"
id = "tram"
variants = [
    # from the minutes
    "The tram line is to be shut", # 4 May
    "No more trams",   # 5 May
]
note = "x"

[[claim]]
id = "bus"
claim = "The bus stays"
"#;
        let expected = text.replace("# 5 May\n", "# 5 May\n    \"The \\\"13\\\" ends\",\n");
        let expected = expected.replace("\"The \\\"13\\\" ends\"", "'The \"13\" ends'");
        assert_eq!(add(text, "The \"13\" ends").unwrap(), expected);
    }

    #[test]
    fn every_layout_of_the_list_is_kept() {
        let with = |list: &str| format!("[[claim]]\nid = \"tram\"\nclaim = \"It ends\"\n{list}");
        for (before, after) in [
            ("", "variants = [\"New\"]\n"),
            ("variants = []\n", "variants = [\"New\"]\n"),
            (
                "variants = [\"a\"] # x\n",
                "variants = [\"a\", \"New\"] # x\n",
            ),
            (
                "variants = [\n  \"a\",\n  \"b\"\n]\n",
                "variants = [\n  \"a\",\n  \"b\",\n  \"New\"\n]\n",
            ),
            (
                "variants = [\n  \"a\",\n]\n",
                "variants = [\n  \"a\",\n  \"New\",\n]\n",
            ),
        ] {
            assert_eq!(add(&with(before), "New").unwrap(), with(after));
        }
    }

    #[test]
    fn windows_line_ends_stay() {
        let text = "[[claim]]\r\nid = \"tram\"\r\nclaim = \"It ends\"\r\nvariants = [\r\n  \"a\",\r\n]\r\n";
        let text = add(text, "New").unwrap();
        assert_eq!(
            text.matches('\n').count(),
            text.matches("\r\n").count(),
            "{text:?}"
        );
        assert!(text.contains("  \"New\",\r\n]"), "{text:?}");
    }

    #[test]
    fn what_is_there_already_or_empty_is_refused() {
        let text = "[[claim]]\nid = \"tram\"\nclaim = \"It ends\"\ncounters = [\"It stays\"]\n";
        let long = "x".repeat(MAX_WORDING_CHARS + 1);
        for wording in ["It ends", "It stays", " ", "", "a\nb", "a\u{202e}b", &long] {
            assert!(add(text, wording).is_err(), "{wording:?}");
        }
    }

    #[test]
    fn claims_of_another_format_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("claims.csv");
        std::fs::write(&file, "id,claim\ntram,It ends\n").unwrap();
        let claim = ClaimId::new("tram");
        let refused = add_wording(&file, &claim, WordingList::Variants, "New").unwrap_err();
        assert!(
            refused.to_string().ends_with("is not in a TOML file"),
            "{refused}"
        );
        assert_eq!(
            std::fs::read_to_string(&file).unwrap(),
            "id,claim\ntram,It ends\n"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_may_not_be_written_stays_and_rights_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("c.toml");
        std::fs::write(&file, "[[claim]]\nid = \"tram\"\nclaim = \"It ends\"\n").unwrap();
        let rights =
            |mode| std::fs::set_permissions(&file, PermissionsExt::from_mode(mode)).unwrap();
        let claim = ClaimId::new("tram");
        rights(0o444);
        assert!(add_wording(&file, &claim, WordingList::Variants, "New").is_err());
        rights(0o640);
        add_wording(&file, &claim, WordingList::Variants, "New").unwrap();
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }
}
