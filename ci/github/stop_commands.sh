# shellcheck shell=bash
# The log takes lines such as ::error:: for commands. From here on it does not, whatever a spec may say; sourced.
stop=lineage-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$stop"
trap 'echo "::$stop::"' EXIT
