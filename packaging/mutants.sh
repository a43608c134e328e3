#!/bin/sh
# Mutation testing of the core: changes it in thousands of small ways and sees which the tests miss.
# The tool lies in .mutants, beside the locked environment. Give it names to try only those.
set -eu
cd "$(dirname "$0")/.."
[ -d .mutants/mutmut ] || .venv/bin/pip install --quiet --disable-pip-version-check --target .mutants "mutmut>=3.8,<4"
mutmut() { PYTHONPATH=.mutants .venv/bin/python -m mutmut "$@"; }

if [ $# -gt 0 ]; then
    mutmut run "$@"
    exit
fi
# The laws take long: only what survives the examples has to face them.
PYTEST_ADDOPTS='-m "not hypothesis"' mutmut run
survivors=$(mutmut results | sed -n 's/^ *\([^ ]*\): \(survived\|no tests\)$/\1/p')
# shellcheck disable=SC2086  # names without spaces
[ -z "$survivors" ] || mutmut run $survivors
