#!/usr/bin/env bash
# All faults as SARIF, which code scanning compares with those of the target by itself.
set -euo pipefail

file=$RUNNER_TEMP/lineage/lineage.sarif
mkdir -p "${file%/*}"
lineage check "$SPECS" --format sarif -o "$file" --fail-on never
echo "file=$file" >>"$GITHUB_OUTPUT"
python3 "$(dirname "$0")/post.py" sarif "$file"
