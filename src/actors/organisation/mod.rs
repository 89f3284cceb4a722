//! Organisations by grammar: a head noun opens the name, and its construct state says where the name ends.

mod tail;

use super::known::heads_office;
use super::words::{bare, is_definite, is_definite_adjective, is_nisba, is_org_head};
use super::{Candidate, Class, lists, parse_kind};
use crate::analysis::ActorKind;
use crate::lexicon::{ACTORS, ORG_HEADS, PLACES, TITLES};
use crate::names::{self, NameSpan, Usual};
use crate::text::{Kind, Text, Tokens};

/// The longest chain of nouns in one name.
const MAX_TOKENS: usize = 9;

/// The noun that opens a name.
struct Head {
    /// Proclitic letters before it.
    letters: usize,
    definite: bool,
    /// Its key without article.
    key: String,
    kind: ActorKind,
    /// How many tokens it takes.
    len: usize,
}

impl Head {
    fn at(text: &Text, i: usize) -> Option<Head> {
        if !ORG_HEADS.may_begin(text, i) {
            return None;
        }
        let kind_column = ORG_HEADS.column("kind");
        if let Some(hit) = ORG_HEADS.longest_whole(text, i).filter(|h| h.len > 1) {
            let row = ORG_HEADS.rows_of(&hit).next()?;
            let key = text.key(i);
            let kind = parse_kind(row.cell(kind_column))?;
            return Some(Head {
                letters: 0,
                definite: is_definite(key),
                key: bare(key).to_string(),
                kind,
                len: hit.len,
            });
        }
        let split = text.splits(i).find(|s| s.preposition != Some('س') && ORG_HEADS.has(&s))?;
        let row = ORG_HEADS.rows_for(&split).next()?;
        // للجنة الوطنية: of لـ and اللجنة one letter is written less.
        let fused =
            split.preposition == Some('ل') && split.stem.starts_with('ل') && is_definite_adjective(text.key(i + 1));
        Some(Head {
            letters: split.letters - usize::from(fused),
            definite: fused || split.article || is_definite(split.stem),
            key: bare(split.stem).to_string(),
            kind: parse_kind(row.cell(kind_column))?,
            len: 1,
        })
    }
}

/// An organisation name at token `i`, or a bare definite head (`الجيش`) as a short form.
pub(super) fn at(text: &Text, i: usize) -> Option<Candidate> {
    if text.kind(i) != Kind::Word {
        return None;
    }
    let head = Head::at(text, i)?;
    let limit = (i + MAX_TOKENS).min(text.sentence(i).end);
    let from = i + head.len;
    let mut j = from;
    let mut named = if head.definite {
        tail::definite(text, &mut j, limit, &head.key)
    } else {
        tail::construct(text, &mut j, limit, &head.key)?
    };
    // A state's agency is called official.
    let official = head.kind == ActorKind::Media;
    let belongs = |last: usize| {
        official
            && text.key(last) == "الرسميه"
            && text.key(last - 1) != "شبه"
            && (is_nisba(text.key(last - 1)) || is_quote(text.raw(last + 1)))
    };
    // الحكومة السورية الجديدة, but حزب الديمقراطية الجديدة.
    let renewed = |last: usize| {
        matches!(text.key(last), "الجديد" | "الجديده")
            && (head.definite && last == from || is_nisba(text.key(last - 1)))
    };
    while j > from && (lists::NOT_IN_NAMES.has(bare(text.key(j - 1))) || renewed(j - 1)) && !belongs(j - 1) {
        j -= 1;
        // فارس شبه الرسمية
        if j > from && matches!(text.key(j - 1), "شبه" | "غير") {
            j -= 1;
        }
    }
    named &= j > from;
    if head.definite && names_thing(text, &head, i, from) || !head.definite && !names_body(text, &head, i, from..j) {
        return None;
    }
    // وكالة الأرصاد: an agency, but of no news.
    let news = matches!(text.key(from), "الانباء" | "انباء" | "الاخبار" | "اخبار");
    // الوكالة السورية is that country's news agency, الوكالة الأوروبية للأدوية is none.
    let purpose = text.key(j).starts_with("لل") && !matches!(text.key(j), "للانباء" | "للاعلام");
    let countrys = head.definite && is_nisba(text.key(from)) && !purpose;
    let office = head.key == "وكاله" && named && is_definite(text.key(from)) && !news && !countrys;
    // وكيل وزارة الخارجية لشؤون المعلومات: the office's field, not the ministry's.
    let deputy =
        i > text.sentence(i).start && TITLES.has_word(text, i - 1) && matches!(text.key(j), "لشوون" | "للشوون");
    if named {
        if !deputy {
            tail::absorb_purpose(text, from, &mut j, limit, (head.kind, &head.key));
        }
        let told = j;
        tail::absorb_seat(text, from, &mut j, limit, &head.key);
        // الصحيفة الألمانية، المنظمة الدولية: one named elsewhere, not a name.
        let country = |k: usize| is_nisba(text.key(k)) || matches!(text.key(k), "الدوليه" | "الحقوقيه" | "المحليه");
        if head.definite && lists::ANAPHORIC.has(&head.key) && (from..told).all(country) {
            return None;
        }
    }
    Some(Candidate {
        tokens: i..j,
        letters: head.letters,
        class: if named { Class::Organisation } else { Class::Short },
        kind: if office { ActorKind::Government } else { kind_of(text, &head, from..j) },
        known: None,
        head: Some(head.key),
        score: 0.7,
    })
}

