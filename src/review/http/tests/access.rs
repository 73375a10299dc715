//! Everybody who is to be kept out, tried on every route.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::json;

use super::harness::{HOST, Trial, ours, posting, verdict};

const ASKED: [&str; 9] = [
    "/",
    "/assets/desk.js",
    "/export/matrix.csv",
    "/api/desk",
    "/api/queue",
    "/api/cell?claim=tram&source=herald",
    "/api/explanation?claim=tram&source=herald",
    "/api/changes",
    "/api/agreement",
];

const SENT: [&str; 5] = [
    "/api/decisions",
    "/api/undo",
    "/api/draft",
    "/api/reviewer",
    "/api/variants",
];

fn plain(method: Method, path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from("{}")).unwrap()
}

#[test]
fn a_name_that_another_site_has_bound_to_this_computer_gets_nothing() {
    let trial = Trial::new();
    for host in [
        "evil.example",
        "evil.example:4711",
        "127.0.0.1.evil.example:4711",
        "localhost.evil.example:4711",
        "127.0.0.1:80",
        "127.0.0.1",
        "[::1]:4711",
        "0.0.0.0:4711",
        "127.0.0.1:4711@evil.example",
        "LOCALHOST.:4711",
        "",
    ] {
        for path in ASKED.iter().chain(&["/open?token=launch"]) {
            let cookie = ("cookie", "stancegrid_4711=session");
            let answer = trial.send(plain(Method::GET, path, &[("host", host), cookie]));
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{host} {path}");
            assert!(!answer.headers.contains_key("set-cookie"), "{host} {path}");
            assert!(!answer.text.contains("council"), "{host} {path}");
        }
    }
    let none = plain(
        Method::GET,
        "/api/desk",
        &[("cookie", "stancegrid_4711=session")],
    );
    assert_eq!(trial.send(none).status, StatusCode::FORBIDDEN);
}

#[test]
fn another_page_can_neither_ask_nor_send() {
    let trial = Trial::new();
    for origin in [
        "http://evil.example",
        "https://127.0.0.1:4711",
        "http://127.0.0.1:8080",
        "http://localhost:80",
        "http://127.0.0.1:4711.evil.example",
        "null",
        "",
        "file://",
    ] {
        for path in ASKED {
            let request = ours(Method::GET, path).header("origin", origin);
            let answer = trial.send(request.body(Body::empty()).unwrap());
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin} {path}");
        }
        for path in SENT {
            let request = ours(Method::POST, path)
                .header("origin", origin)
                .header("x-stancegrid-page", "page")
                .header("content-type", "application/json");
            let answer = trial.send(request.body(Body::from("{}")).unwrap());
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin} {path}");
            // One of ours does not make good for one that is not.
            let request = posting(path).header("origin", origin);
            let answer = trial.send(request.body(Body::from("{}")).unwrap());
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "two origins, {path}");
        }
    }
    for site in ["cross-site", "same-site", "evil"] {
        for path in ASKED {
            let request = ours(Method::GET, path).header("sec-fetch-site", site);
            let answer = trial.send(request.body(Body::empty()).unwrap());
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{site} {path}");
        }
    }
}

#[test]
fn without_the_cookie_nothing_is_shown_and_nothing_kept() {
    let trial = Trial::new();
    let wrong = [
        "",
        "stancegrid_4711=",
        "stancegrid_4711=sessio",
        "stancegrid_4711=session1",
        "stancegrid_4712=session",
        "other=session",
    ];
    for cookie in wrong {
        for path in ASKED {
            let request = plain(Method::GET, path, &[("host", HOST), ("cookie", cookie)]);
            let answer = trial.send(request);
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{cookie} {path}");
            assert!(!answer.text.contains("council") && !answer.text.contains("page-token"));
        }
        for path in SENT {
            let headers = [
                ("host", HOST),
                ("cookie", cookie),
                ("origin", "http://127.0.0.1:4711"),
                ("x-stancegrid-page", "page"),
                ("content-type", "application/json"),
            ];
            let answer = trial.send(plain(Method::POST, path, &headers));
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{cookie} {path}");
        }
    }
}

#[test]
fn a_form_of_another_page_is_not_taken_for_ours() {
    let trial = Trial::new();
    let body = verdict("Ann", "denies", &json!([])).to_string();
    let sent = |headers: &[(&str, &str)]| {
        let mut request = ours(Method::POST, "/api/decisions");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        trial.send(request.body(Body::from(body.clone())).unwrap())
    };
    let origin = ("origin", "http://127.0.0.1:4711");
    let page = ("x-stancegrid-page", "page");
    let json = ("content-type", "application/json");
    for (headers, kind) in [
        (vec![page, json], "origin"),
        (vec![origin, json], "page"),
        (vec![origin, ("x-stancegrid-page", "session"), json], "page"),
        (vec![origin, page], "form"),
        (vec![origin, page, ("content-type", "text/plain")], "form"),
        (
            vec![
                origin,
                page,
                ("content-type", "application/x-www-form-urlencoded"),
            ],
            "form",
        ),
    ] {
        let answer = sent(&headers);
        assert!(answer.status.is_client_error(), "{headers:?}");
        assert_eq!(answer.kind(), kind, "{headers:?}");
    }
    assert_eq!(sent(&[origin, page, json]).status, StatusCode::OK);
}

