# The words of the pages. What another language's file lacks is said as here.
# A message may be overridden in themes/NAME/messages/LANGUAGE.ftl, one by one.

## Names of pages and groups
incidents = Incidents
incidents-about = All incidents, newest first.
causes = Causes
causes-about = What causes incidents, from the general to the particular.
uncategorised = Uncategorised
uncategorised-about = Incidents without a cause.
services = Services
services-about = All incidents by service.
service = Service
severities = Severities
severities-about = All incidents by severity.
severity = Severity
triggers = Triggers
triggers-about = All incidents by trigger.
trigger = Trigger
years = Years
years-undated = Undated
years-about = All incidents by year.
year = Year
tags = Tags
tags-about = All incidents by tag.
tag = Tag
group-about = Incidents by { $kind }: { $name }.
group-full-title = { $kind }: { $title }
title-page = { $title }, page { $number }
undated = undated
unknown = unknown

## Dates, lengths and numbers
# A day: $year, $month and $day, both of two figures; $m and $d are the same without a zero before
# them. $m may choose a name: { $m -> [1] January … *[12] December }.
date = { $year }-{ $month }-{ $day }
clock = { $hour }:{ $minute }
clock-seconds = { $hour }:{ $minute }:{ $second }
moment = { $date } { $clock } { $zone }
day-zone = { $date } { $zone }
# A quarter, and on the axis of a chart: alone, and with its year.
quarter-of-year = { $year } Q{ $quarter }
quarter-short = Q{ $quarter }
quarter-axis = Q{ $quarter } { $year }
length-seconds = { $seconds } s
length-minutes = { $minutes } min
length-hours = { $hours } h
length-hours-minutes = { $hours } h { $minutes } min
length-days = { $days } d
length-days-hours = { $days } d { $hours } h
# Time since the start on the clock of a timeline; a plus or minus stands before it.
elapsed-days = { $days } d { $clock }
# Time between two incidents; $digits is $count with separators.
gap-under-a-minute = under a minute
gap-days = { $count ->
    [one] 1 day
   *[other] { $digits } days
}
gap-years = { $years } years
thousands-separator = ,
decimal-separator = .
percent = { $number }%
range = { $from } to { $to }
# A list grows from the left: a, b; the last one may be joined by a word.
list-comma = { $before }, { $next }
list-and = { $before } and { $last }
# A small number within a sentence, and a rank at the beginning of one; $rank is $count, for its plural.
number-word = { $count ->
    [0] no
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
   *[other] { $count }
}
rank-word = { $count ->
    [1] First
    [2] Second
    [3] Third
    [4] Fourth
    [5] Fifth
    [6] Sixth
    [7] Seventh
    [8] Eighth
    [9] Ninth
    [10] Tenth
   *[other] { $count }{ $rank ->
        [one] st
        [two] nd
        [few] rd
       *[other] th
    }
}

## Every page
skip-to-content = Skip to content
search = Search
search-incidents = Search incidents
main-navigation = Main
browse = Browse
browse-by = Browse by { $lists }
browse-services = services
browse-severities = severities
browse-triggers = triggers
browse-years = years
browse-tags = tags
what-came-back = What came back
# Between the items of a list.
comma = { ", " }
# Between two sentences, and behind a colon.
space = { " " }
data = Data:

## Lists
column-date = Date
column-incident = Incident and fix
column-came-back = Came back
column-last = Last
duration = Duration
fix = Fix:
came-back = came back
draft = draft
in-review = in review
and-more = and { $count } more
pages = Pages
newer = Newer
older = Older
page-of = Page { $number } of { $pages }
count-incidents = { $count ->
    [one] 1 incident
   *[other] { $count } incidents
}
count-newest-first = { $count ->
    [one] 1 incident
   *[other] { $count } incidents
}, newest first
count-without-cause = { $count ->
    [one] 1 incident
   *[other] { $count } incidents
} without a cause
nothing-published = No incident is published yet.
counts-by-cause = An incident counts for each of its causes, and for those above them once.
no-causes = No cause is declared yet.
# $link is the name of the page of what came back.
causes-came-back = { $link }: { $count ->
    [one] 1 incident
   *[other] { $count } incidents
}, with the work promised before.
no-incident = No incident.
above = Above
as-of = As of { $date }.
as-a-list = as a list
last-on = Last: { $date }

