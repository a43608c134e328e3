#!/bin/sh
# English stands in the source. Brings the Vietnamese catalogue up to date with the code ("update"),
# or compiles it ("compile").
set -eu
cd "$(dirname "$0")/.."
babel=.venv/bin/pybabel
locale=resources/locale
case "${1:-}" in
update)
    $babel -q extract --no-location --omit-header --no-wrap --sort-output -k _ -k marked -k ngettext:1,2 \
        -o "$locale/timekeeper.pot" src/timekeeper
    $babel -q update --no-fuzzy-matching --ignore-obsolete --no-wrap \
        -i "$locale/timekeeper.pot" -o "$locale/vi/LC_MESSAGES/timekeeper.po" -l vi
    ;;
compile) $babel -q compile -d "$locale" -D timekeeper ;;
*) echo "usage: translations.sh update|compile" >&2; exit 2 ;;
esac
