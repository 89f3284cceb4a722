//! Where a person's name begins and ends.

use super::is_given;
use crate::actors::lists;
use crate::actors::words::{
    bare, is_definite, is_name_part, is_nisba, is_org_adjective, is_org_head, name_counts, stops_at,
};
use crate::lexicon::{ACTORS, ORG_HEADS, PERSON_NAMES, PLACES, TITLES};
use crate::names::{self, Usual};
use crate::text::{Kind, Text, Tokens};

/// Where a name ends before a pious formula (`رضي الله`); `None` where nothing is left. The name of God belongs to a
/// person's only after a word that makes names of it (`عبد الله`، `ضيف الله`).
pub(super) fn before_formula(text: &Text, tokens: Tokens) -> Option<usize> {
    let formula = tokens.clone().find(|&j| {
        text.key(j) == "الله" && (j == tokens.start || !lists::THEOPHORIC.has(text.key(j - 1).trim_start_matches('و')))
    });
    match formula {
        Some(j) => (j > tokens.start + 1).then(|| j - 1),
        None => Some(tokens.end),
    }
}

/// The end of a name with the family name that follows a father's: `علي بن محمد السواط`.
pub(super) fn with_family(text: &Text, tokens: Tokens) -> usize {
    let end = tokens.end;
    let key = text.key(end);
    let family = tokens.clone().any(|j| matches!(text.key(j), "بن" | "بنت"))
        && end < text.sentence(tokens.start).end
        && is_definite(key)
        && !key.ends_with(['ه', 'ت'])
        && !key.ends_with("ين")
        && !key.ends_with("ون")
        && !is_definite(text.key(end - 1))
        && tokens.clone().all(|j| text.key(j) != "ال")
        && (key.ends_with('ي')
            || PERSON_NAMES.contains(key)
            || PERSON_NAMES.contains(bare(key))
            || text.kind(end + 1) == Kind::Punct)
        && !lists::stops(key)
        && !lists::NOT_FAMILY.has(key)
        && !TITLES.contains(key)
        && !is_org_adjective(key)
        && !is_nisba(key)
        && !ACTORS.contains(key);
    if family { end + 1 } else { end }
}

/// True where the word before `j` does not end a name: `أبو مر`، `بن غفير`.
pub(super) fn binds(text: &Text, j: usize) -> bool {
    text.kind(j) == Kind::Word
        && matches!(text.key(j - 1).trim_start_matches('و'), "ابو" | "ابي" | "بن" | "ابن" | "بنت" | "عبد" | "ال")
        && !lists::stops(text.key(j))
}

/// True for a family name no list has, after a title and a given name, where the clause goes on after it.
pub(super) fn unlisted_family(text: &Text, j: usize) -> bool {
    let key = text.key(j);
    let given = j > 1 && text.key(j - 2) == "عبد"
        || name_counts(text.key(j - 1)).is_some_and(|(given, family)| given >= 8 || family >= 8 && !key.ends_with('ا'));
    j < text.sentence(j - 1).end && given && nothing_else(text, j) && goes_on(text, j)
}

/// A definite family name that no list has and the corpus hardly, after a name of two words or more.
pub(super) fn rare_family(text: &Text, j: usize) -> bool {
    let key = text.key(j);
    j < text.sentence(j - 1).end
        && text.kind(j) == Kind::Word
        && is_definite(key)
        && (!is_definite(text.key(j - 1)) || text.key(j - 2) == "عبد")
        && is_name_part(text, j - 1)
        && names::usual(key) == Usual::Rare
        && names::usual(bare(key)) == Usual::Rare
        && !text.raw(j).ends_with(['ة', 'ن', 'ا', 'ه'])
        && !is_nisba(key)
        && !is_org_adjective(key)
        && !TITLES.contains(key)
        && !ACTORS.contains(key)
        && !PLACES.contains(key)
        && !crate::lexicon::VICTIMS.contains(key)
        && !lists::NOT_FAMILY.has(key)
        && (goes_on(text, j) || text.key(j + 1).starts_with('و'))
}

/// The same after a given name that stands alone: the name is common as one, and the word is none of the usual ones.
pub(super) fn lone_family(text: &Text, j: usize) -> bool {
    let given = name_counts(text.key(j - 1)).is_some_and(|(given, family)| given >= 15 && given >= family);
    j < text.sentence(j - 1).end
        && given
        && nothing_else(text, j)
        && !text.key(j).ends_with('ا')
        && !text.key(j).starts_with(['ي', 'ت'])
        && goes_on(text, j)
}

