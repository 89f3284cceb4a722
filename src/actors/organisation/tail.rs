//! Where an organisation's name ends.

use super::is_quote;
use crate::actors::lists;
use crate::actors::words::{is_definite, is_definite_adjective, is_name_part, is_nisba, is_org_head};
use crate::analysis::ActorKind;
use crate::lexicon::{
    ACTORS, ORG_HEADS, PERSON_NAMES, PLACE_NOUNS, PLACES, TITLES, VICTIMS, WHOLE, splits, verb_forms,
};
use crate::names::{self, Usual};
use crate::syntax::deed::is_deed_key;
use crate::text::{Kind, Text};

/// Indefinite nouns that a chain may have before what ends it (`مجلس إدارة شركة …`).
const MOST_NOUNS: usize = 3;

/// After a definite head only its number or definite adjectives belong to the name. True where at least one stood there.
pub(super) fn definite(text: &Text, j: &mut usize, limit: usize, head: &str) -> bool {
    let from = *j;
    if absorb_number(text, j, limit, head) {
        adjectives(text, j, limit);
        return true;
    }
    let feminine = head.ends_with('ه');
    let competent = |k: usize| head == "محكمه" && matches!(text.key(k), "المختصه" | "المتخصصه");
    while *j < limit
        && text.kind(*j) == Kind::Word
        && (is_definite_adjective(text.key(*j)) || *j > from && competent(*j))
    {
        // وزير الخارجية الإيطالي: the adjective is the minister's.
        let plural = matches!(text.key(*j), "المغاربه" | "الافارقه" | "الاشاوره");
        if text.key(*j).ends_with("يين") || text.key(*j).ends_with("يون") || plural {
            break;
        }
        if feminine && *j == from && !text.key(*j).ends_with(['ه', 'ا', 'ي']) || feminine && masculine(text.key(*j))
        {
            break;
        }
        if is_year(text, *j) {
            break;
        }
        *j += 1;
    }
    // النظام المالي: of money, not of Mali.
    let of_money = |k: usize| matches!(text.key(k), "المالي" | "الماليه") && !lists::RANKED_HEADS.has(head);
    let country = (from..*j).any(|k| is_nisba(text.key(k)) && !of_money(k));
    // النظام المصرفي السعودي: a system.
    let system = head == "نظام" && *j > from && !is_nisba(text.key(from));
    let named = *j > from && !system && (country || lists::RANKED_HEADS.has(head));
    if !named {
        *j = from;
    }
    named
}

/// `اللواء 35 مدرع`، `الفرقة الرابعة`: the number of a unit, and what arm it is of. True where there is one.
pub(super) fn absorb_number(text: &Text, j: &mut usize, limit: usize, head: &str) -> bool {
    if *j >= limit || !lists::UNITS.has(head) {
        return false;
    }
    // خسرت الفرقة 40 جنديا: how many, not which one.
    let people = VICTIMS.has_word(text, *j + 1) || text.raw(*j + 1).ends_with(['ا', '\u{064B}']);
    let counts = people && !lists::ARMS.has_word(text, *j + 1) || head == "جيش";
    let short = text.kind(*j) == Kind::Number && text.raw(*j).chars().count() <= 4 && !counts;
    if !short && !lists::ORDINALS.has_word(text, *j) {
        return false;
    }
    *j += 1;
    while *j < limit && lists::ARMS.has_word(text, *j) {
        *j += 1;
    }
    true
}

/// `العام الماضي`، `العام 2014`: a year, not the adjective.
fn is_year(text: &Text, j: usize) -> bool {
    text.key(j) == "العام" && (text.kind(j + 1) == Kind::Number || lists::WHEN.has_word(text, j + 1))
}

/// True for a masculine relational adjective.
fn masculine(key: &str) -> bool {
    key.ends_with('ي') && !key.ends_with("ايي") && key != "الاعلي" && key != "الكبري"
}

