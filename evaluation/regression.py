#!/usr/bin/env python3
"""The core over an archive: nothing breaks, which rules fire, and a sample to be read by eye.

    evaluation/regression.py [N] [--seed S] [--show casualties|claims|both|missed] [--sample 100]
    evaluation/regression.py --all                    # every article: counts of rules, and those that hardly fire
    evaluation/regression.py --headlines [--show …]   # the lines of headlines-2026.txt that hold a word of harm
    … [--years 2007-2010] [--source hespress] [--bare]

Needs the corpora (ISNAD_SHARED, or ../shared). Of N random articles (default 5,000) that pass the filters it prints that
each was analysed and checked (`isnad batch --check`), how many statements each rule read (`why`), the rules declared in
src/ that fired fewer than three times, and a seeded sample of statements in their context. --bare keeps articles that are
written without hamzas, --show missed samples sentences with a word of harm or of saying from which nothing was read.
"""
import argparse
import collections
import random
import re

from common import CORPUS, HEADLINES, REPO, Slicer, articles, batch, commit, fold, isnad, need

RARE = 3
HARM = re.compile(
    r"\b[وفبلك]?(?:ال)?(?:قتل|قتلت|قتلوا|مقتل|قتلي|قتيل|قتيلا|قتيلان|قتيلين|جرحي|جريح|جريحا|اصيب|اصيبوا|اصابه|اصابات|مصاب|مصابين|"
    r"ضحايا|ضحيه|مصرع|مصرعه|مصرعهم|حتفهم|حتفه|وفاه|وفيات|توفي|استشهد|استشهاد|شهيد|شهيدا|شهداء|اعتقال|اعتقل|اعتقلت|"
    r"معتقل|اختطاف|خطف|اختطف|مفقود|مفقودا|مفقودين|نازح|نزوح|نزح|جثه|جثث|اودي|اودت|اسر|اغتيال|اغتيل|يقتل|تقتل|تقتلوا)\b"
)
SAYING = re.compile(
    r"\b[وف]?(?:قال|قالت|قالوا|يقول|تقول|اكد|اكدت|يوكد|توكد|اعلن|اعلنت|ذكر|ذكرت|اوضح|اوضحت|اضاف|اضافت|اشار|اشارت|افاد|"
    r"افادت|صرح|صرحت|شدد|شددت|حذر|حذرت|اتهم|اتهمت|نفي|نفت|زعم|زعمت|اعتبر|اعتبرت|طالب|طالبت|دعا|دعت|كشف|كشفت|توقع|"
    r"توقعت|تعهد|تعهدت|ادان|ادانت|دان|دانت|بحسب|حسب|وفق|نقلا|راي|اعترف|اعترفت|هدد|هددت|لفت|نقلت|نقل)\b"
)


def declared():
    """The names of rules as the code declares them: ASCII phrases among the string literals of the rules' folders."""
    names = set()
    for folder in ("casualties", "claims"):
        for path in (REPO / "src" / folder).rglob("*.rs"):
            # Names of classes of words are no rules.
            if path.name.startswith("test") or path.name == "words.rs":
                continue
            # Comments name rules too; a conflict's reason is no rule.
            code = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.strip().startswith("//") and "Conflict" not in line)
            names |= {(folder, s) for s in re.findall(r'"([a-z][a-z]+(?:[ ,+-]+[a-z-]+)+)"', code)}
    return names


def year(article):
    """The year of an article: of its date, or the one its text gives near its beginning."""
    if article.get("date"):
        return article["date"][:4]
    told = re.search(r"\b(20[012]\d)\b|\b\d\d/\d\d/(\d\d)\b", article["text"][:600])
    return (told[1] or "20" + told[2]) if told else ""


def bare(text):
    """True where hardly any word that begins with an alef has its hamza written."""
    initial = re.findall(r"\b[وفبلك]?[اأإآ](?!ل)", text)
    return sum(w[-1] != "ا" for w in initial) * 8 < len(initial)


def chosen(args):
    """Records to analyse: `{"id", "text", "outlet", "date"}`."""
    if args.headlines:
        need(HEADLINES)
        for n, line in enumerate(HEADLINES.read_text(encoding="utf-8").splitlines()):
            outlet, _, text = line.partition("\t")
            if HARM.search(fold(text)) or args.show == "claims":
                yield {"id": n, "outlet": outlet, "date": "2026", "text": text}
        return
    need(CORPUS)
    low, high = (args.years or "0-9999").split("-")
    kept = []
    for a in articles():
        if args.years and not low <= year(a) <= high:
            continue
        if args.source and args.source.lower() not in (a.get("outlet") or "").lower():
            continue
        if args.bare and not bare(a["text"]):
            continue
        kept.append({"id": a["id"], "outlet": a.get("outlet"), "date": a.get("date"), "text": a["text"]})
    if not args.all:
        random.Random(args.seed).shuffle(kept)
        kept = kept[:args.articles]
    yield from kept


def around(text, spans, width):
    """The text about some spans, each in brackets with its mark."""
    cut = Slicer(text)
    start, end = min(s for s, _, _ in spans), max(e for _, e, _ in spans)
    inserts = sorted([(s, 1, m[0]) for s, _, m in spans] + [(e, 0, m[1]) for _, e, m in spans])
    out, at = [], start - width
    for position, _, mark in inserts:
        out += [cut(at, position), mark]
        at = max(at, position)
    return "".join(out + [cut(at, at + width)]).replace("\n", " ¶ ")