/// The kind of a body: units of an army are its own, whatever they are called; what a state alone does, its own body does;
/// services of security are armed.
fn kind_of(text: &Text, head: &Head, tail: Tokens) -> ActorKind {
    let first = bare(text.key(tail.start));
    let of = |word: &str| tail.clone().any(|k| bare(text.key(k)) == word);
    match head.key.as_str() {
        "وحدات" | "لواء" | "كتيبه" | "الويه" => match Head::at(text, tail.start) {
            Some(inner) if inner.kind == ActorKind::Military => ActorKind::Military,
            _ if of("حرس") => ActorKind::Military,
            _ => head.kind,
        },
        // مكتب المدعي العام
        "مكتب" if lists::PROSECUTORS.has(first) => ActorKind::Government,
        "غرفه" if first == "عمليات" => ActorKind::Government,
        "محكمه" if of("دوليه") => ActorKind::International,
        // البنك المركزي
        "بنك" | "مصرف" if of("مركزي") => ActorKind::Government,
        "جهاز" | "مديريه" if matches!(first, "امن" | "مخابرات" | "استخبارات") => {
            ActorKind::Military
        }
        // القيادة الفلسطينية: who leads a state.
        "قياده" if head.definite => ActorKind::Government,
        // وكالة إدارة الكوارث، منظمة الطيران
        "وكاله" if lists::PURPOSES.has(first) || lists::STATE_TASKS.has(first) => ActorKind::Government,
        "منظمه" if lists::STATE_TASKS.has(first) => ActorKind::Government,
        // لجنة حقوق الإنسان
        "لجنه" | "مركز" | "هييه" if of("حقوق") && of("انسان") => ActorKind::Ngo,
        _ => head.kind,
    }
}

/// True where a definite head is an office's, a good or a trade: `وزيرة الخارجية`، `الأمن القومي`، `شركات الطيران`.
fn names_thing(text: &Text, head: &Head, i: usize, from: usize) -> bool {
    let inside = i > text.sentence(i).start;
    match head.key.as_str() {
        "خارجيه" | "داخليه" => inside && heads_office(text, i - 1),
        "حمله" | "قبيله" | "قبايل" => true,
        // الوحدة النقدية: union.
        "وحده" => text.kind(from) != Kind::Number,
        // قال اللواء التركي: a general of that name.
        "لواء" => is_nisba(text.key(from)),
        "حكومه" => text.key(from) == "الالكترونيه",
        "امن" => !is_nisba(text.key(from)) || matches!(text.key(from), "الخليجي" | "العربي" | "الاوروبي"),
        // انتخابات الرئاسة الإيرانية: the office that is voted on.
        "رياسه" => inside && lists::CONTESTS.has_word(text, i - 1),
        "طيران" => inside && text.splits(i - 1).any(|s| lists::TRADES.has_stem(&s)),
        // وزير المخابرات الإيراني: the adjective is the minister's.
        _ => inside && heads_office(text, i - 1) && text.key(from).ends_with('ي'),
    }
}

