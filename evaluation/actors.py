#!/usr/bin/env python3
"""Actors on sentences of our own: how many parties of 2011-2026 are found, and how much of what is found is one.

    actors.py [--misses]

`actors/parties.tsv`: 300 sentences, a party and its kind each: found where a mention holds exactly its name.
`actors/everyday.tsv`: 200 sentences of football, economy, culture and weather with every party in them: a mention is right
where it is one of those names, title, article or head noun apart.
"""
import sys

import common

PREFIX = ("ال", "لل")


def rows(name):
    path = common.HERE / "actors" / name
    lines = [l for l in path.read_text(encoding="utf-8").splitlines() if l and not l.startswith("#")]
    return [l.split("\t") for l in lines]


def named(analysis):
    """Names of an analysis: (text, kind)."""
    return [(m["text"], a["kind"]) for a in analysis["actors"] for m in a["mentions"] if m["form"] == "name"]


def bare(name):
    return " ".join(w.removeprefix("ال") for w in name.replace("لل", "ال", 1).split() if w) if name.startswith("لل") else " ".join(
        w.removeprefix("ال") for w in name.split())


def main():
    show = "--misses" in sys.argv[1:]
    command = common.isnad()
    parties = rows("parties.tsv")
    records = [{"id": str(i), "text": r[0]} for i, r in enumerate(parties)]
    found = kinds = 0
    for record, analysis, _ in common.batch(records, command):
        _, party, kind = parties[int(record["id"])]
        hits = [k for text, k in named(analysis) if bare(text) == bare(party)]
        found += bool(hits)
        kinds += kind in hits
        if show and not hits:
            print(f"missed {party}: {record['text']} {named(analysis)}")
    everyday = rows("everyday.tsv")
    records = [{"id": str(i), "text": r[0]} for i, r in enumerate(everyday)]
    right = total = wanted = 0
    for record, analysis, _ in common.batch(records, command):
        expected = [e for e in (everyday[int(record["id"])] + [""])[1].split(" | ") if e]
        mentions = [text for text, _ in named(analysis)]
        good = [m for m in mentions if any(bare(m) in (bare(e), bare(e).split(" ", 1)[-1]) for e in expected)]
        right, total, wanted = right + len(good), total + len(mentions), wanted + len(expected)
        if show and len(good) < len(mentions):
            print(f"extra {[m for m in mentions if m not in good]}: {record['text']}")
    print(f"parties of 2011-2026: {found} of {len(parties)} found ({found / len(parties):.3f}), {kinds} of these with their kind")
    print(f"everyday sentences: {right} of {total} mentions right ({right / max(1, total):.3f}); {wanted} parties in {len(everyday)} sentences")


main()
