"""ablate.py OUT TOOL: the ladder of features and what each group is worth, measured on the held-out tenth.

Reads OUT/train.features, OUT/dev.features (made by train.sh) and OUT/{train,dev}.conll. Prints one line a model:
name, PERS+LOC+ORG F1, precision, recall, and F1 of each class. Scores are of the bare CRF, by token as the features
file has it: before quantisation, mapping back to the file's tokens, and the second pass over the text.
"""
import collections
import subprocess
import sys

import pycrfsuite

from train import load, train

GROUPS = {
    "neighbours' stems": ["stem-1", "stem+1"],
    "affixes": ["prefix1", "prefix2", "prefix3", "prefix4", "suffix1", "suffix2", "suffix3"],
    "shape": ["shape", "shape-1,0,+1"],
    "cut": ["cut,usual", "cut,mid"],
    "clusters": ["fine", "fine-1", "fine+1", "fine-2", "fine+2", "mid-1,0", "mid0,+1", "coarse-1,0,+1",
                 "coarse-2,-1,0", "mid-1,+1", "mid-1,lists", "mid-1,usual", "theme,mid", "cut,mid"],
    "lists": ["lists", "lists-1,0", "lists0,+1", "mid-1,lists", "usual,lists"],
    "usual": ["usual", "usual-1,0", "usual0,+1", "usual,lists", "usual-1,0,+1", "mid-1,usual", "theme,usual",
              "cut,usual"],
    "theme": ["theme,usual", "theme,mid"],
}
LADDER = ["neighbours' stems", "affixes", "shape", "lists", "clusters", "usual", "theme", "cut"]


def spans(tags):
    """(class, start, end) of each name; an inside tag without its begin begins one."""
    out, start, kind = set(), 0, None
    for i, tag in enumerate([*tags, "O"]):
        if kind and (tag == "O" or tag[0] == "B" or tag[2:] != kind):
            out.add((kind, start, i))
            kind = None
        if tag != "O" and kind is None:
            start, kind = i, tag[2:]
    return out


def measure(sentences, model):
    tagger = pycrfsuite.Tagger()
    tagger.open(model)
    n = collections.Counter()
    for rows, gold in sentences:
        g, f = spans(gold), spans(tagger.tag(rows))
        for what, found in (("gold", g), ("found", f), ("right", g & f)):
            n.update((what, kind) for kind, _, _ in found)

    def f1(*kinds):
        gold, found, right = (sum(n[w, k] for k in kinds) for w in ("gold", "found", "right"))
        return 200 * right / max(1, gold + found), 100 * right / max(1, found), 100 * right / max(1, gold)

    return [*f1("PERS", "LOC", "ORG"), *(f1(k)[0] for k in ("PERS", "LOC", "ORG", "MISC"))]


def customary(path):
    """What a CRFsuite tutorial looks at: words within two, affixes to four letters, digits, ends of the sentence."""
    sentences, rows = [], []
    for line in [*open(path, encoding="utf-8"), "\n"]:
        if line.strip():
            rows.append(line.split())
        elif rows:
            words = ["<2>", "<1>", *(r[0] for r in rows), "</1>", "</2>"]
            features = []
            for i in range(2, len(words) - 2):
                w = words[i]
                f = [f"w{d}:{words[i + d]}" for d in (-2, -1, 0, 1, 2)]
                f += [f"w-1,0:{words[i - 1]} {w}", f"w0,1:{w} {words[i + 1]}"]
                f += [f"p{n}:{w[:n]}" for n in range(1, 5)] + [f"s{n}:{w[-n:]}" for n in range(1, 5)]
                f.append(f"digit:{any(c.isdigit() for c in w)}")
                features.append(f)
            sentences.append((features, [r[1] for r in rows]))
            rows = []
    return sentences


def show(name, scores):
    print(f"| {name} | " + " | ".join(f"{x:.1f}" for x in scores) + " |", flush=True)


def main(out, tool):
    names = subprocess.run([tool, "templates"], capture_output=True, text=True, check=True).stdout.split("\n")[:-1]
    number = {name: str(i) for i, name in enumerate(names)}
    model = f"{out}/ablation.crfsuite"
    print("| features | F1 | precision | recall | PERS | LOC | ORG | MISC |\n|---|---|---|---|---|---|---|---|")
    train(customary(f"{out}/train.conll"), model, c1=0, c2=1)
    show("CRFsuite, customary features, its defaults (c1 0, c2 1)", measure(customary(f"{out}/dev.conll"), model))

    def without(label, left_out):
        drop = {number[t] for g in left_out for t in GROUPS[g]}
        train(load(f"{out}/train.features", drop), model)
        show(label, measure(load(f"{out}/dev.features", drop), model))

    for i in range(len(LADDER)):
        without("word, stem, bias" if i == 0 else f"+ {LADDER[i - 1]}", LADDER[i:])
    without(f"+ {LADDER[-1]} (all)", [])
    for group in GROUPS:
        without(f"all without {group}", [group])


if __name__ == "__main__":
    main(*sys.argv[1:])
