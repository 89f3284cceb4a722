#!/usr/bin/env bash
# Makes the shipped src/names/words.bin and src/names/weights.bin again, byte for byte, and fails where they differ.
# Usage: training/ner/retrain.sh [SHARED]   (as train.sh; needs the project's history; a quarter of an hour)
#
# The model is of the commit below: later ones cut sentences otherwise, so their train.sh makes another model. They only
# pack the same weights otherwise (a key beside each), which is done here with the tool of the working tree.
set -euo pipefail
cd "$(dirname "$0")/../.."
shared=$(realpath "${1:-../shared}")
maker=fc7bbd9edc4f446cdb67cf61738d9a7589d21200
tree=$PWD/target/ner/maker
mkdir -p target/ner
[ -e "$tree" ] || git worktree add --quiet --detach "$tree" "$maker"
CARGO_TARGET_DIR=$tree/target bash "$tree/training/ner/train.sh" "$shared"
cargo build --quiet --release --example ner-tool
cp "$tree/target/ner/words.bin" src/names/
"${CARGO_TARGET_DIR:-target}/release/examples/ner-tool" pack-weights < "$tree/target/ner/weights.txt" > src/names/weights.bin
git worktree remove --force "$tree"
sha256sum src/names/words.bin src/names/weights.bin
git diff --exit-code --stat -- src/names/words.bin src/names/weights.bin
