# make run: install, load the demonstration, serve.   make test: install, check, test.
PYTHON ?= python3
PORT ?= 8501
DEMO ?= 1
PROVINCE ?= 38
VENV := .venv
BIN := $(VENV)/bin
AUDIT := $(VENV)/audit
export IOC_PROVINCE := $(PROVINCE)
# Each thread of glibc would keep what it has freed; two arenas are enough for readers who wait for one interpreter.
export MALLOC_ARENA_MAX ?= 2
# Where it is forbidden to keep what was compiled, every process of the tests would compile everything again.
unexport PYTHONDONTWRITEBYTECODE
ifneq ($(PROVINCE),38)
export IOC_VAR ?= data/var/$(PROVINCE)
endif

.PHONY: run test check fast walk sample bench faults corpus lock audit clean

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
	$(BIN)/pytest -n 2 --dist worksteal -q tests --ignore=tests/e2e --ignore=tests/faults --ignore=tests/bench

walk: $(VENV)/.test $(VENV)/.browser
	$(BIN)/pytest -n 2 --dist loadfile -q tests/e2e

sample: $(VENV)/.test
	$(BIN)/pytest -q tests/faults

faults: $(VENV)/.test
	$(BIN)/python -m tests.faults
	EXAMPLES_TIMES=10 $(BIN)/pytest -n 2 -q -m hypothesis tests/data tests/loaders

corpus: $(VENV)/.test
	$(BIN)/python -m tests.corpus $(FOLDER)

# After a change of a requirement; needs the network, like the audit.
lock: LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
lock:
	$(LOCK) requirements.txt --output-file requirements.lock
	$(LOCK) requirements-dev.txt --constraints requirements.lock --output-file requirements-dev.lock
	$(LOCK) requirements-audit.txt --output-file requirements-audit.lock

# What looks like a secret and is none: names of things, a print of the platform's own script, what tests sign in with.
NO_SECRETS := ^(secretariat|password_set|[x.o]+|sha256-.*|cau-du-dai-2026|JBSWY3DPEHPK3PXP)$$

# The list of components, secrets in the repository and in LOGS, known vulnerabilities (of every package or it fails).
audit: $(AUDIT)/.ready
	$(AUDIT)/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-file sbom.cdx.json requirements.lock
	git ls-files -z | xargs -0 $(AUDIT)/bin/detect-secrets-hook --exclude-secrets '$(NO_SECRETS)' \
		--exclude-files '(^|/)words\.py$$|\.lock$$'
	test -z "$(LOGS)" || $(AUDIT)/bin/detect-secrets-hook $(LOGS)
	$(AUDIT)/bin/pip-audit --strict --require-hashes --disable-pip -r requirements.lock

bench: $(VENV)/.test
	$(BIN)/python -m tests.bench

$(VENV)/.run: requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

$(AUDIT)/.ready: requirements-audit.lock
	test -x $(AUDIT)/bin/python || $(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.lock
	touch $@

$(VENV)/.browser:
	command -v chromium >/dev/null && command -v nginx >/dev/null || (apt-get update -qq && apt-get install -y -qq chromium nginx)
	touch $@

clean:
	rm -rf $(VENV) data/var .pytest_cache .mypy_cache .ruff_cache .hypothesis
