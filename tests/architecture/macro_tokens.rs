//! Finds what the tokens of a macro or an attribute name. Owns how a path is
//! told in tokens, as `syn` does not parse them.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser, discouraged::Speculative};
use syn::{Ident, ItemUse, LitStr, Token, token::Brace};

use crate::references::{line, word};

/// One thing that tokens name.
pub enum Named {
    Import(ItemUse),
    /// A path as spelled, and its line.
    Path(Vec<String>, usize),
    /// A path in a string: `#[schemars(with = "vocabulary::share")]`.
    Quoted(syn::Path),
    /// A name after `.`, or after `::` where no name comes before it.
    Member(Ident),
    Macro(Ident),
}

/// What the tokens of a macro or an attribute name.
pub fn named(stream: TokenStream) -> Vec<Named> {
    let mut found = Vec::new();
    collect(stream, &mut found);
    found
}

fn collect(stream: TokenStream, found: &mut Vec<Named>) {
    // `$` marks what a macro is given. Without it `$crate::cli` is a path.
    let dollar =
        |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '$');
    let stream: TokenStream = stream.into_iter().filter(|token| !dollar(token)).collect();
    let read = |input: ParseStream<'_>| {
        while !input.is_empty() {
            next(input, found)?;
        }
        Ok(())
    };
    let read = read.parse2(stream);
    read.unwrap_or_else(|error| panic!("tokens that cannot be read: {error}"));
}

fn next(input: ParseStream<'_>, found: &mut Vec<Named>) -> syn::Result<()> {
    let ahead = input.fork();
    let joined = input.peek(Token![::]);
    if input.peek(Token![use])
        && let Ok(import) = ahead.parse::<ItemUse>()
    {
        input.advance_to(&ahead);
        found.push(Named::Import(import));
    } else if input.peek(Token![..]) {
        input.parse::<Token![..]>()?;
    } else if joined || input.peek(Token![.]) {
        input.parse::<Option<Token![::]>>()?;
        input.parse::<Option<Token![.]>>()?;
        let after = if joined { &input.fork() } else { input };
        if after.peek(Ident::peek_any) {
            found.push(Named::Member(after.call(Ident::parse_any)?));
        }
    } else if input.peek(Ident::peek_any) {
        path(input, found)?;
    } else if input.peek(LitStr) {
        let path = input.parse::<LitStr>()?.parse::<syn::Path>().ok();
        // One word is rather a name in a file: `#[serde(rename = "claim")]`.
        let path = path.filter(|path| path.get_ident().is_none());
        found.extend(path.map(Named::Quoted));
    } else if let TokenTree::Group(group) = input.parse()? {
        collect(group.stream(), found);
    }
    Ok(())
}

fn path(input: ParseStream<'_>, found: &mut Vec<Named>) -> syn::Result<()> {
    let mut last = input.call(Ident::parse_any)?;
    let from = line(&last);
    let mut path = vec![word(&last)];
    while input.peek(Token![::]) && input.peek3(Ident::peek_any) {
        input.parse::<Token![::]>()?;
        last = input.call(Ident::parse_any)?;
        path.push(word(&last));
    }
    if input.peek(Token![::]) && (input.peek3(Brace) || input.peek3(Token![*])) {
        path.push("*".to_owned());
    }
    found.push(Named::Path(path, from));
    if input.peek(Token![!]) && !input.peek(Token![!=]) {
        found.push(Named::Macro(last));
    }
    Ok(())
}
