#!/usr/bin/env bash
# Makes src/names/words.bin and src/names/weights.bin from the corpora with the code as it stands: the same bytes each time it is run
# at one commit. The shipped files are made by retrain.sh.
# Usage: training/ner/train.sh [SHARED]   (default ../shared: corpora and gazetteers, not part of the project)
set -euo pipefail
cd "$(dirname "$0")/../.."
shared=${1:-../shared}
out=target/ner
mkdir -p "$out"
# One thread and one kernel for linear algebra: sums are made in the same order on every machine.
export PYTHONHASHSEED=0 OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 OPENBLAS_CORETYPE=Haswell
if [ ! -x "$out/venv/bin/python" ]; then
    python3 -m venv "$out/venv"
    "$out/venv/bin/pip" install --quiet -r training/ner/requirements.txt
fi
python=$out/venv/bin/python
cargo build --quiet --release --example ner-tool
tool=target/release/examples/ner-tool

[ -s "$out/corpus.txt" ] || { "$python" training/ner/corpus.py "$shared/corpora/news.jsonl.xz" | "$tool" words > "$out/corpus.txt"; }
"$python" training/ner/split.py "$shared/corpora/anercorp/train.txt" "$out"

# One round: words, features, weights. The first round's model counts what the corpus usually takes each word for,
# and the second learns from that too. The held-out part is never read here.
round() {
    "$python" training/ner/clusters.py "$tool" "$out/corpus.txt" "$shared/gazetteers" "$out" "$@"
    "$tool" pack-words "$out/words.tsv" "$out/coarse.tsv" > "$out/words.bin"
    "$tool" features "$out/words.bin" < "$out/train.conll" > "$out/train.features"
    "$python" training/ner/train.py "$out" > "$out/weights.txt"
    "$tool" pack-weights < "$out/weights.txt" > "$out/weights.bin"
}
round
"$python" training/ner/corpus.py "$shared/corpora/news.jsonl.xz" |
    "$tool" usual "$out/words.bin" "$out/weights.bin" > "$out/usual.tsv"
round "$out/usual.tsv"
"$tool" features "$out/words.bin" < "$out/dev.conll" > "$out/dev.features"
cp "$out/words.bin" "$out/weights.bin" src/names/
sha256sum src/names/*.bin
for f in src/names/*.bin; do echo "$f: $(wc -c < "$f") bytes, $(gzip -9nc "$f" | wc -c) gzipped"; done
cargo run --quiet --release -- eval-ner --tagger-only "$out/dev.conll"