## The first page
ask = Have we seen this before?
ask-how = Search an error message, a service, a word you half remember.
newest = Newest
all-incidents-count = { $count ->
    [one] The list of incidents
   *[other] All { $count } incidents
}
last-quarters = Last quarters
so-far = so far
quarters-note = By the day they began; { $quarter } is { $since } to { $today }. An incident counts for each of its causes.
quarters-more-causes = { $count ->
    [one] 1 more cause
   *[other] { $count } more causes
} not shown.
quarters-difference = What the difference says
nothing-since = Nothing since { $date }.
all-by-cause = All { $count }, by cause
open-actions = Open actions
open-note = Promised by { $count ->
    [one] 1 incident
   *[other] { $count } incidents
} and not done. The oldest:
# $overdue is the next message.
open-note-overdue = Promised by { $count ->
    [one] 1 incident
   *[other] { $count } incidents
} and not done; { $overdue }. The oldest:
count-overdue = { $count } overdue

## A cause, a service
causes-above = Causes above this one
more-exactly = More exactly
feed = Feed
# $count is "3 incidents".
count-from-to = { $count }, { $from } to { $to }
count-came-back = { $incidents }; { $count } came back to the same service
back-after = After an earlier one with this cause in the same service.
back-after-below = After an earlier one with this cause, or one cause below it, in the same service.
back-seen = { $seen } of { $count } incidents have a start and a service.
back-shortest = Shortest time in between: { $shortest }.
back-shortest-median = Shortest time in between: { $shortest }; median { $median }.
back-otherwise = { $count } more below came back with another of their causes.
back-more = and { $count } before these, marked in the list below
back-all = All causes that came back
back-none = None came back with this cause; { $count } came back with another of { $count ->
    [one] its
   *[other] their
} causes.
no-incident-with-cause = No incident has this cause.
service-came-back = { $count } came back.
service-came-back-otherwise = { $count } came back, { $others } more to another service.
service-came-back-newest = The newest: { $incident } on { $date }, { $gap } after { $before }.
service-none-came-back = None came back to this service; { $count } came back to another.
# Of an incident that came back: $gap is "41 days", $before the earlier incident.
returned-after = { $date }, { $gap } after { $before }
returned-with-cause = { $causes } in { $services }.
returned-in = In { $services }.

## An incident
more = More
more-below = and { $count } more below
not-stated = Not stated in a section of its own.
gap-unknown = Unknown
gap-none = None
gap-with-reason = { $gap }: { $why }
edit = Edit this page
cause-gap = Cause: { $gap }
title-assumed = The document has no title; this one is taken from its text.
callout-draft = Draft.
callout-draft-why = Facts may be missing or wrong.
callout-in-review = In review.
callout-in-review-why = Facts may still change.
in-short = In short
answer-happened = What happened
answer-fixed = What fixed it
answer-misled = What misled
# Behind "More", for who does not see where it stands.
more-on-happened = on what happened
more-on-fixed = on what fixed it
more-on-misled = on what misled
# $came_back is the next message.
followed = It { $came_back }: { $incident }, { $date }.
came-back-later = came back { $gap } later
# $headline is one of the next two.
notice = { $headline }.
notice-since-end = { $headline } ({ $since_end }).
notice-open = { $headline }; { $open }.
notice-since-end-open = { $headline } ({ $since_end }); { $open }.
notice-headline = { $rank } incident with this cause, { $gap } after the one before
notice-headline-year = { $rank } incident with this cause in 12 months, { $gap } after the one before
since-end = { $gap } after that one was over
since-end-not-over = that one was not over yet
# $number is $actions in words.
notice-open-actions = { $number } { $actions ->
    [one] action
   *[other] actions
} of { $earlier ->
    [one] the earlier one
   *[other] earlier ones
} { $actions ->
    [one] is
   *[other] are
} still open
and-more-before = and { $count } before these
still-open = Still open
from-incident = from { $incident }
facts = Facts
facts-missing = Not stated: { $facts }.
facts-note = Facts without a note stand in the front matter.
contents = Contents
related-incidents = Related incidents
same-cause = Same cause
same-cause-total = { $count ->
    [one] 1 other
   *[other] { $count } others
} in all: { $causes }
similar-incidents = Similar incidents
# $things is a list of the next three.
same-things = Same { $things }
same-thing-cause = cause
same-thing-service = service
same-thing-trigger = trigger
reason-shared-terms = { $shared }; both mention { $terms }
reason-terms = Both mention { $terms }
related = Related
referred-by = Referred to by
neighbours = Previous and next incident
neighbour-before = Before
neighbour-before-on = Before, { $date }
neighbour-after = After
neighbour-after-on = After, { $date }

