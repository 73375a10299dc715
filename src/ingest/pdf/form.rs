//! What is filled in a form: readers see it on the page, but it is kept beside the
//! print. Owns finding the fields that hold text and are seen.

use std::collections::HashSet;

use pdf_extract::{Dictionary, Document, Object, ObjectId, decode_text_string};

/// So deep are fields parts of fields at most.
const MAX_FIELD_DEPTH: usize = 32;

/// A text field that shows dots for a password.
const PASSWORD: i64 = 1 << 13;

/// A field on the page that is hidden, or that no screen shows.
const UNSEEN: i64 = 1 << 1 | 1 << 5;

/// The texts of all fields, in the order of the form; each is one paragraph.
pub(super) fn filled_in(document: &Document) -> Vec<String> {
    let form = document.catalog().ok();
    let form = form.and_then(|catalog| {
        catalog
            .get_deref(b"AcroForm", document)
            .ok()?
            .as_dict()
            .ok()
    });
    let fields = form.and_then(|form| form.get_deref(b"Fields", document).ok()?.as_array().ok());
    let Some(fields) = fields else {
        return Vec::new();
    };
    let mut filled = Filled {
        document,
        seen: HashSet::new(),
        texts: Vec::new(),
    };
    filled.add_all(fields, Inherited::default(), MAX_FIELD_DEPTH);
    filled.texts
}

/// What a field has from the one that it is a part of.
#[derive(Clone, Copy, Default)]
struct Inherited<'a> {
    kind: Option<&'a [u8]>,
    value: Option<&'a Object>,
    flags: i64,
}

struct Filled<'a> {
    document: &'a Document,
    seen: HashSet<ObjectId>,
    texts: Vec<String>,
}

impl<'a> Filled<'a> {
    fn add_all(&mut self, fields: &'a [Object], above: Inherited<'a>, deep: usize) {
        for field in fields {
            // A field that is its own part would have no end.
            let new = field.as_reference().is_ok_and(|id| self.seen.insert(id));
            if let Some(field) = dictionary(self.document, field).filter(|_| new) {
                self.add(field, above, deep);
            }
        }
    }

    fn add(&mut self, field: &'a Dictionary, above: Inherited<'a>, deep: usize) {
        let of = |name: &[u8]| field.get_deref(name, self.document).ok();
        let own = Inherited {
            kind: of(b"FT")
                .and_then(|kind| kind.as_name().ok())
                .or(above.kind),
            value: of(b"V").or(above.value),
            flags: of(b"Ff")
                .and_then(|flags| flags.as_i64().ok())
                .unwrap_or(above.flags),
        };
        let parts = of(b"Kids").and_then(|parts| parts.as_array().ok());
        let unseen = of(b"F").and_then(|flags| flags.as_i64().ok()).unwrap_or(0) & UNSEEN != 0;
        if let Some(parts) = parts.filter(|parts| !parts.is_empty() && deep > 0) {
            self.add_all(parts, own, deep - 1);
        } else if matches!(own.kind, Some(b"Tx" | b"Ch")) && own.flags & PASSWORD == 0 && !unseen {
            let text = own.value.and_then(|value| decode_text_string(value).ok());
            let text = text.unwrap_or_default();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            // One field in several places is filled in once.
            if !text.is_empty() && self.texts.last() != Some(&text) {
                self.texts.push(text);
            }
        }
    }
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary_of(entries: &[(&str, Object)]) -> Dictionary {
        let entries = entries.iter();
        entries
            .map(|(name, object)| (name.as_bytes().to_vec(), object.clone()))
            .collect()
    }

    /// What is read of a form with these fields, each a kind, a text and flags.
    fn read(fields: &[(&str, &str, i64, i64)]) -> Vec<String> {
        let mut document = Document::with_version("1.5");
        let mut all: Vec<Object> = Vec::new();
        for (kind, text, flags, seen) in fields {
            let field = dictionary_of(&[
                ("FT", Object::Name(kind.as_bytes().to_vec())),
                ("V", Object::string_literal(*text)),
                ("Ff", (*flags).into()),
                ("F", (*seen).into()),
            ]);
            all.push(document.add_object(field).into());
        }
        let group = document.new_object_id();
        // A part of itself, too.
        all.push(group.into());
        document
            .objects
            .insert(group, dictionary_of(&[("Kids", all.into())]).into());
        let form = dictionary_of(&[("Fields", vec![group.into()].into())]);
        let catalog = document.add_object(dictionary_of(&[("AcroForm", form.into())]));
        document.trailer.set("Root", catalog);
        filled_in(&document)
    }

    #[test]
    fn texts_that_are_seen_are_read() {
        let seen = read(&[
            ("Tx", "It rained.", 0, 4),
            ("Ch", "May", 0, 0),
            ("Tx", " ", 0, 4),
        ]);
        assert_eq!(seen, ["It rained.", "May"]);
        let unseen = [
            ("Btn", "Yes", 0, 4),
            ("Tx", "hidden", 0, 2),
            ("Tx", "secret", 1 << 13, 4),
        ];
        assert!(read(&unseen).is_empty());
        assert!(
            filled_in(&Document::with_version("1.5")).is_empty(),
            "no form"
        );
    }
}