/// After an indefinite head: a construct chain that ends in a definite noun, a proper name or a quotation, then
/// definite adjectives. `None` where nothing of the kind follows.
pub(super) fn construct(text: &Text, j: &mut usize, limit: usize, head: &str) -> Option<bool> {
    let from = *j;
    while *j < limit && *j - from <= MOST_NOUNS {
        if let Some(end) = quoted(text, *j, limit) {
            *j = end;
            // قناة «…» الإخبارية الباكستانية
            adjectives(text, j, limit);
            return Some(true);
        }
        let key = text.key(*j);
        if text.kind(*j) == Kind::Foreign {
            while *j < limit && text.kind(*j) == Kind::Foreign && *j - from < MOST_NOUNS {
                *j += 1;
            }
            return Some(true);
        }
        if text.kind(*j) != Kind::Word || lists::stops(key) {
            return None;
        }
        // مستشفى الملك فيصل، كتائب الشهيد عز الدين
        if lists::PATRONS.has(key) && matches!(head, "حكومه" | "نظام" | "اداره" | "قوات") {
            return None;
        }
        if lists::PATRONS.has(key) && *j + 1 < limit && is_name_part(text, *j + 1) {
            *j += 1;
            person(text, j, limit);
            adjectives(text, j, limit);
            return Some(true);
        }
        let known =
            [&ACTORS, &PLACES].into_iter().find_map(|t| t.longest_whole(text, *j).filter(|h| *j + h.len <= limit));
        if let Some(hit) = known {
            *j += hit.len;
            // زعيم حركة طالبان الجديد: the adjective is the leader's.
            let leader = head.ends_with('ه') && !text.key(*j).ends_with(['ه', 'ا', 'ي']);
            if !leader {
                adjectives(text, j, limit);
            }
            return Some(true);
        }
        if is_definite(key) {
            *j += 1;
            // الشؤون البلدية: of the towns, not a town hall.
            if key == "الشوون" && *j < limit && is_definite(text.key(*j)) && text.key(*j).ends_with("يه") {
                *j += 1;
            }
            // شرطة العاصمة تايبيه
            if key == "العاصمه"
                && let Some(hit) = PLACES.longest_whole(text, *j).filter(|h| *j + h.len <= limit)
            {
                *j += hit.len;
            }
            // المديرية العامة، جمعيات الصحافيين الإسبان، وزارة الدفاع والطيران
            adjectives(text, j, limit);
            absorb_number(text, j, limit, head);
            coordinated(text, j, limit, head);
            return Some(true);
        }
        let named = PERSON_NAMES.contains(key) && names::usual(key) != Usual::Other;
        if named && !lists::NO_NAMES.has(key) && !is_org_head(key) && *j == from {
            person(text, j, limit);
            return Some(true);
        }
        if !goes_on(text, *j, from, head) {
            return None;
        }
        *j += 1;
    }
    None
}

/// True where the indefinite noun at `j` may go on a chain that something after it ends.
fn goes_on(text: &Text, j: usize, from: usize, head: &str) -> bool {
    let key = text.key(j);
    // صحيفة يومية، قوات برية: an adjective. موقع لتنظيم: another body.
    let adjective = j == from && (key.ends_with("يه") || head == "قوات" && key.ends_with('ه'));
    let other = splits(key).any(|s| s.preposition == Some('ل') && (ORG_HEADS.has(&s) || ACTORS.has(&s)));
    let clitic = key.starts_with('و') || key.starts_with("لل") || key.starts_with('ب') && !WHOLE.contains(key);
    let verb = verb_forms(key).iter().any(|f| f.is_finite())
        || key.starts_with(['ي', 'ت']) && key.ends_with("ها") && key.chars().count() > 4;
    let purpose = key.strip_prefix('ل').is_some_and(|s| is_deed_key(s) || PLACE_NOUNS.contains(s));
    // جيش بلاده، مجلس إدارته: nothing goes on after a pronoun.
    if key == "بلاده" {
        return false;
    }
    let owned = ["ته", "ها", "هم", "نا"].iter().any(|p| text.raw(j).ends_with(p)) && key.chars().count() > 4;
    if owned {
        return false;
    }
    key.chars().count() >= 3 && !adjective && !other && !clitic && !verb && !purpose
}

/// The words of a person's name.
fn person(text: &Text, j: &mut usize, limit: usize) {
    *j += 1;
    while *j < limit && is_name_part(text, *j) {
        *j += 1;
    }
    // جامعة جورج ميسن
    let foreign = |k: usize| {
        let key = text.key(k);
        text.kind(k) == Kind::Word
            && key.chars().count() >= 3
            && !is_definite(key)
            && !lists::stops(key)
            && names::usual(key) != Usual::Other
            && !key.starts_with(['و', 'ل', 'ب'])
            && text.verbs(k).is_empty()
    };
    if *j < limit && text.key(*j - 2) == "جامعه" && foreign(*j) {
        *j += 1;
    }
    // محمد السادس
    if *j < limit && lists::ORDINALS.has_word(text, *j) {
        *j += 1;
    }
}