## Actions
actions = Actions
actions-about = What was promised after incidents: open, overdue, dropped, by owner and by cause.
actions-as-of = { $count ->
    [one] 1 action
   *[other] { $count } actions
} promised after incidents, as of { $date }.
actions-files = As files: { $csv } for spreadsheets, { $ics } with the due dates for calendars.
no-actions = No incident lists an action yet.
state-open = Open
state-overdue = Overdue
state-done = Done
state-dropped = Dropped
state-proposed = Proposed
actions-open = Open
actions-overdue = Overdue
actions-no-owner = Open without an owner
actions-no-due-date = Open without a due date
actions-dropped = Dropped, and why
actions-proposed = Proposed, not accepted
actions-done = Done
# The order of a list: $order in the next messages.
order-oldest-incident = oldest incident first
order-newest-incident = newest incident first
order-longest-overdue = longest overdue first
order-last-done = last done first; those without a date last
order-open-first = open ones first, by age
count-actions-in-order = { $count ->
    [one] 1 action
   *[other] { $count } actions
}, { $order }.
actions-cut = The first { $count } are listed here; { $file } has all of them.
list-all-in-order = { $link }, { $order }.
all-count = All { $count }
age-note = Age counts from the end of the incident; where no end is known, from its start.
promised-after = They were promised after { $count ->
    [one] 1 incident
   *[other] { $count } incidents
}.
owner = Owner
cause = Cause
no-owner = no owner
actions-without-owner = No owner
overdue = overdue
due-on = due { $date }
done-on = done { $date }
dropped-because = dropped: { $reason }
none = none
no-date = no date
not-dated = not dated
reason-not-stated = not stated
column-action = Action and incident
column-state = State
column-why = Why
column-took = Took
column-due = Due
column-late = Late by
column-age = Age
by-owner = By owner
by-cause = By cause
actions-by-owner = Actions by owner
actions-by-owner-about = Actions by owner: how many are open, overdue, done and dropped.
actions-by-owner-note = Spellings that differ only in case or punctuation are one. Most open first.
actions-by-cause = Actions by cause
actions-by-cause-about = Actions by cause: how many are open, overdue, done and dropped.
actions-by-cause-note = An action counts for each cause of its incident, and for those above them once.
actions-of = Actions: { $title }.
all-owners = All { $count } owners
owners-page = Owners on a page of their own
owners-most-open-first = { $link }. Most open first.
more-causes = More exactly: { $count ->
    [one] 1 cause
   *[other] { $count } causes
}
causes-actions-count = { $link }. An action counts for each cause of its incident.
pager-before = Before
pager-next = Next

## Lessons
lessons = Lessons
lessons-about = What misled people, where they got lucky and what went well, by cause.
lessons-list-about = What misled people, where they got lucky and what went well.
lessons-lead = What misled people, where they got lucky and what went well, in the words of the postmortems.
lessons-of = Lessons: { $title }
lessons-misled = What misled people
lessons-lucky = Where they got lucky
lessons-went-well = What went well
lessons-went-wrong = What went wrong
lessons-learned = Lessons learned
count-misled = { $count } misled
count-lucky = { $count } lucky
count-went-well = { $count } went well
count-went-wrong = { $count } went wrong
count-learned = { $count } learned
count-lessons = { $count ->
    [one] 1 lesson
   *[other] { $count } lessons
}, each kind newest first
lessons-incidents = { $count ->
    [one] the incident
   *[other] the { $count } incidents
}
lessons-count = A lesson counts for each cause of its incident.
and-more-causes = and { $count } more: { $link }
and-all-causes = all causes
all-lines = All { $count } lines
all-lines-on = on { $cause }: { $kind }
all-lessons-of = { $count ->
    [one] The lesson
   *[other] All { $count } lessons
} of { $cause }
no-lessons = No incident tells of a lesson yet.
lesson-inferred = (read from its words)
lesson-line = : line { $number } of { $title }
lesson-basis = What this rests on
lesson-most = No more than { $count } lines of one incident are taken, those that misled first.
lessons-told = { $incidents ->
    [one] { $telling ->
        [0] None
       *[other] 1
    } of 1 incident tells of a lesson.
   *[other] { $telling } of { $incidents } incidents tell of a lesson.
}
lessons-stated = { $count ->
    [one] 1 more says only that there is none or that none is known.
   *[other] { $count } more say only that there is none or that none is known.
}
# What the lessons of a kind rest on; several of these follow each other, with the last in between.
told-no-line = no line
told-lines = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
} in { $telling ->
    [one] 1 incident
   *[other] { $telling } incidents
}
told-inferred = { $count } of them read from the words of a timeline
told-none = { $count ->
    [one] 1 states
   *[other] { $count } state
} that there was none
told-unknown = { $count ->
    [one] 1 states
   *[other] { $count } state
} that none is known
told-silent = { $count ->
    [one] 1 says
   *[other] { $count } say
} nothing
told-between = { "; " }
misled-count = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
} in { $telling } of { $incidents ->
    [one] 1 incident
   *[other] { $incidents } incidents
}
misled-count-all = { $count }: { $link }
misled-all = all that misled
# $stated is a list of two of the messages above.
misled-none = No dead end is told of { $count ->
    [one] this incident
   *[other] these { $count } incidents
}; { $stated }
other-lessons = { $count ->
    [one] 1 other lesson
   *[other] { $count } other lessons
}

