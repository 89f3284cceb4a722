"""split.py FILE OUT: holds out the last tenth of the sentences; writes OUT/train.conll and OUT/dev.conll.

Every fourth sentence of the training part loses its full stop: headlines have none, ANERcorp's sentences all do.
"""
import sys

source, out = sys.argv[1:]
sentences = [s for s in open(source, encoding="utf-8").read().split("\n\n") if s.strip()]
bound = len(sentences) - len(sentences) // 10


def headline(index, sentence):
    """The sentence, without its full stop where its turn has come."""
    return sentence.removesuffix("\n. O") if index % 4 == 3 else sentence


train = [headline(i, s.strip("\n")) for i, s in enumerate(sentences[:bound])]
for name, part in (("train", train), ("dev", sentences[bound:])):
    with open(f"{out}/{name}.conll", "w", encoding="utf-8") as f:
        f.write("\n\n".join(part) + "\n")
