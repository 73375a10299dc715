//! Who may speak to the desk: the browser that was given the launch address, and
//! nobody else, though the desk listens on this computer alone. Any page in any
//! browser here can send requests to a local port, under a name of its own
//! choosing; so host, origin, session and page token must all be right. Owns
//! these rules, over the headers of a request; answers nothing.

use std::sync::atomic::{AtomicBool, Ordering};

use super::secret::Secret;

/// What a request brings along, as far as it bears on letting it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Approach<'r> {
    /// The `Host` header.
    pub host: Option<&'r str>,
    /// The `Origin` header.
    pub origin: Option<&'r str>,
    /// The `Sec-Fetch-Site` header.
    pub fetch_site: Option<&'r str>,
    /// The `Cookie` header.
    pub cookie: Option<&'r str>,
    /// The header that our own page adds to what it sends.
    pub page_token: Option<&'r str>,
    /// The `Content-Type` header.
    pub content_type: Option<&'r str>,
    /// Whether the request changes something.
    pub changes: bool,
}

/// Why a request is turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was sent to another name than that of this computer: DNS rebinding.
    #[error("this desk answers to 127.0.0.1 only")]
    Host,
    /// Another page sends it.
    #[error("another page sent this request")]
    Origin,
    /// The browser was not let in.
    #[error("open the desk by the address that `stancegrid review` printed")]
    Session,
    /// It does not come from a page of this desk.
    #[error("load the page anew: it belongs to an earlier run of the desk")]
    Page,
    /// It changes something and is not sent as our page does.
    #[error("send JSON")]
    Form,
    /// The launch address is wrong, or has let somebody in already.
    #[error(
        "this address has been used, or is not whole: start `stancegrid review` again for a new one"
    )]
    Launch,
}

impl Refusal {
    /// The name by which the page tells refusals apart.
    pub fn kind(self) -> &'static str {
        match self {
            Refusal::Host => "host",
            Refusal::Origin => "origin",
            Refusal::Session => "session",
            Refusal::Page => "page",
            Refusal::Form => "form",
            Refusal::Launch => "launch",
        }
    }
}

/// The rules of one run of the desk.
pub struct AccessControl {
    hosts: [String; 2],
    origins: [String; 2],
    cookie: String,
    launch: Secret,
    /// Whether the launch token has let a browser in.
    launched: AtomicBool,
    session: Secret,
    page: Secret,
}

impl AccessControl {
    /// The rules for a port, with secrets of their own.
    pub fn new(port: u16, launch: Secret, session: Secret, page: Secret) -> Self {
        let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
        Self {
            origins: hosts.each_ref().map(|host| format!("http://{host}")),
            hosts,
            // Two desks on two ports must not share a cookie: cookies know no port.
            cookie: format!("stancegrid_{port}"),
            launch,
            launched: AtomicBool::new(false),
            session,
            page,
        }
    }

    /// Whether the request was sent to this computer under its own name, and by
    /// no other page; asked before anything else.
    ///
    /// # Errors
    /// The reason to turn it away.
    pub fn greet(&self, approach: Approach<'_>) -> Result<(), Refusal> {
        self.is_ours(approach.host)?;
        let foreign = |origin: &str| !self.origins.iter().any(|ours| ours == origin);
        if approach.origin.is_some_and(foreign) || (approach.changes && approach.origin.is_none()) {
            return Err(Refusal::Origin);
        }
        match approach.fetch_site {
            None | Some("same-origin" | "none") => Ok(()),
            Some(_) => Err(Refusal::Origin),
        }
    }

    /// Whether the request may see the desk, and where it changes something,
    /// whether one of its pages sent it.
    ///
    /// # Errors
    /// The reason to turn it away.
    pub fn admit(&self, approach: Approach<'_>) -> Result<(), Refusal> {
        self.greet(approach)?;
        if !self.knows(approach.cookie) {
            return Err(Refusal::Session);
        }
        if !approach.changes {
            return Ok(());
        }
        if !approach.page_token.is_some_and(|token| self.page.is(token)) {
            return Err(Refusal::Page);
        }
        let json = |kind: &str| kind == "application/json" || kind.starts_with("application/json;");
        if !approach.content_type.is_some_and(json) {
            return Err(Refusal::Form);
        }
        Ok(())
    }

    /// The cookie for the first browser that brings the launch token. An address
    /// stands in the list of running programs and in the browser's history, so
    /// that it must not let a second one in. The cookie is sent back by the
    /// desk's own pages alone, and no script can read it.
    ///
    /// A link to the desk may be followed from anywhere: the origin is not asked.
    ///
    /// # Errors
    /// The reason to turn it away.
    pub fn launch(&self, host: Option<&str>, token: &str) -> Result<String, Refusal> {
        self.is_ours(host)?;
        if !self.launch.is(token) || self.launched.swap(true, Ordering::SeqCst) {
            return Err(Refusal::Launch);
        }
        let attributes = "HttpOnly; SameSite=Strict; Path=/";
        Ok(format!(
            "{}={}; {attributes}",
            self.cookie,
            self.session.as_str()
        ))
    }

