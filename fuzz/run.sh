#!/usr/bin/env bash
# Runs every fuzz target for so many seconds each (default 600), one after the other, each from the project's own test
# cases; `notebook` is the import of a notebook's file, changed in any way. Needs a nightly toolchain, cargo-fuzz, and a
# built extension. A crash stops it, and lies in fuzz/artifacts.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds="${1:-600}"
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(analysis numbers folding lexicon notebook)
for target in "${targets[@]}"; do
  if [ "$target" = notebook ]; then
    ISNAD_FUZZ_SECONDS="$seconds" node --test --test-name-pattern "notebook's file" tests/unit/safety.test.mjs
    continue
  fi
  corpus="fuzz/corpus/$target"
  mkdir -p "$corpus"
  # Seeds: the sentences of the cases, a file each.
  awk -F'\t' -v dir="$corpus" '!/^#/ && $1 != "" { file = dir "/case-" FILENAME "-" FNR; gsub(/tests\/cases\//, "", file); print $1 > file; close(file) }' \
    tests/cases/*.tsv
  cargo +nightly fuzz run "$target" -- -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=4096 -print_final_stats=1
  # What reaches no code that a smaller input reaches is thrown away.
  cargo +nightly fuzz cmin "$target"
done
