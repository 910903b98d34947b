//! Sentences for any incident, as templates that [`super::phrase`] fills in.

/// What was down or slow, and what users saw.
pub const IMPACT: &[&str] = &[
    "Requests to {service} failed or took longer than {ms} ms, and {other} showed {adj} data.",
    "Users saw an error page on {pct}% of their visits, and orders placed meanwhile were delayed by up to {minutes} minutes.",
    "{service} answered with `{code}` in {region}, and {other} could not be used at all.",
    "Sign-in worked, but every page that needs {service} stayed empty.",
    "About {big} jobs were late, and {n} of them had to be run again by hand.",
    "Partners received {adj} responses from {service} and stopped sending for a while.",
    "Mobile clients kept retrying, which drained batteries and showed as a {adj} spinner.",
    "No data was lost, but {big} messages reached their readers late.",
    "Searches returned {adj} results, and carts that had been filled before the outage appeared empty.",
    "Internal dashboards for {other} had a gap, so its state had to be guessed.",
    "Exports to the warehouse stopped, and reports of the day rest on {pct}% of the records.",
    "Support handled {big} contacts, most of them about {service}.",
];

/// How it was noticed.
pub const DETECTED: &[&str] = &[
    "An alert on {metric} of {service} pages the on-call engineer.",
    "Monitoring reports that {metric} in {region} has doubled.",
    "Support forwards {n} reports from customers about {service}.",
    "An engineer of {team} sees `{code}` in the log of {host}.",
    "The probe of {service} fails from {n} places. The on-call engineer acknowledges it.",
    "A partner asks why {service} is {adj}.",
];

/// What was tried.
pub const ACTION: &[&str] = &[
    "{team} drains {host} and compares it with a healthy node.",
    "The {part} is restarted on {n} hosts. {metric} improves for {n} minutes and gets worse again.",
    "Traffic of {region} is moved to the neighbouring region.",
    "A heap dump is taken on {host}, and `{fn}` stands out.",
    "The last deploys of {service} and {other} are listed and compared with the start of the errors.",
    "Write traffic is paused so that the {thing} can catch up.",
    "The feature that calls `{fn}` is switched off for {pct}% of users.",
    "{team} raises `{setting}` to {big} on one host to see whether it matters.",
    "A {adj} replica is promoted in {region}.",
    "Logs of the {part} are searched for `{code}`: it occurs {big} times since the start.",
    "The status page is updated and support gets a text to send.",
    "{team} adds {n} hosts. They take {minutes} minutes to become healthy.",
    "The queue of {service} is measured: {big} entries, the oldest {minutes} minutes old.",
    "Version {version} is rolled back on the canary first.",
    "A trace shows that {ms} ms of each request pass in the {thing}.",
    "Retries of {other} are capped so that {service} gets room.",
];

/// Paths that misled.
pub const DEAD_END: &[&str] = &[
    "A recent deploy of {other} is suspected and rolled back, without effect.",
    "{metric} points to the {part}, but its numbers are the same on healthy hosts.",
    "The network between {region} and its neighbours is suspected. {team} finds no loss.",
    "A {adj} {noun} looks like the reason and turns out to be a week old.",
    "Hardware of {host} is suspected and the host is replaced. The errors follow the traffic.",
    "A rise in traffic is taken for the trigger, wrongly: it is made of retries.",
    "The change {name} is blamed for {minutes} minutes, until its log shows that it never ran in {region}.",
];

/// Who was called in.
pub const ESCALATED: &[&str] = &[
    "{team} is called in, since the {thing} is theirs.",
    "An incident commander takes over and {team} joins.",
    "The vendor of the {part} gets a ticket of the highest priority, and {team} joins the call.",
    "{team} and the owners of {other} are paged.",
];

/// What reduced the harm.
pub const MITIGATED: &[&str] = &[
    "{metric} falls to a third of its peak after the {thing} has been {verb}.",
    "Most requests succeed again. {pct}% are still slow.",
    "{service} recovers in all regions but {region}.",
    "Load is shed at the edge, and what gets through is answered in time.",
];

/// That it was over.
pub const RESOLVED: &[&str] = &[
    "{metric} is back to normal and stays there. The incident is closed.",
    "The backlog is empty and {service} works as before.",
    "The last host in {region} is healthy, and monitoring has been quiet for {minutes} minutes.",
    "All checks pass, and support reports no new contacts.",
];

/// Happenings without a tag.
pub const HAPPENED: &[&str] = &[
    "Version {version} of {service} reaches {region}.",
    "{metric} begins to rise {adv}, still below the threshold.",
    "The {part} on {host} logs `{code}` for the first time.",
    "A job of {name} starts and asks {service} for {big} records.",
    "The first {adj} {noun} appears in {region}.",
    "{other} begins to time out while it waits for {service}.",
    "The {thing} stops accepting work on {n} hosts.",
];

