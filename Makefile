# Every verb sets up .venv first, with uv where it is installed and with venv and pip where it is not;
# `make demo` with what running needs, every other verb with all of constraints.txt.
# PYTHON=python3.12 chooses the interpreter; ARGS="..." goes to the command behind the verb.

.DEFAULT_GOAL := help
.PHONY: help demo test lint lint-python lint-rubrics lint-docs check rubrics schema docs examples libreoffice \
        test-long accessibility web web-test release reviewed benchmark benchmark-scale constraints build clean

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
ANY_PYTHON := python
else
BIN := .venv/bin
ANY_PYTHON := python3
endif

# What a user has: without their bytecode, the hundreds of programs that tests start compile every module anew.
unexport PYTHONDONTWRITEBYTECODE

UV := $(shell command -v uv 2>/dev/null)
PY := $(BIN)/python
# Another PYTHON is another stamp, so that .venv is made anew for it.
READY := .venv/ready-$(notdir $(or $(PYTHON),default))
# So is another place: a copied .venv would still run the checkout it was made in.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
RUNS := .venv/runs-$(notdir $(or $(PYTHON),default))
ifneq ($(shell cat $(RUNS) 2>/dev/null),$(CURDIR))
.PHONY: $(RUNS)
endif
else
RUNS := $(READY)
endif

# What says which tool is missing, before npm does anything.
NPM_CI := @for tool in node npm; do command -v $$tool > /dev/null \
	|| { echo "$$tool is needed: install Node.js 20 or later (only the page needs it)" >&2; exit 1; }; done; \
	npm ci --ignore-scripts --no-audit --no-fund --silent

help:  ## print this list
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)$$/\1\t\2/p' Makefile | awk -F '\t' '{printf "  make %-15s %s\n", $$1, $$2}'

demo: $(RUNS)  ## score an example workbook; installs no more than that needs
	$(BIN)/zitool score examples/unit-baik.xlsx $(ARGS)

test: $(READY)  ## run all tests, in parallel
	$(PY) -m pytest -n auto --dist loadgroup $(ARGS)

test-long: $(READY)  ## all tests, generated sets whole and not a tenth of each
	ZITOOL_TEST_LONG=1 $(PY) -m pytest -n auto --dist loadgroup $(ARGS)

LINTS := lint-python lint-rubrics lint-docs
lint: $(READY)  ## all checks that are not tests
	@$(MAKE) --no-print-directory -j3 $(if $(filter output-sync,$(.FEATURES)),-Otarget) $(LINTS)

lint-python: $(READY)
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(BIN)/lint-imports

