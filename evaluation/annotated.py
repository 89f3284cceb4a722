#!/usr/bin/env python3
"""A second set of annotated articles, of other outlets and years than the first; scores Isnad on it by the same scorer.

    evaluation/annotated.py [--split tune|check] [--misses]   # the scorer's table
    evaluation/annotated.py --write DIR [--split …]           # NAME.txt and NAME.json as the scorer takes them
    evaluation/annotated.py --read DIR --split tune|check     # the way back: DIR's annotations into annotations/

Articles belong to their publishers, so `annotations/*.json` hold no text: every string that stands in the article is kept as
`[start, end]` in UTF-16 code units of it, end exclusive, and cut from the corpus when it is needed. `tune` is for finding what
is missed; `check` is only ever counted, never read, so that it keeps telling what the tuning is worth. Needs the corpus and
the scorer (ISNAD_SHARED, or ../shared).
"""
import argparse
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

from common import CORPUS, HERE, SHARED, Slicer, articles, commit, isnad, need

FOLDER = HERE / "annotations"
SCORER = SHARED / "gold" / "score.py"
SPLITS = ("tune", "check")


def digest(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def nth(text, string, n):
    """Where the n-th occurrence of a string starts, overlapping ones counted; -1 where there is none."""
    at = -1
    for _ in range(n):
        at = text.find(string, at + 1)
        if at < 0:
            break
    return at


def units(text, index):
    """A code point index in UTF-16 code units."""
    return len(text[:index].encode("utf-16-le")) // 2


class Standoff:
    """Strings of a text to offsets, and back."""

    def __init__(self, text):
        self.text = text
        self.slice = Slicer(text)

    def away(self, string, n=1):
        """`[start, end]` of the n-th occurrence, or the string itself where it is nobody's but the annotator's."""
        at = nth(self.text, string, n) if string else -1
        if at < 0:
            return string
        return [units(self.text, at), units(self.text, at + len(string))]

    def back(self, value):
        return self.slice(*value) if isinstance(value, list) else value

    def which(self, span):
        """Which occurrence of its string a span is."""
        string, n = self.slice(*span), 1
        while units(self.text, nth(self.text, string, n)) != span[0]:
            n += 1
        return n

    def pack(self, gold):
        far = self.away
        actors = [
            {"name": far(a["name"]), "kind": a["kind"], "surfaces": [far(s) for s in a["surfaces"]], "short": [far(s) for s in a.get("short", [])]}
            for a in gold["actors"]
        ]
        casualties = [
            {"quote": far(c["quote"], c.get("n", 1)), **{k: c[k] for k in ("outcome", "min", "max", "bound", "victims", "part")}, "speaker": far(c["speaker"])}
            for c in gold["casualties"]
        ]
        claims = [
            {"cue": far(c["cue"], c.get("n", 1)), **{k: far(c.get(k)) for k in ("source", "speaker", "content")},
             "stance": c["stance"], "anonymous": c["anonymous"]}
            for c in gold["claims"]
        ]
        return {"actors": actors, "casualties": casualties, "claims": claims}

    def unpack(self, packed):
        near = self.back
        return {
            "actors": [
                {**a, "name": near(a["name"]), "surfaces": [near(s) for s in a["surfaces"]], "short": [near(s) for s in a["short"]]}
                for a in packed["actors"]
            ],
            "casualties": [
                {**c, "quote": near(c["quote"]), "n": self.which(c["quote"]), "speaker": near(c["speaker"])} for c in packed["casualties"]
            ],
            "claims": [
                {**c, "cue": near(c["cue"]), "n": self.which(c["cue"]), **{k: near(c[k]) for k in ("source", "speaker", "content")}}
                for c in packed["claims"]
            ],
        }


def read(folder, split):
    """Takes the scorer's NAME.txt and NAME.json of a folder into annotations/."""
    by_digest = {digest(f.read_bytes().decode("utf-8")): f for f in folder.glob("*.txt")}
    found = 0
    FOLDER.mkdir(exist_ok=True)
    for article in articles():
        file = by_digest.get(digest(article["text"]))
        if file is None:
            continue
        standoff = Standoff(article["text"])
        gold = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        packed = {"article": article["id"], "outlet": article["outlet"], "sha256": digest(article["text"]), "split": split, **standoff.pack(gold)}
        (FOLDER / f"{article['id']}.json").write_text(one_entry_a_line(packed), encoding="utf-8")
        found += 1
    print(f"{found} of {len(by_digest)} articles taken")


def one_entry_a_line(packed):
    """JSON whose diffs can be read: a line for every actor, figure and claim."""
    line = lambda value: json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    rows = [
        f'"{key}": [\n' + ",\n".join("  " + line(v) for v in value) + "\n]" if isinstance(value, list) and value else f'"{key}": {line(value)}'
        for key, value in packed.items()
    ]
    return "{" + ",\n".join(rows) + "}\n"


def write(folder, split):
    """The articles of a split as the scorer takes them; how many there are."""
    wanted = {p["article"]: p for p in (json.loads(f.read_text(encoding="utf-8")) for f in FOLDER.glob("*.json")) if split in (None, p["split"])}
    written = 0
    for article in articles():
        packed = wanted.get(article["id"])
        if packed is None:
            continue
        if digest(article["text"]) != packed["sha256"]:
            sys.exit(f"{article['id']}: not the text that was annotated")
        stem = folder / article["id"]
        stem.with_suffix(".txt").write_bytes(article["text"].encode("utf-8"))
        stem.with_suffix(".json").write_text(json.dumps(Standoff(article["text"]).unpack(packed), ensure_ascii=False), encoding="utf-8")
        written += 1
    if written < len(wanted):
        sys.exit(f"{len(wanted) - written} of {len(wanted)} annotated articles are not in the corpus")
    return written


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--split", choices=SPLITS)
    p.add_argument("--misses", action="store_true", help="list what was missed and what was wrong")
    p.add_argument("--write", type=pathlib.Path, metavar="DIR")
    p.add_argument("--read", type=pathlib.Path, metavar="DIR")
    args = p.parse_args()
    need(CORPUS, SCORER)
    if args.read:
        read(args.read, args.split or p.error("--read wants --split"))
        return
    if args.write:
        args.write.mkdir(parents=True, exist_ok=True)
        print(f"{write(args.write, args.split)} articles in {args.write}")
        return
    if args.misses and args.split != "tune":
        p.error("--misses is for --split tune: what is read is no longer a check")
    for split in [args.split] if args.split else SPLITS:
        with tempfile.TemporaryDirectory() as folder:
            if not write(pathlib.Path(folder), split):
                continue
            print(f"{split} · commit {commit()}")
            how = [sys.executable, SCORER, folder, "--run", f"{isnad()} analyse --format json {{}}"]
            subprocess.run(how + ["--misses"] * args.misses, check=True)


if __name__ == "__main__":
    main()
