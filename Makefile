# Every target is one command; `make help` lists them. Only answers go to standard output.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
LOWEST = $(VENV)-lowest

.DEFAULT_GOAL := help
DATA ?= ../shared/eval
# What the tests of a file share is made once; tests/conftest.py says in which order files come.
WHOLE_FILES = --dist loadfile --no-loadscope-reorder
.PHONY: help repl ask eval reindex test coverage lowest fuzz lint bench readme lock clean

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

repl: $(VENV)/installed  ## Ask in a conversation
	@$(BIN)/wenju repl

ask: $(VENV)/installed  ## Ask one question: make ask Q='...'
	@$(BIN)/wenju ask -- "$$Q"

reindex: $(VENV)/installed  ## Take in new and changed reports
	@$(BIN)/wenju reindex

test: $(VENV)/installed-for-tests  ## Run every test: make test ARGS='-k repl'
	@$(BIN)/python -m pytest -n auto $(WHOLE_FILES) $(ARGS)

coverage: $(VENV)/installed-for-tests  ## The same, with the line coverage of each file; takes longer
	@$(BIN)/python -m pytest -n auto $(WHOLE_FILES) --cov --cov-report=term $(ARGS)

lowest: $(LOWEST)/installed  ## Run the tests with the lowest versions that pyproject.toml allows
	@$(LOWEST)/bin/python -m pytest -n auto $(WHOLE_FILES) $(ARGS)

fuzz: $(VENV)/installed-for-tests  ## Try inputs made by chance, damaged ones first, ten minutes a kind: make fuzz ARGS=10
	@$(BIN)/python -m tests.fuzz $(or $(ARGS),10)

lint: $(VENV)/installed-for-tests  ## Check style, format and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

eval: $(VENV)/installed-for-tests  ## Measure the answers on question sets: make eval DATA=../shared/eval
	@$(BIN)/python -m benchmarks.quality $(DATA) $(ARGS)

bench: $(VENV)/installed-for-benchmarks  ## Measure speed against peers: make bench CORPUS=news.jsonl.gz
	@$(BIN)/python -m benchmarks.speed "$(CORPUS)" $(ARGS)

readme: $(VENV)/installed-for-tests  ## Run the README's examples again and write down what they print
	@$(BIN)/python -m tests.readme

lock: $(BIN)/uv  ## Lock the newest versions for the Docker image, with their hashes
	@$(LOCK) --extra html --extra office --extra opensearch --extra pdf pyproject.toml --output-file .ci/image.lock
	@printf 'hatchling\nsetuptools\n' | $(LOCK) - --output-file .ci/build.lock

clean:  ## Remove the environment and caches; the index and the reports stay
	@rm -rf $(VENV) $(LOWEST) .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis

export Q

# pip is named by sqlite-utils, which installs plugins with it; the image has none.
LOCK = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-package pip --no-annotate --custom-compile-command 'make lock'

$(VENV)/installed: pyproject.toml
	@echo "Installing Wenju into $(VENV) (once; about a minute) ..." >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[html,office,pdf]' >&2
	@touch $@

$(VENV)/installed-for-tests: pyproject.toml | $(VENV)/installed
	@echo "Installing what the tests need ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]' >&2
	@touch $@

$(VENV)/installed-for-benchmarks: pyproject.toml | $(VENV)/installed
	@echo "Installing what the benchmark compares with ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]' >&2
	@touch $@

$(BIN)/uv: | $(VENV)/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv >&2

$(LOWEST)/installed: pyproject.toml | $(BIN)/uv
	@echo "Installing the lowest versions into $(LOWEST) ..." >&2
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(LOWEST) >&2
	@$(BIN)/uv pip install --quiet --python $(LOWEST) --resolution lowest-direct --editable '.[test]' >&2
	@touch $@
