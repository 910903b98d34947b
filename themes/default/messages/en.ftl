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
quarter-of-year = { $year } Q{ $quarter }
quarter-short = Q{ $quarter }
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
two-sentences = { $first } { $second }
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
script-found-more = { $found }; { $number } more with some of the words
script-see = See { $found }
script-marked = { $number } marked
script-clear = Clear
script-no-card = This incident did not load.
script-without = Without: { $words }
script-filters = Filters
script-filters-chosen = Filters ({ $number })
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
script-no-search = The search did not load.
script-no-index = The search index did not load.
script-from-disk = From disk there is no search: it needs a web server.
script-cut = The query was cut to 2,000 characters.
script-full = Only the first 32 words of the query were looked for.
script-no = There is no { $axis } “{ $value }”.
script-near = There is no { $axis } “{ $value }”; did you mean “{ $near }”?
script-no-date = “{ $value }” is no date: write { $filter }:2023, { $filter }:2023-05 or { $filter }:2023-05-17.
script-some = No incident has all of these words; these have some of them.
script-phrases = Phrases were looked for in the 50 best incidents only.
