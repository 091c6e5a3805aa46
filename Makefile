# Every target does its own set-up; none needs root, a running database or a package installed by hand.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help

# Editing a lock changes its hash, so the stamp is missing and the environment is brought up to date; otherwise nothing is run.
hash = $(shell cksum $(1) pyproject.toml | cksum | cut -d' ' -f1)
RUNTIME := .venv/.runtime-$(call hash,requirements.lock)
DEV := .venv/.dev-$(call hash,requirements-dev.lock)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help
help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	$(PYTHON) -m venv .venv

$(RUNTIME): | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): | $(BIN)/python
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(RUNTIME)

.PHONY: setup
setup: $(DEV) ## Make .venv with what running, testing and checking need

