# The two commands are `make run` and `make test`; both install what is missing first.
.PHONY: run test static tests long coverage laws accuracy house bench bench-seconds bench-hours bench-network bench-pages bench-slides pages-firefox points \
	kills standby power soak soak-hour fuzz disks mutants format lock translations theme references pictures \
	windows windows-test linux release clean

PYTHON ?= python3
export PYTHON
# The program is started many times: what was compiled is kept, as an installed one has it.
unexport PYTHONDONTWRITEBYTECODE

QT_LIBRARIES = libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 \
	libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-image0 \
	libxcb-randr0 libxcb-xinerama0 libxcb-xkb1
# The pages are tried in a browser of the distribution, the linked points on a broker of it.
NETWORK_TOOLS = chromium mosquitto
# What is shown is looked at on a screen in memory, the chime recorded on a device of ALSA's.
SCREEN_TOOLS = xvfb x11-xserver-utils x11-utils openbox xdotool libasound2
WINDOWS_TOOLS = gcc-mingw-w64-x86-64 icoutils librsvg2-bin nsis osslsigncode wine wine64
LINUX_TOOLS = dpkg-dev librsvg2-bin
SAMPLE = agendas/2023-12-06-hoi-nghi-ban-chap-hanh.yaml

run:
	@packaging/debian-libraries.sh $(QT_LIBRARIES)
	@packaging/environment.sh run
	@packaging/run.sh $(SAMPLE)

test:
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(SCREEN_TOOLS) $(NETWORK_TOOLS)
	@packaging/environment.sh dev
	@$(MAKE) --no-print-directory --jobs=2 static tests

static:
	.venv/bin/ruff check src tests packaging
	.venv/bin/ruff format --check src tests packaging
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

# Many windows wait for something most of the time: three workers to two processors. What measures time comes last, alone.
# In a fresh copy one process first writes down how asserts explain themselves: each of the workers would.
WORKERS ?= $(shell echo $$((3 * $$(nproc) / 2)))
TIMING = $(shell grep -rl --include='*.py' 'mark\.timing' tests)
tests:
	-@[ -d tests/__pycache__ ] || .venv/bin/pytest --collect-only >/dev/null
	.venv/bin/pytest --numprocesses=$(WORKERS) -m "not timing and not long" --durations=10 $(OPTIONS)
	.venv/bin/pytest -m timing $(TIMING) $(OPTIONS)

# More screens, scalings and pictures than the gate has time for.
long:
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(SCREEN_TOOLS)
	@packaging/environment.sh dev
	.venv/bin/pytest --numprocesses=$(WORKERS) -m long $(OPTIONS)

# Fails where less is covered than when the floor in pyproject.toml was set.
coverage:
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(SCREEN_TOOLS) $(NETWORK_TOOLS)
	@packaging/environment.sh dev
	.venv/bin/coverage erase
	@$(MAKE) --no-print-directory tests OPTIONS="--cov --cov-append --cov-report= --cov-fail-under=0"
	.venv/bin/coverage report

# Tries the laws at random for so many minutes, and prints what it found as an example to keep.
MINUTES ?= 10
laws:
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(SCREEN_TOOLS)
	@packaging/environment.sh dev
	@packaging/laws.sh $(MINUTES)

format:
	.venv/bin/ruff check --fix src tests packaging
	.venv/bin/ruff format src tests packaging

lock:
	packaging/lock.sh

translations:
	packaging/translations.sh update
	packaging/translations.sh compile

# After a change of qt-material, of the accent or of the typeface: what it made ships with the program.
theme:
	@packaging/environment.sh dev
	@.venv/bin/python packaging/theme.py

# Beside it BASE=COMMIT: the older commit and this one take turns at what is seen from outside. FIGURES="start" (or
# some of start, keys, kill, run) and ROUNDS=2, CYCLES=4, SECONDS=20 make it shorter; ITEMS=1000 takes a longer day.
bench:
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(SCREEN_TOOLS)
	@packaging/environment.sh dev
	@$(if $(BASE)$(FIGURES),true,.venv/bin/python -m tests.bench)
	@.venv/bin/python -m tests.bench.outside $(if $(BASE),--base $(BASE)) $(addprefix --only ,$(FIGURES)) $(addprefix --items ,$(ITEMS))

