"""Prints title and text of every article of a `.jsonl.xz` archive, one paragraph a line."""
import json
import lzma
import sys

with lzma.open(sys.argv[1], "rt", encoding="utf-8") as archive:
    for line in archive:
        article = json.loads(line)
        print(article.get("title") or "")
        print(article.get("text") or "")
