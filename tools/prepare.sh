#!/usr/bin/env bash
# Makes .venv as requirements.lock says and installs the project into it, editable.
# PYTHON names the interpreter to take; it must be 3.11 or newer.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if [ ! -x .venv/bin/python ] || ! new_enough .venv/bin/python; then
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        new_enough "$python" && break
        python=
    done
    if [ -z "$python" ]; then
        echo "jiping needs Python 3.11 or newer; name one with PYTHON=/path/to/python3 make …" >&2
        exit 1
    fi
    "$python" -c 'import ensurepip' 2>/dev/null || bash tools/system_packages.sh python3-venv
    echo "Making .venv with $("$python" --version) …" >&2
    "$python" -m venv --clear .venv
fi

pip() {
    .venv/bin/python -m pip -qq --disable-pip-version-check --no-input "$@"
}
pip install --require-hashes -r requirements.lock
pip install --no-deps --no-build-isolation --editable .
