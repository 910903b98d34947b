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

## What came back: the page
what-came-back-about = Causes that came back to the same service, and what had become of the promised work.
came-back-lead = { $count } of { $seen } incidents came after an earlier one with the same cause in the same service.
came-back-lead-none = { $seen ->
    [0] Nothing can be seen to come back: no incident has a start, a cause and a service.
    [1] Nothing can have come back: one incident has a start, a cause and a service.
   *[other] None of { $seen } incidents came after an earlier one with the same cause in the same service.
}
came-back-basis = What this rests on
came-back-no-promise = No earlier incident promises an action.
came-back-between = Time in between: { $shortest }.
came-back-shortest = Shortest time in between: { $shortest }.
came-back-shortest-median = Shortest time in between: { $shortest }; median { $median }.
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
together-lone = { $count } that name only one of the three, or none, are not listed.
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

## Temporary: from the other half
above = Above
as-of = As of { $date }.
what-came-back = What came back
cause = Cause
actions = Actions
lessons = Lessons