/// `والطيران المدني`، `والدعوة والإرشاد` after a definite noun: further parts of a ministry's name.
fn coordinated(text: &Text, j: &mut usize, limit: usize, head: &str) {
    let key = text.key(*j);
    if *j >= limit {
        return;
    }
    let portfolio = |j: usize| {
        text.key(j).strip_prefix("وال").is_some_and(|s| {
            lists::PORTFOLIOS.has(s) || s == "ادعاء" && head == "هييه" || s == "قوات" && head == "لجنه"
        })
    };
    let heads_fields = matches!(head, "وزاره" | "هييه" | "غرفه" | "لجنه" | "وزارت" | "اداره" | "مديريه" | "وكاله");
    // وتقنية المعلومات: a second field of two words.
    let field = |j: usize| {
        j + 1 < limit
            && text.key(j).strip_prefix('و').is_some_and(|s| lists::PURPOSES.has(s) && !is_org_head(s))
            && is_definite(text.key(j + 1))
    };
    // البلدية والقروية: a second adjective.
    let adjective = |j: usize| {
        is_definite(text.key(j - 1))
            && text.key(j).strip_prefix('و').is_some_and(is_definite_adjective)
            && (is_definite_adjective(text.key(j - 1)) || text.key(j - 2) == "الشوون")
    };
    if heads_fields && (portfolio(*j) || field(*j) || adjective(*j)) {
        while *j < limit && (portfolio(*j) || field(*j) || adjective(*j)) {
            *j += if field(*j) { 2 } else { 1 };
            adjectives(text, j, limit);
        }
        return;
    }
    let second = *j + 1 < limit
        && key.strip_prefix("وال").is_some_and(|s| s.chars().count() > 2)
        && (!is_org_head(&key["و".len()..]) || key == "والتلفزيون")
        // مجلس الأمناء والمشرف العام: the office of one who is named.
        && TITLES.longest(text, *j).is_none()
        && is_definite_adjective(text.key(*j + 1));
    if second {
        *j += 2;
        adjectives(text, j, limit);
    }
}

/// Definite adjectives, which agree: none without the feminine ending follows one with it.
pub(super) fn adjectives(text: &Text, j: &mut usize, limit: usize) {
    let mut feminine = false;
    while *j < limit && text.kind(*j) == Kind::Word {
        let key = text.key(*j);
        if !is_definite_adjective(key) || feminine && masculine(key) || is_year(text, *j) {
            break;
        }
        feminine |= key.ends_with('ه');
        *j += 1;
    }
}

