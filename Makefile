# Each target bootstraps .venv by itself; nothing has to be typed before.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PYTHONDONTWRITEBYTECODE ?= 1

.PHONY: demo test test-slow test-browser test-office lint format bench generate clean
.DEFAULT_GOAL := test

$(STAMP): constraints.txt pyproject.toml scripts/bootstrap
	PYTHON="$(PYTHON)" scripts/bootstrap "$(VENV)"
	touch $(STAMP)

demo: $(STAMP)
	$(BIN)/readyctl demo

test: $(STAMP)
	$(BIN)/python -m pytest -n 2 -m "not slow and not browser and not office" $(ARGS)

test-slow: $(STAMP)
	$(BIN)/python -m pytest -n 2 -m "slow" $(ARGS)

test-browser: $(STAMP)
	scripts/install-browser
	$(BIN)/python -m pytest -m "browser" $(ARGS)

test-office: $(STAMP)
	scripts/install-office
	$(BIN)/python -m pytest -m "office" $(ARGS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python scripts/generate.py check

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP)
	$(BIN)/python -m benchmarks $(ARGS)

generate: $(STAMP)
	$(BIN)/python scripts/generate.py write

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
