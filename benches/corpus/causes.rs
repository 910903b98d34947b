//! The made cause tree: groups, causes, and the sentences that tell of each.

/// A group of causes.
pub struct Group {
    /// First part of the path.
    pub path: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its description.
    pub description: &'static str,
    /// What set its incidents off, the commonest first.
    pub triggers: &'static [&'static str],
    /// Its causes.
    pub causes: &'static [Cause],
}

/// A cause; `how` and `fix` are templates as [`super::phrase`] fills them.
pub struct Cause {
    /// Second part of the path.
    pub path: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What happened, as the end of an incident's title.
    pub headline: &'static str,
    /// The cause in a sentence.
    pub summary: &'static str,
    /// The cause in detail.
    pub how: &'static [&'static str],
    /// What ended it.
    pub fix: &'static str,
}

const fn cause(
    path: &'static str,
    title: &'static str,
    headline: &'static str,
    summary: &'static str,
    how: &'static [&'static str],
    fix: &'static str,
) -> Cause {
    Cause { path, title, headline, summary, how, fix }
}

/// All groups.
pub const GROUPS: &[Group] = &[
    Group {
        path: "capacity",
        title: "Capacity",
        description: "A finite resource ran out, or demand came all at once.",
        triggers: &["traffic", "deploy", "dependency"],
        causes: &[
            cause(
                "pool-exhaustion",
                "Pool exhausted",
                "runs out of pooled {resource}",
                "A pool of {resource} in {service} was sized for a third of the load, and callers waited for a free slot until they timed out.",
                &[
                    "Each call of `{fn}` takes a slot from the pool and keeps it while it waits for {other}, so slots are held for as long as the slowest dependency takes.",
                    "With {n} slots on each host and {ms} ms a call the pool saturates at {big} requests a second, which nobody had worked out.",
                    "The wait for a slot has no deadline of its own, and exhausted pools look like a slow {part} from outside.",
                ],
                "The pool was raised to {big} slots and `{setting}` now bounds the wait.",
            ),
            cause(
                "queue-backlog",
                "Queue backlog",
                "falls hours behind its queue",
                "Messages for {service} arrived faster than its consumers could take them, and the backlog grew until the oldest ones expired.",
                &[
                    "Consumers of {name} commit an offset after each message, so throughput is bound by round trips and not by work.",
                    "A {adj} message was redelivered {n} times before the dead-letter limit was reached, and blocked its partition meanwhile.",
                    "Scaling out did not help at first, since the topic had fewer partitions than consumers.",
                ],
                "Consumers commit in batches and the poison message went to the dead-letter queue.",
            ),
            cause(
                "stampede",
                "Stampede",
                "is overwhelmed by its own clients after a cache flush",
                "The cache in front of {service} was emptied, and every client asked the origin for the same keys at the same moment.",
                &[
                    "The cache had answered {pct}% of reads, so losing it multiplied the load on the origin by more than ten.",
                    "Nothing coalesces identical misses: {big} requests for one key meant {big} queries.",
                    "Clients retried after a fixed delay, in step with one another, and each wave was as high as the one before.",
                ],
                "Load was shed at the edge until the cache was warm, and misses for one key now wait for a single fetch.",
            ),
            cause(
                "resource-limit",
                "Limit reached",
                "hits a limit of {resource} that nobody watched",
                "A limit on {resource} that was set when {service} was small was reached as it grew.",
                &[
                    "The limit is set by `{setting}` in the base image, with a comment that calls it generous.",
                    "Each new shard adds {n} to the count on every host, so growth is quadratic in the number of hosts.",
                    "Past the limit the operating system refuses, and {thing} takes the refusal for a network fault.",
                ],
                "The limit was raised tenfold on all hosts and the fleet was restarted in waves.",
            ),
        ],
    },
    Group {
        path: "configuration",
        title: "Configuration",
        description: "The code was as intended; what it was told was not.",
        triggers: &["config-push", "deploy", "maintenance"],
        causes: &[
            cause(
                "unvalidated-data",
                "Unvalidated data",
                "rejects requests after a bad rule file",
                "A generated file with {big} entries was pushed to all hosts of {service} although its parser accepts half of that.",
                &[
                    "The generator {name} reads a table whose rows doubled after a {adj} change of permissions.",
                    "The loader allocates a fixed {noun} and treats overflow as fatal, so each process ended as soon as it had read the file.",
                    "The push goes to all hosts within {minutes} minutes and has no canary.",
                ],
                "The last good file was pushed by hand and the generator was stopped.",
            ),
            cause(
                "wrong-scope",
                "Wrong scope",
                "is reconfigured in every region at once",
                "A change meant for one cell of {region} was applied to all cells of {service}.",
                &[
                    "The selector matched on a prefix, and the name of the cell is a prefix of {n} others.",
                    "The plan listed the targets on its last page, where no reviewer reads.",
                    "Once applied, `{setting}` cut traffic to the {part} in all regions.",
                ],
                "The change was reverted cell by cell, beginning with {region}.",
            ),
            cause(
                "stale-flag",
                "Stale flag",
                "turns on code that was retired",
                "A feature flag of {service} was reused under its old name and woke a path that no longer worked.",
                &[
                    "The flag {name} had been off for three years, and its handler still called `{fn}`.",
                    "Hosts that had been rebuilt ignored the flag, and {n} older ones did not.",
                    "Tests cover the flag in its off position only.",
                ],
                "The flag was switched off and the retired handler was deleted.",
            ),
            cause(
                "drift",
                "Configuration drift",
                "behaves differently from host to host",
                "Half of the hosts of {service} carried a {adj} value of `{setting}` that was set by hand in an earlier incident.",
                &[
                    "The agent that should restore settings had failed on those hosts since version {version}, without a sound.",
                    "Requests met the two kinds of host by turns, so that a retry often worked and hid the fault.",
                    "The difference showed only when the hosts with the right value were drained.",
                ],
                "The setting was put under management again and all hosts were converged.",
            ),
        ],
    },
    Group {
        path: "database",
        title: "Database",
        description: "The data store, its connections, its replicas and its copies.",
        triggers: &["deploy", "traffic", "maintenance", "hardware"],
        causes: &[
            cause(
                "connection-leak",
                "Connection leak",
                "leaks database connections until none are left",
                "An error path in {service} returned without giving its database connection back.",
                &[
                    "In `{fn}` the connection is released after the response is written, and a client that hangs up skips that line.",
                    "One leak in {big} requests was invisible for weeks, until a {adj} client began to hang up often.",
                    "The database refused new sessions at {big}, and also those of the tools that would have shown why.",
                ],
                "Idle sessions were ended on the server, and the release moved into a guard that runs on every path.",
            ),
            cause(
                "lock-contention",
                "Lock contention",
                "stalls behind a lock on one table",
                "A {adj} migration took a lock on the busiest table of {service}, and all writers queued behind it.",
                &[
                    "The statement needs the lock for {ms} ms only, but it waited for a report that ran for {minutes} minutes, and new readers waited behind it.",
                    "Lock wait has no timeout in the role that runs migrations.",
                    "Every waiting transaction held a connection, so the pool was empty within {n} seconds.",
                ],
                "The migration was cancelled and runs with `lock_timeout` from now on.",
            ),
            cause(
                "failover",
                "Failover",
                "loses its primary and fails over badly",
                "The primary of {service} was replaced while the replica was {n} seconds behind.",
                &[
                    "The orchestrator {name} counts votes per site, and the site with most voters could not see the primary.",
                    "Clients cached the address of the old primary, which accepted writes until it was fenced.",
                    "Rows written to both sides conflict and had to be compared by hand.",
                ],
                "The old primary was fenced, and {big} rows were merged from its log.",
            ),
            cause(
                "replication-lag",
                "Replication lag",
                "serves data that is hours old",
                "Replicas of {service} fell behind by {minutes} minutes and reads went on as if they were current.",
                &[
                    "A bulk delete produced one transaction with {big} rows, which the replica applies in a single thread.",
                    "The lag is exported in bytes, and the alert expects seconds.",
                    "Reads after a write went to the {adj} replica and showed the state before it.",
                ],
                "Reads went to the primary until the replicas had caught up.",
            ),
            cause(
                "slow-query",
                "Slow query",
                "slows down when a query plan changes",
                "The planner chose a {adj} plan for the main query of {service} after statistics were refreshed.",
                &[
                    "The estimate for `{setting}` was one row where there were {big}, so the planner preferred a nested loop.",
                    "The query went from {n} ms to {ms} ms, and it runs on every page.",
                    "The index that would help had been dropped as unused, because its use is counted on the primary only.",
                ],
                "The index was built again without locking and statistics for the column were extended.",
            ),
        ],
    },
    Group {
        path: "network",
        title: "Network",
        description: "Names, routes, balancers and the links between machines.",
        triggers: &["maintenance", "config-push", "hardware", "dependency"],
        causes: &[
            cause(
                "dns",
                "DNS",
                "cannot resolve the names of its dependencies",
                "Records that {service} depends on were removed while an automation rewrote their zone.",
                &[
                    "Two writers of {name} applied plans at the same time, and the older plan won.",
                    "The clean-up job then saw the newer plan as obsolete and deleted its records.",
                    "Resolvers keep a negative answer for {minutes} minutes, so mending the zone did not end the outage at once.",
                ],
                "The records were restored by hand and the automation was stopped.",
            ),
            cause(
                "routing",
                "Routing",
                "becomes unreachable when routes are withdrawn",
                "A filter that was tightened for {region} withdrew the routes of {service} from all peers.",
                &[
                    "The order of terms in the policy matters, and the new term stood before the one that accepts our prefixes.",
                    "The session to the console runs over the same links, so the change could not be taken back from afar.",
                    "The tool that checks policies skipped the file, since its name ends in `{code}`.",
                ],
                "Staff at the site rolled the routers back through the serial console.",
            ),
            cause(
                "congestion",
                "Congestion",
                "drops packets on a full link",
                "A backup copy filled the link that {service} shares with {other}.",
                &[
                    "The copy is marked as bulk, and the switch that should honour the mark was replaced by one without the policy.",
                    "At {pct}% use the buffers of the {part} overflow and dropped packets turn into timeouts.",
                    "Retransmission kept the link full for {minutes} minutes after the copy had been stopped.",
                ],
                "The copy was stopped and the policy was put on the new switch.",
            ),
            cause(
                "load-balancer",
                "Load balancer",
                "loses all healthy backends",
                "Health checks of {service} began to fail on all hosts together, so the balancer took every one of them out.",
                &[
                    "The check calls {other}, which was slow, and so tests more than the host.",
                    "With fewer hosts in rotation each of the others got more load and failed its check in turn.",
                    "The balancer fails closed: with no healthy host it answers 503 and does not try any.",
                ],
                "The check was reduced to the host itself and the balancer was set to fail open.",
            ),
        ],
    },
    Group {
        path: "platform",
        title: "Platform",
        description: "Machines, disks, power and clocks.",
        triggers: &["hardware", "maintenance", "clock"],
        causes: &[
            cause(
                "disk-failure",
                "Disk failure",
                "loses a volume and half of its throughput",
                "A disk of the {service} cluster answered slowly and did not fail, so nothing replaced it.",
                &[
                    "Every write waits for its slowest copy, and one copy in {n} lay on the {adj} disk.",
                    "The controller retried each sector {n} times and counted that as success.",
                    "Rebuilding took bandwidth from the {part}, which made other disks look slow as well.",
                ],
                "The host was taken out and its data was rebuilt at a bounded rate.",
            ),
            cause(
                "power-loss",
                "Power loss",
                "goes dark with a part of its data hall",
                "A transfer switch in {region} did not move to the generator, and the racks of {service} lost power.",
                &[
                    "Batteries carried the load for {minutes} minutes, as designed, and the generator was running but not connected.",
                    "Two of three copies of the {part} stood on the same feed, contrary to the plan.",
                    "On return, {big} hosts started at once and the provisioning service could not answer them.",
                ],
                "Racks were powered up in groups of {n} and copies were spread over feeds.",
            ),
            cause(
                "clock-skew",
                "Clock skew",
                "rejects valid tokens because of a wrong clock",
                "The clocks of {n} hosts of {service} ran ahead by {minutes} minutes, and leases ended before their time.",
                &[
                    "The time daemon had lost its servers after a firewall change and kept quiet about it.",
                    "Leases of {name} compare clocks of different hosts, which the design forbids.",
                    "Tokens issued by the fast hosts were not valid yet for the others.",
                ],
                "The daemon was pointed at reachable servers and clocks were slewed back.",
            ),
        ],
    },
    Group {
        path: "procedure",
        title: "Procedure",
        description: "A step of routine work that the tools allowed and should not have.",
        triggers: &["maintenance", "deploy"],
        causes: &[
            cause(
                "destructive-command",
                "Destructive command",
                "loses data to a clean-up command",
                "A clean-up command for a test copy of {service} ran against production.",
                &[
                    "Both environments answer to the same name, and only the colour of the prompt tells them apart.",
                    "The command deletes first and asks afterwards, and {big} objects were gone within {n} seconds.",
                    "The last backup that could be restored was {minutes} minutes older than it should have been.",
                ],
                "The data was restored from a snapshot and the log was replayed up to the command.",
            ),
            cause(
                "incomplete-rollout",
                "Incomplete rollout",
                "runs two versions that do not agree",
                "Version {version} of {service} reached {pct}% of the hosts and stopped there without notice.",
                &[
                    "The two versions write different forms of the same {noun}, and each refuses that of the other.",
                    "The rollout tool reported success as soon as the last wave had begun.",
                    "Sessions moved between the versions with every request.",
                ],
                "The rollout was completed, and mixed records were rewritten by a job.",
            ),
            cause(
                "skipped-check",
                "Skipped check",
                "ships a build that never passed its tests",
                "A build of {service} was promoted although its integration tests had not run.",
                &[
                    "The runner {name} had no free executor, and a skipped step counts as passed.",
                    "The fault would have been found by the first test, which starts {thing} with an empty {noun}.",
                    "The promotion was urgent because of an earlier {adj} fix.",
                ],
                "The build was withdrawn, and a skipped step now stops the promotion.",
            ),
        ],
    },
    Group {
        path: "security",
        title: "Security",
        description: "Keys, certificates and hostile traffic.",
        triggers: &["clock", "attack", "maintenance"],
        causes: &[
            cause(
                "certificate-expiry",
                "Certificate expired",
                "refuses connections after a certificate expires",
                "The intermediate certificate that {service} presents to {other} ran out.",
                &[
                    "Renewal covers leaf certificates, and the intermediate was pinned in a file by hand {n} months ago.",
                    "The alert on expiry looks at public addresses only.",
                    "Clients older than version {version} take an expired chain for a lost network and retry without pause.",
                ],
                "A new chain was issued and rolled out to {big} hosts.",
            ),
            cause(
                "exposed-credential",
                "Exposed credential",
                "has its credentials withdrawn after an exposure",
                "A credential of {service} was found in a build log and had to be withdrawn before its replacement was everywhere.",
                &[
                    "The log is readable by every employee, and {name} prints its environment when it fails.",
                    "Rotation takes {minutes} minutes at best, because {n} consumers read the credential at start only.",
                    "Nothing suggests that it was used by others; the audit covers all calls since it was written.",
                ],
                "The credential was rotated and consumers were restarted in order.",
            ),
            cause(
                "denial-of-service",
                "Denial of service",
                "is flooded with hostile requests",
                "Requests from {big} sources asked {service} for its most expensive page.",
                &[
                    "Each request was valid by itself and no source sent more than {n} a minute.",
                    "The page is not cached, since it carries a greeting, and costs {ms} ms of the {part}.",
                    "The rule that was meant to stop the flood matched {pct}% of real users as well.",
                ],
                "The page was served from the cache without its greeting and the rule was narrowed.",
            ),
        ],
    },
    Group {
        path: "software",
        title: "Software",
        description: "A defect in code met the input that shows it.",
        triggers: &["deploy", "traffic", "dependency", "clock"],
        causes: &[
            cause(
                "memory-leak",
                "Memory leak",
                "is killed for want of memory again and again",
                "Version {version} of {service} kept every {noun} it had ever seen.",
                &[
                    "The map in `{fn}` is keyed by an identifier that is new with each request, and nothing removes entries.",
                    "Heap grew by {n} MB an hour, so hosts failed in the order in which they had been started.",
                    "The collector took {pct}% of the processor before the limit was reached.",
                ],
                "The release was rolled back, and the map was replaced by one with a bound.",
            ),
            cause(
                "race-condition",
                "Race condition",
                "writes the same order twice",
                "Two workers of {service} claimed the same {noun} because a lease was renewed and taken over at the same moment.",
                &[
                    "The renewal reads the owner, decides, and writes, in three steps and without a fencing token.",
                    "The pause that opens the window is a collection of {ms} ms, rare on small heaps.",
                    "Code `{code}` in the log is the only trace of a takeover.",
                ],
                "Takeover was made conditional on the lease's version, and duplicates were merged.",
            ),
            cause(
                "retry-storm",
                "Retry storm",
                "is kept down by retries",
                "Clients of {service} retried at three levels, so one slow answer became {n} requests.",
                &[
                    "The library retries, the proxy retries, and the caller retries, each three times and without jitter.",
                    "Goodput fell to {pct}% while the request rate was four times the usual.",
                    "The overload outlived its cause by {minutes} minutes, since the retries alone were enough to sustain it.",
                ],
                "Retries in the proxy were switched off and a budget now limits the others.",
            ),
            cause(
                "unhandled-error",
                "Unhandled error",
                "crashes on a record it cannot read",
                "A record with an empty {noun} made {service} exit, and the supervisor started it again on the same record.",
                &[
                    "The field became optional with version {version} of the schema, and `{fn}` was not changed.",
                    "The exit code `{code}` is treated as transient, so that there was no back-off.",
                    "Each restart took the {part} with it, and neighbours on the same host suffered.",
                ],
                "The record was set aside and the reader reports such records and goes on.",
            ),
            cause(
                "integer-overflow",
                "Integer overflow",
                "cannot create records any more",
                "The identifier of {noun} rows in {service} reached the end of its 32-bit type.",
                &[
                    "The table was created before the default changed, and a clean-up of old rows hid how far the counter had come.",
                    "Inserts failed with `{code}` while reads went on, so the health check stayed green.",
                    "Widening the column rewrites {big} pages and cannot be done in place.",
                ],
                "The sequence was moved to negative numbers until the column had been widened.",
            ),
            cause(
                "date-handling",
                "Date handling",
                "computes dates that do not exist",
                "A function of {service} added one to the year and produced a day that no calendar has.",
                &[
                    "`{fn}` builds dates from their parts and does not ask whether the result is valid.",
                    "The certificate that it dates was refused by every {part} in {region}.",
                    "Tests run with a fixed clock, in the middle of a month.",
                ],
                "The function was replaced by that of the standard library.",
            ),
        ],
    },
];