def figure(c):
    low, high = c["min"], c["max"]
    number = f"{low}" if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
    return number.replace("None", "?")


def describe(kind, record, item, analysis):
    head = f"{record['outlet']} {(record['date'] or '')[:10]} {record['id']}"
    who = (item.get("speaker") or {}).get("name")
    if kind == "casualties":
        spans = [(item["start"], item["end"], ("⟦", "⟧"))]
        flags = [f for f in ("part", "cumulative", "preliminary") if item[f]]
        said = f" · says {who}" if who else ""
        said += f" · side {analysis['actors'][item['side']]['name']}" if item["side"] is not None else ""
        said += f" · place {analysis['places'][item['place']]['name']}" if item["place"] is not None else ""
        made = "".join(f" · {k} {item[k]}" for k in ("date", "cause", "perpetrator") if item[k])
        line = f"{item['outcome']} {figure(item)} {item['bound']} {item['victims']} {' '.join(flags)}{said}{made} · {item['why']}"
        width = 150
    else:
        spans = [(item["cue"]["start"], item["cue"]["end"], ("⟦", "⟧"))]
        if item.get("source"):
            spans.append((item["source"]["start"], item["source"]["end"], ("{", "}")))
        if item.get("content"):
            spans.append((item["content"]["start"], item["content"]["end"], ("‹", "›")))
        unnamed = "?" if (item.get("speaker") or {}).get("anonymous") else ""
        line = f"{item['cue']['text']} · {who}{unnamed} · {item['stance']}{' direct' if item['direct'] else ''} · {item['why']}"
        width = 110
    return f"{head}\n   {line}\n   …{around(record['text'], spans, width)}…"


def missed(record, analysis):
    """Sentences with a word of harm or of saying where nothing was read."""
    position = 0
    for sentence in re.split(r"(?<=[.؟!\n])", record["text"]):
        length = len(sentence.encode("utf-16-le")) // 2
        end = position + length
        for family, words, starts in (
            ("harm", HARM, [c["start"] for c in analysis["casualties"]]),
            ("saying", SAYING, [c["cue"]["start"] for c in analysis["claims"]]),
        ):
            hit = words.search(fold(sentence))
            if hit and not any(position <= s < end for s in starts):
                yield family, hit.group(), sentence.strip()
        position = end


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("articles", nargs="?", type=int, default=5000)
    p.add_argument("--all", action="store_true", help="every article")
    p.add_argument("--headlines", action="store_true", help="headlines of 2026 instead of articles")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--years", help="FROM-TO")
    p.add_argument("--source", help="part of the outlet's name")
    p.add_argument("--bare", action="store_true", help="only articles written without hamzas")
    p.add_argument("--show", choices=["casualties", "claims", "both", "missed"])
    p.add_argument("--rule", help="sample only statements of this rule")
    p.add_argument("--sample", type=int, default=100)
    args = p.parse_args()
    command = isnad()
    records = list(chosen(args))
    fired = {"casualties": collections.Counter(), "claims": collections.Counter()}
    items, gaps, broken, texts = {"casualties": [], "claims": []}, [], [], {}
    for record, analysis, error in batch(records, command):
        if error:
            broken.append(f"{record['id']}: {error}")
            continue
        for kind, counts in fired.items():
            for item in analysis[kind]:
                counts[item["why"]] += 1
                if args.show and (not args.rule or item["why"] == args.rule):
                    items[kind].append((record, item, analysis))
        if args.show == "missed":
            gaps += [(record, *gap) for gap in missed(record, analysis)]
    what = "headlines with a word of harm" if args.headlines else "articles"
    print(f"{len(records)} {what} · seed {args.seed} · commit {commit()} · {len(broken)} broken")
    print("".join(f"  {b}\n" for b in broken[:20]), end="")
    names = declared()
    for kind, counts in fired.items():
        print(f"\n{kind}: {sum(counts.values())}")
        for why, n in counts.most_common():
            print(f"  {n:7}  {why}{'' if (kind, why) in names or ' ' not in why else '   (not found in the code)'}")
        rare = sorted((counts[why], why) for k, why in names if k == kind and counts[why] < RARE)
        if not args.headlines:
            print(f"  fewer than {RARE} times: " + (", ".join(f"{why} ({n})" for n, why in rare) or "none"))
    pick = random.Random(args.seed + 1)
    for kind in ("casualties", "claims"):
        if args.show in (kind, "both"):
            print(f"\nsample of {kind}")
            sample = pick.sample(items[kind], min(args.sample, len(items[kind])))
            for n, (record, item, analysis) in enumerate(sample, 1):
                print(f"\n{n}. {describe(kind, record, item, analysis)}")
    if args.show == "missed":
        for family in ("harm", "saying"):
            of = [g for g in gaps if g[1] == family]
            print(f"\nsentences with a word of {family} where nothing was read: {len(of)}")
            print("  " + ", ".join(f"{w} {n}" for w, n in collections.Counter(g[2] for g in of).most_common(40)))
            for n, (record, _, word, sentence) in enumerate(pick.sample(of, min(args.sample, len(of))), 1):
                print(f"{n}. [{word}] {sentence}")


if __name__ == "__main__":
    main()
