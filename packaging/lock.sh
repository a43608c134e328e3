#!/bin/sh
# Makes the lock files anew (needs uv). They carry versions and hashes and no registry address.
set -eu
cd "$(dirname "$0")/.."
compile="uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate"
$compile --extra network --extra sound pyproject.toml -o lock/run.txt "$@"
$compile --extra network --extra sound --extra ocr --extra dev -c lock/run.txt pyproject.toml -o lock/dev.txt "$@"
# The same versions as in run.txt, and what only Windows needs, with no other system's wheels.
uv pip compile --quiet --python-platform x86_64-pc-windows-msvc --python-version 3.13 --generate-hashes \
    --no-emit-index-url --no-header --no-annotate -c lock/run.txt --extra network --extra sound pyproject.toml -o lock/windows.txt "$@"
# What recognises pictures on the hall PC: what the extra "ocr" names.
printf 'Pillow\ntesserocr\n' | uv pip compile --quiet --python-platform x86_64-pc-windows-msvc --python-version 3.13 \
    --generate-hashes --no-emit-index-url --no-header --no-annotate -c lock/dev.txt - -o lock/windows-ocr.txt "$@"
echo hatchling | $compile -c lock/dev.txt - -o lock/build.txt "$@"
