//! A small lexer for the languages that postmortems quote most. It takes a few microseconds where a
//! grammar of regular expressions takes a few hundred, and time in proportion to the text whatever
//! the text is.

use super::highlight::Spans;

/// What a language's tokens look like.
pub(super) struct Language {
    /// Its names.
    pub(super) names: &'static [&'static str],
    /// What begins a comment to the end of the line.
    comments: &'static [&'static str],
    /// Whether `/* … */` is a comment.
    block_comments: bool,
    /// Quotes of strings that end on their line.
    quotes: &'static str,
    /// Quotes of strings that may go over several lines.
    long_quotes: &'static str,
    /// Whether a name before `(` is that of a function.
    calls: bool,
    /// Whether case makes no difference to keywords.
    any_case: bool,
    keywords: &'static str,
    constants: &'static str,
}

/// The languages. A keyword stands between spaces, so that a search finds whole ones.
pub(super) const LANGUAGES: [Language; 7] = [
    Language {
        names: &["sql", "postgresql", "postgres", "mysql", "plsql", "sqlite"],
        comments: &["--"],
        block_comments: true,
        quotes: "\"`",
        long_quotes: "'",
        calls: true,
        any_case: true,
        keywords: " select from where and or not in is like ilike between exists as on using join inner left right full outer cross \
                   group by order having limit offset union all distinct insert into values update set delete create alter drop \
                   table index view database schema primary key foreign references unique default constraint check add column \
                   begin commit rollback transaction explain analyze vacuum lock grant revoke truncate cascade concurrently with \
                   recursive returning case when then else end asc desc nulls if replace interval for show kill cast over partition \
                   window lateral conflict do nothing temporary function trigger procedure language returns use ",
        constants: " true false null current_timestamp current_date ",
    },
    Language {
        names: &["python", "py", "python3", "py3"],
        comments: &["#"],
        block_comments: false,
        quotes: "\"'",
        long_quotes: "",
        calls: true,
        any_case: false,
        keywords: " and as assert async await break class continue def del elif else except finally for from global if import in is \
                   lambda match nonlocal not or pass raise return try while with yield case ",
        constants: " True False None self cls ",
    },
    Language {
        names: &["go", "golang"],
        comments: &["//"],
        block_comments: true,
        quotes: "\"'",
        long_quotes: "`",
        calls: true,
        any_case: false,
        keywords: " break case chan const continue default defer else fallthrough for func go goto if import interface map package \
                   range return select struct switch type var string int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 byte \
                   rune bool error float32 float64 any ",
        constants: " true false nil iota ",
    },
    Language {
        names: &["java", "kotlin", "kt", "scala", "groovy", "csharp", "cs"],
        comments: &["//"],
        block_comments: true,
        quotes: "\"'",
        long_quotes: "",
        calls: true,
        any_case: false,
        keywords: " abstract as assert boolean break byte case catch char class companion const continue data def default do double \
                   else enum extends final finally float for foreach fun if implements import in instanceof int interface internal \
                   is lateinit long namespace native new object open operator out override package private protected public record \
                   return sealed short static string super switch synchronized this throw throws trait transient try using val var \
                   void volatile when while with yield async await ",
        constants: " true false null ",
    },
    Language {
        names: &["js", "javascript", "ts", "typescript", "jsx", "tsx", "mjs", "node"],
        comments: &["//"],
        block_comments: true,
        quotes: "\"'",
        long_quotes: "`",
        calls: true,
        any_case: false,
        keywords: " abstract any as async await boolean break case catch class const continue debugger declare default delete do else \
                   enum export extends finally for from function get if implements import in instanceof interface keyof let namespace \
                   never new number of private protected public readonly return set static string super switch this throw try type \
                   typeof unknown var void while with yield ",
        constants: " true false null undefined NaN Infinity ",
    },
    Language {
        names: &["rust", "rs"],
        comments: &["//"],
        block_comments: true,
        quotes: "'",
        long_quotes: "\"",
        calls: true,
        any_case: false,
        keywords: " as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref \
                   return self Self static struct super trait type unsafe use where while bool char str u8 u16 u32 u64 u128 usize i8 \
                   i16 i32 i64 i128 isize f32 f64 ",
        constants: " true false ",
    },
    Language {
        names: &["c", "h", "cpp", "c++", "cc", "hpp"],
        comments: &["//"],
        block_comments: true,
        quotes: "\"'",
        long_quotes: "",
        calls: true,
        any_case: false,
        keywords: " auto bool break case catch char class const constexpr continue default delete do double else enum explicit extern \
                   float for friend goto if inline int long namespace new noexcept operator private protected public register return \
                   short signed sizeof static struct switch template this throw try typedef typename union unsigned using virtual \
                   void volatile while size_t ",
        constants: " true false NULL nullptr ",
    },
];

