# Every target does its own set-up; none needs root, a running database or a package installed by hand.
PYTHON ?= python3
BIN := .venv/bin
ASSETS := src/lantern/page/static/page/app.css
.DEFAULT_GOAL := help

# A stamp carries the hash of what it was made from: nothing is run again until that changes.
PACKAGE := $(shell sed '/^\[tool\./,$$d' pyproject.toml | cksum | cut -d' ' -f1)
hash = $(shell cksum < $(1) | cut -d' ' -f1)
RUNTIME := .venv/.runtime-$(call hash,requirements.lock)-$(PACKAGE)
DEVELOPMENT := .venv/.development-$(call hash,requirements-dev.lock)-$(PACKAGE)
MODULES := node_modules/.made-$(call hash,package-lock.json)
RESOLVE := $(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-annotate --quiet
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help
help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.PHONY: demo
demo: $(RUNTIME) $(ASSETS) ## Start Lantern on this machine with a fictional county, until Ctrl-C
	@$(BIN)/lantern serve --demo

.PHONY: test
test: $(DEVELOPMENT) $(ASSETS) ## Run every test on every core, on private PostgreSQLs of its own
	$(BIN)/python -m pytest -n auto --dist loadfile

.PHONY: agreement
agreement: $(DEVELOPMENT) ## Ask both compilations of the law, and the oracle, about a million histories
	LANTERN_AGREEMENT=1000000 $(BIN)/python -m pytest -s -o faulthandler_timeout=0 tests/law/test_agreement.py

.PHONY: check
check: $(DEVELOPMENT) ## Style, types and floors
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: bench
bench: $(DEVELOPMENT) $(ASSETS) ## Measure, beside a peer in the same run; writes build/bench.json
	$(BIN)/python -m tests.bench

.PHONY: picture
picture: $(DEVELOPMENT) $(ASSETS) ## Take the README's picture of a child's pathway again
	LANTERN_PICTURE=docs/child.png $(BIN)/python -m pytest -q tests/journeys/test_picture.py

.PHONY: style
style: $(ASSETS) ## Build the style sheet, which `pip install .` takes along

.PHONY: setup
setup: $(DEVELOPMENT) ## Make .venv with what running, testing and checking need

.PHONY: lock
lock: $(DEVELOPMENT) ## Resolve the two requirement files again, with hashes and without addresses
	$(RESOLVE) -o requirements.lock
	$(RESOLVE) --group dev -c requirements.lock -o requirements-dev.lock

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=...")'
	$(PYTHON) -m venv .venv

# What tests need holds all that running needs, so that one environment serves both.
$(DEVELOPMENT): | $(BIN)/python
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@rm -f .venv/.runtime-* .venv/.development-* && touch $@ $(RUNTIME)

$(RUNTIME): | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@rm -f .venv/.runtime-* .venv/.development-* && touch $@

$(MODULES):
	@command -v npm >/dev/null || { echo "Node.js 20 or later is needed to build the style sheet." >&2; exit 1; }
	npm ci --silent
	@touch $@

$(ASSETS): $(MODULES) $(shell find src/lantern -path '*/static' -prune -o -type f \( -path '*/assets/*' -o -name '*.scss' -o -name '*.css' \) -print)
	npm run --silent build
	@touch $@
