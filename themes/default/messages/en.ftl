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
users-share = { $percent }% of users
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
