# Every target makes .venv by itself when it is missing or older than what it is made from.
BIN := .venv/bin
READY := .venv/.ready
PO := $(shell find src/jiping/locale -name '*.po' 2>/dev/null)
MAKEFLAGS += --no-print-directory

.PHONY: demo test check bench bench-reading bench-peers case fuzz docs picture lock lock-peers clean
.DEFAULT_GOAL := test

$(READY): requirements.lock pyproject.toml hatch_build.py $(PO)
	@bash tools/prepare.sh
	@touch $@

demo: $(READY)
	@bash tools/system_packages.sh fonts-noto-cjk
	@$(BIN)/jiping demo -o out

test: $(READY)
	@bash tools/system_packages.sh fonts-noto-cjk chromium libarchive-tools
	@$(BIN)/pytest -q -n auto

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY)
	@for question in $(filter-out benchmarks/hostile.py,$(wildcard benchmarks/[a-z]*.py)); do $(BIN)/python "$$question" || exit 1; done

# Peers that are no part of the development environment live in one of their own.
bench-peers: $(READY) .venv-peers/.ready
	@$(BIN)/python benchmarks/time_to_evaluation.py $(ARGS)

.venv-peers/.ready: benchmarks/peers/peers.lock
	@python3 -m venv --clear .venv-peers
	@.venv-peers/bin/python -m pip -qq --disable-pip-version-check --no-input install \
		--require-hashes -r benchmarks/peers/peers.lock
	@touch $@

bench-reading: $(READY)
	@$(BIN)/python benchmarks/reading/measure.py $(ARGS)

fuzz: $(READY)
	@$(BIN)/python benchmarks/hostile.py $(ARGS)

case: $(READY)
	@$(BIN)/python tools/add_case.py "$(FILE)" $(if $(NAME),--name "$(NAME)")

docs: $(READY)
	@$(BIN)/python tools/build_manual.py site

picture: $(READY)
	@bash tools/system_packages.sh fonts-noto-cjk chromium
	@$(BIN)/python tools/take_picture.py

lock: $(READY)
	@$(BIN)/uv pip compile pyproject.toml --group dev --extra ocr --universal --python-version 3.11 \
		--upgrade --generate-hashes --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --quiet --output-file requirements.lock

lock-peers: $(READY)
	@$(BIN)/uv pip compile benchmarks/peers/peers.in --universal --python-version 3.11 \
		--upgrade --generate-hashes --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock-peers" --quiet --output-file benchmarks/peers/peers.lock

clean:
	@rm -rf .venv .venv-peers out site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache
	@find src tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
	@find src -name '*.mo' -delete
