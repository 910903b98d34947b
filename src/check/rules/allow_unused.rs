//! PM119, allow-unused: a finding is allowed that does not occur.

use crate::check;
use crate::check::{Finding, Rule};
use crate::diagnostic::Level;
use crate::incident::Allow;
use crate::suggest;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PM119",
    name: "allow-unused",
    levels: [Level::Warning, Level::Warning, Level::Warning],
    summary: "A finding is allowed that does not occur.",
    explanation: "\
An `allow` that no longer covers anything hides the next finding of its kind. Every `allow` names a
rule and gives a reason.",
    bad: "\
allow:
  PM203: the impact is under embargo      (but the impact is there)",
    good: "(no allow)",
    incident: None,
    body: None,
};

/// The finding about an allowance that covered nothing.
pub fn finding(allow: &Allow) -> Finding {
    let (message, help) = if check::find(&allow.rule).is_none() {
        let known = check::rules().iter().flat_map(|rule| [rule.code, rule.name]);
        let help = suggest::did_you_mean(&allow.rule, known)
            .unwrap_or_else(|| "`pmsite explain` lists the rules".to_owned());
        (format!("there is no rule `{}`", allow.rule), help)
    } else if allow.reason.is_empty() {
        (
            format!("this allows {} without a reason", allow.rule),
            format!("say why: <!-- pmsite: allow {} reason -->", allow.rule),
        )
    } else {
        (format!("{} is allowed here, and there is no such finding", allow.rule), "take it out".to_owned())
    };
    Finding::new(allow.span, message, "allows nothing", help)
}
