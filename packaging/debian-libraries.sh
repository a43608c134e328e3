#!/bin/sh
# Installs the Debian packages named as arguments that are missing, where apt and root are there.
# Otherwise it prints the one line to run, and goes on: what really is missing shows itself.
set -eu
command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=
for package in "$@"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086  # one word for each package
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Some Debian packages are missing. If a window does not open, run once:" >&2
    echo "    sudo apt-get install$missing" >&2
fi
