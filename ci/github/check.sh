#!/usr/bin/env bash
# Every fault where it stands; or those only that the pull request brings in.
set -euo pipefail

set -- --fail-on "$FAIL_ON"
if [ "$CHANGED" = true ] && [ -n "$BASE" ]; then
    set -- "$@" --changed "$BASE"
fi
lineage check "$SPECS" --format github "$@"
