# Every target sets up what it needs: on a fresh machine Python >= 3.11, make and git are enough.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV   := .venv
# What builds the site: mkdocs, or its fork properdocs, which loads the same plugins.
MKDOCS ?= mkdocs
export NO_MKDOCS_2_WARNING := 1
BIN    := $(VENV)/bin
TOOLS  := $(VENV)/.tools.stamp
SITE   := $(VENV)/.site.stamp
SERVER := tests/language_server/node_modules/.package-lock.json
XLIFF  := tests/translators/node_modules/.package-lock.json
AUDIT  := tests/audit/node_modules/.package-lock.json

.PHONY: help site serve check test lint audit golden bench-align bench-convert bench-arriving bench-names bench-quotations bench-divergences bench-versions bench-comparison bench-comparison-held bench-stories bench bench-serve pictures messages lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 28

site: $(SITE) ## convert the articles, check the stories, build the site into site/
	@$(BIN)/explainer convert
	@$(BIN)/explainer check
	@$(BIN)/$(MKDOCS) build --strict
	@echo "The site is in site/: open site/index.html, or run “make serve” and open http://127.0.0.1:8000/"

serve: $(SITE) ## preview on http://127.0.0.1:8000/, reloading as files are saved
	@$(BIN)/$(MKDOCS) serve

check: $(SITE) ## list every problem in the stories; FORMAT=github or json for tools
	@$(BIN)/explainer check $(if $(FORMAT),--format $(FORMAT))

test: $(TOOLS) $(SERVER) $(XLIFF) ## run all tests on all cores, those in a real browser included
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest --numprocesses auto $(ARGS)

.PHONY: fuzz
fuzz: $(TOOLS) ## try odd and long articles, YAML, stories and kills in numbers; ARGS="--seed 2" tries others; takes an hour
	@for target in "articles 100000" "yaml 100000" "long 1000" "builds 2000" "kills 10"; do \
	  $(BIN)/python -m tests.robustness $$target $(ARGS) || failed=1; done; exit $${failed:-0}

.PHONY: quick
quick: $(TOOLS) ## run what needs no browser, no Node.js, no built site and no long time, with fewer examples; about a minute on two cores
	@$(BIN)/python -m pytest --quiet --numprocesses auto --hypothesis-profile quick -m "not browser and not build and not long" $(ARGS)

lint: $(TOOLS) ## check style, types and workflows
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --package story_explainer --package tests
	@$(BIN)/mypy benchmarks build_tools/messages.py build_tools/schemas.py
	@$(BIN)/actionlint
	@$(BIN)/actionlint build_tools/story_explainer/starting/publish.yml
	@$(BIN)/zizmor --quiet --offline --persona auditor .github build_tools/story_explainer/starting

audit: $(TOOLS) $(AUDIT) ## hold the site to Lighthouse's scores and valid HTML; needs Node.js and Java
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.audit

.PHONY: lighthouse
lighthouse: $(TOOLS) $(AUDIT) ## print Lighthouse's median of five of the overview, the timeline and side by side
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.audit --median

golden: $(TOOLS) ## write the golden files of the tests anew; the diff shows what changed
	@$(BIN)/python -m pytest --quiet --update-golden tests/ingest/test_convert.py tests/site tests/test_toy_content.py

bench-align: $(TOOLS) ## measure sentence boundaries and alignment beside published figures
	@$(BIN)/python benchmarks/align.py

bench-convert: $(TOOLS) ## time converting and weigh its memory: the first story, 50 articles, 100 articles
	@$(BIN)/python benchmarks/convert.py

bench-arriving: $(TOOLS) ## time “new”, “add” and “convert” of a story told by 40 articles, and weigh their memory
	@$(BIN)/python benchmarks/arriving.py

bench-names: $(TOOLS) ## measure how well names are found, against a list made by hand; ARGS=-v shows what went wrong
	@$(BIN)/python benchmarks/names.py $(ARGS)
	@$(BIN)/python benchmarks/kinds.py $(ARGS)

bench-quotations: $(TOOLS) ## measure how well is found who says what, against quotations marked by people
	@$(BIN)/python benchmarks/quotations.py

bench-divergences: $(TOOLS) ## measure which differences between versions are found, and how many true pairs are flagged
	@$(BIN)/python benchmarks/divergences.py $(ARGS)

