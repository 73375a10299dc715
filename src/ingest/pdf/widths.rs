//! The widths that a font tells of its characters, by which a gap is told from a
//! letter. Owns writing them in the one of two forms that the reader of PDFs
//! understands: of `first last width` it takes no notice (pdf-extract 0.12.1).

use std::collections::HashMap;

use pdf_extract::{Dictionary, Document, Object, ObjectId};

/// A font has so many characters at most.
const CHARACTERS: usize = 1 << 16;

/// So many widths are written for all fonts of a document together; a few dozen
/// Chinese fonts have as many.
const ALL: usize = 1 << 20;

/// Rewrites the widths of all fonts.
pub(super) fn spell_widths_out(document: &mut Document) {
    let mut spelt: HashMap<ObjectId, Vec<Object>> = HashMap::new();
    let mut left = ALL;
    for (&id, object) in &document.objects {
        let widths = object
            .as_dict()
            .ok()
            .and_then(|font| list_of(document, font));
        if let Some((list, count)) = widths
            && count <= left
        {
            left -= count;
            spelt.insert(id, list);
        }
    }
    for (id, list) in spelt {
        if let Ok(font) = document.get_dictionary_mut(id) {
            font.set("W", Object::Array(list));
        }
    }
}

/// The widths of a font as lists, each behind the number of its first character, and
/// how many they are; of fonts that have them so already, or in disorder, nothing.
fn list_of(document: &Document, font: &Dictionary) -> Option<(Vec<Object>, usize)> {
    let name = font.get(b"Subtype").and_then(Object::as_name).ok()?;
    if !matches!(name, b"CIDFontType0" | b"CIDFontType2") {
        return None;
    }
    let told = resolved(document, font.get(b"W").ok()?)?.as_array().ok()?;
    let (mut list, mut count, mut ranges) = (Vec::new(), 0, 0);
    let mut rest = told.as_slice();
    while let [first, second, others @ ..] = rest {
        let first = resolved(document, first)?.as_i64().ok()?;
        let second = resolved(document, second)?;
        let widths = match (second, others) {
            (Object::Array(widths), _) => {
                rest = others;
                widths.clone()
            }
            (last, [width, others @ ..]) => {
                rest = others;
                ranges += 1;
                let last = last.as_i64().ok()?.checked_sub(first)?;
                let characters = usize::try_from(last).ok()?.checked_add(1)?;
                let width = resolved(document, width)?;
                if characters > CHARACTERS || width.as_float().is_err() {
                    return None;
                }
                vec![width.clone(); characters]
            }
            (_, []) => return None,
        };
        count += widths.len();
        if count > CHARACTERS {
            return None;
        }
        list.extend([Object::Integer(first), Object::Array(widths)]);
    }
    (rest.is_empty() && ranges > 0).then_some((list, count))
}

/// What stands behind a reference.
fn resolved<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a font's widths.
    fn spelt(widths: Vec<Object>) -> Vec<Object> {
        let mut document = Document::with_version("1.5");
        let mut font = Dictionary::new();
        font.set("Subtype", Object::Name(b"CIDFontType2".to_vec()));
        font.set("W", Object::Array(widths));
        let id = document.add_object(font);
        spell_widths_out(&mut document);
        let font = document.get_dictionary(id).unwrap();
        font.get(b"W").unwrap().as_array().unwrap().clone()
    }

    fn numbers(numbers: &[i64]) -> Vec<Object> {
        numbers.iter().map(|&number| number.into()).collect()
    }

    #[test]
    fn a_range_becomes_a_list() {
        let mut told = numbers(&[3, 5, 250, 9]);
        told.push(Object::Array(numbers(&[700, 710])));
        let list = [
            3.into(),
            Object::Array(numbers(&[250, 250, 250])),
            9.into(),
            Object::Array(numbers(&[700, 710])),
        ];
        assert_eq!(spelt(told), list);
    }

    #[test]
    fn lists_and_disorder_stay_as_they_are() {
        let list = vec![9.into(), Object::Array(numbers(&[700, 710]))];
        assert_eq!(spelt(list.clone()), list);
        for odd in [
            numbers(&[3, 5]),
            numbers(&[5, 3, 250]),
            numbers(&[3, 5, 250, 9]),
            numbers(&[0, i64::MAX, 250]),
            numbers(&[i64::MIN, i64::MAX, 250]),
            numbers(&[0, 1 << 16, 250]),
            numbers(&[0, 40_000, 250, 40_001, 70_000, 250]),
        ] {
            assert_eq!(spelt(odd.clone()), odd);
        }
    }
}