/// `لحقوق الإنسان`، `للأنباء`، `للشؤون الصحية`: what the body is for. A name that is known as it stands wants no more.
pub(super) fn absorb_purpose(text: &Text, from: usize, j: &mut usize, limit: usize, (kind, head): (ActorKind, &str)) {
    use ActorKind::{Company, Government, International, Media, Ngo, Other};
    let open = *j < limit && text.kind(*j) == Kind::Word && !text.glued(*j);
    let purpose = text.key(*j).strip_prefix('ل').is_some_and(|s| lists::PURPOSES.has(s));
    let may = matches!(kind, Ngo | Media | Government | International | Company | Other);
    let staff = from > 0 && [from - 1, from].iter().any(|&k| text.key(k) == "الاركان");
    if !open || !may && !purpose && !staff {
        return;
    }
    if text.kind(*j - 1) == Kind::Foreign {
        return;
    }
    let known = from > 0 && ACTORS.longest(text, from - 1).is_some_and(|h| from - 1 + h.len == *j);
    if known || matches!(head, "حكومه" | "سلطات" | "برلمان" | "ادعاء" | "نيابه" | "شرطه")
    {
        return;
    }
    let key = text.key(*j);
    // هيئة الأركان المشتركة للقوات المسلحة
    if staff && matches!(key, "للقوات" | "للجيش") {
        *j += 1;
        adjectives(text, j, limit);
        return;
    }
    // الأمانة العامة للأمم المتحدة: of which body.
    if head == "امانه"
        && let Some(hit) = ACTORS.longest(text, *j).filter(|h| h.preposition == Some('ل') && *j + h.len <= limit)
    {
        *j += hit.len;
        return;
    }
    if let Some(stem) = key.strip_prefix("لل").filter(|s| s.chars().count() > 2) {
        // A recipient (`للجزيرة`) is no purpose.
        // للمحافظة على، للحد من: what is done, not what the body is for.
        let field = lists::PURPOSES.has(stem) || lists::NAMING_TAILS.has(stem);
        if !field && matches!(text.key(*j + 1), "علي" | "من" | "عن" | "الي") {
            return;
        }
        let article = format!("ال{stem}");
        let party = [stem, &article].iter().any(|k| ACTORS.contains(k) || PLACES.contains(k));
        let recipient = party || is_org_head(stem) && !lists::DEFINITE_HEADS.has(stem) && stem != "طيران";
        if !recipient && !lists::NO_PURPOSE.has(stem) {
            *j += 1;
            adjectives(text, j, limit);
            // للمعارض والمؤتمرات
            if *j < limit
                && text.key(*j).strip_prefix("وال").is_some_and(|s| !ORG_HEADS.contains(s) && s.chars().count() > 3)
            {
                *j += 1;
                adjectives(text, j, limit);
            }
        }
    } else if key.strip_prefix('ل').is_some_and(|s| {
        s.chars().count() > 3
            && !["ها", "هم", "هما", "نا"].iter().any(|pronoun| s.ends_with(pronoun))
            && !ACTORS.contains(s)
            && !PLACES.contains(s)
            && (purpose || !is_org_head(s))
            && !lists::NO_PURPOSE.has(s)
            && (purpose || !is_deed_key(s) && !lists::stops(s))
    }) && *j + 1 < limit
        && is_definite(text.key(*j + 1))
        && !PLACES.contains(key)
        && !verb_forms(key).iter().any(|f| f.is_finite())
    {
        *j += 2;
        adjectives(text, j, limit);
    } else if key == "لشوون" && *j + 2 < limit && !lists::stops(text.key(*j + 1)) && is_definite(text.key(*j + 2))
    {
        // لشؤون جرائم الحرب
        *j += 3;
        adjectives(text, j, limit);
    }
}

/// `السفارة الأميركية في نيروبي`، `مستشفى الملك فيصل بمكة المكرمة`: where the body sits, of those that have many seats.
pub(super) fn absorb_seat(text: &Text, from: usize, j: &mut usize, limit: usize, head: &str) {
    let country = (from..*j).any(|k| is_nisba(text.key(k)));
    let limit = limit.max((*j + 4).min(text.sentence(from - 1).end));
    if *j >= limit || !lists::SEATED.has(head) || is_quote(text.raw(*j - 1)) {
        return;
    }
    let foreign = matches!(head, "سفاره" | "قنصليه");
    // بعثة فلسطين لدى الأمم المتحدة
    if head == "بعثه"
        && text.key(*j) == "لدي"
        && let Some(hit) = ACTORS.longest_whole(text, *j + 1).filter(|h| *j + 1 + h.len <= limit)
    {
        *j += 1 + hit.len;
        return;
    }
    let town = |at: usize| {
        let word = text.kind(at) == Kind::Word && !lists::stops(text.key(at)) && !is_definite(text.key(at));
        (foreign && word).then_some(at + 1)
    };
    let place = |at: usize| PLACES.longest_whole(text, at).map(|h| at + h.len).filter(|end| *end <= limit);
    let end = match text.key(*j) {
        "في" if foreign || !country && lists::SEATED_IN.has(head) && text.key(from) != "الاركان" => {
            place(*j + 1).or_else(|| town(*j + 1))
        }
        "في" if head == "قوات" && text.key(from) == "المسلحه" => place(*j + 1),
        "بمنطقه" | "بمحافظه" | "بمدينه" | "بولايه" if !country => place(*j + 1),
        _ if country => None,
        _ => PLACES
            .longest(text, *j)
            .filter(|h| h.preposition == Some('ب'))
            .map(|h| *j + h.len)
            .filter(|end| *end <= limit),
    };
    if let Some(end) = end {
        *j = end;
    }
}

/// The end of a quotation of up to five words that opens at token `j`.
fn quoted(text: &Text, j: usize, limit: usize) -> Option<usize> {
    if text.glued(j) || !is_quote(text.raw(j)) {
        return None;
    }
    (j + 2..limit.min(j + 7)).find(|&k| matches!(text.raw(k), "\"" | "»" | "”" | "“" | "'" | "’")).map(|k| k + 1)
}
