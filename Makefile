# Each target bootstraps by itself what it needs; nothing has to be typed before. What a user needs (DEMO) and what the
# tests need (VENV) are environments of their own, so that neither leans on the other.
PYTHON ?= python3
VENV := .venv
DEMO := .venv-demo
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CI := .venv-ci
EDITORS := .editors
SHELLS := .shells
DOCS := .venv-docs
export PYTHONDONTWRITEBYTECODE ?= 1

.PHONY: demo test cover test-slow test-browser test-office test-managers test-editors test-forges test-shells test-mcp test-mutants test-install test-pipelines lint lint-ci docs audit dist format pictures bench generate clean
.DEFAULT_GOAL := test

$(STAMP): requirements/dev.txt pyproject.toml scripts/bootstrap
	PYTHON="$(PYTHON)" scripts/bootstrap "$(VENV)" dev
	touch $@

$(DEMO)/.installed: requirements/run.txt pyproject.toml scripts/bootstrap
	PYTHON="$(PYTHON)" scripts/bootstrap "$(DEMO)" run
	touch $@

$(CI)/.installed: requirements/ci.txt scripts/install-lint
	PYTHON="$(PYTHON)" scripts/install-lint "$(CI)"
	touch $@

$(EDITORS)/.installed: requirements/editors/package.json requirements/editors/package-lock.json scripts/install-editors
	scripts/install-editors "$(EDITORS)"
	touch $@

$(DOCS)/.installed: requirements/docs.txt scripts/install-docs
	PYTHON="$(PYTHON)" scripts/install-docs "$(DOCS)"
	touch $@

$(SHELLS)/.installed: requirements/shells.txt scripts/install-shells
	PYTHON="$(PYTHON)" scripts/install-shells "$(SHELLS)"
	touch $@

demo: $(DEMO)/.installed
	$(DEMO)/bin/readyctl demo

test: $(STAMP)
	$(BIN)/python -m pytest -n 2 -m "not slow and not browser and not office and not managers and not forges and not assistants and not editors and not shells" $(ARGS)

# The tests once more, and whether they still reach what they reached: the floor is `fail_under` in pyproject.toml.
cover:
	$(MAKE) test ARGS="--cov --cov-report=term $(ARGS)"

# Hours. What it comes to lies in slow.xml; `scripts/slow_figures.py slow.xml` writes it into SECURITY.md.
test-slow: $(STAMP)
	READYCTL_DRAW=1 $(BIN)/python -m pytest -n 2 --timeout 3600 -m "slow" --junitxml=slow.xml $(ARGS)

# The inventory page, and the documentation as it is built.
test-browser: $(STAMP) docs
	scripts/install-browser
	READYCTL_DOCS="$(CURDIR)/build/docs/html" $(BIN)/python -m pytest -m "browser" $(ARGS)

test-office: $(STAMP)
	scripts/install-office
	$(BIN)/python -m pytest -m "office" $(ARGS)

test-managers: $(STAMP)
	scripts/install-managers .managers
	PATH="$(CURDIR)/.managers/bin:$(CURDIR)/.managers/node_modules/.bin:$$PATH" $(BIN)/python -m pytest -m "managers" $(ARGS)

# A second validator, and the server that editors ask about YAML, spoken to as an editor does.
test-editors: $(STAMP) $(EDITORS)/.installed
	READYCTL_EDITORS="$(CURDIR)/$(EDITORS)/node_modules" $(BIN)/python -m pytest -m "editors" $(ARGS)

# With the protocol's own client and a server in a process of its own. Its library comes into the tests' environment.
test-mcp: $(STAMP)
	$(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet --require-hashes --no-deps -r requirements/mcp.txt
	$(BIN)/python -m pytest -m "assistants" $(ARGS)

test-forges: $(STAMP)
	scripts/install-forges
	$(BIN)/python -m pytest -m "forges" $(ARGS)

# Somebody presses Tab in bash, zsh and fish; PowerShell's script is read by a grammar of that language.
test-shells: $(STAMP) $(SHELLS)/.installed
	READYCTL_SHELLS="$(CURDIR)/$(SHELLS)/bin/python" $(BIN)/python -m pytest -m "shells" $(ARGS)

# About an hour: a hundred faults in sign-off, roster, levels, promises, waivers and gates, each before their tests.
test-mutants: $(STAMP)
	$(BIN)/python scripts/try_mutants.py $(ARGS)

# Minutes: the two commands above in fresh clones and empty homes, with every Python and pip that is to be had.
test-install:
	$(PYTHON) scripts/try_install.py $(ARGS)

# Minutes: what `init --ci` writes, for each source, in a repository that is not ours and with a real pip.
test-pipelines: $(STAMP)
	$(BIN)/python scripts/try_pipelines.py $(ARGS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python scripts/generate.py check

# What pipelines are written, and our own: by zizmor, actionlint, check-jsonschema and shellcheck.
lint-ci: $(STAMP) $(CI)/.installed
	PATH="$(CURDIR)/$(CI)/bin:$(CURDIR)/$(CI)/node_modules/.bin:$$PATH" $(BIN)/python scripts/lint_ci.py

# The documentation as pages that need no server: build/docs/html/index.html. A dead link fails.
docs: $(STAMP) $(DOCS)/.installed
	$(BIN)/python scripts/build_docs.py build $(DOCS)/bin/sphinx-build build/docs

# Asks over the network which of the pinned packages have known holes. Where nobody answers it says so, and fails.
audit: $(CI)/.installed
	$(CI)/bin/python scripts/audit.py $(CI)/bin/pip-audit $(addprefix requirements/,run.txt dev.txt mcp.txt docs.txt ci.txt shells.txt)

# What is published: a wheel and a source archive in dist/, the same bytes each time for one commit.
dist: $(STAMP)
	rm -rf dist
	SOURCE_DATE_EPOCH="$$(git log -1 --format=%ct)" $(BIN)/hatchling build -d dist

# Takes the pictures of the README anew, from the program as it is.
pictures: $(STAMP)
	scripts/install-browser
	$(BIN)/python scripts/pictures.py write

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Half an hour on two quiet cores; one size, `make bench ARGS="--size 500"`, is minutes. Registries are kept in the
# temporary folder between runs.
bench: $(STAMP)
	PYTHON="$(PYTHON)" scripts/install-bench .bench
	$(BIN)/python -m benchmarks $(ARGS)

generate: $(STAMP)
	$(BIN)/python scripts/generate.py write

clean:
	rm -rf $(VENV) $(DEMO) $(CI) $(DOCS) $(EDITORS) $(SHELLS) build .bench dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
