"""Word embeddings and clusters of the corpus, and the lists words stand in.

clusters.py TOOL CORPUS GAZETTEERS OUT [USUAL]: reads CORPUS (folded tokens, a sentence a line), writes OUT/words.tsv
(word, log2 of frequency, fine cluster, lists, usual classes by the counts in USUAL, topic) and OUT/coarse.tsv (mid and coarse cluster of each fine one).
Deterministic: one thread, fixed seeds; PYTHONHASHSEED must be 0.
"""
import json
import os
import subprocess
import sys

import numpy as np
from gensim.models import KeyedVectors, Word2Vec

WORDS = int(os.environ.get("NER_WORDS", 45000))   # of the corpus, by frequency
ENTRIES = int(os.environ.get("NER_ENTRIES", 60000))  # with the words of lists
TOPICS = 24
FINE, MID, COARSE = int(os.environ.get("NER_FINE", 1000)), 200, 40
GIVEN, SURNAME, FOREIGN, PLACE, PLACE_HEAD, NISBA = 1, 2, 4, 8, 16, 32


def kmeans(points, k, weights=None, rounds=25, seed=1):
    """Spherical k-means; the first centres are a seeded sample. Returns the cluster of each point and the centres."""
    rng = np.random.RandomState(seed)
    centres = points[rng.choice(len(points), k, replace=False, p=None)]
    weights = np.ones(len(points), np.float32) if weights is None else weights
    for _ in range(rounds):
        label = np.concatenate([(points[i:i + 4096] @ centres.T).argmax(1) for i in range(0, len(points), 4096)])
        total = np.zeros_like(centres)
        np.add.at(total, label, points * weights[:, None])
        norm = np.linalg.norm(total, axis=1, keepdims=True)
        centres = np.where(norm > 0, total / np.maximum(norm, 1e-9), centres).astype(np.float32)
    return label, centres


def fold(tool, phrases):
    """Folded words of each phrase, by the product's own code."""
    text = "\n".join(p.replace("\n", " ") for p in phrases) + "\n"
    out = subprocess.run([tool, "words"], input=text, capture_output=True, text=True, check=True).stdout.split("\n")
    return [line.split() for line in out if line]


def rows(path):
    for line in open(path, encoding="utf-8"):
        yield line.rstrip("\n").split("\t")


def lists(tool, folder):
    """Lists of each word, and how well known it is from the lists alone."""
    flags, rank = {}, {}

    def add(word, flag, weight):
        flags[word] = flags.get(word, 0) | flag
        rank[word] = rank.get(word, 0) + weight

    parts = [r for r in rows(f"{folder}/person_name_parts.tsv")]
    for (part, given, surname, unknown) in parts:
        for words in fold_one(part):
            g, s = int(given), int(surname)
            if g >= 2:
                add(words, GIVEN, g)
            if s + int(unknown) >= 2:
                add(words, SURNAME, s + int(unknown))
    for words in fold(tool, [r[0] for r in rows(f"{folder}/foreign_name_parts.tsv")]):
        if len(words) == 1 and len(words[0]) > 2:
            add(words[0], FOREIGN, 1)
    places = [r[0] for name in ("cities", "regions", "more") for r in rows(f"{folder}/places_{name}.tsv")]
    for name in ("cldr-ar-territories", "iso-countries-ar"):
        data = json.load(open(f"{folder}/{name}.json", encoding="utf-8"))
        places += sorted(strings(data))
    for words in fold(tool, places):
        if len(words) == 1 and len(words[0]) > 2:
            add(words[0], PLACE, 3)
        elif len(words) > 1 and len(words[0]) > 2:
            add(words[0], PLACE_HEAD, 1)
    nisba = sorted(strings(json.load(open(f"{folder}/nationalities.json", encoding="utf-8"))))
    for words in fold(tool, nisba):
        if len(words) == 1 and len(words[0]) > 2:
            add(words[0], NISBA, 3)
            add("ال" + words[0], NISBA, 3)
    return flags, rank


def fold_one(part):
    """Parts of names are given folded; only ة may be left."""
    word = part.replace("ة", "ه").replace("ى", "ي")
    return [word] if " " not in word and len(word) > 1 else []


def strings(data):
    """All strings of a JSON value that hold Arabic."""
    if isinstance(data, str):
        if any("\u0600" <= c <= "\u06ff" for c in data):
            yield data
    elif isinstance(data, dict):
        for v in data.values():
            yield from strings(v)
    elif isinstance(data, list):
        for v in data:
            yield from strings(v)


def usually(path):
    """Per word, how often it is each class, two bits a class, plus one: see `Word::usual` in words.rs."""
    codes = {}
    for word, total, *classes in rows(path):
        bits = 0
        for c, n in enumerate(classes):
            bits |= sum(int(n) / int(total) >= bound for bound in (0.1, 0.35, 0.7)) << 2 * c
        codes[word] = bits + 1
    return codes


def topics(corpus, kept):
    """The topic of each word, from 1: clusters of vectors learned in wide windows."""
    if os.path.exists(kept):
        vectors = KeyedVectors.load(kept)
    else:
        vectors = Word2Vec(corpus_file=corpus, vector_size=64, window=8, min_count=12, sg=1, negative=5, workers=1,
                           seed=1, epochs=1, sample=1e-4, alpha=0.04).wv
        vectors.save(kept)
    points = vectors.vectors / np.linalg.norm(vectors.vectors, axis=1, keepdims=True)
    label, _ = kmeans(points, TOPICS)
    return {w: int(label[i]) + 1 for i, w in enumerate(vectors.index_to_key)}


def main(tool, corpus, gazetteers, out, usual=None):
    kept = f"{out}/vectors.kv"
    if os.path.exists(kept):
        vectors = KeyedVectors.load(kept)
    else:
        vectors = Word2Vec(corpus_file=corpus, vector_size=100, window=2, min_count=8, sg=1, negative=8, workers=1,
                           seed=1, epochs=3, sample=1e-4).wv
        vectors.save(kept)
    words = vectors.index_to_key
    topic = topics(corpus, f"{out}/topic.kv")
    points = vectors.vectors / np.linalg.norm(vectors.vectors, axis=1, keepdims=True)
    counts = np.array([vectors.get_vecattr(w, "count") for w in words])
    label, centres = kmeans(points[:WORDS], FINE)
    size = np.bincount(label, minlength=FINE).astype(np.float32)
    mid, _ = kmeans(centres, MID, size)
    coarse, _ = kmeans(centres, COARSE, size)
    flags, rank = lists(tool, gazetteers)
    table = {}
    for i, w in enumerate(words[:WORDS]):
        table[w] = (min(15, max(1, int(np.log2(counts[i])) - 2)), label[i] + 1, flags.get(w, 0))
    usual = usually(usual) if usual else {}
    rest = sorted((w for w in flags if w not in table), key=lambda w: (-rank[w], w))
    for w in rest[:ENTRIES - len(table)]:
        table[w] = (0, 0, flags[w])
    with open(f"{out}/words.tsv", "w", encoding="utf-8") as f:
        for w in sorted(table):
            f.write("\t".join([w, *map(str, table[w]), str(usual.get(w, 0)), str(topic.get(w, 0))]) + "\n")
    with open(f"{out}/coarse.tsv", "w") as f:
        f.write("0\t0\n")
        for m, c in zip(mid, coarse):
            f.write(f"{m + 1}\t{c + 1}\n")
    print(f"{len(table)} words, {sum(1 for w in table if table[w][2])} in lists", file=sys.stderr)


main(*sys.argv[1:])
