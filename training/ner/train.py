"""train.py OUT: trains a linear-chain CRF (CRFsuite, L-BFGS) on OUT/train.features and prints its weights.

Lines `f hash tag weight` and `t from to weight`, sorted. L1 keeps the features few, L2 the weights small.
"""
import sys

import pycrfsuite

C1, C2, ROUNDS = 0.15, 0.2, 80


def load(path, drop=frozenset()):
    """Sentences of a features file: (features per token, tags). `drop`: template numbers to leave out."""
    sentences, rows, tags = [], [], []
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if cells != [""]:
            tags.append(cells[0])
            rows.append([f for f in cells[1:] if f[:f.index(":")] not in drop])
        elif rows:
            sentences.append((rows, tags))
            rows, tags = [], []
    return sentences


def train(sentences, model, c1=C1, c2=C2, rounds=ROUNDS):
    """Trains and writes a CRFsuite model file."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for rows, tags in sentences:
        trainer.append(rows, tags)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": rounds})
    trainer.train(model)


def main(out):
    train(load(f"{out}/train.features"), f"{out}/model.crfsuite")
    tagger = pycrfsuite.Tagger()
    tagger.open(f"{out}/model.crfsuite")
    info = tagger.info()
    for (feature, tag), weight in sorted(info.state_features.items()):
        print("f", feature.split(":")[1], tag, weight)
    for (a, b), weight in sorted(info.transitions.items()):
        print("t", a, b, weight)


if __name__ == "__main__":
    main(*sys.argv[1:])
