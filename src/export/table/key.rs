//! The list of sources below the table: which name or number is which article.
//! Owns its entries.

use unicode_width::UnicodeWidthStr;

use crate::domain::{Matrix, clean};

use super::names::{Names, number};
use super::style::Style;
use super::table_style::TableStyle;
use super::wrap::{pad, wrap};

/// One entry per source: its number where it has one, its full id, its outlet
/// and its title.
pub(super) fn draw(matrix: &Matrix, names: &Names, style: TableStyle) -> Vec<String> {
    if matrix.columns.is_empty() {
        return Vec::new();
    }
    let numbers = if names.numbered {
        number(matrix.columns.len() - 1).width() + 1
    } else {
        0
    };
    let inset = 1 + numbers;
    let (open, close) = style.symbols.quotes();
    let mut lines = vec![format!(" {}", Style::Strong.mark("sources"))];
    for (place, column) in matrix.columns.iter().enumerate() {
        let source = &column.source;
        let mut entry = clean(source.id.as_str());
        if let Some(outlet) = &source.outlet {
            entry.push_str(&format!(": {}", clean(outlet).trim()));
        }
        if let Some(title) = &source.title {
            let mark = if source.outlet.is_some() { "," } else { ":" };
            entry.push_str(&format!("{mark} {open}{}{close}", clean(title).trim()));
        }
        let numbered = if names.numbered {
            number(place)
        } else {
            String::new()
        };
        let wrapped = wrap(&entry, style.width.saturating_sub(inset));
        lines.extend(wrapped.into_iter().enumerate().map(|(at, line)| {
            let before = if at == 0 { &*numbered } else { "" };
            format!(" {}{line}", pad(before, numbers))
        }));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use crate::export::table::style;

    #[test]
    fn an_entry_gives_number_id_outlet_and_title() {
        let mut matrix = sample::tram(2);
        matrix.columns[1].source.outlet = None;
        let names = Names::numbered(&matrix);
        let style = TableStyle {
            width: 44,
            ..TableStyle::default()
        };
        assert_eq!(
            style::apply(&draw(&matrix, &names, style).join("\n"), false),
            " sources\n S1 tram/harbour-post: Harbour Post,\n    “Harbour Post looks at line 7”\n S2 tram/evening-courier: “Evening Courier\n    looks at line 7”"
        );
    }
}
