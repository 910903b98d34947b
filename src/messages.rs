//! The words of a site's pages in its language: [Project Fluent](https://projectfluent.org) message
//! files, those of the default theme completed and overridden message by message by the site's.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use tera::{Kwargs, State, TeraResult, Value};
use unic_langid::LanguageIdentifier;

/// The language whose messages are complete by definition: what another lacks is said in it.
pub const FALLBACK: &str = "en";

/// A message file.
#[derive(Clone, Debug)]
pub struct MessageFile {
    /// Where it lies, for errors.
    pub path: String,
    /// The language that its name says, `de` or `pt-BR`.
    pub language: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// A message file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error(
    "{path}:{line}: this is no Fluent message: {why}\n  a message is a line `name = text`; https://projectfluent.org/fluent/guide tells of the rest"
)]
pub struct MessageError {
    path: String,
    line: usize,
    why: String,
}

/// Messages of one language; cheap to copy.
#[derive(Clone)]
pub struct Messages {
    /// The language asked for, then the fallback.
    bundles: Arc<[FluentBundle<FluentResource>]>,
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages").finish_non_exhaustive()
    }
}

impl Messages {
    /// The messages of `language` (a BCP 47 tag), from `files`; of two files of one language the
    /// later wins, message by message. A file for `de` serves `de-CH`, and one for `de-CH` wins over
    /// it.
    ///
    /// # Errors
    /// The first file that is no Fluent.
    pub fn new(language: &str, files: &[MessageFile]) -> Result<Self, MessageError> {
        let language = language.replace('_', "-");
        let base = language.split('-').next().unwrap_or_default();
        let mut wanted = vec![base, language.as_str()];
        wanted.dedup();
        let own = bundle(&language, &wanted, files)?;
        let fallback = bundle(FALLBACK, &[FALLBACK], files)?;
        Ok(Self { bundles: Arc::new([own, fallback]) })
    }

    /// Those of the default theme in `language`.
    #[cfg(test)]
    pub fn of(language: &str) -> Self {
        let file = |language: &str, text| MessageFile {
            path: format!("{language}.ftl"),
            language: language.to_owned(),
            text: Cow::Borrowed(text),
        };
        let files = [
            file("en", include_str!("../themes/default/messages/en.ftl")),
            file("de", include_str!("../themes/default/messages/de.ftl")),
            file("ja", include_str!("../themes/default/messages/ja.ftl")),
        ];
        Self::new(language, &files).unwrap()
    }

