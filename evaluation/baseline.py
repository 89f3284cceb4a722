#!/usr/bin/env python3
"""The simplest thing that could work, beside Isnad, on annotated articles.

    evaluation/baseline.py [--gold DIR] [--json FILE]

Claims: a verb of saying or `بحسب`, the noun phrase after it, the rest of the sentence. Casualties: a number next to a word of
harm. The baseline writes `isnad/1`, so the same scorer judges both; actors it does not look for. Prints one table. With
--json FILE it only prints the baseline's analysis of that file. Needs the annotated articles and their scorer (ISNAD_SHARED,
or ../shared).
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from common import SHARED, commit, fold, isnad, need

SAY = {
    "state": "قال قالت قالوا يقول تقول ذكر ذكرت اعلن اعلنت يعلن تعلن اوضح اوضحت اضاف اضافت افاد افادت صرح صرحت اشار اشارت كشف كشفت تابع",
    "confirm": "اكد اكدت يوكد توكد شدد شددت",
    "deny": "نفي نفت ينفي تنفي",
    "accuse": "اتهم اتهمت يتهم تتهم",
    "warn": "حذر حذرت يحذر تحذر هدد هددت",
    "opine": "اعتبر اعتبرت راي رات",
    "demand": "طالب طالبت دعا دعت",
    "doubt": "زعم زعمت",
    "condemn": "دان دانت ادان ادانت",
}
STANCE = {form: stance for stance, forms in SAY.items() for form in forms.split()}
ACCORDING = {"بحسب", "حسب", "وفق", "وفقا"}
THAT = {"ان", "بان", "انه", "انها", "انهم"}
HARM = {
    "killed": "قتل قتلت قتلوا مقتل قتيل قتيلا قتلي مصرع مصرعهم حتفهم استشهد استشهاد شهيدا شهداء وفاه توفي",
    "wounded": "اصيب اصيبوا اصابه جرح جريح جريحا جرحي مصابا مصابين",
    "detained": "اعتقال اعتقل اعتقلت اختطاف خطف",
    "displaced": "نزوح نزح نازح",
    "missing": "مفقود مفقودا مفقودين فقدان",
}
OUTCOME = {form: outcome for outcome, forms in HARM.items() for form in forms.split()}
NUMBERS = {
    word: n
    for n, words in {
        2: "اثنين اثنان", 3: "ثلاث ثلاثه", 4: "اربع اربعه", 5: "خمس خمسه", 6: "ست سته", 7: "سبع سبعه", 8: "ثمان ثمانيه ثماني",
        9: "تسع تسعه", 10: "عشر عشره", 20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "اربعون اربعين", 50: "خمسون خمسين",
        100: "ميه مايه", 200: "ميتين ميتان", 1000: "الف", 2000: "الفين",
    }.items()
    for word in words.split()
}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
# How far from the word of harm a number may stand, in words.
NEAR = 3


def number(word):
    plain = word.translate(DIGITS).replace(",", "")
    return int(plain) if plain.isascii() and plain.isdigit() else NUMBERS.get(fold(word))


def bare(word):
    """A word's key without a conjunction."""
    key = fold(word)
    return key[1:] if key[:1] in "وف" and (key[1:] in STANCE or key[1:] in OUTCOME or key[1:] in ACCORDING) else key


def analyse(text):
    """`isnad/1` of a text, by the rules above."""
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    span = lambda start, end: {"start": units[start], "end": units[end], "text": text[start:end]}
    claims, casualties = [], []
    for sentence in re.finditer(r"[^.؟!\n]+", text):
        words = [(m.group(), sentence.start() + m.start(), sentence.start() + m.end())
                 for m in re.finditer(r"\w+|[:«\"“]", sentence.group())]
        end = sentence.start() + len(sentence.group().rstrip())
        for i, (word, start, stop) in enumerate(words):
            key = bare(word)
            start += len(fold(word)) > len(key)
            claim = None
            if key in STANCE:
                after = next((j for j in range(i + 1, len(words)) if fold(words[j][0]) in THAT or words[j][0] in ":«\"“"), None)
                if after is not None and after > i + 1:
                    fused = fold(words[after][0]) not in ("ان", "بان") and words[after][0] not in ":«\"“"
                    content = words[after][1] if fused else words[after + 1][1] if after + 1 < len(words) else end
                    claim = (span(words[i + 1][1], words[after - 1][2]), (content, end), STANCE[key])
            elif key in ACCORDING and i + 1 < len(words):
                source = words[i + 1:i + 4]
                claim = (span(source[0][1], source[-1][2]), (sentence.start(), start), "state")
            if claim and claim[1][0] < claim[1][1]:
                source, content, stance = claim
                claims.append({
                    "cue": {**span(start, stop), "lemma": key}, "source": source, "content": span(*content), "stance": stance,
                    "speaker": {"name": source["text"], "actor": None, "anonymous": "مصدر" in source["text"] or "مصادر" in source["text"]},
                })
            if key in OUTCOME:
                near = [j for j in range(max(0, i - NEAR), min(len(words), i + NEAR + 1)) if number(words[j][0])]
                for j in sorted(near, key=lambda j: abs(j - i))[:1]:
                    n = number(words[j][0])
                    low, high = min(start, words[j][1]), max(stop, words[j][2])
                    casualties.append({
                        **span(low, high), "outcome": OUTCOME[key], "min": n, "max": n, "bound": "exact",
                        "victims": "unspecified", "part": False, "speaker": None,
                    })
    return {
        "schema": "isnad/1", "engine": "baseline", "actors": [], "places": [], "conflicts": [],
        "casualties": sorted(casualties, key=lambda c: c["start"]), "claims": sorted(claims, key=lambda c: c["cue"]["start"]),
    }


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--gold", type=pathlib.Path, default=SHARED / "gold" / "dev")
    p.add_argument("--json", type=pathlib.Path, metavar="FILE")
    args = p.parse_args()
    if args.json:
        print(json.dumps(analyse(args.json.read_bytes().decode("utf-8")), ensure_ascii=False))
        return
    scorer = SHARED / "gold" / "score.py"
    need(args.gold, scorer)

    def score(*how):
        out = subprocess.run([sys.executable, scorer, args.gold, *how, "--json"], capture_output=True, text=True)
        if out.returncode:
            sys.exit(out.stderr or out.stdout)
        return json.loads(out.stdout)

    with tempfile.TemporaryDirectory() as folder:
        for article in args.gold.glob("*.txt"):
            text = article.read_bytes().decode("utf-8")
            (pathlib.Path(folder) / f"{article.stem}.json").write_text(json.dumps(analyse(text), ensure_ascii=False), encoding="utf-8")
        naive = score("--pred", folder)
    ours = score("--run", f"{isnad()} analyse --format json {{}}")
    print(f"{ours['articles']} annotated articles · commit {commit()}")
    print(f"{'':28}{'baseline P':>11}{'R':>7}{'F1':>7}{'isnad P':>11}{'R':>7}{'F1':>7}")
    for name, value in ours.items():
        if isinstance(value, dict) and not name.startswith("actors"):
            b = naive[name]
            print(f"{name:28}{b['p']:11.3f}{b['r']:7.3f}{b['f1']:7.3f}{value['p']:11.3f}{value['r']:7.3f}{value['f1']:7.3f}")
    print("of those found, right:")
    for name, value in ours.items():
        if isinstance(value, float) and not name.startswith("actor"):
            print(f"  {name:26}{naive[name]:25.3f}{value:25.3f}")


if __name__ == "__main__":
    main()
