# make brief   sets everything up (the first time) and turns a sample page into a PDF
# make test    sets everything up (the first time) and passes format, lint, types, layers and tests
#
# make format  puts the code into shape           make pins  renews the pinned lists after a change
# make clean   removes what make made             in pyproject.toml

VENV := .venv
RUN := $(VENV)/bin/python
SAMPLE := samples/think-tank-brief.html
SETUP := .ci/setup pyproject.toml

brief: $(VENV)/ready
	@echo "The brief is here (file name below); open it with any PDF reader:" >&2
	@$(RUN) -m convert $(SAMPLE) -o build/ --quiet

test: $(VENV)/ready-for-tests
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) -m pytest -n 2

format: $(VENV)/ready-for-tests
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

$(VENV)/ready: requirements.txt $(SETUP)
	@sh .ci/setup requirements.txt
	@touch $@

$(VENV)/ready-for-tests: requirements-dev.txt $(SETUP)
	@sh .ci/setup requirements-dev.txt
	@touch $@ $(VENV)/ready

# The lists name no address, so that they work with any mirror; --universal makes one list for all
# systems and Pythons from 3.11 on.
COMPILE := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make pins" pyproject.toml

pins: $(VENV)/ready-for-tests
	$(RUN) -m pip install --quiet uv
	$(COMPILE) --group build --output-file requirements.txt
	$(COMPILE) --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(COMPILE) --group bench --constraint requirements-dev.txt --output-file requirements-bench.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: brief test format pins clean
