# Die Wörter der Seiten auf Deutsch. Was hier fehlt, steht auf Englisch da.

## Namen von Seiten und Gruppen
incidents = Störungen
incidents-about = Alle Störungen, die neueste zuerst.
causes = Ursachen
causes-about = Was Störungen verursacht, vom Allgemeinen zum Besonderen.
uncategorised = Ohne Ursache
uncategorised-about = Störungen ohne Ursache.
services = Dienste
services-about = Alle Störungen nach Dienst.
service = Dienst
severities = Schweregrade
severities-about = Alle Störungen nach Schweregrad.
severity = Schweregrad
triggers = Auslöser
triggers-about = Alle Störungen nach Auslöser.
trigger = Auslöser
years = Jahre
years-about = Alle Störungen nach Jahr.
year = Jahr
tags = Schlagwörter
tags-about = Alle Störungen nach Schlagwort.
tag = Schlagwort
group-about = Störungen nach { $kind }: { $name }.
group-full-title = { $kind }: { $title }
title-page = { $title }, Seite { $number }
undated = ohne Datum
unknown = unbekannt

## Jede Seite
skip-to-content = Zum Inhalt
search = Suche
search-incidents = Störungen suchen
main-navigation = Hauptnavigation
browse = Stöbern
browse-by = Stöbern nach
data = Daten:

## Listen
column-date = Datum
column-incident = Störung und Behebung
column-came-back = Wiedergekehrt
column-last = Zuletzt
duration = Dauer
fix = Behebung:
came-back = wiedergekehrt
draft = Entwurf
in-review = in Prüfung
and-more = und { $count } weitere
pages = Seiten
newer = Neuere
older = Ältere
page-of = Seite { $number } von { $pages }
count-incidents = { $count ->
    [one] 1 Störung
   *[other] { $count } Störungen
}
count-newest-first = { $count ->
    [one] 1 Störung
   *[other] { $count } Störungen
}, die neueste zuerst
count-without-cause = { $count ->
    [one] 1 Störung
   *[other] { $count } Störungen
} ohne Ursache
nothing-published = Noch ist keine Störung veröffentlicht.
counts-by-cause = Eine Störung zählt bei jeder ihrer Ursachen, und bei denen darüber je einmal.
no-causes = Noch ist keine Ursache angelegt.

## Eine Störung
more = Mehr
more-on = zu: { $title }
more-below = und { $count } weitere weiter unten
not-stated = In keinem eigenen Abschnitt genannt.
gap-unknown = Unbekannt
gap-none = Keine Angabe
gap-with-reason = { $gap }: { $why }
edit = Diese Seite bearbeiten

## Fakten
fact-severity = Schweregrad
fact-duration = Dauer
fact-start = Beginn
fact-detected = Erkannt
fact-mitigated = Gelindert
fact-end = Ende
fact-detection = Gefunden durch
fact-users_affected = Betroffene Nutzer
fact-services = Dienste
fact-trigger = Auslöser
fact-escalated_to = Eskaliert an
fact-authors = Verfasser
fact-tags = Schlagwörter
fact-sources = Quellen
missing-severity = Schweregrad
missing-duration = Dauer
missing-start = Beginn
missing-detected = Zeitpunkt der Erkennung
missing-end = Ende
missing-detection = wie sie gefunden wurde
missing-users_affected = betroffene Nutzer
missing-services = Dienste
missing-trigger = Auslöser
missing-escalated_to = an wen eskaliert wurde
basis-front-matter = Steht im Kopf des Dokuments
basis-text = Steht im Text
basis-text-short = aus dem Text
basis-computed = Aus anderen Angaben errechnet
basis-computed-short = errechnet
basis-duration = Aus Beginn und Ende errechnet
basis-assumed = Angenommen: nirgends angegeben
basis-assumed-short = angenommen
basis-file-name = Der Tag, mit dem der Dateiname beginnt; nirgends steht, wann es begann
basis-file-name-short = aus dem Dateinamen
at-the-start = zu Beginn
before-the-start = { $length } vor dem Beginn
after-the-start = { $length } nach dem Beginn
detection-monitoring = Überwachung
detection-engineer = Techniker
detection-customer = Kunden
detection-partner = Partner
detection-chance = Zufall
users-share = { $percent } % der Nutzer
users-count = { $count ->
    [one] 1 Nutzer
   *[other] { $digits } Nutzer
}

## Zeitlicher Ablauf
kind-detected = Erkannt
kind-action = Maßnahme
kind-dead-end = Sackgasse
kind-escalated = Eskaliert
kind-mitigated = Gelindert
kind-resolved = Behoben
kinds-inferred = aus den Worten des Eintrags gelesen
date-inferred = Datum erschlossen, nicht angegeben
next-day = Dem nächsten Tag zugerechnet: die Uhrzeit springt zurück.
later = { $length } später
about = etwa
time = Uhrzeit
no-time = ohne Uhrzeit
since-start = Zeit seit dem Beginn

## Suche
search-about = Alle Störungen durchsuchen: Fehlermeldungen, Dienste, Wörter, nach Ursache, Schweregrad und Jahr.
search-hint = Eine Fehlermeldung, ein Dienst, ein Wort
search-syntax = Suchsprache
search-phrase = diese Wörter in dieser Folge
search-without = ohne dieses Wort
search-cause = mit dieser Ursache oder einer darunter; ebenso
search-since = von da an; ebenso
filters = Filter
clear-filters = Filter entfernen
show-more = Mehr zeigen
browse-instead = Stattdessen stöbern
search-needs-script = Die Suche braucht JavaScript, und das ist abgeschaltet oder wurde nicht geladen. Alle Störungen sind auch hier zu finden.

## Nicht gefunden, und umgezogen
not-found = Seite nicht gefunden
not-found-lead = Unter dieser Adresse ist nichts. Vielleicht ist es umgezogen.
all-incidents = Alle Störungen
all-causes = Alle Ursachen
first-page = Die erste Seite
moved = Umgezogen
moved-to = Diese Seite ist jetzt
