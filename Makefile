# The two commands are `make run` and `make test`; both install what is missing first.
.PHONY: run test bench bench-seconds bench-hours kills power soak mutants format lock translations references pictures clean

PYTHON ?= python3
export PYTHON

QT_LIBRARIES = libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 \
	libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-image0 \
	libxcb-randr0 libxcb-xinerama0 libxcb-xkb1
SCREEN_TOOLS = xvfb x11-xserver-utils x11-utils openbox xdotool
SAMPLE = agendas/2023-12-06-hoi-nghi-ban-chap-hanh.yaml

run:
	@packaging/debian-libraries.sh $(QT_LIBRARIES)
	@packaging/environment.sh run
	@packaging/run.sh $(SAMPLE)

test:
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(SCREEN_TOOLS)
	@packaging/environment.sh dev
	.venv/bin/ruff check src tests
	.venv/bin/ruff format --check src tests
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/pytest --cov --cov-report=term:skip-covered

format:
	.venv/bin/ruff check --fix src tests
	.venv/bin/ruff format src tests

lock:
	packaging/lock.sh

translations:
	packaging/translations.sh update
	packaging/translations.sh compile

bench:
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(SCREEN_TOOLS)
	@packaging/environment.sh dev
	@.venv/bin/python -m tests.bench

bench-seconds bench-hours: bench-%:
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(SCREEN_TOOLS)
	@packaging/environment.sh dev
	@.venv/bin/python -m tests.bench.$*

# Long runs: ends of the real program, cuts of the power, thirty days at full speed.
kills power soak:
	@packaging/debian-libraries.sh $(QT_LIBRARIES)
	@packaging/environment.sh dev
	@.venv/bin/python -m tests.$@

mutants:
	@packaging/environment.sh dev
	@packaging/mutants.sh

references:
	TIMEKEEPER_TAKE_REFERENCES=1 .venv/bin/pytest tests/desktop/test_pictures.py

pictures:
	packaging/pictures.sh

clean:
	rm -rf .venv build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
