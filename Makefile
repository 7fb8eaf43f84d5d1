# Needs Python 3.11 to 3.13 and make. Everything else is installed into .venv, in locked versions.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test serve bench fuzz draws equivalence kills archive spark check lock clean

$(READY): pyproject.toml requirements.lock
	@echo "Setting up $(VENV) with locked versions ..."
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else "Python 3.11 to 3.13 is needed, this is %d.%d; set PYTHON=..." % v)'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

# the published index case, and what makes it a leiomyosarcoma; then a report in free text
demo: $(READY)
	@echo "Interpreting fixtures/cases/index-case.yaml ..."
	@$(BIN)/ihc-engine interpret fixtures/cases/index-case.yaml
	@echo
	@echo "Reading and interpreting fixtures/reports/demo_report.txt ..."
	@$(BIN)/ihc-engine interpret --report fixtures/reports/demo_report.txt

# everything that .ci/run runs; without bytecode each of the processes that tests start would compile the package anew
test: export PYTHONDONTWRITEBYTECODE =
test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/ihc-engine rules check
	$(BIN)/pytest -q -n 2 --dist worksteal

# the API on this machine only
serve: $(READY)
	$(BIN)/ihc-engine serve

# speed: single interpretations, loading, importing
bench: $(READY)
	$(BIN)/pytest benchmarks -q --benchmark-only --benchmark-columns=min,median,max,rounds

# the columnar engine beside experta on 20,000 random cases (ten minutes)
equivalence: $(READY)
	$(BIN)/python -m tests.inference.columnar.equivalence 20000

# a batch that is killed 50 times at random moments, beside an undisturbed one (minutes)
kills: $(READY)
	$(BIN)/python -m tests.batch.kills 50

# archives: rows a second beside reading and writing alone, naive Bayes, experta, CLIPS and ZEN; memory up to 10 million rows (an hour);
# the last two are no part of the lock
archive: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint benchmarks/requirements-peers.txt clipspy zen-engine
	$(BIN)/python -m benchmarks.archive --write

# 200,000 texts through the reading of reports; atheris is no part of the lock, and without it random bytes do
fuzz: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris==3.0.0 || echo "atheris cannot be installed here: random bytes instead"
	$(BIN)/python -m tests.fuzz.reading --inputs 200000

# an archive on a cluster of two workers on this machine, one of them killed (minutes; needs Java 17); pyspark is no part of the lock
spark: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pyspark>=3.5,<5' 'pandas>=2.2,<4'
	$(BIN)/pytest -q tests/spark
	$(BIN)/python -m tests.spark.cluster

# intervals in closed form beside 2000 draws a case (minutes)
draws: $(READY)
	$(BIN)/ihc-engine evaluate fixtures/published_cases.jsonl --draws 2000

# resolve the locked versions anew
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra all --group dev --universal --no-emit-index-url --quiet --output-file requirements.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache
