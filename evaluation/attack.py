#!/usr/bin/env python3
"""Sentences that are easy to misread: what Isnad makes of attacks/casualties.tsv and attacks/claims.tsv.

    evaluation/attack.py [casualties|claims] [--all]

Prints the sentences read otherwise than they should be and how many are read right, positives and negatives apart; with
--all every sentence with its reading.
"""
import argparse

from common import HERE, batch, commit


def wanted(family):
    for line in (HERE / "attacks" / f"{family}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, *expected = line.split("\t")
            yield text, [e for e in expected if e]


def casualties(analysis):
    number = lambda n: "" if n is None else str(n)
    return [
        f"{c['outcome']} {number(c['min'])}..{number(c['max'])}{' part' if c['part'] else ''} @{c['victims']}"
        for c in analysis["casualties"]
    ]


def claims(analysis):
    out = []
    for c in analysis["claims"]:
        speaker = c["speaker"] or {}
        said = (c["content"] or {}).get("text", "-")
        out.append(f"{c['cue']['text']} | {speaker.get('name', '-')}{'?' if speaker.get('anonymous') else ''} | {said}")
    return out


def same(family, read, expected):
    """True where a reading is the one expected; what an expectation leaves open (`@victims`, `*`) is not compared."""
    if family == "casualties":
        return read == expected if "@" in expected else read.split(" @")[0] == expected
    # Whether a conjunction at the head of what is told belongs to it, nobody needs to know.
    bare = lambda s: s.strip().removeprefix("و")
    return all(e.strip() == "*" or bare(e) == bare(r) for r, e in zip(read.split("|"), expected.split("|"), strict=True))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("family", nargs="?", choices=["casualties", "claims"])
    p.add_argument("--all", action="store_true")
    args = p.parse_args()
    for family in [args.family] if args.family else ["casualties", "claims"]:
        rows = list(wanted(family))
        records = [{"id": n, "text": text, "expected": expected} for n, (text, expected) in enumerate(rows)]
        right = {True: [], False: []}
        for record, analysis, error in batch(records):
            read = [f"error: {error}"] if error else {"casualties": casualties, "claims": claims}[family](analysis)
            expected = record["expected"]
            ok = len(read) == len(expected) and all(same(family, r, e) for r, e in zip(read, expected))
            right[bool(expected)].append(ok)
            if args.all or not ok:
                print(f"{'' if ok else 'x '}{record['text']}")
                print(f"    read   {' ; '.join(read) or 'nothing'}")
                print(f"    should {' ; '.join(expected) or 'nothing'}")
        print(f"\n{family}: {sum(right[True])} of {len(right[True])} with something to read, "
              f"{sum(right[False])} of {len(right[False])} with nothing to read · commit {commit()}\n")


if __name__ == "__main__":
    main()
