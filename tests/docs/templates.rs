//! `docs/templates.md`: what each template receives. The variables and their types are those that the
//! pages of the example site give to their templates; what they mean is the comment above the line that
//! inserts them, and for what lies within, the doc comment of each field.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use syn::Type;

#[path = "views.rs"]
mod views;

use views::{Source, read};

/// The page; what lacks a comment fails.
pub fn document(root: &Path) -> String {
    let mut page = Page { source: read(root), todo: BTreeSet::new(), faults: Vec::new() };
    let (templates, site) = samples(root, &page.source);
    let mut out = String::from(HEAD);
    let root_and_page: Vec<&String> = templates.values().flat_map(|values| values.keys()).collect();
    let common = |name: &str| root_and_page.iter().filter(|other| **other == name).count() == templates.len();
    let all = blocks(root, "base.html");
    out.push_str(&format!("\n## Templates\n\n### Every template\n\nBlocks of `base.html`: {}.\n\n| variable | is | meaning |\n| --- | --- | --- |\n", listed(&all)));
    let first = templates.get("index.html").cloned().unwrap_or_default();
    for (name, samples) in first.iter().filter(|(name, _)| common(name)) {
        out.push_str(&page.variable("index.html", name, samples));
    }
    let shape = page.shape(&[&site], "site");
    out.push_str(&format!("| `site` | {shape} | The site. |\n"));
    for (template, values) in &templates {
        out.push_str(&format!("\n### {template}\n"));
        let blocks: Vec<String> =
            blocks(root, template).into_iter().filter(|block| !all.contains(block)).collect();
        if !blocks.is_empty() {
            out.push_str(&format!("\nBlocks: {}.\n", listed(&blocks)));
        }
        let own: Vec<_> = values.iter().filter(|(name, _)| !common(name)).collect();
        if own.is_empty() {
            out.push_str("\nNothing beside what every template receives.\n");
            continue;
        }
        out.push_str("\n| variable | is | meaning |\n| --- | --- | --- |\n");
        for (name, samples) in own {
            out.push_str(&page.variable(template, name, samples));
        }
    }
    out.push_str("\n## Types\n");
    out.push_str(&page.types());
    assert!(page.faults.is_empty(), "what templates receive has no comment:\n  {}", page.faults.join("\n  "));
    out
}

const HEAD: &str = "# What templates receive\n\n\
<!-- Generated: BLESS=1 cargo test --test docs -->\n\n\
Each template of a theme ([themes.md](themes.md)) and the variables that it receives; [what lies within](#types) follows\n\
below. Where it says *may be absent*, ask first: `{% if row.date %}`. The parts of a pair are `[0]` and `[1]`. Paths are\n\
those below the top of the site: a link is `{{ root }}{{ row.url }}`.\n";

