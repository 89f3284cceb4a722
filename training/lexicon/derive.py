#!/usr/bin/env python3
"""Derives src/lexicon/{nisbas,places,person_names}.tsv from name lists, keeping what news text uses, and
tests/cases/common_nouns.txt, against which the names of known parties are checked.

    training/lexicon/derive.py GAZETTEERS NEWS.jsonl.xz

GAZETTEERS holds nationalities.json, places_*.tsv, cldr-ar-territories.json, person_name_parts.tsv (see NOTICE for
their licences). Of the places, those are kept that stand after a word of place at least three times in the news and
oftener there than chance; names come with their counts. Only names and counts leave this script, no sentence.
Hand-made additions are in additions.tsv beside it. The output is sorted and the same for the same input.
"""
import collections
import json
import lzma
import os
import re
import sys

MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
FOLD = str.maketrans("أإآٱىةؤئ", "ااااي" + "ه" + "وي")
WORD = re.compile("[\u0621-\u064a]+")
FRAMES = set("في من الى الي قرب مدينه بلده قريه محافظه ولايه منطقه اقليم ريف شرق غرب شمال جنوب شرقي غربي شمالي جنوبي وسط العاصمه ضواحي داخل مخيم مطار بين وفي ومن".split())


def fold(s):
    return MARKS.sub("", s).translate(FOLD)


def main():
    gaz, news = sys.argv[1:3]
    here = os.path.dirname(os.path.abspath(__file__))
    out = os.path.join(here, "..", "..", "src", "lexicon")

    # --- places
    candidates = {}
    for name in ("places_regions", "places_more", "places_cities"):
        for line in open(f"{gaz}/{name}.tsv", encoding="utf-8"):
            ar, en = (line.rstrip("\n").split("\t") + [""])[:2]
            ar = re.sub(r"\s*\(.*?\)", "", ar).strip()
            kind = "city" if name == "places_cities" else "region"
            m = re.match(r"(?:مدينة|محافظة|ولاية|مقاطعة|منطقة|إقليم|إمارة|قضاء) (.+)", ar)
            if m:
                ar, kind = m.group(1), "city" if ar.startswith("مدينة") else "region"
            if re.fullmatch("[\u0621-\u064a ]{3,30}", ar) and len(ar.split()) <= 3:
                candidates.setdefault(fold(ar), (ar, en.split(",")[0].strip(), kind))
    by_first = collections.defaultdict(list)
    for key in candidates:
        by_first[key.split()[0]].append(key)
    framed, total = collections.Counter(), collections.Counter()
    word_count, person_first = collections.Counter(), collections.Counter()
    with lzma.open(news, "rt", encoding="utf-8") as f:
        for line in f:
            words = WORD.findall(fold(json.loads(line)["text"]))
            word_count.update(words)
            for i, w in enumerate(words):
                glued = w[1:] if w[:1] in "وبل" and len(w) > 4 else None
                for form in (w, glued):
                    for key in by_first.get(form, ()):
                        parts = key.split()
                        if words[i + 1 : i + len(parts)] != parts[1:]:
                            continue
                        total[key] += 1
                        if form is glued and w[0] == "ب" or i and words[i - 1] in FRAMES:
                            framed[key] += 1
    rows = {}
    for key, (ar, en, kind) in candidates.items():
        n, t = framed[key], total[key]
        if n >= 3 and n / t >= (0.35 if " " not in key else 0.2):
            rows[key] = (ar, en, kind, "")
    for cc, ar in json.load(open(f"{gaz}/iso-countries-ar.json", encoding="utf-8"))["countries"].items():
        ar = ar[0] if isinstance(ar, list) else ar
        rows[fold(ar)] = (ar, "", "country", cc)
    for line in open(f"{here}/additions.tsv", encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        table, *cells = line.rstrip("\n").split("\t")
        if table == "place":
            key = fold(cells[0].split("|")[0])
            rows[key] = tuple((cells + [""] * 4)[:4])
        elif table == "no-place":
            rows.pop(fold(cells[0]), None)
    write(f"{out}/places.tsv", ["forms", "en", "kind", "country"], rows.values())

    # --- nisbas
    nisbas = {}
    for entry in json.load(open(f"{gaz}/nationalities.json", encoding="utf-8")).values():
        forms = [entry.get(k, "") for k in ("male", "female", "males", "females")]
        forms = [f for f in forms if f and re.fullmatch("[\u0621-\u064a]{3,}", f)]
        if not forms:
            continue
        male = forms[0]
        if male.endswith("ي"):
            forms += [male + "ة", male + "ين", male + "ون", male + "تين", male + "ات", male + "ا"]
        key = fold(male)
        nisbas.setdefault(key, [dict.fromkeys(forms), entry.get("en", "")])[0].update(dict.fromkeys(forms))
    for line in open(f"{here}/additions.tsv", encoding="utf-8"):
        if line.startswith("nisba\t"):
            _, male, en = line.rstrip("\n").split("\t")
            forms = [male, male + "ة", male + "ين", male + "ون", male + "تين", male + "ات", male + "ا"]
            nisbas.setdefault(fold(male), [{}, en])[0].update(dict.fromkeys(forms))
    write(f"{out}/nisbas.tsv", ["forms", "en"], [("|".join(f), en) for f, en in nisbas.values()])

    # --- name parts: drop what is far oftener a common word than a name
    lines = {}
    for line in open(f"{gaz}/person_name_parts.tsv", encoding="utf-8"):
        part, given, family, *_ = line.rstrip("\n").split("\t")
        given, family = int(given or 0), int(family or 0)
        if not re.fullmatch("[\u0621-\u064a]{2,}", part) or given + family < 3:
            continue
        common = word_count[part]
        if common > 400 * (given + family) or part in FRAMES:
            continue
        lines[part] = (part, str(given), str(family))
    for line in open(f"{here}/additions.tsv", encoding="utf-8"):
        table, *cells = line.rstrip("\n").split("\t")
        if table == "no-name":
            lines.pop(fold(cells[0]), None)
        elif table == "name":
            lines[cells[0]] = tuple(cells)
    write(f"{out}/person_names.tsv", ["forms", "given", "family"], lines.values())

    # --- common nouns: words that the news uses with and without the article, which names seldom are
    proper = {l.split("\t")[1].strip() for l in open(f"{here}/additions.tsv", encoding="utf-8") if l.startswith("proper\t")}
    nouns = sorted(
        w
        for w, n in word_count.items()
        if len(w) >= 3 and n >= 80 and not w.startswith("ال") and word_count["ال" + w] >= 80 and w not in proper
    )
    with open(os.path.join(here, "..", "..", "tests", "cases", "common_nouns.txt"), "w", encoding="utf-8", newline="\n") as f:
        f.write("# words the news uses both with and without the article, folded: training/lexicon/derive.py\n")
        f.writelines(w + "\n" for w in nouns)
    print(f"common_nouns.txt: {len(nouns)} words")


def write(path, header, rows):
    rows = sorted(rows)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write("\t".join(header) + "\n")
        f.writelines("\t".join(r) + "\n" for r in rows)
    print(f"{os.path.basename(path)}: {len(rows)} rows")


main()
