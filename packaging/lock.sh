#!/bin/sh
# Makes the lock files anew (needs uv). They carry versions and hashes and no registry address.
set -eu
cd "$(dirname "$0")/.."
compile="uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate"
$compile pyproject.toml -o lock/run.txt "$@"
$compile --extra dev -c lock/run.txt pyproject.toml -o lock/dev.txt "$@"
echo hatchling | $compile -c lock/dev.txt - -o lock/build.txt "$@"
