#!/usr/bin/env python3
"""Speed beside the peers, in one run on one machine: for names CRFsuite and spaCy trained on ANERcorp, for tokens
@nlpjs/lang-ar, for a checker in WASM Harper on English text of equal length.

    evaluation/speed.py

Makes environments with the peers in .cache/ (once; spaCy trains for some minutes), builds `isnad` for release, takes the
WASM that `./build.sh` made, and prints a table: the fastest round of each. A peer that cannot be installed is said so.
"""
import json
import os
import pathlib
import subprocess
import sys
import time

from common import HERE, REPO, SHARED, commit, need

CACHE = REPO / ".cache" / "evaluation" / "speed"
PEERS = HERE / "peers"
ANERCORP = SHARED / "corpora" / "anercorp" / "train.txt"
ROUNDS = 5


def installed(what, stamp, wanted, *commands):
    """Installs once for each list of what is wanted; says why where that fails."""
    if stamp.exists() and stamp.read_text() == wanted:
        return True
    for command in commands:
        done = subprocess.run(command, cwd=CACHE, capture_output=True, text=True)
        if done.returncode:
            print(f"{what} cannot be installed: {(done.stderr or done.stdout).strip().splitlines()[-1]}")
            return False
    stamp.write_text(wanted)
    return True


def isnad():
    """The `isnad` command, built for release. `ISNAD_BIN` names another one."""
    if os.environ.get("ISNAD_BIN"):
        return os.environ["ISNAD_BIN"]
    subprocess.run(["cargo", "build", "--quiet", "--release", "--bin", "isnad"], cwd=REPO, check=True)
    return str(pathlib.Path(os.environ.get("CARGO_TARGET_DIR", REPO / "target")) / "release" / "isnad")


def native(command, dev):
    """The whole analysis and the tagger's F1 on the held-out tenth, on one core: copies of the text against none."""
    blocks = [b for b in dev.read_text(encoding="utf-8").split("\n\n") if b.strip()]
    words = [line.split()[0] for b in blocks for line in b.splitlines()]
    text = "\n".join(" ".join(line.split()[0] for line in b.splitlines()) for b in blocks)

    def seconds(copies):
        lines = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n in range(copies))
        best = float("inf")
        for _ in range(ROUNDS):
            start = time.perf_counter()
            subprocess.run([command, "batch"], input=lines, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                           env={**os.environ, "RAYON_NUM_THREADS": "1"}, check=True)
            best = min(best, time.perf_counter() - start)
        return best

    told = subprocess.run([command, "eval-ner", "--tagger-only", str(dev)], capture_output=True, text=True, check=True).stdout
    took = (seconds(11) - seconds(1)) / 10
    return {"name": "Isnad, whole analysis and JSON", "tokens": len(words), "ms": took * 1e3}, told


def rows(command):
    """The answers of a script of peers, a JSON object a line."""
    for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
        if line.startswith("{"):
            yield json.loads(line)


def show(answers):
    print("| what | ms | tokens/s | F1 of names |\n|---|---:|---:|---:|")
    for a in answers:
        if "absent" in a:
            print(f"| {a['name']} | not measured: {a['absent']} | | |", flush=True)
        else:
            f1 = f"{a['f1']:.1f}" if "f1" in a else ""
            print(f"| {a['name']} | {a['ms']:.1f} | {a['tokens'] / a['ms'] * 1e3:,.0f} | {f1} |", flush=True)
    print()


def main():
    need(ANERCORP)
    CACHE.mkdir(parents=True, exist_ok=True)
    print(f"## {time.strftime('%Y-%m-%d')}, {commit()}, beside peers\n")
    subprocess.run([sys.executable, str(REPO / "training" / "ner" / "split.py"), str(ANERCORP), str(CACHE)], check=True)
    dev = CACHE / "dev.conll"
    own, told = native(isnad(), dev)
    answers = [own]
    python = CACHE / "venv" / "bin" / "python"
    wanted = (PEERS / "requirements.txt").read_text()
    if installed("CRFsuite, spaCy", CACHE / "requirements.txt", wanted, [sys.executable, "-m", "venv", "venv"],
                 [str(python), "-m", "pip", "install", "--quiet", "-r", str(PEERS / "requirements.txt")]):
        answers += rows([str(python), str(PEERS / "names.py"), str(CACHE / "train.conll"), str(dev), str(CACHE)])
    print("Names, the held-out tenth of ANERcorp's training part:\n")
    show(answers)
    print(f"Isnad's tagger alone, as `isnad eval-ner --tagger-only` measures it:\n\n```\n{told.strip()}\n```\n")
    if not (REPO / "pkg" / "isnad_bg.wasm").exists():
        print("pkg/isnad_bg.wasm is not here: run ./build.sh first. Nothing was measured in WASM.")
        return
    lock = (PEERS / "package-lock.json").read_text()
    for name in ("package.json", "package-lock.json"):
        (CACHE / name).write_text((PEERS / name).read_text())
    installed("@nlpjs/lang-ar, Harper", CACHE / "npm.stamp", lock, ["npm", "ci", "--no-audit", "--no-fund"])
    print("In Node.js, an article of 3,000 words:\n")
    show(rows(["node", str(PEERS / "peers.mjs"), str(REPO / "benches" / "article.txt"), str(REPO / "pkg"), str(CACHE)]))


if __name__ == "__main__":
    main()