## What is added to the text of documents
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
footnote = Footnote { $number }
footnotes = Footnotes
footnote-back = Back to reference { $number }
footnote-back-again = Back to reference { $number }, { $again }
task-done = Done
task-not-done = Not done
table-number = Table { $number }

## llms.txt
llms-about = Postmortems of incidents.
llms-intro = { $count ->
    [one] One incident
   *[other] { $count } incidents
} in all, each a markdown file with its facts as front matter. Every link to an incident says when it began, how bad it was, how long it took, and what fixed it, as far as that is known.
llms-cause = Cause: { $cause }
llms-all-with-cause = All { $count } with this cause
llms-json = the facts of every incident, with what each rests on, its actions and its timeline
llms-csv = the same as a table
llms-causes = the tree of causes
llms-incidents = the list, newest first

## Feeds and calendars
# The title of what stands behind it.
feed-heading = { $title }:
feed-whole = The whole postmortem
calendar-name = { $site }: actions due
calendar-due = Due: { $task }
calendar-due-owner = Due: { $task } ({ $owner })
calendar-after = Promised after: { $incident }
calendar-after-on = Promised after: { $incident }, { $date }
calendar-owner = Owner: { $owner }
calendar-nobody = Owner: nobody is named

## Facts
fact-severity = Severity
fact-duration = Duration
fact-start = Start
fact-detected = Detected
fact-mitigated = Mitigated
fact-end = End
fact-detection = Found by
fact-users_affected = Users affected
fact-services = Services
fact-trigger = Trigger
fact-escalated_to = Escalated to
fact-authors = Authors
fact-tags = Tags
fact-sources = Sources
missing-severity = severity
missing-duration = duration
missing-start = start
missing-detected = time of detection
missing-end = end
missing-detection = how it was found
missing-users_affected = users affected
missing-services = services
missing-trigger = trigger
missing-escalated_to = whom it was escalated to
basis-front-matter = Stated in the front matter
basis-text = Stated in the text
basis-text-short = from the text
basis-computed = Computed from other facts
basis-computed-short = computed
basis-duration = Computed from start and end
basis-assumed = Assumed: nothing states it
basis-assumed-short = assumed
basis-file-name = The day that the file’s name begins with; nothing states when it began
basis-file-name-short = from the file’s name
at-the-start = at the start
before-the-start = { $length } before the start
after-the-start = { $length } after the start
detection-monitoring = Monitoring
detection-engineer = Engineer
detection-customer = Customer
detection-partner = Partner
detection-chance = Chance
users-share = { $share } of users
users-count = { $count ->
    [one] 1 user
   *[other] { $digits } users
}

## Timeline
kind-detected = Detected
kind-action = Action
kind-dead-end = Dead end
kind-escalated = Escalated
kind-mitigated = Mitigated
kind-resolved = Resolved
kinds-inferred = read from the words of the entry
date-inferred = date inferred, not written
next-day = Taken to be on the next day: the time of day steps back.
later = { $length } later
about = about
time = time
no-time = no time
since-start = time since the start

