#!/usr/bin/env python3
"""Number phrases: Isnad beside pyarabic 0.6.15 and arabic-itn 0.1.0 on the phrases of numbers.tsv.

    evaluation/numbers.py [--misses]

Makes a virtual environment with the peers in .cache/ (once), builds `isnad`, prints how many phrases each reads as the
value given, by kind of phrase and in all, and with --misses what each made of the others. A reading is right where it is
the whole phrase and its value; bounds and ranges, which no peer promises to read, have a total of their own.
"""
import argparse
import json
import subprocess
import sys

from common import HERE, REPO, commit, isnad

ENVIRONMENT = REPO / ".cache" / "evaluation"
PEERS = """
import json, re, sys
from arabic_itn import normalize
from pyarabic.number import text2number
for phrase in json.load(sys.stdin):
    try:
        n = text2number(phrase)
    except Exception as e:  # what a peer raises is a miss, not an end
        n = repr(e)
    print(json.dumps([n, normalize(phrase)["text"]], ensure_ascii=False))
"""


def python():
    """The interpreter of the environment that holds the peers."""
    interpreter = ENVIRONMENT / "bin" / "python"
    wanted = (HERE / "requirements.txt").read_text()
    stamp = ENVIRONMENT / "requirements.txt"
    if not stamp.exists() or stamp.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
        subprocess.run([str(interpreter), "-m", "pip", "install", "--quiet", "-r", str(HERE / "requirements.txt")], check=True)
        stamp.write_text(wanted)
    return str(interpreter)


def cases():
    for line in (HERE / "numbers.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            phrase, value, kind = line.split("\t")
            yield phrase, value, kind


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--misses", action="store_true", help="list the phrases read wrongly")
    args = p.parse_args()
    rows = list(cases())
    phrases = [r[0] for r in rows]
    ours = subprocess.run([isnad(), "number"], input="\n".join(phrases) + "\n", capture_output=True, text=True, check=True)
    peers = subprocess.run([python(), "-c", PEERS], input=json.dumps(phrases), capture_output=True, text=True, check=True)
    total, misses = {}, []
    for (phrase, value, kind), own, peer in zip(rows, ours.stdout.splitlines(), peers.stdout.splitlines(), strict=True):
        low, high, _, span = (own.split("\t") + [""] * 4)[:4]
        n, written = json.loads(peer)
        reading = low if low == high else f"{low}..{high}"
        # A clitic before the number may stand in the span or not.
        whole = phrase.endswith(span) and len(phrase) - len(span) <= 2
        answers = {
            "isnad": (reading == value and whole, f"{reading} ({span})" if span else "nothing"),
            "pyarabic": (str(n) == value, n),
            "arabic-itn": (written == value, written),
        }
        for group in (kind, "numbers" if kind not in ("bound", "range") else "bounds and ranges"):
            counts = total.setdefault(group, {"phrases": 0})
            counts["phrases"] += 1
            for name, (right, _) in answers.items():
                counts[name] = counts.get(name, 0) + right
        for name, (right, got) in answers.items():
            if not right:
                misses.append((name, f"{name}\t{phrase}\tis {value}, read as {got}"))
    if args.misses:
        for _, line in sorted(misses, key=lambda m: m[0]):
            print(line)
        print()
    names = ["isnad", "pyarabic", "arabic-itn"]
    print(f"number phrases read right · {len(rows)} phrases · commit {commit()}")
    print(f"{'':20}{'phrases':>9}" + "".join(f"{n:>12}" for n in names))
    last = ["numbers", "bounds and ranges"]
    for group in [g for g in total if g not in last] + last:
        t = total[group]
        share = (lambda n: f"{t[n]} ({t[n] / t['phrases']:.2f})") if group in last else (lambda n: str(t[n]))
        print(f"{group:20}{t['phrases']:9}" + "".join(f"{share(n):>12}" for n in names))
    print("arabic-itn leaves single words below 11, and مئة and ألف alone, as words on purpose; here they count as not read.")


if __name__ == "__main__":
    main()
