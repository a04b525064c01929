# make demo · make lab · make test · make check · make bench · make pictures · make clean
# Needs Python 3.11 or newer, nothing else: everything is installed into .venv/ and made in out/.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV  := .venv
BIN   := $(VENV)/bin
OUT   := out
ID    := INC-204
STORE := $(OUT)/archive
NPM   := $(shell command -v npm 2>/dev/null)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PYTEST  := $(BIN)/python -m pytest

.DEFAULT_GOAL := demo
.PHONY: demo lab check test units js-tests notebooks wheel browser bench pictures clean

# ── the environment ──────────────────────────────────────────────────────────────────────────────────────────────

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "make: found no Python 3.11 or newer; expected python3. Say which: make PYTHON=/path/to/python $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: found $$($(PYTHON) --version 2>&1); expected Python 3.11 or newer."; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "make: $(PYTHON) could not make an environment; Debian has it in the package python3-venv."; exit 1; }

$(VENV)/.lab: pyproject.toml | $(BIN)/python
	@echo "installing review-widgets with JupyterLab into $(VENV) (about a minute)"
	@$(INSTALL) -e '.[lab]'
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	@echo "installing review-widgets with everything the tests need into $(VENV) (about two minutes)"
	@$(INSTALL) -e '.[lab,dev]'
	@touch $@ $(VENV)/.lab

ifdef NPM
node_modules/.ready: package-lock.json
	@npm ci --silent
	@touch $@
else
node_modules/.ready:
	@mkdir -p node_modules
endif

# ── what a person wants ──────────────────────────────────────────────────────────────────────────────────────────

demo: $(VENV)/.lab
	@rm -rf $(STORE) $(OUT)/$(ID) $(OUT)/trends.html
	$(BIN)/learning-review sample $(STORE)
	$(BIN)/learning-review import workbooks/sample/exports/inc-204-checkout.md --store $(STORE) --id $(ID)
	$(BIN)/learning-review check --store $(STORE) --id $(ID)
	$(BIN)/learning-review report $(ID) --store $(STORE) --out $(OUT)
	$(BIN)/learning-review trends --store $(STORE) --out $(OUT)/trends.html
	@test -s $(OUT)/$(ID)/report.html && test -s $(OUT)/trends.html
	@echo
	@echo "Look at    $(OUT)/$(ID)/report.html  and  $(OUT)/trends.html  in a browser; neither asks the network for anything."
	@echo "Go on with make lab  (JupyterLab on workbooks/),  or  $(BIN)/learning-review quick INC-205 --store $(STORE) --out $(OUT)/INC-205.ipynb  for a review of your own."

lab: $(VENV)/.lab
	$(BIN)/learning-review lab workbooks

pictures: $(VENV)/.dev
	$(BIN)/python tools/pictures.py

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

# ── what a developer wants ───────────────────────────────────────────────────────────────────────────────────────

check: $(VENV)/.dev node_modules/.ready
	$(BIN)/ruff format --check --output-format concise .
	$(BIN)/ruff check --output-format concise .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/check_browser_code.py

test: check units js-tests notebooks wheel browser
	@echo "everything passed"

units: $(VENV)/.dev
	$(PYTEST) --doctest-modules src tests -m "not browser and not slow"

js-tests: $(VENV)/.dev
	$(BIN)/python tools/check_browser_code.py --test

notebooks: $(VENV)/.dev
	$(BIN)/python tools/run_notebooks.py $(OUT)/notebooks
	$(PYTEST) --nbval-lax --nbval-cell-timeout 120 $(OUT)/notebooks

wheel: $(VENV)/.dev
	$(PYTEST) -m "slow and not browser"

# Two hundred tests drive a real JupyterLab beside its kernels on whatever machine there is: what fails is run once more by itself, in a
# JupyterLab of its own, and fails for good where it fails again. Both runs are printed in full, so that a rare fault stays to be seen.
browser: $(VENV)/.dev
	$(PYTEST) -m browser || { test $$? -eq 1 && echo "once more, what failed:" && $(PYTEST) -m browser --last-failed --last-failed-no-failures none; }

clean:
	rm -rf $(OUT) $(VENV) node_modules dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