## What came back
sentence = { $text }.
# What had become of the actions of the incident before, all of them in one state.
promised-nothing = No action was promised then.
promised-only-proposed = Actions were proposed then, and none promised.
promised-all-done-before = { $count ->
    [1] The one action promised then had been done.
    [2] Both actions promised then had been done.
   *[other] All { $count } actions promised then had been done.
}
promised-all-done = { $count ->
    [1] The one action promised then is done.
    [2] Both actions promised then are done.
   *[other] All { $count } actions promised then are done.
}
promised-all-done-after = { $count ->
    [1] The one action promised then was done only after it came back.
    [2] Both actions promised then were done only after it came back.
   *[other] All { $count } actions promised then were done only after it came back.
}
promised-all-open = { $count ->
    [1] The one action promised then is open.
    [2] Both actions promised then are open.
   *[other] All { $count } actions promised then are open.
}
promised-all-dropped = { $count ->
    [1] The one action promised then was dropped.
    [2] Both actions promised then were dropped.
   *[other] All { $count } actions promised then were dropped.
}
# The same in several states: $parts is a list of the next five.
promised-of = Of the { $count } actions promised then, { $parts }.
promised-part-done-before = { $count } had been done
promised-part-done = { $count } { $count ->
    [one] is
   *[other] are
} done
promised-part-done-after = { $count } { $count ->
    [one] was
   *[other] were
} done only after it came back
promised-part-open = { $count } { $count ->
    [one] is
   *[other] are
} open
promised-part-dropped = { $count } { $count ->
    [one] was
   *[other] were
} dropped
earlier-promise-done = What was promised before that is done.
earlier-promise-done-after = Work promised before that was done only after it came back.
earlier-promise-dropped = Work promised before that was dropped.
earlier-promise-open = Work promised before that is still open.
# In how many that came back promised work is in which state; $scope is the first of these.
returns-scope = { $scope ->
    [both] in both
    [all] in all { $count }
   *[some] in { $count }
}
returns-open = { $scope } promised work is still open
returns-done-after = { $scope } promised work was done only afterwards
returns-done-before = { $scope } all that was promised had been done
returns-done = { $scope } all that was promised is done, on days not given
returns-dropped = { $scope } promised work was dropped
returns-nothing = { $scope } no action was promised

## What came back: the page
what-came-back-about = Causes that came back to the same service, and what had become of the promised work.
came-back-lead = { $count } of { $seen } incidents came after an earlier one with the same cause in the same service.
came-back-lead-none = { $seen ->
    [0] Nothing can be seen to come back: no incident has a start, a cause and a service.
    [1] Nothing can have come back: one incident has a start, a cause and a service.
   *[other] None of { $seen } incidents came after an earlier one with the same cause in the same service.
}
came-back-no-promise = No earlier incident promises an action.
came-back-between = Time in between: { $shortest }.
came-back-seen-all = All { $count } incidents have a start, a cause and a service.
# $lacking is a list: "3 without a start, 1 without a service".
came-back-seen = { $seen } of { $count } incidents have a start, a cause and a service. The other { $others } cannot be seen to come back: { $lacking }.
came-back-time = Time is counted from start to start. Actions are as their documents have them on { $date }; of what is done on a day not given, nobody can say whether it was done before the incident came back.
came-back-times = { $count ->
    [one] 1 time
   *[other] { $count } times
}
came-back-incidents = { $count ->
    [one] 1 incident.
   *[other] { $count } incidents.
}
came-back-incidents-seen = { $count } incidents, { $seen } of them with a start and a service.
came-back-below = With the causes below it: { $incidents }
came-back-more = and { $count } before { $listed ->
    [one] it
   *[other] these
}: { $link }
came-back-all = all incidents with this cause

## Trends
trends = Trends
trends-about = What all incidents say together.
trends-title = Trends: { $name }
trends-title-about = What incidents say together. { $kind }: { $name }.
trends-full-title = { $kind }: { $name } · Trends · { $site }
trends-of-all = Trends of all incidents
trends-of-cause = Trends of this cause
trends-of-service = Trends of this service
trends-of-year = Trends of this year
# What a page is about, within the title of a chart.
scope-all = all incidents
scope-cause = cause: { $name }
scope-service = service: { $name }
scope-year = year: { $name }
incidents-of-cause = The incidents with this cause
incidents-of-service = The incidents of this service
incidents-of-year = The incidents of this year
# $incidents is "3 incidents".
trends-incidents = { $incidents }.
trends-incidents-of = { $incidents }, of { $date }.
trends-incidents-from-to = { $incidents }, { $from } to { $to }.
trends-parts = Trends of parts
trends-more-exactly = More exactly: { $links }
trends-by-year = By year: { $links }
trends-nothing = No incident is published yet, so there is nothing to count.
trends-past = The newest incident began on { $newest }, long before today ({ $today }). Whether nothing happened since, or nobody wrote it down, these figures cannot say.
same-as-table = The same as a table
left-out = Left out: { $list }.
left-out-no-start = { $count } without a start
left-out-no-end = { $count } without an end
left-out-no-detection = { $count } without a time of detection
left-out-no-cause = { $count } without a cause
left-out-no-service = { $count } without a service
left-out-reversed-end = { $count } with an end before their start
left-out-reversed-detection = { $count } with a detection before their start
left-out-before = { $count } before the first bar
left-out-after = { $count } after today

