//! As much of a browser as the desk needs: lets itself in by the launch address
//! and asks and sends as the page does, each request on a line of its own.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::Value;

/// A browser that was let in.
pub struct Browser {
    host: String,
    cookie: String,
    page_token: String,
}

impl Browser {
    /// Opens the launch address, then asks for the page's token.
    pub fn open(launch: &str) -> Self {
        let rest = launch.strip_prefix("http://").unwrap();
        let (host, path) = rest.split_once('/').unwrap();
        let mut browser = Self {
            host: host.to_owned(),
            cookie: String::new(),
            page_token: String::new(),
        };
        let (head, _) = browser.exchange("GET", &format!("/{path}"), "").unwrap();
        let cookie = head
            .lines()
            .find_map(|line| line.strip_prefix("set-cookie: "));
        browser.cookie = cookie.unwrap().split(';').next().unwrap().to_owned();
        let desk = browser.get("/api/desk").unwrap();
        browser.page_token = desk["page_token"].as_str().unwrap().to_owned();
        browser
    }

    /// Asks; nothing where there is no answer.
    pub fn get(&self, path: &str) -> Option<Value> {
        let (_, body) = self.exchange("GET", path, "")?;
        serde_json::from_str(&body).ok()
    }

    /// Sends; nothing where there is no answer.
    pub fn post(&self, path: &str, body: &Value) -> Option<Value> {
        let (_, body) = self.exchange("POST", path, &body.to_string())?;
        serde_json::from_str(&body).ok()
    }

    /// Head and body of an answer that came whole.
    fn exchange(&self, method: &str, path: &str, body: &str) -> Option<(String, String)> {
        let mut stream = TcpStream::connect(&self.host).ok()?;
        let (host, cookie, token) = (&self.host, &self.cookie, &self.page_token);
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\n\
             origin: http://{host}\r\nx-stancegrid-page: {token}\r\n\
             content-type: application/json\r\nconnection: close\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))?;
        (body.len() == length.parse::<usize>().ok()?).then(|| (head.to_owned(), body.to_owned()))
    }
}