/// False where the words after an indefinite head say which one it is, or of what, but not what it is called.
fn names_body(text: &Text, head: &Head, i: usize, tail: Tokens) -> bool {
    if tail.is_empty() {
        return false;
    }
    let first = bare(text.key(tail.start));
    let whole =
        |t: &crate::lexicon::Table| t.longest_whole(text, tail.start).is_some_and(|h| tail.start + h.len == tail.end);
    let known_kind = super::known::at(text, tail.start).filter(|c| c.tokens.end == tail.end).map(|c| c.kind);
    match head.key.as_str() {
        // مستشفى المدينة، موقع الهجوم، مركز قيادة
        _ if tail.len() == 1 && lists::GENERIC_TAILS.has(first) && head.key != "مجلس" => false,
        // نظام "جي.بي.إس": a device.
        "نظام" if tail.clone().any(|k| is_quote(text.raw(k))) => false,
        // مكتب الجزيرة في غزة: where an outlet sits.
        "مكتب" if known_kind == Some(ActorKind::Media) => false,
        // تنظيم دورة، تنظيم الأسرة: what is arranged.
        "تنظيم" if lists::ARRANGED.has(first) => false,
        // مركز إقليم كردستان: its seat.
        "مركز" | "اداره" if matches!(first, "اقليم" | "محافظه" | "منطقه" | "مدينه" | "ولايه") => {
            false
        }
        // رئاسة مصر: the office.
        "رياسه" if known_kind == Some(ActorKind::State) => false,
        // سلاح حزب الله، قوة الدولار: what it has.
        "سلاح" | "قوه" => {
            lists::FORCE_TAILS.has(first)
                || lists::PURPOSES.has(first)
                || lists::NAMING_TAILS.has(first)
                || head.key == "قوه" && known_kind.is_some_and(|k| k != ActorKind::Person)
        }
        // شبكة أنفاق، خلية حزب الله: what is in it, or whose it is.
        "شبكه" | "خليه" => {
            !lists::NETS.has(first) && !matches!(known_kind, Some(ActorKind::ArmedGroup | ActorKind::Party))
        }
        // حملة اعتقالات: what is done, not who does it.
        "حمله" => tail.clone().any(|k| is_quote(text.raw(k))),
        // وحدة الصف، وحدة العراق: unity.
        "وحده" => lists::PURPOSES.has(first) || lists::NAMING_TAILS.has(first),
        "اداره" if i > 0 && text.key(i - 1).ends_with("مجلس") => false,
        "مركز" | "موقع" | "اداره" if lists::GENERIC_TAILS.has(first) => false,
        // مركز طهران، إدارة ليبيا: of the place
        "مركز" | "اداره" if whole(&PLACES) => false,
        // مصلحة المساهمين: what is good for them
        "مصلحه" => lists::PORTFOLIOS.has(first) || lists::NAMING_TAILS.has(first),
        // برئاسة نفتالي بينيت: whom somebody leads, not what is led.
        "رياسه" | "قياده" if text.key(i).trim_start_matches('و').starts_with('ب') => false,
        "رياسه" | "قياده" => known_kind != Some(ActorKind::Person),
        // مديرية بيحان، مديرية المخا، جبهة أبين: a district, a front.
        "مديريه" => {
            lists::PORTFOLIOS.has(first) || lists::NAMING_TAILS.has(first) || Head::at(text, tail.start).is_some()
        }
        // طيران التحالف، طيران النظام السوري: of whom, not of what.
        "طيران" => {
            lists::FORCES.has(first) || Head::at(text, tail.start).is_some_and(|h| h.kind != ActorKind::Company)
        }
        // قبائل الشمال الشيخ فلان: its sheikh is not in its name.
        "قبيله" | "قبايل" | "عشيره" => {
            tail.len() <= 3 && !tail.clone().any(|k| lists::PATRONS.has(text.key(k)))
        }
        // نيابة عن الحكومة: on behalf of
        "نيابه" if !is_definite(text.key(tail.start)) && Head::at(text, tail.start).is_none() => false,
        "جبهه" => !whole(&PLACES) && first != "جبل",
        // قوات داعش: the group itself.
        "قوات" | "فصايل" => {
            // فصائل جيش الفتح، قوات جماعة أنصار الله: the group itself.
            let group = Head::at(text, tail.start).is_some_and(|h| {
                !h.definite && matches!(h.key.as_str(), "جماعه" | "حركه" | "تنظيم" | "حزب" | "ميليشيا" | "مليشيا")
                    || head.key == "فصايل" && h.key == "جيش"
            });
            !group && !matches!(known_kind, Some(ActorKind::ArmedGroup | ActorKind::Party))
        }
        "مجلس" if first == "اداره" => false,
        // على هيئة زيادة: in the form of
        "هييه" if i > 0 && text.key(i - 1) == "علي" => false,
        "هييه" if matches!(first, "محلفين" | "تدريس" | "اتهام") => false,
        "حركه" if lists::TRAFFIC.has(first) => false,
        // قضاء الفلوجة، أمن البلاد، مقاومة القوات: these name a body only with the article.
        key if lists::DEFINITE_HEADS.has(key) => false,
        // تحت لواء الأمم المتحدة
        "لواء" => i == 0 || text.key(i - 1) != "تحت",
        // A site is a news outlet only by a name: quoted, known or in another script.
        "موقع" => tail
            .clone()
            .any(|k| is_quote(text.raw(k)) || text.kind(k) == Kind::Foreign || ACTORS.longest_whole(text, k).is_some()),
        _ => true,
    }
}

