#!/bin/sh
# Tries every law at random, again and again for the given minutes; stops at the first that fails.
set -eu
cd "$(dirname "$0")/.."
end=$(($(date +%s) + ${1:?usage: laws.sh MINUTES} * 60))
while left=$((end - $(date +%s))) && [ "$left" -gt 0 ]; do
    # The time may end in the middle of a round: what it found until then is printed all the same.
    timeout --signal=INT "$left" .venv/bin/pytest -m hypothesis --hypothesis-profile=laws \
        --numprocesses="$(nproc)" --timeout=0 --exitfirst || [ $? = 124 ]
done
