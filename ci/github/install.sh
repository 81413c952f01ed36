#!/usr/bin/env bash
# Installs lineage as it is in this action, where it disturbs no other Python, and puts the command on the path.
set -euo pipefail

for python in python3 python3.14 python3.13 python3.12 python3.11 ""; do
    if [ -z "$python" ]; then
        echo "::error::lineage needs Python 3.11 or later: let actions/setup-python run before"
        exit 1
    fi
    if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi
done

"$python" -m venv "$RUNNER_TEMP/lineage/venv"
"$RUNNER_TEMP/lineage/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH"
mkdir -p "$RUNNER_TEMP/lineage/bin"
ln -sf ../venv/bin/lineage "$RUNNER_TEMP/lineage/bin/lineage"
echo "$RUNNER_TEMP/lineage/bin" >>"$GITHUB_PATH"
