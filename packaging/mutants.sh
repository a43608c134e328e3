#!/bin/sh
# Mutation testing of the core: changes it in thousands of small ways and sees which the tests miss.
# The tool lies in .mutants, beside the locked environment. Give it names to try only those.
set -eu
cd "$(dirname "$0")/.."
[ -d .mutants/mutmut ] || .venv/bin/pip install --quiet --disable-pip-version-check --target .mutants "mutmut>=3.8,<4"
PYTHONPATH=.mutants exec .venv/bin/python -m mutmut run "$@"
