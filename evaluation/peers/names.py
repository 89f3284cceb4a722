"""What runs in the peers' own environment of the comparison that `evaluation/speed.py` makes: CRFsuite and spaCy, trained
on all but the last tenth of ANERcorp's training part and measured on that tenth.

    names.py TRAIN DEV CACHE

Trained models are kept in CACHE. Prints a JSON object a line.
"""
import json
import pathlib
import sys
import time

TRAIN, DEV, CACHE = sys.argv[1:]
TRAINING = pathlib.Path(__file__).resolve().parents[2] / "training" / "ner"
sys.path.insert(0, str(TRAINING))
CLASSES = ("PERS", "LOC", "ORG")


def fastest(rounds, work):
    """Seconds of the fastest of some rounds, and what the work gave."""
    best, result = float("inf"), None
    for _ in range(rounds):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return best, result


def f1(gold, found):
    """F1 over sentences' lists of (class, start, end)."""
    right = sum(len(g & f) for g, f in zip(gold, found, strict=True))
    return 200 * right / max(1, sum(map(len, gold)) + sum(map(len, found)))


def only(spans):
    return {s for s in spans if s[0] in CLASSES}


def sentences(path):
    for block in pathlib.Path(path).read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        if rows:
            yield [r[0] for r in rows], [r[1] for r in rows]


def crfsuite():
    import pycrfsuite
    from ablate import customary, spans
    from train import train

    model = pathlib.Path(CACHE) / "customary.crfsuite"
    if not model.exists():
        train(customary(TRAIN), str(model), c1=0, c2=1)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    # Features are part of the work: a text arrives as words.
    seconds, found = fastest(5, lambda: [only(spans(tagger.tag(rows))) for rows, _ in customary(DEV)])
    return seconds, f1([only(spans(tags)) for _, tags in customary(DEV)], found)


def spacy():
    import random

    import spacy
    from ablate import spans
    from spacy.tokens import Doc
    from spacy.training import Example

    folder = pathlib.Path(CACHE) / "spacy"
    if folder.exists():
        nlp = spacy.load(folder)
    else:
        random.seed(1)
        spacy.util.fix_random_seed(1)
        nlp = spacy.blank("ar")
        nlp.add_pipe("ner")
        examples = []
        for words, tags in sentences(TRAIN):
            doc = Doc(nlp.vocab, words=words)
            entities = [f"{t[0]}-{t[2:]}" if t != "O" else "O" for t in tags]
            examples.append(Example(doc, Doc(nlp.vocab, words=words, ents=entities)))
        optimizer = nlp.initialize(lambda: examples)
        for _ in range(12):
            random.shuffle(examples)
            for batch in spacy.util.minibatch(examples, 64):
                nlp.update(batch, sgd=optimizer, drop=0.2)
        nlp.to_disk(folder)
    dev = list(sentences(DEV))

    def tag():
        docs = nlp.pipe((Doc(nlp.vocab, words=words) for words, _ in dev), batch_size=128)
        return [only({(e.label_, e.start, e.end) for e in doc.ents}) for doc in docs]

    seconds, found = fastest(5, tag)
    return seconds, f1([only(spans(tags)) for _, tags in dev], found)


def main():
    tokens = sum(len(words) for words, _ in sentences(DEV))
    for name, work in (("CRFsuite 0.9.12, customary features", crfsuite), ("spaCy 3.8.7, blank Arabic pipeline, 12 rounds", spacy)):
        try:
            seconds, score = work()
            print(json.dumps({"name": name, "tokens": tokens, "ms": seconds * 1e3, "f1": score}), flush=True)
        except ImportError as error:
            print(json.dumps({"name": name, "absent": str(error)}), flush=True)


if __name__ == "__main__":
    main()