## Trends: what they rest on
coverage-title = What these figures rest on
column-fact = Fact
column-known = Known
column-from-where = From where
detected-at = Detected at
known-of = { $known } of { $count }
known-front-matter = { $count } stated in the front matter
known-text = { $count } stated in the text
known-computed = { $count } computed from other facts
known-assumed = { $count } assumed
known-gap = { $count } said to be unknown or none
known-silent = { $count } without a word on it
coverage-note = What is not known is left out of the figures that need it, and counted there. Nothing is filled in.

## Trends: how long they took
how-long = How long they took
how-long-note = There is no mean and no MTTR here: durations differ by factors of hundreds, so a mean tells of the longest incident and little else, and it moves by half from period to period without any change. Compare the dots, and read the incidents. { $link }
how-long-why = Why (Davidovič, Incident Metrics in SRE)
chart-durations = Durations of { $incidents }, { $about }
chart-lags = Time to detection of { $incidents }, { $about }
chart-dots = Each incident is a dot on a log scale of time.
chart-bins = Incidents are counted in bins on a log scale of time.
chart-range = From { $from } to { $to }.
chart-quartiles = Half of them lie between { $lower } and { $upper }; the median is { $median }.
# $what is "duration" or "lag", the time from the start to detection.
strip-none = No incident states its { $what ->
    [lag] time from the start to detection
   *[duration] duration
}.
strip-none-left-out = No incident states its { $what ->
    [lag] time from the start to detection
   *[duration] duration
}: { $list }.
strip-skip = Skip the { $count } dots of this chart
strip-known = n = { $count } of { $incidents }.
strip-dots = Each dot is an incident at its { $what ->
    [lag] time from the start to detection
   *[duration] duration
}, on a log scale: equal steps are equal factors.
strip-bins = Each bar counts the incidents of a range of { $what ->
    [lag] times from the start to detection
   *[duration] durations
}, since there are too many for a dot each; on a log scale: equal steps are equal factors.
strip-quartiles = Descriptive: half of them lie between { $lower } and { $upper } (the box), the median is { $median } (its line).
strip-few = Fewer than { $least } have no median and no quartiles.
strip-zeros = { $count } of 0 s { $count ->
    [one] stands
   *[other] stand
} apart on the left, since a log scale has no place for 0.
strip-table = The numbers are in { $link }.
strip-table-link = the table above
column-one-incident = Incident
column-began = Began
column-noticed = Noticed after
column-range = Range
# A range of lengths of time, or of ratios; "under" and "and more" have one end.
bin-under = under { $to }
bin-range = { $from } to under { $to }
range-open = { $from } and more
# Marks of an axis of time, beside those of lengths.
tick-weeks = { $count } w
tick-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
tick-years = { $count } y

## Trends: how many
how-many = How many, and with which causes
quarter = Quarter
column-all = All
subject-itself = { $cause }, not more exactly
smaller-causes = { $count } smaller causes
smaller-services = { $count } smaller services
smaller-triggers = { $count } smaller triggers
none-named = none named
# $unit is "quarter" or "year".
chart-counts = { $subject } by { $unit ->
    [year] year
   *[quarter] quarter
}: { $incidents }, { $about }
chart-counts-below = The numbers stand in the table below.
# One bar: $period is "2024 Q3", $counts a number, or some with names.
counts-of-period = { $period }: { $counts }
counts-none = No incident has a date up to today.
counts-none-left-out = No incident has a date up to today: { $list }.
# $charts is "one-scale" where there is a chart of each cause, else "no-cause" or "no-finer".
counts-note = n = { $count } of { $incidents }, by the { $unit ->
    [year] year
   *[quarter] quarter
} in which they began; { $charts ->
    [no-cause] none of them names a cause.
    [no-finer] none of them names a cause more exactly.
   *[one-scale] all charts on one scale.
}
counts-each-cause = An incident counts for each of its causes, so the charts of causes add up to { $count } or more.
counts-partial = { $period } is not over: its bars are outlines.
counts-unused = { $count ->
    [one] 1 cause has
   *[other] { $count } causes have
} no incident here.
counts-table = Incidents by cause over time