    /// The message `id` with `values` in its places; none where no file has it.
    pub fn find(&self, id: &str, values: &FluentArgs<'_>) -> Option<String> {
        self.bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(id)?.value()?;
            // A place without a value is written as its name: a gap in a sentence that the author of
            // the message sees.
            let text = bundle.format_pattern(pattern, Some(values), &mut Vec::new());
            Some(text.into_owned())
        })
    }

    /// The message `id` with `values` in its places; its name where no file has it.
    pub fn text(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.find(id, &args).unwrap_or_else(|| id.to_owned())
    }

    /// The function `t` of templates: `t(id="incidents", count=3)`. A value may be a component, such as
    /// a link: the message is then markup, in which everything else is escaped.
    ///
    /// # Errors
    /// No `id`, or one that no message file has.
    pub fn function(&self) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static {
        let messages = self.clone();
        move |values, state| {
            let id: String = values.must_get("id")?;
            let (mut args, mut markup) = (FluentArgs::new(), Vec::new());
            for (key, value) in values.iter() {
                let Some(key) = key.as_str().filter(|key| *key != "id") else { continue };
                match value.as_str().filter(|_| value.is_safe()).zip(mark(markup.len())) {
                    Some((html, mark)) => {
                        markup.push((mark, html));
                        args.set(key.to_owned(), mark.to_string());
                    }
                    None => args.set(key.to_owned(), fluent(value)),
                }
            }
            let text = messages.find(&id, &args).ok_or_else(|| {
                tera::Error::message(format!("there is no message `{id}` in the message files"))
            })?;
            if markup.is_empty() {
                return Ok(Value::from(text));
            }
            let mut html = String::new();
            for piece in text.split_inclusive(|c| markup.iter().any(|(mark, _)| *mark == c)) {
                let place = markup.iter().find(|(mark, _)| piece.ends_with(*mark));
                html += &state.escape(place.map_or(piece, |(mark, _)| piece.trim_end_matches(*mark)))?;
                html += place.map_or("", |(_, value)| value);
            }
            Ok(Value::safe_string(&html))
        }
    }

    /// The function `words` of templates: `words(ids=["undated", "script-found"])`, messages for a script
    /// as JSON, by their names without `script-`. Places are left to be filled, as `{$name}`; a message
    /// whose text hangs on the number `$count` is an object of its forms by the names of plural
    /// categories, and `date` one by month where it hangs on that.
    ///
    /// # Errors
    /// No `ids`, or one that no message file has.
    pub fn words(&self) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<String> + Send + Sync + 'static {
        let messages = self.clone();
        move |values, _| {
            let ids: Vec<String> = values.must_get("ids")?;
            let words: Option<serde_json::Map<String, serde_json::Value>> = ids
                .iter()
                .map(|id| Some((id.trim_start_matches("script-").to_owned(), messages.forms(id)?)))
                .collect();
            words
                .map(|words| serde_json::Value::Object(words).to_string())
                .ok_or_else(|| tera::Error::message(format!("not all of {ids:?} are in the message files")))
        }
    }

    /// The text of a message for a script, or its forms.
    fn forms(&self, id: &str) -> Option<serde_json::Value> {
        const CATEGORIES: [&str; 6] = ["other", "zero", "one", "two", "few", "many"];
        let forms: Vec<(String, String)> = if id == "date" {
            let form = |month: u32| Some((format!("m{month}"), self.find(id, &one("m", month.into()))?));
            (1..=12).map(form).collect::<Option<_>>()?
        } else {
            let form =
                |name: &&str| Some(((*name).to_owned(), self.find(id, &one("count", (*name).into()))?));
            CATEGORIES.iter().map(form).collect::<Option<_>>()?
        };
        let (_, first) = forms.first()?.clone();
        if forms.iter().all(|(_, text)| *text == first) {
            return Some(first.into());
        }
        let is_own = |(name, text): &(String, String)| id == "date" || name == "other" || *text != first;
        let own = forms.into_iter().filter(is_own).map(|(name, text)| (name, text.into()));
        Some(serde_json::Value::Object(own.collect()))
    }
}

fn one<'a>(name: &'a str, value: FluentValue<'a>) -> FluentArgs<'a> {
    std::iter::once((name, value)).collect()
}

/// What stands for the place at `index` of a message while its text is put together: one of Unicode's 32
/// noncharacters in a row, which are for a program's own use and stand in no text.
pub fn mark(index: usize) -> Option<char> {
    ('\u{fdd0}'..='\u{fdef}').nth(index)
}

/// A template's value as a message takes it.
fn fluent(value: &Value) -> FluentValue<'static> {
    if let Some(number) = value.as_i64() {
        return number.into();
    }
    match value.as_str() {
        Some(text) => FluentValue::from(text.to_owned()),
        None => FluentValue::from(value.to_string()),
    }
}

fn bundle(
    language: &str,
    wanted: &[&str],
    files: &[MessageFile],
) -> Result<FluentBundle<FluentResource>, MessageError> {
    // A tag that is none still has messages, with plurals as the root of all languages has them.
    let tag: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Marks around each place would be seen by whoever copies a sentence, and by validators.
    bundle.set_use_isolating(false);
    for wanted in wanted {
        for file in files.iter().filter(|file| file.language.eq_ignore_ascii_case(wanted)) {
            let resource =
                FluentResource::try_new(file.text.clone().into_owned()).map_err(|(_, errors)| {
                    let first = errors.into_iter().next();
                    let at = first.as_ref().map_or(0, |error| error.pos.start);
                    let before = file.text.get(..at).unwrap_or_default();
                    MessageError {
                        path: file.path.clone(),
                        line: before.matches('\n').count() + 1,
                        why: first.map_or_else(String::new, |error| error.kind.to_string()),
                    }
                })?;
            bundle.add_resource_overriding(resource);
        }
    }
    let separator = bundle.get_message("thousands-separator").and_then(|message| message.value());
    let separator =
        separator.map(|pattern| bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned());
    bundle.set_formatter(separator.and_then(|separator| grouped_by(&separator)));
    Ok(bundle)
}

