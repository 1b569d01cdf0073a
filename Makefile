# make site   builds the demo portfolio     make test   lints and runs the whole suite
# make lint   checks style and types        make clean  removes what the others made

PYTHON ?= python3
BIN := .venv/bin
SOURCES := pyproject.toml constraints.txt
# Every install is pinned, and so is what builds the package.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site test lint clean help

help:
	@head -2 Makefile | cut -c3-

site: .venv/site
	@$(BIN)/paperfolio build .
	@echo "in a browser to look at the demo portfolio. Your own: $(BIN)/paperfolio new my-site"

# Three workers for two cores: while one waits for a browser, the others compute.
test: lint .cache/clients
	$(BIN)/pytest -n 3 --dist loadgroup

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "paperfolio needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 site"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/site: .venv/python $(SOURCES)
	$(BIN)/pip install --quiet --editable .
	@touch $@

.venv/test: .venv/python $(SOURCES)
	$(BIN)/pip install --quiet --editable '.[test]'
	@touch $@ .venv/site

.cache/clients: scripts/install-test-clients | .venv/python
	@mkdir -p .cache
	@scripts/install-test-clients
	@touch $@
