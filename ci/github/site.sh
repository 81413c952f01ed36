#!/usr/bin/env bash
# The site, with the page of what changes if there is something to compare with.
set -euo pipefail

folder=$RUNNER_TEMP/lineage/site
set -- -o "$folder" --fail-on never
if [ -n "$BASE" ]; then
    set -- "$@" --base "$BASE"
fi
lineage build "$SPECS" "$@"
echo "folder=$folder" >>"$GITHUB_OUTPUT"
