//! The pictures of a page: a page that is little else may be a scan, whose words
//! nobody has recognized. Owns how much of a page they take, and that what they show
//! is not run as if it were print.

use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream, Transform};

/// So many of the drawings that a page is put together from are looked into.
const DRAWINGS: usize = 64;

/// Empties all pictures: the reader of PDFs takes their points for operators of the
/// page, and gives the page up where they make no sense.
pub(super) fn blank_pictures(document: &mut Document) {
    for object in document.objects.values_mut() {
        let Ok(stream) = object.as_stream_mut() else {
            continue;
        };
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name);
        if kind.is_ok_and(|kind| kind == b"Image") {
            stream.dict.remove(b"Filter");
            stream.set_content(Vec::new());
        }
    }
}

/// The share of a page of this area that its pictures take, one beside the other.
pub(super) fn share_of_pictures(document: &Document, page: ObjectId, area: f64) -> f64 {
    let Ok(content) = document.get_page_content(page) else {
        return 0.0;
    };
    let Ok((own, inherited)) = document.get_page_resources(page) else {
        return 0.0;
    };
    let inherited = inherited.iter();
    let inherited = inherited.filter_map(|id| document.get_dictionary(*id).ok());
    let mut pictures = Pictures {
        document,
        taken: 0.0,
        drawings: DRAWINGS,
    };
    let resources: Vec<&Dictionary> = own.into_iter().chain(inherited).collect();
    pictures.add(&content, &resources, Transform::identity(), true);
    let share = pictures.taken / area;
    if share.is_finite() { share } else { 0.0 }
}

struct Pictures<'a> {
    document: &'a Document,
    taken: f64,
    drawings: usize,
}

impl<'a> Pictures<'a> {
    /// Adds what the pictures of a content take; of a page also those of the drawings
    /// in it, but of a drawing no deeper ones.
    fn add(&mut self, content: &[u8], resources: &[&'a Dictionary], at: Transform, of_page: bool) {
        let Ok(content) = Content::decode(content) else {
            return;
        };
        let (mut at, mut before) = (at, Vec::new());
        for Operation { operator, operands } in &content.operations {
            match operator.as_str() {
                "q" => before.push(at),
                "Q" => at = before.pop().unwrap_or(at),
                "cm" => at = matrix(operands).map_or(at, |matrix| at.pre_transform(&matrix)),
                // A picture is a square of side 1 before it is placed.
                "BI" => self.taken += at.determinant().abs(),
                "Do" => {
                    let object = operands.first().and_then(|name| name.as_name().ok());
                    let object = object.and_then(|name| self.object(resources, name));
                    let kind = object.and_then(|object| object.dict.get(b"Subtype").ok());
                    match (object, kind.and_then(|kind| kind.as_name().ok())) {
                        (Some(_), Some(b"Image")) => self.taken += at.determinant().abs(),
                        (Some(drawing), Some(b"Form")) if of_page && self.drawings > 0 => {
                            self.drawings -= 1;
                            self.add_drawing(drawing, resources, at);
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }

    fn add_drawing(&mut self, drawing: &'a Stream, resources: &[&'a Dictionary], at: Transform) {
        let placed = drawing.dict.get(b"Matrix").and_then(Object::as_array);
        let placed = placed.ok().and_then(|numbers| matrix(numbers));
        let at = placed.map_or(at, |matrix| at.pre_transform(&matrix));
        let own = self.dictionary(&drawing.dict, b"Resources");
        let resources: Vec<&Dictionary> =
            own.into_iter().chain(resources.iter().copied()).collect();
        let content = drawing.decompressed_content();
        let content = content.unwrap_or_else(|_| drawing.content.clone());
        self.add(&content, &resources, at, false);
    }

    /// What a content calls by a name.
    fn object(&self, resources: &[&'a Dictionary], name: &[u8]) -> Option<&'a Stream> {
        resources.iter().find_map(|resources| {
            let objects = self.dictionary(resources, b"XObject")?;
            objects
                .get_deref(name, self.document)
                .ok()?
                .as_stream()
                .ok()
        })
    }

    fn dictionary(&self, of: &'a Dictionary, name: &[u8]) -> Option<&'a Dictionary> {
        of.get_deref(name, self.document).ok()?.as_dict().ok()
    }
}

/// The matrix that six numbers are.
fn matrix(numbers: &[Object]) -> Option<Transform> {
    let numbers: Option<Vec<f64>> = numbers
        .iter()
        .map(|number| number.as_float().ok().map(f64::from))
        .collect();
    match numbers?.as_slice() {
        &[a, b, c, d, e, f] => Some(Transform::row_major(a, b, c, d, e, f)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The share of a page 100 by 100 that is taken where its content says this; `Im`
    /// is a picture, `Fm` a drawing that shows it at its whole size.
    fn share(content: &str) -> f64 {
        let mut document = Document::with_version("1.5");
        let stream = |kind: &str, content: &str| {
            let mut dictionary = Dictionary::new();
            dictionary.set("Subtype", Object::Name(kind.as_bytes().to_vec()));
            Stream::new(dictionary, content.as_bytes().to_vec())
        };
        let dictionary = |entries: Vec<(&str, Object)>| {
            let mut dictionary = Dictionary::new();
            for (name, object) in entries {
                dictionary.set(name, object);
            }
            dictionary
        };
        let picture = document.add_object(stream("Image", "pixels"));
        let drawing = document.add_object(stream("Form", "/Im Do"));
        let objects = dictionary(vec![("Im", picture.into()), ("Fm", drawing.into())]);
        let resources = dictionary(vec![("XObject", objects.into())]);
        let content = document.add_object(stream("", content));
        let page = dictionary(vec![
            ("Type", Object::Name(b"Page".to_vec())),
            ("Resources", resources.into()),
            ("Contents", content.into()),
        ]);
        let page = document.add_object(page);
        share_of_pictures(&document, page, 10_000.0)
    }

    #[test]
    fn a_picture_takes_what_it_is_stretched_to() {
        assert_eq!(share("q 50 0 0 100 0 0 cm /Im Do Q"), 0.5);
        assert_eq!(share("q 50 0 0 100 0 0 cm /Fm Do Q"), 0.5, "in a drawing");
        assert_eq!(share("q 0 50 100 0 0 0 cm /Im Do Q"), 0.5, "turned");
        assert_eq!(
            share("q 100 0 0 100 0 0 cm Q q 5 0 0 10 0 0 cm /Im Do Q"),
            0.005,
            "a logo"
        );
        assert_eq!(
            share("100 0 0 100 0 0 cm /None Do BT (It rained) Tj ET"),
            0.0
        );
    }
}