lint-rubrics: $(READY)
	$(PY) -m yamllint --strict rubrics .github .pre-commit-config.yaml .pre-commit-hooks.yaml action.yml
	$(PY) -m check_jsonschema --schemafile rubrics/rubric.schema.json rubrics/*/rubric.yaml
	$(PY) -m check_jsonschema --schemafile rubrics/section.schema.json rubrics/*/sections/*.yaml
	$(PY) -m check_jsonschema --schemafile rubrics/instruments/instrument.schema.json rubrics/instruments/*/instrument.yaml
	$(PY) -m check_jsonschema --schemafile rubrics/facts.schema.json examples/*.fakta.yaml
	$(PY) -m check_jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(PY) -m check_jsonschema --builtin-schema vendor.github-actions action.yml
	$(PY) -m pre_commit validate-manifest .pre-commit-hooks.yaml
	$(PY) -m zitool.rubrics.compile --check
	$(PY) tools/schemas.py --check
	$(BIN)/zitool rubric check --strict
	$(BIN)/zitool rubric test

lint-docs: $(READY)
	$(PY) tools/docs.py --check
	$(PY) tools/examples.py --check
	$(PY) tools/constraints.py --check

check: lint test  ## lint and test: what must pass before a change is proposed

rubrics: lint-rubrics  ## after an edit of a rubric: YAML, schema, check, cases, and that cases guard every figure
	$(BIN)/zitool rubric test --mutants $(ARGS)

schema: $(READY)  ## after an edit of a rubric or its models: JSON Schemas and compiled rubrics
	$(PY) -m zitool.rubrics.compile $(ARGS)
	$(PY) tools/schemas.py

docs: $(READY)  ## write the generated pages of docs/ and the help in README.md
	$(PY) tools/docs.py $(ARGS)

examples: $(READY)  ## write the workbooks and reports in examples/
	$(PY) tools/examples.py $(ARGS)

reviewed: $(READY)  ## note that texts were read anew against the law: ID="A.I.6.iv.a sptjm"
	$(PY) tools/reviewed.py $(ID) $(ARGS)

libreoffice: $(READY)  ## compare scores with LibreOffice's recalculation (needs soffice)
	$(PY) -m pytest -m libreoffice $(ARGS)

accessibility: $(READY)  ## load every report in Chromium, with axe-core (needs chromium and npm)
	npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund
	$(PY) -m pytest -m browser $(ARGS)

web: $(READY)  ## build dist/zitool.html, the program as one page (needs node and npm)
	$(NPM_CI) --prefix web --omit=dev
	$(PY) web/build.py $(ARGS)

web-test: $(READY)  ## lint the page's sources, build it and test it in Chromium (needs node, npm, chromium)
	$(NPM_CI) --prefix web
	npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent
	npm --prefix web run --silent lint
	node --test web/tests/
	$(PY) web/build.py
	ZITOOL_WEB=1 $(PY) -m pytest -m web -p no:randomly $(ARGS) tests/web

release: build  ## wheel, sdist, zitool.html and their checksums in dist/ (needs node and npm)
	$(MAKE) web
	$(PY) web/build.py --sums

benchmark: $(READY)  ## print CPU and memory as ratios, with the bars beside
	$(PY) benchmarks/run.py $(ARGS)

benchmark-scale: $(READY)  ## score thousands of generated workbooks; ARGS="100 1000 10000"
	$(PY) benchmarks/scale.py $(ARGS)

constraints: $(READY)  ## pin every dependency anew in constraints.txt (needs uv; ARGS=--upgrade)
	$(PY) tools/constraints.py $(ARGS)

build: $(READY)  ## make the wheel and the sdist in dist/
	$(PY) -m hatchling build --directory dist --clean

clean:  ## remove what can be made again, .venv included
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist \
	  web/node_modules
	find benchmarks src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# What is pinned above this line is what running needs.
$(RUNS): PART := /What testing and linting/q;p
$(READY): PART := p

$(sort $(READY) $(RUNS)): constraints.txt pyproject.toml
	@if [ -n "$(UV)" ]; then \
	  echo "setting up .venv with uv"; \
	  "$(UV)" venv --quiet --clear --python "$(or $(PYTHON),>=3.11)" .venv \
	  && sed -n '$(PART)' constraints.txt > .venv/pins.txt \
	  && "$(UV)" pip install --quiet --python $(PY) --require-hashes -r .venv/pins.txt \
	  && "$(UV)" pip install --quiet --python $(PY) --no-deps --no-build-isolation -e .; \
	else \
	  python="$(or $(PYTHON),$(ANY_PYTHON))"; \
	  echo "setting up .venv with $$python and pip (with uv installed this takes seconds)"; \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or later is needed: make PYTHON=python3.12 ..." >&2; exit 1; }; \
	  "$$python" -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "$$python lacks venv and ensurepip: install them (Debian, Ubuntu: apt install python3-venv), or uv" >&2; \
	       exit 1; }; \
	  "$$python" -m venv --clear .venv \
	  && sed -n '$(PART)' constraints.txt > .venv/pins.txt \
	  && $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/pins.txt \
	  && $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@echo "$(CURDIR)" > $@
