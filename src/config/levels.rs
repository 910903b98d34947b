//! Levels of rules: profiles, per-folder profiles and single settings.

use std::collections::{BTreeMap, HashMap};

use globset::GlobMatcher;
use toml::Spanned;

use super::raw::RawProfileFor;
use super::{ConfigError, Fail, glob};
use crate::check::{self, Profile, Rule};
use crate::diagnostic::Level;
use crate::suggest;

/// Level by rule code.
type ByCode = HashMap<&'static str, Level>;

/// How the profiles and their names are written in site.toml; see [`Levels`].
pub type LevelNames = [(&'static str, Level); 3];

/// The levels as written in site.toml.
pub const LEVEL_NAMES: LevelNames =
    [("off", Level::Off), ("warning", Level::Warning), ("error", Level::Error)];

/// Decides at which level a rule stands for a file.
#[derive(Debug, Clone)]
pub struct Levels {
    profiles: HashMap<String, Custom>,
    default: String,
    folders: Vec<(GlobMatcher, String)>,
    rules: ByCode,
    forced: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Custom {
    base: Profile,
    rules: ByCode,
}

impl Levels {
    /// The level of `rule` for the file at `path`: `[rules]` wins over a profile asked for on the
    /// command line, that over a folder's, and that over `profile`.
    pub fn level(&self, rule: &Rule, path: &str) -> Level {
        if let Some(level) = self.rules.get(rule.code) {
            return *level;
        }
        match self.custom(path) {
            Some(custom) => custom.rules.get(rule.code).copied().unwrap_or_else(|| rule.level(custom.base)),
            None => rule.level(Profile::default()),
        }
    }

    /// The built-in profile on which that of the file at `path` is based.
    pub fn profile(&self, path: &str) -> Profile {
        self.custom(path).map(|custom| custom.base).unwrap_or_default()
    }

    fn custom(&self, path: &str) -> Option<&Custom> {
        let folder = || self.folders.iter().rev().find(|(glob, _)| glob.is_match(path)).map(|(_, name)| name);
        self.profiles.get(self.forced.as_ref().or_else(folder).unwrap_or(&self.default))
    }

    /// The same levels under the profile `name` for every file; `None` if there is no such profile.
    pub fn with_profile(&self, name: &str) -> Option<Self> {
        self.profiles.contains_key(name).then(|| Self { forced: Some(name.to_owned()), ..self.clone() })
    }

    /// The profiles' names, sorted.
    pub fn profile_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.profiles.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }
}

pub(super) fn build(
    profile: &Option<Spanned<String>>,
    rules: &BTreeMap<Spanned<String>, Spanned<String>>,
    profiles: &BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Spanned<String>>>,
    profile_for: &[RawProfileFor],
    fail: &Fail<'_>,
) -> Result<Levels, ConfigError> {
    let mut known: HashMap<String, Custom> = Profile::ALL
        .into_iter()
        .map(|(name, base)| (name.to_owned(), Custom { base, rules: ByCode::new() }))
        .collect();
    for (name, settings) in profiles {
        if known.contains_key(name.get_ref()) {
            let message = format!("`{}` is a built-in profile", name.get_ref());
            return Err(fail.at(name.span().into(), &message, "give yours another name"));
        }
        let mut custom = Custom::default();
        let mut levels = Vec::new();
        for (key, value) in settings {
            if key.get_ref() == "base" {
                custom.base = Profile::from_name(value.get_ref()).ok_or_else(|| {
                    fail.at(
                        value.span().into(),
                        format!("there is no built-in profile `{}`", value.get_ref()),
                        "the base is strict, sre or brief",
                    )
                })?;
            } else {
                levels.push((key, value));
            }
        }
        custom.rules = by_code(levels, fail)?;
        known.insert(name.get_ref().clone(), custom);
    }
    let check_name = |name: &Spanned<String>| -> Result<String, ConfigError> {
        if known.contains_key(name.get_ref()) {
            return Ok(name.get_ref().clone());
        }
        let mut names: Vec<&str> = known.keys().map(String::as_str).collect();
        names.sort_unstable();
        let help = suggest::did_you_mean(name.get_ref(), names.iter().copied())
            .unwrap_or_else(|| format!("the profiles are {}", names.join(", ")));
        Err(fail.at(name.span().into(), format!("there is no profile `{}`", name.get_ref()), &help))
    };
    let default = match profile {
        Some(name) => check_name(name)?,
        None => Profile::default().as_str().to_owned(),
    };
    let folders = profile_for
        .iter()
        .map(|entry| Ok((glob(&entry.glob, fail)?.compile_matcher(), check_name(&entry.profile)?)))
        .collect::<Result<_, ConfigError>>()?;
    let rules = by_code(rules.iter().collect(), fail)?;
    Ok(Levels { profiles: known, default, folders, rules, forced: None })
}

fn by_code(
    settings: Vec<(&Spanned<String>, &Spanned<String>)>,
    fail: &Fail<'_>,
) -> Result<ByCode, ConfigError> {
    let mut levels = ByCode::new();
    for (key, value) in settings {
        let level = LEVEL_NAMES
            .iter()
            .find(|(name, _)| name == value.get_ref())
            .map(|(_, level)| *level)
            .ok_or_else(|| {
                fail.at(
                    value.span().into(),
                    format!("`{}` is no level", value.get_ref()),
                    "the levels are \"off\", \"warning\" and \"error\"",
                )
            })?;
        match check::find(key.get_ref()) {
            Some(rule) => {
                levels.insert(rule.code, level);
            }
            None => {
                let known = check::rules().iter().flat_map(|rule| [rule.code, rule.name]);
                let help = suggest::did_you_mean(key.get_ref(), known)
                    .unwrap_or_else(|| "`pmsite explain` lists the rules".to_owned());
                return Err(fail.at(
                    key.span().into(),
                    format!("there is no rule `{}`", key.get_ref()),
                    &help,
                ));
            }
        }
    }
    Ok(levels)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::source::SourceFile;

    fn levels(settings: &str) -> Result<Levels, ConfigError> {
        let text = format!("title = \"P\"\n{settings}\n");
        let source = Arc::new(SourceFile::new("site.toml", text));
        crate::config::from_source(Path::new("."), &source).map(|config| config.levels)
    }

    #[test]
    fn each_rule_can_be_set_by_code_and_name_in_rules_and_profiles() {
        for rule in check::rules() {
            for name in [rule.code, rule.name] {
                for (setting, level) in LEVEL_NAMES {
                    let set = levels(&format!("[rules]\n{name} = \"{setting}\"")).unwrap();
                    assert_eq!(set.level(rule, "content/a.md"), level, "{name}");
                    let of_profile = format!("profile = \"ours\"\n[profiles.ours]\n{name} = \"{setting}\"");
                    assert_eq!(levels(&of_profile).unwrap().level(rule, "content/a.md"), level, "{name}");
                }
            }
        }
        assert!(levels("[rules]\nPM999 = \"off\"").is_err());
        assert!(levels("[profiles.ours]\nimpact-mising = \"off\"").is_err());
    }
}
