//! Cuts Rust source into words and marks, without comments, strings and code
//! that only tests see. Owns no rule about them.

/// A word or a mark (`::` is one mark), with its line counted from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }

    pub fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(starts_word)
    }
}

/// What the program itself is made of, and which modules it declares for tests.
#[derive(Debug, Default)]
pub struct Code {
    pub tokens: Vec<Token>,
    pub test_modules: Vec<String>,
}

/// The tokens of `source` that are compiled into the program.
pub fn program_code(source: &str) -> Code {
    let all = tokens(source);
    let mut code = Code::default();
    let mut at = 0;
    while at < all.len() {
        let inner = is_at(&all, at, &["#", "!", "["]);
        if !inner && !is_at(&all, at, &["#", "["]) {
            code.tokens.push(all[at].clone());
            at += 1;
            continue;
        }
        let open = at + 1 + usize::from(inner);
        let after = closing(&all, open) + 1;
        if !is_test_only(&all[open..after.min(all.len())]) {
            code.tokens
                .extend_from_slice(&all[at..after.min(all.len())]);
            at = after;
        } else if inner {
            return Code::default();
        } else {
            let end = item_end(&all, after);
            code.test_modules.extend(declared_module(&all[after..end]));
            at = end;
        }
    }
    code
}

/// Whether `tokens` go on with `texts` from `at`.
pub fn is_at(tokens: &[Token], at: usize, texts: &[&str]) -> bool {
    texts
        .iter()
        .enumerate()
        .all(|(offset, text)| tokens.get(at + offset).is_some_and(|token| token.is(text)))
}

/// The place of the bracket that closes the one at `open`, or the end.
pub fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// `[cfg(test)]` or `[cfg(all(test, …))]`: code that no program contains.
fn is_test_only(attribute: &[Token]) -> bool {
    is_at(attribute, 1, &["cfg", "(", "test", ")"])
        || (is_at(attribute, 1, &["cfg", "(", "all", "("]) && {
            let end = closing(attribute, 4);
            (5..end).any(|at| {
                let first = attribute[at - 1].is("(") && at == 5 || attribute[at - 1].is(",");
                first && attribute[at].is("test")
            })
        })
}

fn item_end(tokens: &[Token], from: usize) -> usize {
    let mut at = from;
    while is_at(tokens, at, &["#", "["]) {
        at = closing(tokens, at + 1) + 1;
    }
    let first = tokens.get(at).map_or("", |token| token.text.as_str());
    let mut head = at;
    if first == "pub" {
        head += 1;
        if is_at(tokens, head, &["("]) {
            head = closing(tokens, head) + 1;
        }
    }
    let keyword = tokens.get(head).map_or("", |token| token.text.as_str());
    let statement = matches!(keyword, "use" | "const" | "static" | "let" | "type")
        && !is_at(tokens, head, &["const", "fn"]);
    let block = matches!(
        keyword,
        "fn" | "mod"
            | "impl"
            | "struct"
            | "enum"
            | "trait"
            | "const"
            | "unsafe"
            | "async"
            | "extern"
            | "macro_rules"
    );
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            ";" => return at + 1,
            "," if !statement && !block => return at + 1,
            "}" | ")" | "]" => return at,
            "{" if !statement => return (closing(tokens, at) + 1).min(tokens.len()),
            "(" | "[" | "{" => at = closing(tokens, at) + 1,
            _ => at += 1,
        }
    }
    tokens.len()
}

fn declared_module(item: &[Token]) -> Option<String> {
    let at = item.iter().position(|token| token.is("mod"))?;
    let declared = item.len() == at + 3 && item[at + 2].is(";");
    declared.then(|| item[at + 1].text.clone())
}

/// All tokens outside comments. A string becomes the mark `""`.
fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader {
        chars: source.chars().collect(),
        at: 0,
        line: 1,
    };
    let mut found = Vec::new();
    while let Some(first) = reader.peek(0) {
        let line = reader.line;
        let text = match first {
            _ if first.is_whitespace() => {
                reader.step();
                continue;
            }
            '/' if reader.peek(1) == Some('/') => {
                reader.step_while(|c| c != '\n');
                continue;
            }
            '/' if reader.peek(1) == Some('*') => {
                reader.block_comment();
                continue;
            }
            '"' => reader.string(),
            '\'' => reader.character_or_lifetime(),
            ':' if reader.peek(1) == Some(':') => {
                reader.step();
                reader.step();
                "::".to_owned()
            }
            _ if starts_word(first) => reader.word_or_prefixed_string(),
            _ if first.is_ascii_digit() => reader.step_while(|c| c.is_alphanumeric() || c == '_'),
            _ => {
                reader.step();
                first.to_string()
            }
        };
        found.push(Token { text, line });
    }
    found
}

fn starts_word(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn step(&mut self) {
        self.line += usize::from(self.peek(0) == Some('\n'));
        self.at += 1;
    }

    fn step_while(&mut self, keep: impl Fn(char) -> bool) -> String {
        let from = self.at;
        while self.peek(0).is_some_and(&keep) {
            self.step();
        }
        self.chars[from..self.at].iter().collect()
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('*')) => depth += 1,
                ('*', Some('/')) => depth -= 1,
                _ => {
                    self.step();
                    continue;
                }
            }
            self.step();
            self.step();
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) -> String {
        self.step();
        while let Some(c) = self.peek(0) {
            self.step();
            match c {
                '\\' => self.step(),
                '"' => break,
                _ => {}
            }
        }
        "\"\"".to_owned()
    }

    fn raw_string(&mut self) -> String {
        let hashes = self.step_while(|c| c == '#').len();
        self.step();
        while let Some(c) = self.peek(0) {
            self.step();
            if c == '"' && (0..hashes).all(|ahead| self.peek(ahead) == Some('#')) {
                (0..hashes).for_each(|_| self.step());
                break;
            }
        }
        "\"\"".to_owned()
    }

    fn character_or_lifetime(&mut self) -> String {
        self.step();
        if self.peek(0) == Some('\\') {
            self.step();
            self.step();
            self.step_while(|c| c != '\'');
            self.step();
            return "''".to_owned();
        }
        if self.peek(1) == Some('\'') {
            self.step();
            self.step();
            return "''".to_owned();
        }
        format!("'{}", self.step_while(|c| c.is_alphanumeric() || c == '_'))
    }

    fn word_or_prefixed_string(&mut self) -> String {
        let word = self.step_while(|c| c.is_alphanumeric() || c == '_');
        let hashes = (0..)
            .take_while(|&ahead| self.peek(ahead) == Some('#'))
            .count();
        match (word.as_str(), self.peek(0)) {
            ("b" | "c", Some('"')) => self.string(),
            ("b", Some('\'')) => self.character_or_lifetime(),
            ("r" | "br" | "cr", _) if self.peek(hashes) == Some('"') => self.raw_string(),
            ("r", Some('#')) => {
                self.step();
                self.step_while(|c| c.is_alphanumeric() || c == '_')
            }
            _ => word,
        }
    }
}
