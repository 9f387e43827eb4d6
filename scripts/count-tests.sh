#!/usr/bin/env bash
# Adds up the Surefire reports in the folders given and prints "N passed, N failed, N skipped" as its last line.
# Fails if a test failed or none ran.
set -euo pipefail

reports=()
for folder in "$@"; do
  for report in "$folder"/TEST-*.xml; do
    [ -f "$report" ] && reports+=("$report")
  done
done
if [ ${#reports[@]} -eq 0 ]; then
  echo "No test ran."
  echo "0 passed, 0 failed, 0 skipped"
  exit 1
fi

awk '
  function attribute(line, name,   at) {
    at = match(line, " " name "=\"[^\"]*\"")
    return at ? substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
  }
  /<testsuite / {
    tests += attribute($0, "tests"); failed += attribute($0, "failures") + attribute($0, "errors")
    skipped += attribute($0, "skipped")
  }
  /<testcase / { name = attribute($0, "classname") "." attribute($0, "name") }
  /<skipped/ && /HEATSCHEDULER_REFERENCE_DATA/ { unset[++without_data] = name }
  END {
    if (without_data) {
      printf "%d skipped because HEATSCHEDULER_REFERENCE_DATA is not set:\n", without_data
      for (i = 1; i <= without_data; i++) print "  " unset[i]
    }
    if (tests - skipped == 0) print "No test ran."
    printf "%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped
    exit failed > 0 || tests - skipped == 0
  }
' "${reports[@]}"
