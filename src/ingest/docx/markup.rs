//! Small questions to a part of a Word document: attributes, the text of one
//! element, what a reference stands for. Owns no paragraph.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// What a reference such as `&amp;` or `&#33;` stands for. No other is resolved:
/// a few of them can stand for gigabytes.
pub(super) fn resolved(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(text) = resolve_predefined_entity(reference) {
        return Ok(text.to_owned());
    }
    let char = reference.resolve_char_ref();
    let char = char.map_err(|error| error.to_string())?;
    let unknown = || format!("it has an unknown entity `{}`", &**reference);
    char.map(String::from).ok_or_else(unknown)
}

/// The attribute of a name, whatever stands before it for its namespace.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|one| one.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// The attributes of all elements of a name, in the order asked for; those
/// without one of them are left out.
pub(super) fn properties(
    xml: &str,
    element: &str,
    attributes: &[&str],
) -> Result<Vec<Vec<String>>, String> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => return Ok(found),
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == element => {
                let values = attributes.iter().map(|name| attribute(&tag, name));
                found.extend(values.collect::<Option<Vec<String>>>());
            }
            _ => {}
        }
    }
}

/// The text of the first element of a name that has no other in it.
pub(super) fn element(xml: &str, name: &str) -> Result<Option<String>, String> {
    let mut reader = Reader::from_str(xml);
    let mut text: Option<String> = None;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => return Ok(None),
            Event::Start(tag) if tag.local_name().as_ref() == name => text = Some(String::new()),
            Event::End(tag) if tag.local_name().as_ref() == name => return Ok(text),
            Event::Text(piece) => {
                if let Some(text) = &mut text {
                    text.push_str(&piece.xml_content(XmlVersion::Implicit1_0));
                }
            }
            Event::GeneralRef(reference) => {
                let char = resolved(&reference)?;
                if let Some(text) = &mut text {
                    text.push_str(&char);
                }
            }
            _ => {}
        }
    }
}