/// True for a word that is no other part of speech, office or place that the lexicon knows: a name, if anything.
pub(super) fn nothing_else(text: &Text, j: usize) -> bool {
    let key = text.key(j);
    text.kind(j) == Kind::Word
        && key.chars().count() >= 3
        && text.verbs(j).is_empty()
        && !lists::stops(key)
        && !is_org_head(key)
        && !TITLES.contains(key)
        && !is_nisba(key)
        && !is_org_adjective(key)
        && !lists::PLACE_FRAMES.has(key)
        && !lists::PARTY_FRAMES.has(key)
        && !PLACES.contains(key)
        && !crate::lexicon::VICTIMS.contains(key)
        && !crate::syntax::deed::is_deed_key(key)
        && !has_article(text, j)
        && !has_proclitic(key)
        && !text.raw(j).ends_with('ه')
        && !text.raw(j).contains(['\u{064B}', '\u{064C}', '\u{064D}'])
        && names::usual(key) != Usual::Other
        && !["ها", "هم", "نا"].iter().any(|pronoun| key.ends_with(pronoun))
}

/// True for a word written with the article: `آلكسيا` only looks so when folded.
pub(super) fn has_article(text: &Text, j: usize) -> bool {
    is_definite(text.key(j)) && text.raw(j).starts_with('ا')
}

/// A last part of a name before a comma or full stop, after a title and a name: a name elsewhere as well.
pub(super) fn closing_part(text: &Text, j: usize) -> bool {
    let key = text.key(j);
    j + 1 < text.sentence(j - 1).end
        && matches!(text.raw(j + 1), "،" | "," | ".")
        && text.kind(j) == Kind::Word
        && key.chars().count() >= 3
        && (PERSON_NAMES.contains(key) || names::usual(key) == Usual::Rare && !has_proclitic(key))
        && !text.raw(j).contains(['\u{064B}', '\u{064C}', '\u{064D}'])
        && !key.ends_with(['ا', 'ه'])
        && !is_definite(key)
        && !lists::stops(key)
        && !TITLES.contains(key)
        && !is_nisba(key)
        && !PLACES.contains(key)
        && !is_org_head(key)
}

/// True where the first letter is a proclitic for all that is known: no rare foreign name (`لاكازيت`).
fn has_proclitic(key: &str) -> bool {
    key.starts_with('و')
        || key.starts_with("لل")
        || key.strip_prefix(['ب', 'ل', 'س']).is_some_and(|rest| {
            names::usual(rest) != Usual::Rare
                || rest.chars().count() > 6
                || ACTORS.contains(rest)
                || PLACES.contains(rest)
                || PERSON_NAMES.contains(rest)
        })
}

/// True where a clause goes on or ends after the word at `j`: what follows belongs to no noun.
fn goes_on(text: &Text, j: usize) -> bool {
    let next = text.key(j + 1);
    j + 1 >= text.sentence(j).end
        || text.kind(j + 1) == Kind::Punct
        || TITLES.longest(text, j + 1).is_some_and(|h| h.letters == 0)
        || crate::syntax::deed::is_deed(text, j + 1)
        // لوكالة فارس: to whom it is said.
        || text.splits(j + 1).any(|s| s.preposition == Some('ل') && (ORG_HEADS.has(&s) || ACTORS.has(&s)))
        || lists::stops(next)
        || text.verbs(j + 1).iter().any(|f| f.is_finite())
        || text.raw(j + 1).contains('\u{064B}')
        || next.starts_with('س') && next.chars().count() > 4
}

/// Where a name of one word has its given name before it, which the tagger left out (`هدى ⟨الصويلح⟩`).
pub(super) fn given_left_out(text: &Text, start: usize) -> bool {
    let Some(i) = start.checked_sub(1).filter(|i| *i >= text.sentence(start).start) else { return false };
    let key = text.key(i);
    let stem = if PERSON_NAMES.contains(key) { key } else { key.trim_start_matches('و') };
    let before = i.checked_sub(1).filter(|b| *b >= text.sentence(start).start);
    let fathers = |k: &str| matches!(k, "بن" | "ابن" | "ابو" | "ام");
    let given = match names::usual(stem) {
        Usual::Person => true,
        Usual::Mixed => is_given(stem),
        _ => stem == "علي" && text.raw(i).ends_with('ي'),
    };
    text.kind(i) == Kind::Word
        && given
        && !is_definite(stem)
        && PERSON_NAMES.contains(stem)
        && !has_proclitic(text.key(start))
        && !lists::NO_NAMES.has(stem)
        && !ACTORS.contains(text.key(start))
        && (stem == "علي" || text.verbs(i).is_empty())
        && !crate::syntax::deed::is_deed_key(stem)
        && !is_given(text.key(start))
        && before.is_none_or(|b| !fathers(text.key(b)))
}

