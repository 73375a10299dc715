//! Goes through the syntax of a file and collects what its code names and
//! defines. Owns which part of the syntax names what.

use std::collections::HashSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Ident, ItemUse, Meta};

use crate::macro_tokens::{Named, named};
use crate::program_code::{Code, Definition, Reach, for_tests, reach};
use crate::references::{Kind, Reference, leaves, line, rooted, word};

#[derive(Default)]
struct CodeReader {
    module: Vec<String>,
    /// The names of its variables, parameters among them.
    variables: HashSet<String>,
    code: Code,
}

/// What the file of the module `module` names and defines.
pub fn read(file: &syn::File, module: &[String]) -> Code {
    let mut reader = CodeReader {
        module: module.to_vec(),
        ..CodeReader::default()
    };
    reader.code.modules.push(module.to_vec());
    if !for_tests(&file.attrs) {
        reader.visit_file(file);
    }
    let (mut code, variables) = (reader.code, reader.variables);
    // A variable may bear the name of something that is imported. It then hides
    // that: `let clean = text` names no function `clean`.
    code.references
        .retain(|found| found.kind != Kind::Word || !variables.contains(&found.path[0]));
    code
}

impl CodeReader {
    fn define(&mut self, ident: &Ident, reach: Reach, is_type: bool) {
        self.code.definitions.push(Definition {
            name: word(ident),
            module: self.module.clone(),
            reach,
            is_type,
        });
    }

    fn refer(&mut self, kind: Kind, spelled: &[String], binding: Option<String>, line: usize) {
        self.code.references.push(Reference {
            kind,
            path: rooted(spelled, &self.module),
            module: self.module.clone(),
            binding,
            line,
        });
    }

    fn member(&mut self, name: &Ident) {
        self.refer(Kind::Member, &[word(name)], None, line(name));
    }

    fn path(&mut self, spelled: &[String], line: usize) {
        match spelled {
            [alone] if ["self", "super", "crate", "Self"].contains(&alone.as_str()) => {}
            [_] => self.refer(Kind::Word, spelled, None, line),
            _ => self.refer(Kind::Path, spelled, None, line),
        }
    }

    fn called(&mut self, name: &Ident) {
        self.refer(Kind::Macro, &[word(name)], None, line(name));
    }

    fn tokens(&mut self, stream: TokenStream, in_attribute: bool) {
        for name in named(stream) {
            match name {
                Named::Import(item) => self.visit_item_use(&item),
                Named::Path(path, line) => self.path(&path, line),
                Named::Quoted(path) if in_attribute => self.visit_path(&path),
                Named::Quoted(_) => {}
                Named::Member(name) => self.member(&name),
                Named::Macro(name) => self.called(&name),
            }
        }
    }
}

/// Goes into these nodes unless they are for tests alone. A node that gives a
/// name says whether it is a type.
macro_rules! program_nodes {
    ($($visit:ident($node:ident) $(=> $($name:ident).+, $is_type:literal)?;)*) => {$(
        fn $visit(&mut self, node: &'ast syn::$node) {
            if !for_tests(&node.attrs) {
                $(self.define(&node.$($name).+, reach(&node.vis), $is_type);)?
                visit::$visit(self, node);
            }
        }
    )*};
}

impl<'ast> Visit<'ast> for CodeReader {
    program_nodes! {
        visit_item_struct(ItemStruct) => ident, true;
        visit_item_enum(ItemEnum) => ident, true;
        visit_item_union(ItemUnion) => ident, true;
        visit_item_trait(ItemTrait) => ident, true;
        visit_item_type(ItemType) => ident, true;
        visit_item_const(ItemConst) => ident, false;
        visit_item_static(ItemStatic) => ident, false;
        visit_item_fn(ItemFn) => sig.ident, false;
        visit_item_impl(ItemImpl);
        visit_impl_item_fn(ImplItemFn);
        visit_impl_item_const(ImplItemConst);
        visit_trait_item_fn(TraitItemFn);
        visit_field(Field);
        visit_field_value(FieldValue);
        visit_variant(Variant);
        visit_arm(Arm);
        visit_local(Local);
        visit_stmt_macro(StmtMacro);
        visit_expr_block(ExprBlock);
        visit_expr_call(ExprCall);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let inner = [self.module.as_slice(), &[word(&item.ident)]].concat();
        if for_tests(&item.attrs) {
            self.code.test_modules.push(inner);
            return;
        }
        if item.content.is_some() {
            self.code.modules.push(inner.clone());
        }
        let outer = std::mem::replace(&mut self.module, inner);
        visit::visit_item_mod(self, item);
        self.module = outer;
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let kind = match reach(&item.vis) {
            Reach::Private => Kind::Import,
            Reach::Restricted | Reach::Public => Kind::Reexport,
        };
        if !for_tests(&item.attrs) {
            for (spelled, binding, line) in leaves(&item.tree, &[]) {
                self.refer(kind, &spelled, binding, line);
            }
        }
    }

    /// A macro that stands among items defines the first type it is given:
    /// `text_id! { ClaimId }`.
    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if for_tests(&item.attrs) {
            return;
        }
        let mut given = item.mac.tokens.clone().into_iter();
        let first = given.find_map(|token| match token {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        });
        match (&item.ident, first) {
            (Some(ident), _) => self.define(ident, Reach::Private, false),
            (None, Some(ident)) if word(&ident).starts_with(char::is_uppercase) => {
                self.define(&ident, Reach::Public, true);
            }
            _ => {}
        }
        visit::visit_item_macro(self, item);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.visit_path(&called.path);
        let last = called.path.segments.last();
        last.into_iter().for_each(|last| self.called(&last.ident));
        self.tokens(called.tokens.clone(), false);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        visit::visit_path(self, path);
        let first = &path.segments[0].ident;
        let spelled: Vec<String> = path.segments.iter().map(|each| word(&each.ident)).collect();
        self.path(&spelled, line(first));
        if path.leading_colon.is_some() {
            // In `<Option<T>>::unwrap` the path is `::unwrap` alone.
            self.member(first);
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        match &attribute.meta {
            Meta::Path(path) => self.visit_path(path),
            Meta::List(list) => self.tokens(list.tokens.clone(), true),
            Meta::NameValue(pair) if pair.path.is_ident("path") => {
                let name = &pair.path.segments[0].ident;
                self.code.redirected.push(line(name));
            }
            Meta::NameValue(pair) => self.visit_expr(&pair.value),
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if !for_tests(&call.attrs) {
            self.member(&call.method);
            visit::visit_expr_method_call(self, call);
        }
    }

    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        // `LONGEST` in a pattern is a constant, `longest` a new variable.
        if word(&pattern.ident).starts_with(char::is_uppercase) {
            self.path(&[word(&pattern.ident)], line(&pattern.ident));
        } else {
            self.variables.insert(word(&pattern.ident));
        }
        visit::visit_pat_ident(self, pattern);
    }
}
