//! Several claims files as one set: claims in the order of the files, aliases
//! of all of them. Owns that a claim's id and an entity's name mean one thing.

use std::collections::BTreeMap;

use crate::domain::{Alias, ClaimSet, Span};
use crate::ingest::article::source_text::SourceText;

use super::super::IngestError;
use super::super::error::line_and_column;
use super::record::ClaimsFile;

/// Merges the files in the order given.
pub(super) fn merge(files: Vec<ClaimsFile>) -> Result<ClaimSet, IngestError> {
    check_ids(&files)?;
    check_names(&files)?;
    let mut set = ClaimSet::default();
    for file in files {
        set.claims
            .extend(file.claims.into_iter().map(|placed| placed.claim));
        for placed in file.aliases {
            enter(&mut set.aliases, placed.alias);
        }
    }
    Ok(set)
}

/// Adds an entity, or the names that another file has for the same entity.
fn enter(aliases: &mut Vec<Alias>, new: Alias) {
    let at = aliases.iter().position(|known| known.name == new.name);
    let at = at.unwrap_or_else(|| {
        aliases.push(Alias {
            name: new.name.clone(),
            also: Vec::new(),
        });
        aliases.len() - 1
    });
    let Some(entity) = aliases.get_mut(at) else {
        return;
    };
    for name in new.also {
        if name != entity.name && !entity.also.contains(&name) {
            entity.also.push(name);
        }
    }
}

fn check_ids(files: &[ClaimsFile]) -> Result<(), IngestError> {
    let mut seen: BTreeMap<&str, (&SourceText, Span)> = BTreeMap::new();
    for file in files {
        for placed in &file.claims {
            let id = placed.claim.id.as_str();
            if let Some(first) = seen.insert(id, (&file.source, placed.id)) {
                let what = format!(
                    "duplicate claim id \"{id}\" (first used at {})",
                    named(first)
                );
                let help = "give one of the two claims another id";
                return Err(file.source.error_at(placed.id, what, help).in_field("id"));
            }
        }
    }
    Ok(())
}

/// A name may stand for one entity only. Two entries with the same `name` are
/// the same entity; a name that turns up under two entities is an error.
fn check_names(files: &[ClaimsFile]) -> Result<(), IngestError> {
    let mut seen: BTreeMap<&str, (&str, &SourceText, Span)> = BTreeMap::new();
    for file in files {
        for placed in &file.aliases {
            let entity = placed.alias.name.as_str();
            for name in &placed.names {
                let here = (entity, &file.source, name.span);
                let (other, source, span) = *seen.entry(&name.value).or_insert(here);
                if other != entity {
                    let what = format!(
                        "duplicate name \"{}\" (a name of \"{other}\" at {})",
                        name.value,
                        named((source, span))
                    );
                    let help = "keep it in one of the two entries, or join the two";
                    return Err(file
                        .source
                        .error_at(name.span, what, help)
                        .in_field("alias"));
                }
            }
        }
    }
    Ok(())
}

fn named((source, span): (&SourceText, Span)) -> String {
    let (line, _) = line_and_column(&source.text, span.start);
    format!("{}:{line}", source.file.display())
}

#[cfg(test)]
mod tests {
    use super::super::toml;
    use super::*;

    fn merged(texts: &[&str]) -> Result<ClaimSet, IngestError> {
        let files = texts.iter().zip(1..).map(|(text, number)| {
            toml::read(SourceText {
                file: format!("{number}.toml").into(),
                text: (*text).to_owned(),
            })
        });
        merge(files.collect::<Result<_, _>>()?)
    }

    #[test]
    fn two_files_may_add_names_to_one_entity() {
        let set = merged(&[
            "[[alias]]\nname = \"WHO\"\nalso = [\"World Health Organization\", \"WHO\"]",
            "[[alias]]\nname = \"WHO\"\nalso = [\"OMS\", \"World Health Organization\"]",
        ]);
        assert_eq!(
            set.unwrap().aliases,
            [Alias {
                name: "WHO".to_owned(),
                also: vec!["World Health Organization".to_owned(), "OMS".to_owned()],
            }]
        );
    }

    #[test]
    fn one_name_may_not_stand_for_two_entities() {
        let error = merged(&[
            "[[alias]]\nname = \"WHO\"\nalso = [\"the organization\"]",
            "[[alias]]\nname = \"the organization\"\nalso = [\"OSCE\"]",
        ]);
        assert_eq!(
            error.unwrap_err().to_string(),
            "2.toml:2:8: duplicate name \"the organization\" (a name of \"WHO\" at 1.toml:3)"
        );
        // Names that differ in case alone are different names.
        assert!(merged(&["[[alias]]\nname = \"WHO\"\n[[alias]]\nname = \"who\""]).is_ok());
    }
}
