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