## Trends: what comes together
together = What comes together
together-none = No incident names a trigger or a service.
together-came-back = { $link }: a cause again in the same service, after how long, and what had become of the work promised before.
matrix-trigger = Causes by trigger
matrix-service = Causes by service
matrix-note-trigger = n = { $count }. An incident counts for each of its causes, once in a cell, so rows and columns may add up to more than “all”.
matrix-note-service = n = { $count }. An incident counts for each of its causes and services, once in a cell, so rows and columns may add up to more than “all”.
matrix-links = One incident leads to its page, several to the search that finds them.
matrix-links-some = One incident leads to its page, several to the search that finds them; no search finds what smaller groups have in common or what is not named, so those cells lead nowhere.
together-most = Most frequent together
together-more = { $count } more occur more than once.
together-lone = { $count ->
    [one] 1 that names only one of the three, or none, is
   *[other] { $count } that name only one of the three, or none, are
} not listed.
together-single = { $count ->
    [one] 1 combination occurs
   *[other] { $count } combinations occur
} once.
together-note = Causes as incidents name them. An incident counts for each combination of its causes and services.
together-cut = Of { $count } incidents only the first 32 causes and services were looked at.
together-no-repeat = No combination of cause, trigger and service occurs more than once.

## Trends: how we found out
how-found = How we found out
how-noticed = How long it took to notice
method-monitoring = monitoring
method-engineer = engineer
method-customer = customer
method-partner = partner
method-chance = chance
method-not-stated = not stated
method-count = { $method } { $count }
count-method = { $count } { $method }
chart-found = How incidents were found, by { $unit ->
    [year] year
   *[quarter] quarter
}, { $about }
chart-found-all = All in all: { $counts }.
found-none = No incident says how it was found: { $list }.
found-note = n = { $incidents }; { $count } of them are drawn, by the { $unit ->
    [year] year
   *[quarter] quarter
} in which they began, in the order of the legend from below.
found-note-partial = n = { $incidents }; { $count } of them are drawn, by the { $unit ->
    [year] year
   *[quarter] quarter
} in which they began ({ $period } is not over), in the order of the legend from below.
found-note-undated = n = { $incidents }; none has a date, so there is no chart.
found-unknown = “Unknown” is what authors say, “not stated” is where they say nothing.
found-table = How incidents were found, over time

## Trends: compared with before
compared = Compared with before
compare-undated = These incidents have no date, so there is no period to compare.
compare-four-quarters = The last four full quarters and the four before them
compare-quarter = The last full quarter and the one before it
compare-year = This year and the one before it
compare-year-so-far = This year so far and the year before it
compare-later = Later: { $from } to { $to }, { $count ->
    [one] 1 day
   *[other] { $count } days
}.
compare-earlier = Earlier: { $from } to { $to }, { $count ->
    [one] 1 day
   *[other] { $count } days
}.
compare-none = No incident began in either period.
compare-none-newest = No incident began in either period (the newest began on { $date }).
compare-none-later = No incident began in the later period.
compare-none-later-newest = No incident began in the later period (the newest began on { $date }).
compare-none-earlier = No incident began in the earlier period.
compare-records = The records of this site do not span { $which ->
    [both] both periods
    [earlier] the earlier period
   *[later] the later period
}: few incidents may mean that few were written down.
compare-partial = The later period is not over: it ends today, { $date }.
column-earlier = Earlier
column-later = Later
column-ratio = Ratio and its interval
column-ratio-short = Ratio
column-interval = The interval drawn
column-says = What it says
reading-none = No incident in either period.
reading-too-few = Too few to tell: n = { $count }.
reading-within-chance = Within what chance produces at n = { $count }.
reading-more = More than chance usually produces at n = { $count }.
reading-fewer = Fewer than chance usually produces at n = { $count }.
# $of is "rate" where the periods are not of one length.
compare-note = The ratio is { $of ->
    [rate] of incidents a day
   *[count] of counts
}, later over earlier, with its exact 95 % interval, drawn on a log scale: if the interval holds 1, chance alone can explain the difference.
compare-made = Of 20 such comparisons about one shows a difference by chance; here are { $count }.
compare-cut = With so few incidents causes are not compared one by one.
compare-empty = { $count ->
    [one] 1 cause without an incident in either period is not listed.
   *[other] { $count } causes without an incident in either period are not listed.
}
counts-each = An incident counts for each of its causes.

