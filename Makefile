# make run: install, load the demonstration, serve.   make test: install, check, test.
PYTHON ?= python3
PORT ?= 8501
DEMO ?= 1
PROVINCE ?= 38
VENV := .venv
BIN := $(VENV)/bin
export IOC_PROVINCE := $(PROVINCE)
ifneq ($(PROVINCE),38)
export IOC_VAR ?= data/var/$(PROVINCE)
endif

.PHONY: run test check fast walk sample bench faults corpus clean

run: $(VENV)/.run
ifeq ($(DEMO),0)
	$(BIN)/python -m data migrate
else
	$(BIN)/python -m loaders demo
endif
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: check fast walk sample

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m data.catalogue check

fast: $(VENV)/.test
	$(BIN)/pytest -n 2 -q tests --ignore=tests/e2e --ignore=tests/faults --ignore=tests/bench

walk: $(VENV)/.test $(VENV)/.browser
	$(BIN)/pytest -q tests/e2e

sample: $(VENV)/.test
	$(BIN)/pytest -q tests/faults

faults: $(VENV)/.test
	$(BIN)/python -m tests.faults

corpus: $(VENV)/.test
	$(BIN)/python -m tests.corpus $(FOLDER)

bench: $(VENV)/.test
	$(BIN)/python -m tests.bench

$(VENV)/.run: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.test: requirements-dev.txt $(VENV)/.run
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(VENV)/.browser:
	command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq chromium)
	touch $@

clean:
	rm -rf $(VENV) data/var .pytest_cache .mypy_cache .ruff_cache .hypothesis