fn is_quote(raw: &str) -> bool {
    matches!(raw, "\"" | "«" | "“" | "”" | "'" | "‘")
}

/// True for a name that shows by itself that it is one: quoted, in another script, with a known party in it, or a
/// definite head with a country's adjective (`السفارة الأميركية`).
pub(super) fn is_plain(text: &Text, c: &Candidate) -> bool {
    let tail = c.tokens.start + 1..c.tokens.end;
    let (first, head) = (text.key(tail.start), c.head.as_deref().unwrap_or(""));
    let article = text.splits(c.tokens.start).any(|s| s.article);
    // السلطات الأمنية، النيابة العامة، لجنة القوات المسلحة، مكتب المدعي العام، الفرقة 30
    (article || text.key(c.tokens.start).contains("للجن"))
        && lists::PUBLIC_HEADS.has(head)
        && !matches!(first, "الجديده" | "الخاصه")
        && !(head == "سلطات" && first == "العامه")
        || matches!(head, "لجنه" | "امانه") && is_definite(first) && is_org_head(bare(first))
        || matches!(head, "رياسه" | "قياده") && is_org_head(bare(first)) && acts(text, &c.tokens)
        || head == "مكتب" && lists::PROSECUTORS.has(bare(first))
        || lists::UNITS.has(head) && tail.clone().any(|k| text.kind(k) == Kind::Number)
        || lists::UNITS.has(head) && article && lists::ORDINALS.has(first)
        || c.tokens.clone().any(|k| is_quote(text.raw(k)) || text.kind(k) == Kind::Foreign)
        || tail
            .clone()
            .any(|k| ACTORS.longest_whole(text, k).is_some_and(|h| k + h.len <= c.tokens.end && text.key(k).len() > 4))
        || article && tail.clone().any(|k| is_nisba(text.key(k)))
        || c.tokens.len() > 2 && is_definite(text.key(c.tokens.end - 1)) && is_nisba(text.key(c.tokens.end - 1))
}

/// True where a finite verb stands before or after: who leads acts (`دعت رئاسة البرلمان`), to lead does not (`تحت قيادة الحلف`).
fn acts(text: &Text, tokens: &Tokens) -> bool {
    let sentence = text.sentence(tokens.start);
    let verb = |k: usize| text.verbs(k).iter().any(|f| f.is_finite() && f.features.person == 3 && f.pronoun.is_empty());
    tokens.start > sentence.start && verb(tokens.start - 1) || tokens.end < sentence.end && verb(tokens.end)
}

/// The proclitic letters of a name no list has: those before an article, and those before what is a name without them.
fn proclitics(key: &str) -> usize {
    if key.starts_with("وال") || key.starts_with("بال") {
        return 1;
    }
    if let Some((letters, _)) = super::words::cut(key, |k| ACTORS.contains(k) || PLACES.contains(k)) {
        return letters;
    }
    // لليفربول: the corpus has the rest as a name, and the whole hardly.
    let rest = key.strip_prefix(['ل', 'ب', 'و', 'ف']).is_some_and(names::is_name);
    let and = key.starts_with('و') && !names::is_name(key);
    usize::from(rest && (names::usual(key) == Usual::Rare || key.starts_with("لل") || and))
}