/// More about the cause, for any cause.
pub const ANALYSIS: &[&str] = &[
    "The {thing} of {service} was written for a {adj} {noun}, and its assumptions were never stated.",
    "Under load the {part} {adv} hands out a {adj} {noun}, and the caller cannot tell it from a good one.",
    "Between {n} and {big} requests a second nothing shows; above that {metric} rises with the square of the load.",
    "The code path through `{fn}` is taken about {n} times a day in normal operation.",
    "{name} and {anyname} both write to the {thing}, and neither knows of the other.",
    "What looked like a fault of {other} was the {adj} {noun} between the two.",
    "A {noun} that is {adj} on one side and {adj} on the other is accepted by both, and means something else to each.",
    "The limit in `{setting}` protects the {part} and thereby moves the pressure to the {thing}.",
    "Since the {noun} is checked before the {noun} and not after it, a {adj} one slips through.",
    "The {part} was {verb} last year, and the comment that explains why went with it.",
    "Hosts such as {host} were hit first because they carry the oldest {noun}.",
    "The same {noun} occurs in {other}, where a {adj} {noun} happens to hide it.",
    "Each {noun} costs {ms} ms, of which {pct}% is spent waiting for {resource}.",
    "The tests replace the {thing} by a {adj} stand-in that never runs out of {resource}.",
    "An alert on {metric} existed, but its threshold was set for a {adj} {noun} and would have fired {minutes} minutes later.",
    "During the {noun} the {part} keeps its {resource} and gives them back {adv}.",
    "Documentation of {name} says that a {adj} {noun} is retried; it is dropped.",
    "The message `{code}` stands for three different faults, and the handler treats all of them as the {adj} one.",
    "That {metric} stayed flat misled us: it is averaged over {n} hosts, of which only {host} failed.",
    "A {adj} {noun} in the {part} made every further {noun} slower than the one before.",
];

/// More about the fix, for any cause.
pub const FIXING: &[&str] = &[
    "The {part} was {verb} on all hosts of {region}, {n} at a time.",
    "Before that, {team} had {verb} the {thing}, which reduced the harm and did not end it.",
    "A {adj} {noun} was left in place on purpose until the backlog was gone.",
    "Records touched meanwhile were compared with {other} and {big} of them were corrected.",
    "The change went to {host} first and was watched for {minutes} minutes.",
    "`{setting}` was set to {big} in all regions and written down in the runbook.",
    "Clients recovered {adv} once the {thing} answered again.",
    "Version {version} contains the fix and a test that fails without it.",
    "The {noun} of {name} was {verb} by hand, since its tool needs the {thing} to run.",
];

/// What to improve, broadly.
pub const IMPROVEMENTS: &[&str] = &[
    "A {adj} {noun} must be visible before users notice it, and {metric} should page by itself.",
    "Changes to the {thing} need a canary and a way back that does not depend on {service}.",
    "Every wait needs a deadline and every retry a budget.",
    "Limits on {resource} should be known, measured and alerted on at half of their value.",
    "The dependence of {service} on {other} should be soft: without it, pages can be poorer but must work.",
    "Runbooks should be tried out in a drill, not in an outage.",
    "Where two teams own one {noun}, one of them must own its failure as well.",
    "The tools of {team} must not need what they are meant to repair.",
    "Tests should meet the {noun} as it is in production, {adj} and all.",
];

/// Tasks.
pub const TASKS: &[&str] = &[
    "Alert on {metric} of {service} at half of the limit",
    "Give `{fn}` a deadline of {ms} ms",
    "Write a runbook for a {adj} {noun} in the {thing}",
    "Add a canary stage to the rollout of {service}",
    "Bound the {part} by `{setting}`",
    "Test the failover of {service} every quarter",
    "Remove the {adj} {noun} from {name}",
    "Export {resource} of each host as a metric",
    "Let {other} work without {service}",
    "Validate the {noun} before it is pushed",
    "Spread copies of the {part} over failure domains",
    "Add jitter and a retry budget to the client library",
    "Document who owns {name}",
    "Load-test the {thing} with {big} concurrent clients",
    "Reject a {adj} {noun} with a clear error in place of `{code}`",
    "Replace {host} and its kind by hosts of the current generation",
    "Show {metric} for each region on the dashboard of {service}",
    "Make the rollback of {name} possible without the control plane",
    "Review other callers of `{fn}` for the same fault",
    "Rehearse the handover between {team} and the on-call engineer",
];

/// The headings of lessons.
pub const LESSON_HEADINGS: &[&str] =
    &["What went well", "What went wrong", "Where we got lucky", "What misled us"];

/// Lessons, each with its place among the headings.
pub const LESSONS: &[(usize, &str)] = &[
    (0, "The alert on {metric} came {minutes} minutes before the first report of a customer."),
    (0, "Rolling back took less than {n} minutes, since it had been rehearsed."),
    (0, "{team} was in the call within {n} minutes and knew the {thing}."),
    (3, "The first theory was held for too long because {metric} seemed to confirm it."),
    (1, "Nobody knew that {name} still depended on the {part}."),
    (2, "The outage fell into a quiet hour; at the peak the {thing} would not have recovered by itself."),
    (2, "A {adj} {noun} had been left behind by an earlier incident, and by luck it still worked."),
    (3, "The dashboard showed an average, and the average was fine."),
];
