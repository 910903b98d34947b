//! Syntax highlighting when the site is built: code to spans with a small, closed set of classes.
//!
//! | class | what |
//! | --- | --- |
//! | `hl-c` | comment |
//! | `hl-s` | string |
//! | `hl-n` | number, constant, escape; time stamp in a log |
//! | `hl-k` | keyword |
//! | `hl-e` | name of a function, type, section, key, tag |
//! | `hl-v` | variable, parameter, attribute |
//! | `hl-i`, `hl-d` | inserted and deleted line |
//! | `hl-x`, `hl-w` | error and warning in a log |
//! | `hl-p` | prompt of a shell |

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::lexer::Language;
use super::{escape, log, shell};

/// Longest block that is highlighted, in bytes.
const MAX_BLOCK: usize = 64 * 1024;

/// Longest line that is highlighted, in bytes.
const MAX_LINE: usize = 2_000;

/// What one document may spend. Grammars take time up to the square of a line's length, some hundred
/// nanoseconds a unit at worst; ordinary code reaches this after some thousand lines.
const BUDGET: usize = 8_000_000;

/// Lines shorter than this cost as much as one of this length.
const MIN_LINE_COST: usize = 64;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Names of languages that the grammars do not know by themselves.
const ALIASES: [(&str, &str); 8] = [
    ("jsonc", "json"),
    ("json5", "json"),
    ("jsonl", "json"),
    ("ndjson", "json"),
    ("terraform", "tf"),
    ("hcl", "tf"),
    ("docker", "dockerfile"),
    ("patch", "diff"),
];

/// What the start of a scope's name says about it; of several, the first. An empty class ends the
/// search: what is around says nothing about it.
const RULES: [(&str, &str); 27] = [
    ("meta.interpolation", ""),
    ("meta.template.expression", ""),
    ("constant", "n"),
    ("punctuation.definition.variable", "v"),
    ("punctuation.definition.string", "s"),
    ("string", "s"),
    ("keyword.operator.word", "k"),
    ("keyword.operator", ""),
    ("keyword.other.unit", "n"),
    ("keyword", "k"),
    ("storage", "k"),
    ("entity.other.attribute-name", "v"),
    ("entity", "e"),
    ("support", "e"),
    ("variable.function", "e"),
    ("variable.other.readwrite.terraform", "v"),
    ("variable.other.readwrite", ""),
    ("variable.other.member", ""),
    ("variable.other.object", ""),
    ("variable.other.property", ""),
    ("variable", "v"),
    ("markup.inserted", "i"),
    ("markup.deleted", "d"),
    ("markup.heading", "e"),
    ("meta.diff.range", "v"),
    ("meta.diff.header", "e"),
    ("invalid", ""),
];

struct Classes {
    rules: Vec<(Scope, &'static str)>,
    comment: Scope,
    key: Scope,
}

static CLASSES: LazyLock<Option<Classes>> = LazyLock::new(|| {
    let rules = RULES.iter().map(|(name, class)| Some((Scope::new(name).ok()?, *class)));
    Some(Classes {
        rules: rules.collect::<Option<_>>()?,
        comment: Scope::new("comment").ok()?,
        key: Scope::new("meta.mapping.key").ok()?,
    })
});

/// Highlights the code of one document.
pub(super) struct Highlighter {
    budget: usize,
}

impl Default for Highlighter {
    fn default() -> Self {
        Self { budget: BUDGET }
    }
}

impl Highlighter {
    /// `code` as HTML; plain where the language is not known, or the code is too much.
    pub(super) fn highlight(&mut self, language: &str, code: &str) -> String {
        let mut spans = Spans::with_capacity(code.len() * 2);
        if code.len() > MAX_BLOCK {
            return plain(code);
        }
        match language {
            "log" | "logs" | "syslog" => log::lines(code, &mut spans),
            "http" | "https" => log::http(code, &mut spans),
            "sh" | "bash" | "shell" | "zsh" | "ksh" => shell::script(code, &mut spans),
            "console" | "shell-session" | "shellsession" | "terminal" | "sh-session" => {
                shell::session(code, &mut spans)
            }
            _ => match (Language::named(language), syntax(language)) {
                (Some(language), _) => language.highlight(code, &mut spans),
                (None, Some(syntax)) if self.code(syntax, code, &mut spans) => {}
                _ => return plain(code),
            },
        }
        spans.finish()
    }

    /// By a grammar; false where that is too much or fails.
    fn code(&mut self, syntax: &SyntaxReference, code: &str, spans: &mut Spans) -> bool {
        let cost: usize = code.lines().map(|line| line.len() * line.len().max(MIN_LINE_COST)).sum();
        if cost > self.budget || code.lines().any(|line| line.len() > MAX_LINE) {
            return false;
        }
        self.budget -= cost;
        let Some(classes) = CLASSES.as_ref() else { return false };
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        for line in code.split_inclusive('\n') {
            let Ok(changes) = state.parse_line(line, &SYNTAXES) else { return false };
            let mut from = 0;
            for (at, change) in changes {
                spans.push(line.get(from..at).unwrap_or_default(), classes.of(&stack));
                from = at.max(from);
                if stack.apply(&change).is_err() {
                    return false;
                }
            }
            spans.push(line.get(from..).unwrap_or_default(), classes.of(&stack));
        }
        true
    }
}

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let name = ALIASES.iter().find(|(alias, _)| *alias == language).map_or(language, |(_, name)| name);
    if matches!(name, "" | "text" | "txt" | "plain" | "plaintext" | "none" | "output") {
        return None;
    }
    SYNTAXES.find_syntax_by_token(name)
}