/// True for a single word that the tagger takes for an organisation and that is a place, a month, a people or a thing.
fn is_something_else(text: &Text, i: usize) -> bool {
    let key = text.key(i);
    let cut = key.strip_prefix('و').filter(|rest| rest.starts_with("ال")).unwrap_or(key);
    let stem = cut.strip_prefix("لل").unwrap_or(bare(cut));
    let start = text.sentence(i).start;
    let before = i.checked_sub(if i > start && is_quote(text.raw(i - 1)) { 2 } else { 1 });
    let placed = before.filter(|b| *b >= start).is_some_and(|b| {
        text.splits(b).any(|s| lists::PLACE_FRAMES.has(s.stem) && !matches!(s.stem, "في" | "الي" | "زار" | "وصل"))
    });
    placed
        || lists::MONTHS.has(key)
        || is_nisba(stem)
        || stem == "امم"
        || crate::lexicon::WHOLE.has_word(text, i)
        || lists::GENERIC_TAILS.has(stem)
        || crate::lexicon::VICTIMS.contains(stem)
        || is_definite(key) && (stem.ends_with("ون") || stem.ends_with("ين"))
}

/// The known body that a span names as a whole.
fn known_body(text: &Text, tokens: &Tokens) -> Option<Candidate> {
    let body = |kind| !matches!(kind, ActorKind::Person | ActorKind::State);
    super::known::at(text, tokens.start).filter(|c| c.tokens == *tokens && body(c.kind))
}

/// True where what the tagger takes for a body is one that the knowledge base has by a common word: an outlet that is told
/// something or has reporters (`للجزيرة`، `مراسل الجزيرة`), or any other that is no platform.
fn hears(text: &Text, tokens: &Tokens, kind: ActorKind) -> bool {
    let reporter = |b: usize| TITLES.rows_at(text, b).any(|r| r.cell(TITLES.column("class")) == "profession");
    match kind {
        ActorKind::Media => {
            let inside = tokens.start > text.sentence(tokens.start).start;
            text.key(tokens.start).starts_with("لل") || inside && reporter(tokens.start - 1)
        }
        ActorKind::Company => tokens.len() > 1,
        _ => true,
    }
}

/// True for a name without a head after a word that says what it is and is no body: a work, a device, a vessel, a race
/// (`فيلم المغامرات "…"`).
fn names_work(text: &Text, tokens: &Tokens) -> bool {
    let start = text.sentence(tokens.start).start;
    let quoted = tokens.start > start && is_quote(text.raw(tokens.start - 1));
    let end = tokens.start - usize::from(quoted);
    let reach = if quoted { 3 } else { 1 };
    Head::at(text, tokens.start).is_none()
        && (end.saturating_sub(reach).max(start)..end).any(|k| {
            let owned = text.key(k).strip_suffix("ها").or(text.key(k).strip_suffix('ه'));
            text.splits(k).any(|s| lists::WORKS.has_stem(&s)) || owned.is_some_and(|stem| lists::WORKS.has(stem))
        })
}

/// True for a name of two words without a noun that says what it is.
fn head_less(text: &Text, tokens: &Tokens) -> bool {
    tokens.len() == 2 && Head::at(text, tokens.start).is_none()
}

