//! Reads the HTML report: `td[data-claim][data-source][data-stance][data-reason]`.

use dom_query::Document;
use stancegrid::domain::{Matrix, Status};

use super::cells::{Cells, Said};

pub fn report(bytes: &[u8], _: &Matrix) -> Cells {
    let page = Document::from(std::str::from_utf8(bytes).unwrap());
    let found = page.select("td[data-claim][data-source]");
    let cells = found.nodes().iter().map(|cell| {
        let field = |name: &str| {
            cell.attr(name)
                .map(|value| value.to_string())
                .unwrap_or_default()
        };
        let stance = field("data-stance");
        let said = match stance.parse::<Status>() {
            Ok(status) => Said::new(status.as_str(), "", ""),
            Err(_) => Said::new(Status::Judged.as_str(), &stance, &field("data-reason")),
        };
        ((field("data-claim"), field("data-source")), said)
    });
    cells.collect()
}

#[test]
fn a_cell_is_read_from_its_attributes() {
    let page = "<table><tr><td data-claim=c data-source=a data-stance=qualifies data-reason=hedged>◐</td>\
                <td data-claim=c data-source=b data-stance=not_readable data-reason=>?</td></tr></table>";
    let cells = report(page.as_bytes(), &crate::sample::empty());
    let key = |source: &str| ("c".to_owned(), source.to_owned());
    assert_eq!(cells[&key("a")], Said::new("judged", "qualifies", "hedged"));
    assert_eq!(cells[&key("b")], Said::new("not_readable", "", ""));
}