#[test]
fn the_launch_address_lets_one_browser_in() {
    let trial = Trial::new();
    let open = |path: &str, more: &[(&str, &str)]| {
        let headers = [&[("host", HOST)], more].concat();
        trial.send(plain(Method::GET, path, &headers))
    };
    for path in [
        "/open",
        "/open?token=",
        "/open?token=laun",
        "/open?token=session",
    ] {
        assert_eq!(open(path, &[]).status, StatusCode::FORBIDDEN, "{path}");
    }
    let early = open(
        "/open?token=launch",
        &[("sec-purpose", "prefetch;prerender")],
    );
    assert!(!early.headers.contains_key("set-cookie"));
    let looked_at = plain(Method::HEAD, "/open?token=launch", &[("host", HOST)]);
    assert!(!trial.send(looked_at).headers.contains_key("set-cookie"));
    let answer = open("/open?token=launch", &[("sec-fetch-site", "cross-site")]);
    assert_eq!(answer.status, StatusCode::OK);
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert_eq!(
        cookie,
        "stancegrid_4711=session; HttpOnly; SameSite=Strict; Path=/"
    );
    assert!(answer.text.contains("url=/"), "{}", answer.text);
    assert_eq!(
        open("/open?token=launch", &[]).status,
        StatusCode::FORBIDDEN
    );
    let again = open(
        "/open?token=launch",
        &[("cookie", "stancegrid_4711=session")],
    );
    assert_eq!(again.status, StatusCode::OK);
}

#[test]
fn no_path_leads_out_of_the_page() {
    let trial = Trial::new();
    for path in [
        "/assets/../Cargo.toml",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets//etc/passwd",
        "/assets/desk.js%00.css",
        "/assets/",
        "/export/decisions.db",
        "/export/..%2fdecisions.db",
        "/decisions.db",
        "/api",
        "/api/desk/",
    ] {
        let answer = trial.get(path);
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
        let answer = trial.send(ours(method, "/api/desk").body(Body::empty()).unwrap());
        assert!(answer.status.is_client_error());
        assert!(!answer.headers.contains_key("access-control-allow-origin"));
    }
}

#[test]
fn large_and_senseless_bodies_are_refused() {
    let trial = Trial::new();
    for path in SENT {
        let large = "x".repeat(300 * 1024);
        let answer = trial.send(posting(path).body(Body::from(large)).unwrap());
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        for body in ["", "{", "[]", "null", "{\"key\":1}", "\u{0}"] {
            let answer = trial.send(posting(path).body(Body::from(body)).unwrap());
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{path} {body}"
            );
            assert_eq!(answer.kind(), "input", "{path} {body}");
        }
    }
}

#[test]
fn every_answer_tells_the_browser_what_the_page_does_not_need() {
    let trial = Trial::new();
    for path in ASKED
        .iter()
        .chain(&["/open", "/nowhere", "/export/matrix.html"])
    {
        let answer = trial.get(path);
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-store"),
            ("x-frame-options", "DENY"),
        ] {
            assert_eq!(answer.headers[name], value, "{path}");
        }
    }
}

#[test]
fn what_people_write_comes_back_as_data_only() {
    let trial = Trial::new();
    for text in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</script><svg onload=alert(1)>",
        "javascript:alert(1)",
        "{{ 7 * 7 }}",
        "\u{202e}desrever",
        "a\u{0}b",
    ] {
        let seen = trial.cell("reviewer=Ann", "herald")["seen"].clone();
        let mut body = verdict("Ann", "denies", &seen);
        body["note"] = json!(text);
        let answer = trial.post("/api/decisions", &body);
        assert_eq!(answer.status, StatusCode::OK, "{text}");
        assert_eq!(answer.headers["content-type"], "application/json");
        assert_eq!(answer.json()["saved"]["note"], json!(text));
        assert!(!trial.get("/").text.contains("alert("));
    }
    let name = trial.post("/api/reviewer", &json!({"name": "<b>Ann</b>"}));
    assert_eq!(name.headers["content-type"], "application/json");
    for name in ["", " ", "Ann|Ben", "a\nb", &"x".repeat(81)] {
        let answer = trial.post("/api/reviewer", &json!({"name": name}));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name:?}");
    }
}
