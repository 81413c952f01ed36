#!/usr/bin/env bash
# What to compare with: what the workflow says, or what the pull request is to be merged into, or nothing.
set -euo pipefail

found=$BASE
if [ -z "$found" ] && [ "$GITHUB_EVENT_NAME" = pull_request ]; then
    # GitHub has merged the pull request into its target for us. That merge is checked out; its first parent is the
    # target as it was then.
    if [ "$(git rev-parse HEAD)" != "$GITHUB_SHA" ]; then
        echo "::error::what is checked out is not the merge that GitHub made: name what to compare with as input base"
        exit 1
    fi
    if ! found=$(git rev-parse --quiet --verify 'HEAD^1'); then
        echo "::error::what the pull request is to be merged into is not here: give actions/checkout fetch-depth: 2"
        exit 1
    fi
fi
echo "base=$found" >>"$GITHUB_OUTPUT"
