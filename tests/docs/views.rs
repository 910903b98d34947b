//! What the source says of what templates see: the structs of the views with their comments, and the
//! variables that pages insert.

use std::collections::BTreeMap;
use std::path::Path;

use syn::Type;

/// A struct that templates see.
pub struct View {
    pub name: String,
    /// The file that declares it, without `.rs`; its folder's name for `mod.rs`.
    pub module: String,
    pub about: String,
    pub fields: Vec<Field>,
}

pub struct Field {
    pub name: String,
    pub about: String,
    pub ty: Type,
}

/// A variable that a file of `src/render` inserts, with the comment above.
pub struct Insertion {
    pub file: String,
    pub name: String,
    pub about: String,
}

/// All that the source says.
pub struct Source {
    pub views: Vec<View>,
    pub aliases: BTreeMap<String, Type>,
    pub insertions: Vec<Insertion>,
    /// The files of `src/render/pages` by the templates that they name.
    pub makers: BTreeMap<String, String>,
}

/// Reads the source of the pages and of what they show.
pub fn read(root: &Path) -> Source {
    let mut source = Source {
        views: Vec::new(),
        aliases: BTreeMap::new(),
        insertions: Vec::new(),
        makers: BTreeMap::new(),
    };
    for (path, bytes) in crate::common::files(&root.join("src")) {
        let text = String::from_utf8(bytes).unwrap();
        if !path.ends_with(".rs") {
            continue;
        }
        let is_page = path.starts_with("render/pages/");
        let module = path.trim_end_matches("/mod.rs").trim_end_matches(".rs").rsplit('/').next().unwrap();
        if is_page || path == "render/site.rs" {
            read_insertions(&mut source, &path, &text);
        }
        let is_seen = path.starts_with("render/") && !path.starts_with("render/feed/");
        if is_seen || path == "trends/recent.rs" {
            for item in syn::parse_file(&text).unwrap().items {
                match item {
                    syn::Item::Type(alias) => {
                        source.aliases.insert(alias.ident.to_string(), *alias.ty);
                    }
                    syn::Item::Struct(item) if is_serialised(&item) => source.views.push(view(module, item)),
                    _ => {}
                }
            }
        }
    }
    source
}

fn is_serialised(item: &syn::ItemStruct) -> bool {
    item.attrs.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => {
            list.path.is_ident("derive")
                && list.tokens.to_string().split(", ").any(|name| name == "Serialize")
        }
        _ => false,
    })
}

fn view(module: &str, item: syn::ItemStruct) -> View {
    let field = |field: syn::Field| Field {
        name: field.ident.as_ref().unwrap().to_string(),
        about: docs(&field.attrs),
        ty: field.ty,
    };
    View {
        name: item.ident.to_string(),
        module: module.to_owned(),
        about: docs(&item.attrs),
        fields: item.fields.into_iter().map(field).collect(),
    }
}

fn docs(attributes: &[syn::Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => {
                Some(text.value().trim().to_owned())
            }
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

/// `context.insert_value("NAME", …)` with the comment above, and the templates that the file names.
fn read_insertions(source: &mut Source, path: &str, text: &str) {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    for (index, line) in lines.iter().enumerate() {
        for part in line.split('"').skip(1).step_by(2).filter(|part| part.ends_with(".html")) {
            source.makers.entry(part.to_owned()).or_insert_with(|| path.to_owned());
        }
        let Some((_, rest)) = line.split_once("context.insert_value(") else { continue };
        let named = if rest.is_empty() { lines[index + 1] } else { rest };
        let name = named.strip_prefix('"').and_then(|named| named.split_once('"')).map(|(name, _)| name);
        let name = name.unwrap_or_else(|| panic!("{path}:{}: the name is no literal", index + 1));
        let above = lines[..index].iter().rev().map_while(|line| line.strip_prefix("// "));
        let mut about: Vec<&str> = above.collect();
        about.reverse();
        source.insertions.push(Insertion {
            file: path.to_owned(),
            name: name.to_owned(),
            about: about.join(" "),
        });
    }
}