/// Writes a number in a message; `M` is what Fluent keeps beside it.
type Formatter<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

/// Writes whole numbers with `separator` between groups of three digits. Fluent takes a function that
/// knows no more than the number, so it is one of those for the separators that languages use.
fn grouped_by<M>(separator: &str) -> Option<Formatter<M>> {
    Some(match separator {
        "," => grouped::<',', M>,
        "." => grouped::<'.', M>,
        "'" => grouped::<'\'', M>,
        "’" => grouped::<'’', M>,
        " " => grouped::<' ', M>,
        "\u{a0}" => grouped::<'\u{a0}', M>,
        "\u{202f}" => grouped::<'\u{202f}', M>,
        _ => return None,
    })
}

fn grouped<const SEPARATOR: char, M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let is_count = number.value >= 0.0 && number.value.fract() == 0.0 && number.value < u32::MAX.into();
    is_count.then(|| group(number.value as u64, SEPARATOR.encode_utf8(&mut [0; 4])))
}

/// `1,234,567`, with `separator` between groups of three digits.
pub fn group(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * separator.len());
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(language: &str, text: &'static str) -> MessageFile {
        MessageFile {
            path: format!("messages/{language}.ftl"),
            language: language.to_owned(),
            text: Cow::Borrowed(text),
        }
    }

    #[test]
    fn a_language_overrides_and_english_fills() {
        let files = [
            file("en", "a = A\nb = B\nn = { $count ->\n    [one] one\n   *[other] { $count } things\n }\n"),
            file("de", "a = Ä\n"),
            file("de-CH", "a = Ae\n"),
        ];
        let text = |language: &str, id: &str| {
            Messages::new(language, &files).unwrap().text(id, &[("count", 2.into())])
        };
        assert_eq!(text("de", "a"), "Ä");
        assert_eq!(text("de_CH", "a"), "Ae");
        assert_eq!(text("de", "b"), "B");
        assert_eq!(text("de", "n"), "2 things");
        assert_eq!(text("no such tag!", "a"), "A");
        assert_eq!(text("en", "missing"), "missing");
    }

    #[test]
    fn counts_in_sentences_have_the_separators_of_their_language() {
        let text = |language: &str, count: u32| {
            Messages::of(language).text("count-incidents", &[("count", count.into())])
        };
        assert_eq!(text("en", 12_345), "12,345 incidents");
        assert_eq!(text("de", 1_234_567), "1.234.567 Störungen");
        assert_eq!(text("ja", 1000), "1,000 件の障害");
        assert_eq!(text("en", 1), "1 incident");
        assert_eq!(text("fr", 1000), "1,000 incidents");
    }

    #[test]
    fn a_value_may_be_markup_and_all_else_is_escaped() {
        let files = [file("en", "after = { $gap } after { $link } & { $title }\n")];
        let mut tera = tera::Tera::new();
        tera.register_function("t", Messages::new("en", &files).unwrap().function());
        let link = "{% component link(title) %}<a>{{ title }}</a>{% endcomponent link %}";
        let page = r#"{{ t(id="after", gap=2, link=<link title="<b>" />, title="<i>") }}"#;
        tera.add_raw_templates([("link.html", link), ("page.html", page)]).unwrap();
        let html = tera.render("page.html", &tera::Context::new()).unwrap();
        assert_eq!(html, "2 after <a>&lt;b&gt;</a> &amp; &lt;i&gt;");
    }

    #[test]
    fn a_broken_file_is_named_with_its_line() {
        let error = Messages::new("de", &[file("de", "a = A\n\nb B\n")]).unwrap_err().to_string();
        assert!(error.starts_with("messages/de.ftl:3: "), "{error}");
    }
}