/// The blocks of a template of the default theme, in the order in which they stand there.
fn blocks(root: &Path, template: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root.join("themes/default/templates").join(template)).unwrap();
    let names = text.split("{% block ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    names.map(str::to_owned).collect()
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// JSON of each variable on the pages of each template.
type Samples = BTreeMap<String, BTreeMap<String, Vec<Option<Value>>>>;

/// Those of the example site with all that a setting adds, and of a site with long lists and little else.
fn samples(root: &Path, source: &Source) -> (Samples, Value) {
    let mut templates = Samples::new();
    let site = add_samples(&mut templates, root, Some("https://example.org/"), source);
    let bare = crate::common::Site::new("title = \"P\"\nprofile = \"brief\"\n");
    bare.put("content/pages/about.md", "---\ntitle: About\n---\n\nThis.\n");
    bare.put(
        "content/lone.md",
        "---\ntitle: Lone\nstart: 2026-01-02\ncauses: lone\nservices: lone\n---\n\nWhat.\n",
    );
    for number in 0..101 {
        let text = format!(
            "---\ntitle: Down {number}\nstart: 2026-01-01T00:{:02}:00Z\ncauses: leak\nservices: shop\n---\n\n\
             ## Timeline\n\n- 00:59 UTC [dead end] The logs are read, {number}.\n",
            number % 50
        );
        bare.put(&format!("content/{number}.md"), text);
    }
    add_samples(&mut templates, bare.path(), None, source);
    for values in templates.values_mut() {
        values.retain(|_, samples| samples.iter().any(Option::is_some));
    }
    (templates, site)
}

/// Adds what the templates of the site at `root` receive; returns its `site`.
fn add_samples(templates: &mut Samples, root: &Path, base_url: Option<&str>, source: &Source) -> Value {
    let mut config = pmsite::config::load(root, None).unwrap();
    config.base_url = base_url.map(str::to_owned);
    let library = pmsite::library(&config, pmsite::parse::Audience::Public, false).unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
    let trends = pmsite::trends::trends(&library, &config, today);
    let theme = pmsite::theme::load(&config).unwrap();
    let site = pmsite::render::site::Site::new(&library, &trends, &config, &theme.messages);
    let names: BTreeSet<&String> = source.insertions.iter().map(|insertion| &insertion.name).collect();
    for plan in pmsite::render::pages::plan(&site) {
        let context = (plan.context)().unwrap();
        let values = templates.entry(plan.template.to_owned()).or_default();
        for name in &names {
            let value = context.get(name).map(|value| serde_json::to_value(value).unwrap());
            values.entry((*name).clone()).or_default().push(value);
        }
    }
    serde_json::to_value(pmsite::render::view::site::SiteView::new(&site)).unwrap()
}

struct Page {
    source: Source,
    /// Indices of the views that are mentioned.
    todo: BTreeSet<usize>,
    faults: Vec<String>,
}

impl Page {
    fn variable(&mut self, template: &str, name: &str, samples: &[Option<Value>]) -> String {
        let about = self.about(template, name);
        let there: Vec<&Value> = samples.iter().flatten().filter(|value| !value.is_null()).collect();
        let mut shape = self.shape(&there, &format!("{name} of {template}"));
        if there.len() < samples.len() {
            shape.push_str(", *may be absent*");
        }
        format!("| `{name}` | {shape} | {} |\n", self.text(&about))
    }

    /// The comment of the variable, in the file that makes the page or in one that it shares.
    fn about(&mut self, template: &str, name: &str) -> String {
        let of = |file: Option<&String>| -> BTreeSet<String> {
            let all =
                self.source.insertions.iter().filter(|other| other.name == name && !other.about.is_empty());
            all.filter(|other| file.is_none_or(|file| *file == other.file))
                .map(|other| other.about.clone())
                .collect()
        };
        let shared = "render/site.rs".to_owned();
        let places = [self.source.makers.get(template), Some(&shared), None];
        let found = places.into_iter().enumerate().filter(|(at, file)| *at == 2 || file.is_some());
        let found = found.map(|(_, file)| of(file)).find(|found| !found.is_empty()).unwrap_or_default();
        let found: Vec<String> = found.into_iter().collect();
        match found.as_slice() {
            [about] => about.clone(),
            [] => {
                self.faults.push(format!("{name} of {template}: no comment above the line that inserts it"));
                String::new()
            }
            several => {
                self.faults.push(format!("{name} of {template}: {}", several.join(" / ")));
                String::new()
            }
        }
    }

    /// What kind of thing `samples` are.
    fn shape(&mut self, samples: &[&Value], what: &str) -> String {
        match samples {
            [] => {
                self.faults.push(format!("{what}: no page of the example site has it"));
                String::new()
            }
            [Value::Bool(_), ..] => "yes or no".to_owned(),
            [Value::Number(_), ..] => "number".to_owned(),
            [Value::Array(_), ..] => {
                let items: Vec<&Value> =
                    samples.iter().filter_map(|value| value.as_array()).flatten().collect();
                format!("list of {}", self.shape(&items, what))
            }
            [Value::Object(first), ..] => {
                let keys: BTreeSet<&String> = first.keys().collect();
                let fits = |view: &views::View| {
                    view.fields.iter().map(|field| &field.name).collect::<BTreeSet<_>>() == keys
                };
                let found: Vec<usize> = self
                    .source
                    .views
                    .iter()
                    .enumerate()
                    .filter(|(_, view)| fits(view))
                    .map(|(at, _)| at)
                    .collect();
                match found.as_slice() {
                    [index] => self.link(*index),
                    [] => {
                        let parts: Vec<String> = first
                            .iter()
                            .map(|(key, value)| format!("`{key}` ({})", self.shape(&[value], what)))
                            .collect();
                        parts.join(" and ")
                    }
                    several => {
                        let names: Vec<&str> =
                            several.iter().map(|index| self.source.views[*index].name.as_str()).collect();
                        self.faults.push(format!("{what}: cannot tell {} apart", names.join(", ")));
                        String::new()
                    }
                }
            }
            _ => "text".to_owned(),
        }
    }

    /// A type as it is written in the source, in words; whether it may be absent.
    fn type_of(&mut self, ty: &Type, module: &str) -> (String, bool) {
        match ty {
            Type::Reference(reference) => self.type_of(&reference.elem, module),
            Type::Slice(slice) => (format!("list of {}", self.type_of(&slice.elem, module).0), false),
            Type::Array(array) => (format!("list of {}", self.type_of(&array.elem, module).0), false),
            Type::Tuple(tuple) => {
                let parts: Vec<String> = tuple.elems.iter().map(|ty| self.type_of(ty, module).0).collect();
                (format!("pair ({})", parts.join(", ")), false)
            }
            Type::Path(path) => {
                let last = path.path.segments.last().unwrap();
                let inner = match &last.arguments {
                    syn::PathArguments::AngleBracketed(arguments) => {
                        arguments.args.iter().find_map(|argument| {
                            if let syn::GenericArgument::Type(ty) = argument {
                                Some(ty.clone())
                            } else {
                                None
                            }
                        })
                    }
                    _ => None,
                };
                match (last.ident.to_string().as_str(), inner) {
                    ("Option", Some(inner)) => (self.type_of(&inner, module).0, true),
                    ("Vec", Some(inner)) => (format!("list of {}", self.type_of(&inner, module).0), false),
                    ("String" | "str", _) => ("text".to_owned(), false),
                    ("bool", _) => ("yes or no".to_owned(), false),
                    ("usize" | "u8" | "u16" | "u32" | "u64" | "i64" | "f64", _) => {
                        ("number".to_owned(), false)
                    }
                    (name, _) => (self.named(name, module), false),
                }
            }
            _ => panic!("a view has a type that the page cannot tell of"),
        }
    }

    fn named(&mut self, name: &str, module: &str) -> String {
        if let Some(ty) = self.source.aliases.get(name).cloned() {
            return self.type_of(&ty, module).0;
        }
        let all = self.source.views.iter().enumerate().filter(|(_, view)| view.name == name);
        let found: Vec<(usize, &str)> = all.map(|(index, view)| (index, view.module.as_str())).collect();
        let near = found.iter().find(|(_, other)| *other == module);
        match (near, found.as_slice()) {
            (Some((index, _)), _) | (None, [(index, _)]) => self.link(*index),
            _ => panic!("there are {} structs `{name}` that {module} may mean", found.len()),
        }
    }

    /// A link to the table of a view, which will stand on the page.
    fn link(&mut self, index: usize) -> String {
        self.todo.insert(index);
        let title = self.title(index);
        let anchor = title.to_lowercase().replace(' ', "-").replace(['(', ')'], "");
        format!("[{title}](#{anchor})")
    }

    /// The name of a view, with its module where it alone is not enough.
    fn title(&self, index: usize) -> String {
        let view = &self.source.views[index];
        let is_unique = self.source.views.iter().filter(|other| other.name == view.name).count() == 1;
        if is_unique { view.name.clone() } else { format!("{} ({})", view.name, view.module) }
    }

    /// The tables of all views that are mentioned, and of those that they mention.
    fn types(&mut self) -> String {
        let mut tables: BTreeMap<String, String> = BTreeMap::new();
        let mut done = BTreeSet::new();
        while let Some(index) = self.todo.iter().find(|index| !done.contains(*index)).copied() {
            done.insert(index);
            let title = self.title(index);
            let view = &self.source.views[index];
            let (module, about) = (view.module.clone(), view.about.clone());
            let fields: Vec<(String, String, Type)> =
                view.fields.iter().map(|f| (f.name.clone(), f.about.clone(), f.ty.clone())).collect();
            if about.is_empty() {
                self.faults.push(format!("{title}: no doc comment"));
            }
            let mut table = format!(
                "\n### {title}\n\n{}\n\n| field | is | meaning |\n| --- | --- | --- |\n",
                self.text(&about)
            );
            for (name, about, ty) in fields {
                if about.is_empty() {
                    self.faults.push(format!("{title}.{name}: no doc comment"));
                }
                let (shape, may_be_absent) = self.type_of(&ty, &module);
                let absent = if may_be_absent { ", *may be absent*" } else { "" };
                table.push_str(&format!("| `{name}` | {shape}{absent} | {} |\n", self.text(&about)));
            }
            tables.insert(title, table);
        }
        tables.into_values().collect()
    }

    /// A comment as it stands in a table: links of rustdoc become code.
    fn text(&self, about: &str) -> String {
        about.replace("[`", "`").replace("`]", "`").replace('|', "\\|")
    }
}