impl Classes {
    fn of(&self, stack: &ScopeStack) -> &'static str {
        let scopes = stack.as_slice();
        if scopes.iter().any(|scope| self.comment.is_prefix_of(*scope)) {
            return "c";
        }
        let class = |scope: &Scope| {
            self.rules.iter().find(|(rule, _)| rule.is_prefix_of(*scope)).map(|(_, class)| *class)
        };
        let found = scopes.iter().rev().find_map(class).unwrap_or_default();
        // The keys of JSON and its like are strings too.
        if found == "s" && scopes.iter().any(|scope| self.key.is_prefix_of(*scope)) { "e" } else { found }
    }
}

/// Spans in the making; neighbours of one class are one span.
pub(super) struct Spans {
    out: String,
    class: &'static str,
}

impl Spans {
    fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes), class: "" }
    }

    /// Adds `text` with the class `hl-{class}`, or none.
    pub(super) fn push(&mut self, text: &str, class: &'static str) {
        if text.is_empty() {
            return;
        }
        // Blanks show no colour, so they need no change of class.
        if class != self.class && !text.trim_ascii().is_empty() {
            self.close();
            if !class.is_empty() {
                self.out.push_str("<span class=\"hl-");
                self.out.push_str(class);
                self.out.push_str("\">");
            }
            self.class = class;
        }
        escape::text(&mut self.out, text);
    }

    fn close(&mut self) {
        if !self.class.is_empty() {
            self.out.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.out
    }
}

fn plain(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    escape::text(&mut out, code);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(language: &str, code: &str) -> String {
        let html = Highlighter::default().highlight(language, code);
        html.replace("<span class=\"hl-", "{").replace("\">", ":").replace("</span>", "}")
    }

    #[test]
    fn languages_that_postmortems_quote() {
        let mut wrong = Vec::new();
        for (language, code, expected) in [
            (
                "sh",
                "if A=1 f -x \"$B\"; then # c",
                "{k:if }{v:A}=1 {e:f }{v:-x }{s:\"}{v:$B}{s:\"}; {k:then }{c:# c}",
            ),
            ("console", "$ ls a\nout\n", "{p:$ }{e:ls }a\nout\n"),
            ("sql", "SELECT count(*) -- c\n", "{k:SELECT }{e:count}(*) {c:-- c\n}"),
            ("python", "def f(a='x'): # c\n", "{k:def }{e:f}(a={s:'x'}): {c:# c\n}"),
            (
                "rust",
                "fn f<'a>(b: &'a str) { b == 'x' }",
                "{k:fn }f&lt;{v:'a}&gt;(b: &amp;{v:'a }{k:str}) { b == {s:'x' }}",
            ),
            ("go", "x := `a\nb` /* c", "x := {s:`a\nb` }{c:/* c}"),
            ("json", "{\"a\": [1, \"b\"]}", "{{e:\"a\"}: [{n:1}, {s:\"b\"}]}"),
            ("yaml", "a: \"x\" # c\n", "{e:a}: {s:\"x\" }{c:# c\n}"),
            ("diff", "-a\n+b\n", "{d:-a\n}{i:+b\n}"),
            ("log", "12:00:01 ERROR a=\"b\" can't", "{n:12:00:01 }{x:ERROR }{e:a}={s:\"b\" }can't"),
            ("http", "GET /a HTTP/1.1\nHost: b\n", "{k:GET }{s:/a}{k: HTTP/1.1\n}{e:Host}: b\n"),
            ("nosuch", "a < b", "a &lt; b"),
        ] {
            let found = short(language, code);
            if found != expected {
                wrong.push(format!("{language}: {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_language_of_the_contract_is_known() {
        let all = "shell bash console json yaml sql log http python go java rust javascript typescript terraform hcl dockerfile diff toml ini \
                   nginx xml";
        for language in all.split_whitespace() {
            let own = matches!(language, "shell" | "bash" | "console" | "log" | "http")
                || Language::named(language).is_some();
            assert!(own || syntax(language).is_some(), "{language}");
        }
        assert!(CLASSES.is_some());
    }

    #[test]
    fn too_much_stays_plain() {
        let long = format!("\"{}\"", "x".repeat(MAX_LINE));
        assert_eq!(short("json", &long), long);
        let mut highlighter = Highlighter { budget: 10 };
        assert_eq!(highlighter.highlight("json", "[1]"), "[1]");
    }
}
