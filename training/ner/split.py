"""split.py FILE OUT: holds out the last tenth of the sentences; writes OUT/train.conll and OUT/dev.conll."""
import sys

source, out = sys.argv[1:]
sentences = [s for s in open(source, encoding="utf-8").read().split("\n\n") if s.strip()]
bound = len(sentences) - len(sentences) // 10
for name, part in (("train", sentences[:bound]), ("dev", sentences[bound:])):
    with open(f"{out}/{name}.conll", "w", encoding="utf-8") as f:
        f.write("\n\n".join(part) + "\n")