impl Language {
    /// The language called `name`.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        LANGUAGES.iter().find(|language| language.names.contains(&name))
    }

    /// Writes `code` to `spans`.
    pub(super) fn highlight(&self, code: &str, spans: &mut Spans) {
        let mut rest = code;
        while let Some(first) = rest.chars().next() {
            let (length, class) = self.token(rest, first);
            let (token, after) = rest.split_at_checked(length.max(first.len_utf8())).unwrap_or((rest, ""));
            spans.push(token, class);
            rest = after;
        }
    }

    /// Length and class of the token that `text` begins with.
    fn token(&self, text: &str, first: char) -> (usize, &'static str) {
        if self.comments.iter().any(|mark| text.starts_with(mark)) {
            return (text.find('\n').unwrap_or(text.len()), "c");
        }
        if self.block_comments && text.starts_with("/*") {
            return (text.get(2..).and_then(|rest| rest.find("*/")).map_or(text.len(), |end| end + 4), "c");
        }
        if let Some(quote) =
            ["\"\"\"", "'''"].into_iter().find(|quote| text.starts_with(quote) && self.quotes.contains(first))
        {
            return (text.get(3..).and_then(|rest| rest.find(quote)).map_or(text.len(), |end| end + 6), "s");
        }
        if self.long_quotes.contains(first) {
            return (string(text, first, true), "s");
        }
        if self.quotes.contains(first) {
            let length = string(text, first, false);
            // A lifetime: a quote that nothing closes, or not at once.
            let is_char =
                (2..=8).contains(&length) && text.get(..length).is_some_and(|text| text.ends_with('\''));
            let is_lifetime = self.quotes == "'" && !is_char;
            return if is_lifetime {
                (1 + word(text.get(1..).unwrap_or_default()), "v")
            } else {
                (length, "s")
            };
        }
        if first == '@' {
            return (1 + word(text.get(1..).unwrap_or_default()), "v");
        }
        if !is_word(first) {
            return (first.len_utf8(), "");
        }
        let length = word(text);
        let (name, after) = text.split_at_checked(length).unwrap_or((text, ""));
        (length, self.class(name, first, after))
    }

    fn class(&self, name: &str, first: char, after: &str) -> &'static str {
        if first.is_ascii_digit() {
            return "n";
        }
        let key = if self.any_case { name.to_ascii_lowercase() } else { name.to_owned() };
        let is_in = |words: &str| name.len() < 20 && words.contains(&format!(" {key} "));
        match () {
            () if is_in(self.keywords) => "k",
            () if is_in(self.constants) => "n",
            () if self.calls && after.starts_with('(') => "e",
            () => "",
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Length of the word that `text` begins with.
fn word(text: &str) -> usize {
    text.find(|c| !is_word(c)).unwrap_or(text.len())
}

/// Length of the string that `text` begins with, up to its closing `quote`, else up to the end of
/// its line, or of the text.
pub(super) fn string(text: &str, quote: char, long: bool) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            '\n' if !long => return at,
            _ => {}
        }
    }
    text.len()
}