## How long actions take
curve-heading = How long actions take
curve-write-day = Write the day behind what is done: { $example }.
curve-example = (owner: Databases, done 2026-04-20)
curve-note = n = { $count }: { $done } done and dated; { $open } still open, which count as open until { $date } and are marked on the curve (Kaplan–Meier). The band is pointwise, at 95%.
curve-few = Fewer than { $fewest } have no median.
curve-undated-note = { $share } of what is done does not say when, and is missing here: the curve makes actions look slower than they were.
curve-table-label = Share of actions not yet done, by days
curve-more-steps = The curve has more steps than this table has rows.
column-after = After
column-not-done = Not yet done
column-band = 95% band
column-done-by-then = Done by then
column-open-longer = Open for longer
curve-title = Share of actions not yet done
curve-axis = days since the incident, log scale
curve-description = A curve that falls in steps from { $start } to { $end }: the share of { $count } actions not yet done, by days since the incident.
curve-table = The table has the numbers.
curve-nothing = There is nothing to count yet: no action of an incident with a date is open or done.
curve-none-done = No curve yet: no action is done and says when.
curve-undated = No curve: { $undated } of { $count } done actions do not say when they were done. A curve would rest on the few that do, and on those who write dates.
# $share is "quarter", "half" or "three-quarters".
curve-done-within = { $share ->
    [quarter] a quarter
    [half] half
   *[three-quarters] three quarters
} done within { $days }
curve-not-reached = { $share ->
    [quarter] a quarter
    [half] half
   *[three-quarters] three quarters
} not reached
curve-left-undated = { $count } done without a date
curve-left-dropped = { $count } dropped (nothing says when)
curve-left-proposed = { $count } proposed and not accepted
curve-left-incident-undated = { $count } of incidents without a date
curve-left-before = { $count } dated before their incident
curve-left-after = { $count } dated after today

## Search
search-about = Search all incidents: error messages, services, words, by cause, severity and year.
search-hint = An error message, a service, a word
search-syntax = Search syntax
search-phrase = these words in this order
search-without = without this word
search-cause = with this cause or one below it; likewise
search-since = from then on; likewise
filters = Filters
clear-filters = Clear filters
show-more = Show more
browse-instead = Browse instead
search-needs-script = Searching needs JavaScript, and it is switched off or did not load. All incidents are also listed here.

## Not found, and moved
not-found = Page not found
not-found-lead = There is nothing at this address. It may have moved.
all-incidents = All incidents
all-causes = All causes
first-page = The first page
moved = Moved
moved-to = This page is now

## What the scripts of the search say
# The page hands these to its scripts, which put in the values: $count only chooses the plural, and $number is
# to be shown. Plurals are by category ([one], [few], *[other]), not by number.
script-found = { $count ->
    [one] { $number } incident
   *[other] { $number } incidents
}
script-about = about { $count ->
    [one] { $number } incident
   *[other] { $number } incidents
}
script-all = { $count ->
    [one] { $number } incident
   *[other] { $number } incidents
}, newest first
script-none = no incident found
# $found is one of the messages above.
script-more = { $found }; { $number } more with some of the words
script-see = See { $found }
script-marked = { $number } marked
script-clear = Clear
script-lost = This incident did not load.
script-without = Without: { $words }
script-filters = Filters
script-chosen = Filters ({ $number })
script-again = Try again
# $axis is one of the next six.
script-unknown = There is no { $axis } { $value } here; it is left out.
script-cause = cause
script-service = service
script-severity = severity
script-year = year
script-detection = detection
script-trigger = trigger
script-corrected = Nothing has { $typed }; showing { $words }
script-partial = Part of the index did not load; incidents may be missing.
script-searching = Searching…
script-broken = The search did not load.
script-no-index = The search index did not load.
script-disk = From disk there is no search: it needs a web server.
script-cut = The query was cut to 2,000 characters.
script-full = Only the first 32 words of the query were looked for.
script-no = There is no { $axis } “{ $value }”.
script-near = There is no { $axis } “{ $value }”; did you mean “{ $near }”?
script-no-date = “{ $value }” is no date: write { $filter }:2023, { $filter }:2023-05 or { $filter }:2023-05-17.
script-some = No incident has all of these words; these have some of them.
script-phrases = Phrases were looked for in the 50 best incidents only.
