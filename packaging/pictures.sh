#!/bin/sh
# Takes the pictures of README and of the operator's guide anew, from a rehearsal of the office's day on virtual screens.
set -eu
cd "$(dirname "$0")/.."
agenda=agendas/2023-12-06-hoi-nghi-ban-chap-hanh.yaml
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

rehearse() { # SCREENS FOLDER
    rm -rf "$2"
    TIMEKEEPER_HOME=$home .venv/bin/timekeeper rehearse "$agenda" --actions docs/pictures/day.yaml \
        --pictures --screens "$1" --out "$2" >/dev/null
}
keep() { # FOLDER PATTERN NAME
    cp "$1"/pictures/$2 "docs/pictures/$3.png"
}
guide() { # PATTERN NAME: as large as the guide's window shows it
    .venv/bin/python packaging/shrink.py build/pictures-wide/pictures/$1 "docs/guide/pictures/$2.png"
}

printf 'desk_colours: light\n' >"$home/settings.yaml"
rehearse 1366x768,1920x1080 build/pictures-wide
keep build/pictures-wide "*-welcome-hall.png" hall-welcome
keep build/pictures-wide "*-s1.p1.i4-running-hall.png" hall-item
keep build/pictures-wide "*-s1.p1.i4-overrun-hall.png" hall-overrun
keep build/pictures-wide "*-s1.p1.i4-overrun-operator.png" operator-overrun
keep build/pictures-wide "*-s1.p2.i3-running-operator.png" operator-item
guide "*-welcome-operator.png" desk-before
guide "*-s1.p2.i3-running-operator.png" desk-item
guide "*-s1.p1.i4-overrun-operator.png" desk-overrun
guide "*-s1.p1.i4-running-hall.png" hall-item
guide "*-s1.p1.i4-overrun-hall.png" hall-overrun
printf 'desk_colours: dark\n' >"$home/settings.yaml"
rehearse 1366x768,1920x1080 build/pictures-dark
keep build/pictures-dark "*-s1.p1.i4-overrun-operator.png" operator-dark
printf 'desk_colours: light\n' >"$home/settings.yaml"
rehearse 1920x1080,1024x768 build/pictures-old-projector
keep build/pictures-old-projector "*-s1.p2.i6-running-hall.png" hall-longest-1024x768
keep build/pictures-old-projector "*-s1.p2.i3-running-operator.png" operator-1920x1080
