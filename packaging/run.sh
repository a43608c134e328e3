#!/bin/sh
# Opens the app on an agenda; where there is no display, rehearses the same day on virtual screens.
set -eu
cd "$(dirname "$0")/.."
agenda=${1:?usage: run.sh AGENDA}
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; then
    exec .venv/bin/timekeeper open "$agenda"
fi
echo "There is no display here: rehearsing the day on virtual screens instead."
rm -rf build/rehearsal
exec .venv/bin/timekeeper rehearse "$agenda" --out build/rehearsal --pictures