/// An organisation the tagger saw. Its kind is that of its head noun, where it has one, also where the head was left
/// out (`إذاعة أوندا سيرو`).
pub(super) fn tagged(text: &Text, name: &NameSpan) -> Option<Candidate> {
    let mut tokens = name.tokens.clone();
    if tokens.is_empty() || !matches!(text.kind(tokens.start), Kind::Word | Kind::Foreign) {
        return None;
    }
    // أيده الله، فيلم "…": a formula, a work.
    let first = text.key(tokens.start);
    if lists::stops(first) && !lists::LETTERS.has(first) || names_work(text, &tokens) {
        return None;
    }
    // بي سي بي: letters of what only those know who read on.
    if tokens.clone().all(|k| lists::LETTERS.has_word(text, k)) && !is_quote(text.raw(tokens.end)) {
        return None;
    }
    // مدافع الاتحاد وفيصل: a person stands beside the body.
    let person = |k: usize| text.key(k).strip_prefix('و').is_some_and(super::person::is_given);
    if let Some(k) = (tokens.start + 1..tokens.end).find(|&k| person(k)) {
        tokens.end = k;
    }
    // وزيرة الدولة للتعاون: an office.
    if tokens.start > text.sentence(tokens.start).start && heads_office(text, tokens.start - 1) {
        return None;
    }
    // شارع الأمم المتحدة
    if tokens.start > text.sentence(tokens.start).start && lists::PLACES_CALLED.has_word(text, tokens.start - 1) {
        return None;
    }
    // سي: a Latin letter left of a longer name. هـ: an abbreviation.
    if tokens.len() == 1
        && (lists::LETTERS.has(text.key(tokens.start)) || text.key(tokens.start).chars().nth(2).is_none())
    {
        return None;
    }
    // وكالة "…" (Associated Press): what stands in brackets is called so by another finder, or a gloss.
    if text.kind(tokens.start) == Kind::Foreign && tokens.start > 0 && text.raw(tokens.start - 1) == "(" {
        return None;
    }
    // A sentence in another script is no name.
    if tokens.len() > 3 && tokens.clone().all(|k| text.kind(k) == Kind::Foreign) {
        return None;
    }
    // كلية العلوم، وكلية الآداب: the first of two.
    if let Some(comma) = tokens.clone().find(|&k| matches!(text.raw(k), "،" | "؛")) {
        tokens.end = comma;
    }
    if let Some(known) = known_body(text, &tokens).filter(|_| name.class == names::Class::Organisation) {
        if hears(text, &tokens, known.kind) {
            return Some(Candidate { score: 0.6 * name.score, ..known });
        }
        // نشر على فيسبوك: a platform, where things only are read.
        if known.kind == ActorKind::Company {
            return None;
        }
    }
    let before = tokens.start.checked_sub(1).filter(|b| *b >= text.sentence(tokens.start).start);
    let outlet = before.and_then(|b| Some((b, Head::at(text, b)?))).filter(|(b, h)| {
        let whole = PLACES.longest(text, tokens.start).is_none_or(|hit| hit.letters == 0);
        !h.definite
            && whole
            && h.len == 1
            && (lists::OUTLETS.has(&h.key) || lists::PROPER_HEADS.has(&h.key))
            && names_body(text, h, *b, tokens.clone())
    });
    let outlet = outlet.map(|(_, h)| h);
    if outlet.is_some() {
        tokens.start -= 1;
    } else if name.class != names::Class::Organisation || tokens.len() == 1 && is_something_else(text, tokens.start) {
        return None;
    }
    // الكنغولي بهدفين نظيفين: a word with a preposition is no part of a name, nor is what follows it.
    let fused = |k: usize| {
        let Some(rest) = text.key(k).strip_prefix('ب') else { return false };
        !crate::lexicon::WHOLE.contains(text.key(k))
            && !PLACES.contains(text.key(k))
            && !lists::PURPOSES.has(rest)
            && names::usual(bare(rest)) == Usual::Other
            && names::usual(text.key(k)) != Usual::Person
    };
    let last = tokens.end - 1;
    if let Some(k) = (tokens.start + 1..tokens.end)
        .find(|&k| fused(k) && (k == last || names::usual(text.key(last)) == Usual::Other))
    {
        tokens.end = k;
        if tokens.len() == 1 && is_something_else(text, tokens.start) {
            return None;
        }
    }
    // نوكيا وزيمنس: the first of two.
    if head_less(text, &tokens)
        && text.key(tokens.end - 1).strip_prefix('و').is_some_and(|s| s.chars().count() >= 4 && !s.starts_with('و'))
    {
        tokens.end -= 1;
    }
    // فريق الوحدة السعودي: a club, no unit.
    let head = outlet.or_else(|| Head::at(text, tokens.start).filter(|h| h.key != "وحده" || !h.definite));
    let (letters, head, kind) = match head {
        Some(h) => {
            let kind = kind_of(text, &h, tokens.start + h.len.min(tokens.len())..tokens.end);
            (h.letters, Some(h.key), kind)
        }
        None => (proclitics(text.key(tokens.start)), None, ActorKind::Other),
    };
    // كلية ماونت هود المجتمعية، شركة كاسبيان الإيرانية
    if head.is_some() {
        let limit = text.sentence(tokens.start).end;
        tail::adjectives(text, &mut tokens.end, limit);
        while tokens.len() > 1 && lists::NOT_IN_NAMES.has(bare(text.key(tokens.end - 1))) {
            tokens.end -= 1;
        }
    }
    if head.is_some() && tokens.len() == 1 {
        return None;
    }
    Some(Candidate { tokens, letters, class: Class::Guess, kind, known: None, head, score: 0.6 * name.score })
}
