//! Highlighting of shell commands, as scripts and as sessions with prompts.

use super::highlight::Spans;
use super::lexer;

const KEYWORDS: [&str; 26] = [
    "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "in",
    "function", "select", "return", "exit", "export", "local", "readonly", "declare", "set", "unset",
    "source", "break", "continue",
];

/// Keywords and commands behind which a command follows.
const BEFORE_COMMAND: [&str; 10] =
    ["if", "then", "else", "elif", "while", "until", "do", "sudo", "time", "exec"];

/// Longest `${…}` that is looked for, in bytes.
const MAX_EXPANSION: usize = 120;

/// Writes a script to `spans`.
pub(super) fn script(code: &str, spans: &mut Spans) {
    let mut rest = code;
    // A command's name comes next.
    let mut command = true;
    // What stands before is no part of a word.
    let mut fresh = true;
    while let Some(first) = rest.chars().next() {
        let (length, class) = match first {
            '#' if fresh => (rest.find('\n').unwrap_or(rest.len()), "c"),
            '\'' => (rest.get(1..).and_then(|rest| rest.find('\'')).map_or(rest.len(), |end| end + 2), "s"),
            '"' => {
                let (string, after) =
                    rest.split_at_checked(lexer::string(rest, '"', true)).unwrap_or((rest, ""));
                quoted(string, spans);
                rest = after;
                (command, fresh) = (command && !fresh, false);
                continue;
            }
            '$' => variable(rest),
            '\\' => (1 + rest.get(1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8), ""),
            c if c.is_whitespace() || "|&;()<>{}`!=".contains(c) => (c.len_utf8(), ""),
            _ => word(rest, command, fresh),
        };
        let (token, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        spans.push(token, class);
        rest = after;
        command = match first {
            '\n' | '|' | '&' | ';' | '(' | '{' | '`' | '!' => true,
            // A word goes on: `NAME=value`.
            c if c.is_whitespace() || matches!(c, '\\' | '=') || !fresh => command,
            // `NAME=value command`, `$(command`.
            _ => {
                BEFORE_COMMAND.contains(&token)
                    || class == "v" && (after.starts_with('=') || after.starts_with('('))
            }
        };
        fresh = token.ends_with(|c: char| c.is_whitespace() || "|&;()<>{}`!".contains(c));
    }
}

/// Length and class of the word that `text` begins with.
fn word(text: &str, command: bool, fresh: bool) -> (usize, &'static str) {
    let stops = |c: char| c.is_whitespace() || "|&;()<>{}`!='\"$\\".contains(c);
    let length = text.find(stops).unwrap_or(text.len());
    let (word, after) = text.split_at_checked(length).unwrap_or((text, ""));
    let class = match () {
        () if !fresh => "",
        () if word.starts_with('-') => "v",
        () if KEYWORDS.contains(&word) && (command || matches!(word, "in" | "do" | "then")) => "k",
        () if command && after.starts_with('=') => "v",
        () if command => "e",
        () if word.bytes().all(|b| b.is_ascii_digit()) => "n",
        () => "",
    };
    (length, class)
}

/// Writes a string in double quotes, with the variables in it.
fn quoted(string: &str, spans: &mut Spans) {
    let mut rest = string;
    while let Some(at) = rest.find('$') {
        let (before, dollar) = rest.split_at_checked(at).unwrap_or((rest, ""));
        spans.push(before, "s");
        let (length, class) = variable(dollar);
        let (name, after) = dollar.split_at_checked(length).unwrap_or((dollar, ""));
        spans.push(name, if class.is_empty() { "s" } else { class });
        rest = after;
    }
    spans.push(rest, "s");
}

/// Length and class of the expansion that `text` begins with.
fn variable(text: &str) -> (usize, &'static str) {
    let rest = text.get(1..).unwrap_or_default();
    let name = match rest.chars().next() {
        Some('{') => rest.bytes().take(MAX_EXPANSION).position(|b| b == b'}').map_or(0, |end| end + 1),
        Some(c) if "?@#*!$".contains(c) || c.is_ascii_digit() => 1,
        _ => rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len()),
    };
    (1 + name, if name == 0 { "" } else { "v" })
}

/// Writes a session to `spans`: commands after a prompt, and what they print.
pub(super) fn session(code: &str, spans: &mut Spans) {
    for line in code.split_inclusive('\n') {
        let prompt =
            ["$ ", "# ", "> ", "% "].into_iter().filter_map(|mark| Some(line.find(mark)? + mark.len())).min();
        let prompt = prompt.and_then(|at| line.split_at_checked(at)).filter(|(prompt, _)| {
            // `$ `, or `user@host:~$ `.
            prompt.len() == 2 || prompt.len() < 60 && prompt.contains('@') && !prompt.trim_end().contains(' ')
        });
        let (prompt, command) = prompt.unwrap_or(("", line));
        spans.push(prompt, "p");
        if prompt.is_empty() { spans.push(command, "") } else { script(command, spans) }
    }
}