    fn is_ours(&self, host: Option<&str>) -> Result<(), Refusal> {
        let ours = host.is_some_and(|host| self.hosts.iter().any(|ours| ours == host));
        if ours { Ok(()) } else { Err(Refusal::Host) }
    }

    /// The token that our pages send along with every change.
    pub fn page_token(&self) -> &str {
        self.page.as_str()
    }

    /// Whether the browser was let in.
    pub fn knows(&self, cookies: Option<&str>) -> bool {
        let mut pairs = cookies.into_iter().flat_map(|cookies| cookies.split(';'));
        pairs.any(|pair| {
            let value = pair.trim().strip_prefix(self.cookie.as_str());
            let value = value.and_then(|rest| rest.strip_prefix('='));
            value.is_some_and(|value| self.session.is(value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate() -> AccessControl {
        let secret = |text: &str| Secret::from_text(text);
        AccessControl::new(4711, secret("launch"), secret("session"), secret("page"))
    }

    /// A request that our own page sends to change something.
    fn ours() -> Approach<'static> {
        Approach {
            host: Some("127.0.0.1:4711"),
            origin: Some("http://127.0.0.1:4711"),
            fetch_site: Some("same-origin"),
            cookie: Some("other=1; stancegrid_4711=session"),
            page_token: Some("page"),
            content_type: Some("application/json"),
            changes: true,
        }
    }

    fn refused(change: impl FnOnce(&mut Approach<'static>)) -> Refusal {
        let mut approach = ours();
        change(&mut approach);
        gate().admit(approach).unwrap_err()
    }

    #[test]
    fn our_own_page_is_let_in() {
        assert_eq!(gate().admit(ours()), Ok(()));
        let reading = Approach {
            changes: false,
            origin: None,
            page_token: None,
            content_type: None,
            ..ours()
        };
        assert_eq!(gate().admit(reading), Ok(()));
        let by_name = Approach {
            host: Some("localhost:4711"),
            origin: Some("http://localhost:4711"),
            ..ours()
        };
        assert_eq!(gate().admit(by_name), Ok(()));
    }

    #[test]
    fn a_name_that_was_bound_to_this_computer_is_turned_away() {
        for host in [
            "evil.example:4711",
            "127.0.0.1",
            "127.0.0.1:80",
            "127.0.0.1:4711.evil.example",
            "127.0.0.1.evil.example:4711",
            "0.0.0.0:4711",
            "",
        ] {
            assert_eq!(refused(|a| a.host = Some(host)), Refusal::Host, "{host}");
        }
        assert_eq!(refused(|a| a.host = None), Refusal::Host);
    }

    #[test]
    fn other_pages_are_turned_away() {
        for origin in [
            "http://evil.example",
            "null",
            "https://127.0.0.1:4711",
            "http://127.0.0.1:8080",
            "",
        ] {
            assert_eq!(
                refused(|a| a.origin = Some(origin)),
                Refusal::Origin,
                "{origin}"
            );
        }
        assert_eq!(refused(|a| a.origin = None), Refusal::Origin);
        for site in ["cross-site", "same-site"] {
            assert_eq!(refused(|a| a.fetch_site = Some(site)), Refusal::Origin);
        }
    }

    #[test]
    fn without_session_or_page_token_nothing_goes() {
        for cookie in [
            None,
            Some(""),
            Some("stancegrid_4711="),
            Some("stancegrid_4711=sessio"),
            Some("stancegrid_4712=session"),
            Some("xstancegrid_4711=session"),
        ] {
            assert_eq!(
                refused(|a| a.cookie = cookie),
                Refusal::Session,
                "{cookie:?}"
            );
        }
        for token in [None, Some(""), Some("session")] {
            assert_eq!(refused(|a| a.page_token = token), Refusal::Page);
        }
        for kind in [
            None,
            Some("text/plain"),
            Some("application/x-www-form-urlencoded"),
            Some("application/jsonx"),
        ] {
            assert_eq!(refused(|a| a.content_type = kind), Refusal::Form);
        }
    }

    #[test]
    fn only_the_launch_token_gives_a_cookie_and_once() {
        let (gate, host) = (gate(), Some("127.0.0.1:4711"));
        assert_eq!(gate.launch(host, "session"), Err(Refusal::Launch));
        assert_eq!(
            gate.launch(Some("evil.example"), "launch"),
            Err(Refusal::Host)
        );
        let cookie = gate.launch(host, "launch").unwrap();
        assert!(cookie.starts_with("stancegrid_4711=session;") && cookie.contains("HttpOnly"));
        assert_eq!(gate.launch(host, "launch"), Err(Refusal::Launch));
    }
}
