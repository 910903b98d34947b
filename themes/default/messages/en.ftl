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
browse-by = Browse by
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

## An incident
more = More
more-on = on { $title }
more-below = and { $count } more below
not-stated = Not stated in a section of its own.
gap-unknown = Unknown
gap-none = None
gap-with-reason = { $gap }: { $why }
edit = Edit this page

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