/// True for an office, a particle or a verb: words that stand after a name, not in it.
pub(super) fn ends_no_name(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    // عبد الرسول: whatever the word is elsewhere.
    if i > 0 && text.key(i - 1) == "عبد" && text.kind(i) == Kind::Word {
        return false;
    }
    let known = name_counts(key).is_some_and(|(given, family)| given + family >= 20);
    text.kind(i) != Kind::Word
        || lists::PLACE_FRAMES.has(key) && !known
        || lists::NOT_FAMILY.has(key) && key != "الله" && !known
        // A noun in the accusative is no name's last word: شيئاً.
        || text.raw(i).contains('\u{064B}')
        || is_definite(key) && (key.ends_with("يه") || key.ends_with("يين")) && !known
        // الخالدي شكر وتقدير: what is done after a family name.
        || i > 0
            && is_definite(text.key(i - 1))
            && !is_definite(key)
            && crate::syntax::deed::is_deed_key(key)
            && names::usual(key) != Usual::Person
        || is_fused(text, i)
        // غفير يقتحمون؛ الناصر فإن؛ آل سعود خادم الحرمين
        || key.starts_with('ي') && key.ends_with("ون") && !known
        || matches!(text.raw(i), "فإن" | "فإنه" | "فإنها")
        || lists::NO_NAMES.has(key) && !known
        || names::usual(key) == Usual::Other
            && !known
            && !(is_definite(key) && key.ends_with('ي'))
            && !PERSON_NAMES.contains(bare(key))
            && full_before(text, i)
        // ميشال بـ«…»: a preposition before a quotation.
        || key.chars().nth(1).is_none() && text.raw(i).ends_with('\u{0640}')
        // البشير أضعفت
        || !known && key.ends_with('ت') && key.chars().count() >= 4 && i > 0 && is_definite(text.key(i - 1))
        || stops_at(text, i)
        || !known
            && !titular_surname(text, i)
            && (TITLES.contains(key)
                || text.verbs(i).iter().any(|f| f.is_finite() && f.letters == 0 && f.pronoun.is_empty()))
}

/// `سيحرص`، `ببيان`، `لإعادة`: a verb of the future, or a noun with its preposition, that the corpus knows as such, where the
/// whole is no usual name (`سيمون`، `بهجت`).
fn is_fused(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    let verb = key.strip_prefix('س').filter(|v| v.starts_with(['ي', 'ت', 'ن']));
    let noun = key.strip_prefix(['ب', 'ل']);
    // كاليكولا لبطليموس: to whom it was done.
    let whom =
        key.strip_prefix('ل').is_some_and(|rest| rest.chars().count() >= 6 && names::usual(rest) == Usual::Person)
            && names::usual(key) == Usual::Rare;
    if whom && !PERSON_NAMES.contains(key) {
        return true;
    }
    verb.or(noun).is_some_and(|rest| rest.chars().count() >= 4 && names::usual(rest) == Usual::Other)
        && !matches!(names::usual(key), Usual::Person | Usual::Mixed)
        && !PERSON_NAMES.contains(key)
}

/// True where the two words before a word are a full name by themselves: a common given name and a part of one.
fn full_before(text: &Text, i: usize) -> bool {
    // أبو الغيط اللقاء، آل الشيخ التقرير
    if i >= text.sentence(i).start + 2 && matches!(text.key(i - 2).trim_start_matches('و'), "ابو" | "ابي" | "ال")
    {
        return true;
    }
    i >= text.sentence(i).start + 2
        && name_counts(text.key(i - 2)).is_some_and(|(given, _)| given >= 8)
        && is_name_part(text, i - 1)
        && !lists::NAME_PARTICLES.has_word(text, i - 1)
        && !lists::NAME_PARTICLES.has_word(text, i - 2)
}

/// `طلعت زكريا يتقمص`، `جود ترقد`: after known parts, a last word that no list has and that looks like a verb or a plural.
pub(super) fn follows_name(text: &Text, tokens: &Tokens) -> bool {
    let last = text.key(tokens.end - 1);
    let verb = || {
        last.starts_with(['ي', 'ت'])
            && last.chars().count() >= 4
            && (names::usual(last) == Usual::Other
                // مبارك وعباس يناقشان
                || names::usual(last) == Usual::Rare
                    && last.starts_with('ي')
                    && last.ends_with("ان")
                    && text.key(tokens.start).starts_with('و')
                || names::usual(last) == Usual::Rare
                    && is_given(text.key(tokens.start))
                    && (text.raw(tokens.end - 1).ends_with('ه') || last.ends_with("ني")))
    };
    tokens.len() >= 2 && !PERSON_NAMES.contains(last) && verb()
        || tokens.len() > 2
            && !PERSON_NAMES.contains(last)
            && (tokens.start..tokens.end - 1).all(|k| is_name_part(text, k))
            && (last.starts_with(['ي', 'ت', 'ف'])
                || (last.ends_with("ين") || last.ends_with("ون"))
                    && (names::usual(last) == Usual::Other
                        || tokens.clone().any(|k| matches!(text.key(k), "بن" | "ال"))))
}

