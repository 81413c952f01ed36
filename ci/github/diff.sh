#!/usr/bin/env bash
# What changes: as markdown for the comment and the summary of the job, as counts, and as text for the log.
set -euo pipefail

folder=$RUNNER_TEMP/lineage
report=$folder/diff.md
mkdir -p "$folder"
lineage diff "$BASE" --specs "$SPECS" --format json -o "$folder/diff.json" --fail-on never
lineage diff "$BASE" --specs "$SPECS" --format markdown -o "$report" --fail-on never
cat "$report" >>"$GITHUB_STEP_SUMMARY"
python3 -c '
import json, sys
summary = json.load(sys.stdin)["summary"]
for severity in ("breaking", "risky", "safe"):
    print(f"{severity}={summary[severity]}")
print("changes={}".format(sum(summary.values())))
' <"$folder/diff.json" >>"$GITHUB_OUTPUT"
echo "report=$report" >>"$GITHUB_OUTPUT"
lineage diff "$BASE" --specs "$SPECS" --format text --fail-on "$FAIL_ON"