bench-versions: $(TOOLS) ## measure whether versions of one text are told from two articles on one event
	@$(BIN)/python benchmarks/versions.py

bench-comparison: $(TOOLS) ## measure what the comparison finds between articles, against links made by hand; ARGS=-v shows what is wrong
	@$(BIN)/python benchmarks/stories.py $(ARGS)
	@$(BIN)/python benchmarks/reports.py $(ARGS)

bench-comparison-held: $(TOOLS) ## the same on each story in turn, with weights fitted on the others; ARGS="0.5 0.6" sets limits
	@$(BIN)/python benchmarks/stories_held.py $(ARGS)

.PHONY: bench-times
bench-times: $(SITE) ## measure which dates are found in German news, and whether their values are right; ARGS=-v shows what is wrong
	@$(BIN)/python benchmarks/times.py $(ARGS)

bench-stories: $(TOOLS) ## score “explainer new” and “compare” on stories told by several articles
	@if [ -f ../shared/stories/score.py ]; then $(BIN)/python ../shared/stories/score.py .; \
	else echo "Skipped: the stories to score on (../shared/stories) are not here."; fi

bench: $(TOOLS) ## measure building 1, 10, 50 and 200 stories beside Hugo, Zensical and MkDocs; STORIES="1 10" ARGS="--sample long"
	@$(BIN)/python benchmarks/builds.py $(STORIES) $(ARGS)

bench-serve: $(TOOLS) ## time from saving a file to the new page in a preview, against the same; STORIES="1 10"
	@$(BIN)/python benchmarks/serve.py $(STORIES) $(ARGS)

pictures: $(TOOLS) site ## take the pictures of the documentation anew
	@$(BIN)/python -m tests.browser.pictures

.PHONY: bench-check
bench-check: $(TOOLS) ## time the checks of one story, of 200, and the reading of a large file
	@$(BIN)/python benchmarks/check.py

messages: $(TOOLS) ## bring the catalogues of the interface in line with the templates
	@$(BIN)/python build_tools/messages.py

.PHONY: schemas
schemas: $(TOOLS) ## write the JSON Schemas and the content model's reference from the models
	@$(BIN)/python build_tools/schemas.py

lock: $(TOOLS) ## bring the lock files in line with pyproject.toml
	@$(BIN)/uv --quiet pip compile pyproject.toml --extra articles --extra language --extra html --extra formats --extra properdocs --group build $(LOCK) -o requirements/site.lock
	@$(BIN)/uv --quiet pip compile pyproject.toml --extra articles --extra language --extra html --extra formats --extra properdocs --extra dask --group build --group test --group lint --group bench $(LOCK) -o requirements/dev.lock

clean: ## remove what was built, downloaded and cached
	rm -rf $(VENV) tests/*/node_modules .cache site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --custom-compile-command "make lock"
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-warn-script-location

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install Python 3.11 or newer, or say PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11: install a newer Python, or say PYTHON=…"; exit 1; }
	@echo "Making a virtual environment in $(VENV)/ …"
	@$(PYTHON) -m venv $(VENV)

$(SITE): requirements/site.lock pyproject.toml | $(BIN)/python
	@echo "Installing the locked packages …"
	@$(INSTALL) --require-hashes -r requirements/site.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(AUDIT): tests/audit/package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: install Node.js with npm"; exit 1; }
	@echo "Installing Lighthouse and the Nu HTML checker …"
	@npm ci --prefix tests/audit --silent --ignore-scripts && touch $@

$(SERVER): tests/language_server/package-lock.json
	@if command -v npm >/dev/null; then echo "Installing the YAML language server for tests …"; \
	  npm ci --prefix tests/language_server --silent && touch $@; \
	else echo "npm is missing: the tests with the YAML language server are skipped."; fi

$(XLIFF): tests/translators/package-lock.json
	@if command -v npm >/dev/null; then echo "Installing a reader and writer of XLIFF for tests …"; \
	  npm ci --prefix tests/translators --silent && touch $@; \
	else echo "npm is missing: the test with another program’s XLIFF is skipped."; fi

$(TOOLS): requirements/dev.lock $(SITE)
	@echo "Installing the locked tools for tests and checks …"
	@$(INSTALL) --require-hashes -r requirements/dev.lock
	@touch $@