/// `فيصل بن خالد أمير منطقة عسير`: an office that could be a name, but goes on; `الغنوشي لرويترز`: a recipient.
pub(super) fn opens_office(text: &Text, i: usize) -> bool {
    let next = i + 1;
    let complement = next < text.sentence(i).end
        && (is_definite(text.key(next)) && !PERSON_NAMES.contains(bare(text.key(next)))
            || PLACES.longest_whole(text, next).is_some()
            || matches!(text.key(next), "منطقه" | "دوله" | "محافظه" | "مدينه" | "ولايه" | "اماره"));
    TITLES.has_word(text, i) && complement
        || text.splits(i).any(|s| s.preposition == Some('ل') && !s.article && ACTORS.has(&s))
            && !PERSON_NAMES.has_word(text, i)
}

/// `أكرم الخطيب أن`، `عبد الرحيم شهيد، رئيس`: a title that is a family name too, where the clause goes on after it.
pub(super) fn titular_surname(text: &Text, j: usize) -> bool {
    let key = text.key(j);
    let next = j + 1;
    lists::TITULAR_SURNAMES.has(bare(key))
        && (next >= text.sentence(j).end
            || text.kind(next) == Kind::Punct
            || lists::stops(text.key(next)) && text.key(next) != "في"
            || matches!(text.key(next), "ان" | "ل")
            // حسين شيخ وزير الشؤون
            || TITLES.longest(text, next).is_some_and(|h| h.letters == 0)
            // نفى المتحدث سامر القاضي وجود مواد
            || crate::syntax::deed::is_deed(text, next)
            || text.verbs(next).iter().any(|f| f.is_finite()))
}

/// True where a known actor or an office begins, so that the name before it ends.
pub(super) fn clashes(text: &Text, j: usize) -> bool {
    let father = [text.key(j - 1), text.key(j)].iter().any(|k| matches!(*k, "بن" | "ابن" | "بنت" | "ال"));
    // عبد الملك: what God is called is no title.
    let servant = matches!(text.key(j - 1), "عبد" | "وعبد");
    let surname = titular_surname(text, j)
        && !is_definite(text.key(j + 1))
        && !(is_definite(text.key(j)) && is_name_part(text, j + 1))
        // خالد مساعد السهلي: a given name that is an office too.
        || name_counts(text.key(j)).is_some_and(|(given, _)| given >= 5)
            && is_given(text.key(j - 1))
            && is_definite(text.key(j + 1))
            && text.key(j + 1).ends_with('ي')
            && PERSON_NAMES.contains(bare(text.key(j + 1)));
    !father && ACTORS.longest_whole(text, j).is_some_and(|h| h.len > 1)
        || hears(text, j)
        || TITLES.longest_whole(text, j).is_some_and(|h| h.len > 1)
        || TITLES.has_word(text, j) && !is_given(text.key(j)) && !servant && !surname && !father
}

/// A known outlet that begins at token `i`, before the name of its reporter (`بي بي سي`).
pub(super) fn outlet(text: &Text, i: usize) -> Option<crate::lexicon::Hit> {
    let kind = ACTORS.column("kind");
    ACTORS.longest_whole(text, i).filter(|h| h.len > 1 && ACTORS.rows_of(h).all(|r| r.cell(kind) == "media"))
}

/// `كرزاي لبي بي سي`: an outlet of several words, to which somebody speaks.
fn hears(text: &Text, j: usize) -> bool {
    ACTORS.longest(text, j).is_some_and(|h| h.len > 1 && h.preposition == Some('ل'))
}

/// `الجنرال لاري` before a name the tagger saw: what stands between a rank and a name is the given name.
pub(super) fn given_before(text: &Text, start: usize) -> bool {
    let Some(i) = start.checked_sub(1).filter(|i| *i > text.sentence(start).start) else { return false };
    let key = text.key(i);
    text.kind(i) == Kind::Word
        && !is_definite(key)
        && !stops_at(text, i)
        && !is_org_head(key)
        && !is_nisba(key)
        && !TITLES.contains(key)
        && !PLACES.contains(key)
        && text.verbs(i).is_empty()
        && !crate::syntax::deed::is_deed_key(key)
        && TITLES.longest(text, i).is_none()
        && !has_proclitic(key)
        && (is_definite(text.key(i - 1)) && TITLES.has_word(text, i - 1)
            || nothing_else(text, i) && !key.ends_with('ا') && super::title::after_title(text, i))
}
