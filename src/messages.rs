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

    /// The function `t` of templates: `t(id="incidents", count=3)`.
    ///
    /// # Errors
    /// No `id`, or one that no message file has.
    pub fn function(&self) -> impl Fn(Kwargs, &State) -> TeraResult<String> + Send + Sync + 'static {
        let messages = self.clone();
        move |values, _| {
            let id: String = values.must_get("id")?;
            let args = values.iter().filter_map(|(key, value)| {
                let key = key.as_str().filter(|key| *key != "id")?;
                Some((key.to_owned(), fluent(value)))
            });
            let args: FluentArgs<'_> = args.collect();
            messages.find(&id, &args).ok_or_else(|| {
                tera::Error::message(format!("there is no message `{id}` in the message files"))
            })
        }
    }
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
    Ok(bundle)
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
    fn a_broken_file_is_named_with_its_line() {
        let error = Messages::new("de", &[file("de", "a = A\n\nb B\n")]).unwrap_err().to_string();
        assert!(error.starts_with("messages/de.ftl:3: "), "{error}");
    }
}
