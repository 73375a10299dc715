//! A desk on invented claims with a browser that was let in, for the tests of
//! this layer: requests go straight to the router, over no network.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::request::Builder;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::decisions::Store;
use crate::matrix::JudgeSetup;
use crate::review::access_control::AccessControl;
use crate::review::sample::{CLAIMS, articles};
use crate::review::secret::Secret;
use crate::review::{Desk, DeskInputs};

use crate::review::http::service::{DeskOptions, Service};

pub const HOST: &str = "127.0.0.1:4711";

/// A desk in a folder of its own.
pub struct Trial {
    pub folder: tempfile::TempDir,
    router: Router,
}

/// A status and what came with it.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{}", self.text))
    }

    pub fn kind(&self) -> String {
        self.json()["kind"].as_str().unwrap_or_default().to_owned()
    }
}

impl Trial {
    pub fn new() -> Self {
        Self::on(DeskOptions::default())
    }

    pub fn on(terms: DeskOptions) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("claims.toml"), CLAIMS).unwrap();
        Self::again(folder, terms)
    }

    /// A desk on a folder that another one was on.
    pub fn again(folder: tempfile::TempDir, terms: DeskOptions) -> Self {
        let material = DeskInputs {
            claims: folder.path().join("claims.toml"),
            judge: JudgeSetup::default(),
        };
        let store = Store::open(&folder.path().join("decisions.db")).unwrap();
        let desk = Desk::open(articles(), material, store, &|| {}).unwrap();
        let secret = |text| Secret::from_text(text);
        let gate = AccessControl::new(4711, secret("launch"), secret("session"), secret("page"));
        let service = Arc::new(Service { desk, gate, terms });
        Self {
            folder,
            router: crate::review::http::router(service),
        }
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path().join("decisions.db")
    }

    /// Sends a request as it is.
    pub fn send(&self, request: Request<Body>) -> Answer {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = answer.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap();
            Answer {
                status: parts.status,
                headers: parts.headers,
                text: String::from_utf8_lossy(&bytes).into_owned(),
            }
        })
    }

    /// Asks as the page does.
    pub fn get(&self, path: &str) -> Answer {
        self.send(ours(Method::GET, path).body(Body::empty()).unwrap())
    }

    /// Sends as the page does.
    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(posting(path).body(Body::from(body.to_string())).unwrap())
    }

    /// A cell as a reviewer sees it.
    pub fn cell(&self, who: &str, source: &str) -> Value {
        let path = format!("/api/cell?claim=tram&source={source}&{who}");
        self.get(&path).json()
    }

    /// Decides on the tram in the Herald with what the reviewer has in view.
    pub fn decide(&self, reviewer: &str, stance: &str) -> Answer {
        let seen = self.cell(&format!("reviewer={reviewer}"), "herald")["seen"].clone();
        self.post("/api/decisions", &verdict(reviewer, stance, &seen))
    }
}

/// A verdict with a key of its own.
pub fn verdict(reviewer: &str, stance: &str, seen: &Value) -> Value {
    json!({
        "key": Secret::drawn().unwrap().as_str(),
        "claim_id": "tram",
        "source_id": "herald",
        "stance": stance,
        "reviewer": reviewer,
        "seen": seen,
    })
}

/// A request of the browser that was let in.
pub fn ours(method: Method, path: &str) -> Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header("host", HOST)
        .header("cookie", "stancegrid_4711=session")
}

/// A request by which our page changes something.
pub fn posting(path: &str) -> Builder {
    ours(Method::POST, path)
        .header("origin", format!("http://{HOST}"))
        .header("x-stancegrid-page", "page")
        .header("content-type", "application/json")
}
