//! Facts as a reader sees them, beyond what [`Locale`](crate::render::locale::Locale) writes.

use crate::incident::{Gap, GapKind, UsersAffected};
use crate::render::site::Site;

/// `35% of users`, `1,200 users`.
pub fn users(site: &Site<'_>, users: &UsersAffected) -> String {
    match users {
        UsersAffected::Share(percent) => {
            let share = site.locale.percent(&percent.to_string());
            site.say_with("users-share", &[("share", share.into())])
        }
        UsersAffected::Count(count) => {
            let digits = site.locale.thousands(*count);
            site.say_with("users-count", &[("count", (*count).into()), ("digits", digits.into())])
        }
    }
}

/// `Unknown: why`, `None: why`.
pub fn stated_gap(site: &Site<'_>, gap: &Gap) -> String {
    let id = match gap.kind {
        GapKind::Unknown => "gap-unknown",
        GapKind::None => "gap-none",
    };
    if gap.why.is_empty() {
        return site.say(id);
    }
    site.say_with("gap-with-reason", &[("gap", site.say(id).into()), ("why", gap.why.as_str().into())])
}

/// `reasons`, messages with their counts, as far as there are any: `2 without an end, 1 without a start`.
pub fn counted(site: &Site<'_>, reasons: &[(&str, usize)]) -> String {
    site.locale.commas(&each_counted(site, reasons))
}

/// The same, one by one.
pub fn each_counted(site: &Site<'_>, reasons: &[(&str, usize)]) -> Vec<String> {
    let said = reasons.iter().filter(|(_, count)| *count > 0);
    said.map(|(id, count)| site.say_with(id, &[("count", (*count).into())])).collect()
}
