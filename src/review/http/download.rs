//! The matrix as it stands at the desk, in every format of the program. Owns
//! the names of the files.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::evaluation;
use crate::export::{
    CsvStyle, Exporter, HtmlReport, JsonDocument, JsonLines, LongCsv, MarkdownText, Workbook,
};

use super::error_response::{ErrorResponse, nothing_here, open_to};
use super::service::{Asker, Service};

/// The matrix with final stances, as a file.
pub async fn matrix(
    State(service): State<Arc<Service>>,
    Path(file): Path<String>,
    Query(asker): Query<Asker>,
) -> Response {
    let Some(kind) = kind(&file) else {
        return nothing_here().await.into_response();
    };
    let work = move || bytes(&service, &file, &asker);
    match tokio::task::spawn_blocking(work).await {
        Ok(Ok((name, bytes))) => {
            let disposition = format!("attachment; filename=\"{name}\"");
            let headers = [
                (header::CONTENT_TYPE, kind.to_owned()),
                (header::CONTENT_DISPOSITION, disposition),
            ];
            (headers, bytes).into_response()
        }
        Ok(Err(refused)) => refused.into_response(),
        Err(_) => failure("the export broke off").into_response(),
    }
}

fn kind(file: &str) -> Option<&'static str> {
    Some(match file {
        "matrix.csv" => "text/csv; charset=utf-8",
        "matrix.xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "matrix.json" => "application/json",
        "matrix.jsonl" => "application/jsonl",
        "matrix.md" => "text/markdown; charset=utf-8",
        "matrix.html" => "text/html; charset=utf-8",
        _ => return None,
    })
}

fn bytes(service: &Service, file: &str, asker: &Asker) -> Result<(String, Vec<u8>), ErrorResponse> {
    let told = "the matrix holds what a blind reader may not see";
    open_to(&service.viewer(asker), told)?;
    service.desk.refresh()?;
    let state = service.desk.state();
    let matrix = &state.matrix;
    let compared =
        file == "matrix.html" && matrix.columns.len() <= HtmlReport::MAX_COMPARED_SOURCES;
    let likeness = if compared {
        evaluation::likeness(matrix)
    } else {
        Vec::new()
    };
    let exporter: Box<dyn Exporter + '_> = match file {
        "matrix.xlsx" => Box::new(Workbook::default()),
        "matrix.json" => Box::new(JsonDocument),
        "matrix.jsonl" => Box::new(JsonLines),
        "matrix.md" => Box::new(MarkdownText),
        "matrix.html" => Box::new(HtmlReport {
            articles: &state.articles,
            likeness: &likeness,
        }),
        _ => Box::new(LongCsv {
            style: CsvStyle {
                delimiter: b',',
                bom: true,
                raw: false,
            },
        }),
    };
    let bytes = exporter.export(matrix).map_err(failure)?;
    Ok((file.to_owned(), bytes))
}

fn failure(words: impl std::fmt::Display) -> ErrorResponse {
    ErrorResponse::new(StatusCode::INTERNAL_SERVER_ERROR, "failure", words)
}