bench-seconds bench-hours bench-network bench-pages bench-slides: bench-%:
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(SCREEN_TOOLS) $(NETWORK_TOOLS)
	@packaging/environment.sh dev
	@.venv/bin/python -m tests.bench.$*

# The pages' tests once more, in Firefox. Its tabs of one site take turns, so what measures time is left out.
pages-firefox:
	@packaging/debian-libraries.sh $(NETWORK_TOOLS) firefox-esr
	@packaging/environment.sh dev
	TIMEKEEPER_PAGES_IN=firefox .venv/bin/pytest tests/network/test_pages.py -m "not timing" $(OPTIONS)

# Linked points over both ways, by hundreds and thousands: WAYS="'mosquitto 200'" for one of them.
points:
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(NETWORK_TOOLS)
	@packaging/environment.sh dev
	@.venv/bin/python -m tests.bench.points $(WAYS)

# Gives changed files to every reader for so many minutes, and keeps what fails as an example.
fuzz:
	@packaging/debian-libraries.sh $(QT_LIBRARIES)
	@packaging/environment.sh dev
	@.venv/bin/python -m tests.fuzz $(MINUTES)

# Long runs: ends of the real program, cuts of the power, thirty days at full speed, and (as root) disks that
# fill up, refuse and disappear.
kills power soak disks:
	@packaging/debian-libraries.sh $(QT_LIBRARIES)
	@packaging/environment.sh dev
	@.venv/bin/python -m tests.$@

# Kills hall and standby in turn, compares their records, and takes the day over.
standby:
	@packaging/debian-libraries.sh $(QT_LIBRARIES)
	@packaging/environment.sh dev
	@.venv/bin/python -m tests.kill.standby $(KILLS)

# One real hour of the whole program under random hands.
soak-hour:
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(SCREEN_TOOLS)
	@packaging/environment.sh dev
	@.venv/bin/python -m tests.soak.hour

mutants:
	@packaging/environment.sh dev
	@packaging/mutants.sh

# How rightly programmes are read: FOLDER=... for readings other than our own, FORMS=PDF for some forms, SHOW=1 for each
# difference, SEED=2 for another grain of scans. Forms that LibreOffice makes, and scans, are taken where that and timekeeper[ocr] are installed.
accuracy:
	@packaging/environment.sh dev
	@.venv/bin/python -m tests.accuracy $(if $(FORMS),--forms "$(FORMS)") $(if $(SHOW),--show) $(if $(SEED),--seed $(SEED)) $(FOLDER)

# How liveable the house is: FOLDER=... for packages other than our own.
house:
	@packaging/environment.sh dev
	@.venv/bin/python packaging/house.py $(FOLDER)

references:
	TIMEKEEPER_TAKE_REFERENCES=1 .venv/bin/pytest tests/desktop/hall/test_pictures.py

pictures:
	packaging/pictures.sh

# The products lie in dist/. PYTHON_WINDOWS=ZIP takes another embeddable Python, as python.org gives it;
# SIGN_CERTIFICATE=FILE.p12 (with SIGN_PASSWORD_FILE, SIGN_TIMESTAMP_URL) signs what Windows runs.
windows:
	@packaging/debian-libraries.sh $(WINDOWS_TOOLS)
	@packaging/environment.sh dev
	@PYTHONPATH=packaging .venv/bin/python -m building.windows

windows-test: windows
	@packaging/debian-libraries.sh $(QT_LIBRARIES) $(SCREEN_TOOLS) imagemagick
	@PYTHONPATH=packaging:. .venv/bin/python -m tests.smoke

linux:
	@packaging/debian-libraries.sh $(LINUX_TOOLS)
	@packaging/environment.sh dev
	@PYTHONPATH=packaging .venv/bin/python -m building.linux $(QT_LIBRARIES)

release:
	@packaging/environment.sh dev
	@PYTHONPATH=packaging .venv/bin/python -m building.release
	@$(MAKE) test
	@$(MAKE) linux
	@$(MAKE) windows-test

clean:
	rm -rf .venv build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
