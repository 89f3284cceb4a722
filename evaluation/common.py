"""What the scripts here share: where the repository, the corpora and the `isnad` command are."""
import json
import lzma
import os
import pathlib
import re
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
REPO = HERE.parent
SHARED = pathlib.Path(os.environ.get("ISNAD_SHARED", REPO.parent / "shared"))
CORPUS = SHARED / "corpora" / "news.jsonl.xz"
HEADLINES = SHARED / "corpora" / "headlines-2026.txt"


def need(*paths):
    """Ends the script with a message where something it measures on is absent."""
    for path in paths:
        if not path.exists():
            print(f"{path} is not here: set ISNAD_SHARED to the folder of corpora and annotated articles. Nothing was measured.")
            sys.exit(0)


def isnad():
    """The path of the `isnad` command, built first. `ISNAD_BIN` names another one."""
    if os.environ.get("ISNAD_BIN"):
        return os.environ["ISNAD_BIN"]
    subprocess.run(["cargo", "build", "--quiet", "--bin", "isnad"], cwd=REPO, check=True)
    return str(pathlib.Path(os.environ.get("CARGO_TARGET_DIR", REPO / "target")) / "debug" / "isnad")


def commit():
    """The commit measured, marked where the working tree differs from it."""
    run = lambda *a: subprocess.run(["git", *a], cwd=REPO, capture_output=True, text=True).stdout.strip()
    return run("rev-parse", "--short", "HEAD") + ("+" if run("status", "--porcelain", "-uno", "--", "src") else "")


def articles():
    """Every article of the corpus, its headline as the first line of its text."""
    with lzma.open(CORPUS, "rt", encoding="utf-8") as f:
        for line in f:
            a = json.loads(line)
            a["text"] = f"{a.get('title') or ''}\n{a['text']}".lstrip("\n")
            yield a


def batch(records, command=None):
    """Runs records `{"id", "text", …}` through `isnad batch --check`; yields (record, its analysis or None, error)."""
    process = subprocess.Popen(
        [command or isnad(), "batch", "--check"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
    )
    records = list(records)

    def feed():
        try:
            for r in records:
                process.stdin.write(json.dumps({"id": r["id"], "text": r["text"]}, ensure_ascii=False) + "\n")
            process.stdin.close()
        except BrokenPipeError:
            pass

    threading.Thread(target=feed, daemon=True).start()
    seen = 0
    for record, line in zip(records, process.stdout):
        seen += 1
        answer = json.loads(line)
        yield record, answer.get("analysis"), answer.get("error")
    code = process.wait()
    if seen < len(records):
        # A panic ends the command: the record it stopped at is the culprit or close to it.
        raise SystemExit(f"isnad batch ended with {code} after {seen} of {len(records)} records, at {records[seen]['id']}")


class Slicer:
    """Cuts a text by UTF-16 offsets."""

    def __init__(self, text):
        self.bytes = text.encode("utf-16-le")

    def __call__(self, start, end):
        return self.bytes[2 * max(0, start):2 * end].decode("utf-16-le", "replace")


MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
LETTERS = str.maketrans("أإآٱىةؤئ", "ااااي" + "ه" + "وي")


def fold(s):
    """The spelling-blind key of a word or text."""
    return MARKS.sub("", s).translate(LETTERS)
