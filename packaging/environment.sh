#!/bin/sh
# Makes .venv fit for running ("run") or for testing ("dev"), from the lock files alone.
# Does nothing when the environment already matches the lock files and pyproject.toml.
set -eu
cd "$(dirname "$0")/.."
kind=${1:?usage: environment.sh run|dev}
python=${PYTHON:-python3}

state=$(cat "lock/$kind.txt" lock/build.txt pyproject.toml | cksum)
# The development set contains the run set, so it serves both.
for ready in ".venv/ready-$kind" $([ "$kind" = run ] && echo .venv/ready-dev-run || true); do
    [ -f "$ready" ] && [ "$(cat "$ready")" = "$state" ] && [ -x .venv/bin/timekeeper ] && exit 0
done

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "timekeeper needs Python 3.11 or newer; set PYTHON to its command, for example: make run PYTHON=python3.11" >&2
    exit 1
}
if ! [ -x .venv/bin/pip ]; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        packaging/debian-libraries.sh python3-venv
    fi
    rm -rf .venv
    "$python" -m venv .venv
fi
echo "Installing what timekeeper needs into .venv (once) ..."
pip=".venv/bin/pip --quiet --disable-pip-version-check"
# Exactly what the locks list: pip before 24 resolves extras by itself, and would then ask the index for what is newest.
# build.txt repeats pins of dev.txt; each is taken once. Two halves are installed side by side.
halves=$(mktemp -d)
trap 'rm -rf "$halves"' EXIT
cat "lock/$kind.txt" lock/build.txt | awk -v halves="$halves" '
    /^[[:alnum:]]/ { wanted = !seen[$0]++; if (wanted) half = 1 - half }
    wanted { print > (halves "/" half + 0 ".txt") }'
install="$pip install --no-deps --require-hashes --only-binary :all: -r"
$install "$halves/0.txt" &
$install "$halves/1.txt"
wait $!
$pip install --no-deps --no-build-isolation --editable .
$pip check
printf '%s\n' "$state" >".venv/ready-$kind"
if [ "$kind" = dev ]; then
    cat lock/run.txt lock/build.txt pyproject.toml | cksum >.venv/ready-dev-run
fi
