//! Text of our own at any length, and an allocator that counts, for the benches.

#![allow(dead_code)]

use isnad::lexicon::{ACTORS, PERSON_NAMES, PLACES, TITLES, Table, VICTIMS};
use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

const ARTICLE: &str = include_str!("../../tests/e2e/article.txt");
const DEMO: &str = include_str!("../../tests/pages/demo.html");

/// Sentences with gaps: `P` a person, `T` a title, `A` an actor, `L` a place, `V` victims, `N` a number.
const TEMPLATES: [&str; 16] = [
    "قال T P إن N V قتلوا وأصيب N آخرون في L.",
    "وأعلن A مقتل N V وإصابة N آخرين في هجوم استهدف L فجر أمس الأربعاء.",
    "وأكد P في تصريح صحفي أن الطريق بين L وL ما زالت مغلقة أمام الشاحنات منذ N أيام.",
    "ونفى A أن تكون له صلة بالحادث، مشيرا إلى أن التحقيق لم ينته بعد.",
    "وارتفعت أسعار الخبز في أسواق L خلال الشهر الماضي بنسبة N في المئة بحسب بيانات غرفة التجارة.",
    "ونقلت وكالة الأنباء عن مصدر محلي قوله إن N V فقدوا بعد انهيار مبنى من N طوابق في L.",
    "«لن نغادر بيوتنا مهما طال الانتظار»، قالت P وهي تجلس أمام خيمتها قرب L.",
    "واتهم P A بعرقلة وصول المساعدات إلى L، فيما طالب A بفتح المعابر فورا.",
    "ومن المقرر أن تعقد اللجنة اجتماعها المقبل في L بحضور T P وممثلين عن A.",
    "وقالت A في بيان إنها اعتقلت N V يشتبه في ضلوعهم في تهريب الوقود عبر الحدود.",
    "وأوضح T P أن المدارس ستفتح أبوابها يوم الأحد بعد صيانة N فصلا وتزويدها بالمقاعد.",
    "ولم يعرف بعد سبب الحريق الذي اندلع في سوق L القديم وأتى على N متجرا.",
    "وحذر A من موجة أمطار جديدة قد تضرب L وL خلال الساعات المقبلة.",
    "وفاز فريق شباب L على ضيفه بهدفين نظيفين في مباراة حضرها نحو N ألف متفرج.",
    "وبحسب شهود عيان فإن القصف استمر N ساعات وأدى إلى نزوح مئات الأسر من L.",
    "وتوفي N V متأثرين بجراحهم، ما يرفع الحصيلة إلى N قتيلا على الأقل وفق T P.",
];

/// A generator that gives the same text every time (xorshift).
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    fn first(&mut self, table: &'static Table) -> &'static str {
        table.row(self.below(table.len()) as u32).cell(0)
    }
}

/// News of our own making, at least `chars` characters long: the bundled articles, then sentences over the lexicon's
/// names, places and parties, so that words repeat about as often as they do in a newspaper.
pub fn news(chars: usize) -> String {
    let bundled = DEMO
        .lines()
        .filter_map(|l| l.strip_prefix("<p>")?.strip_suffix("</p>"))
        .map(|p| p.replace(['<', '>', '/'], ""));
    let paragraphs: Vec<String> = ARTICLE.lines().map(str::to_string).chain(bundled).collect();
    let mut draw = Draw(0x2545_F491_4F6C_DD1D);
    let mut out = paragraphs.join("\n");
    out.push('\n');
    let mut length = out.chars().count();
    while length < chars {
        let from = out.len();
        for _ in 0..2 + draw.below(3) {
            for c in TEMPLATES[draw.below(TEMPLATES.len())].chars() {
                match c {
                    'P' => {
                        for part in 0..2 + draw.below(2) {
                            out.push_str(if part > 0 { " " } else { "" });
                            out.push_str(draw.first(&PERSON_NAMES));
                        }
                    }
                    'T' => out.push_str(draw.first(&TITLES)),
                    'A' => out.push_str(draw.first(&ACTORS)),
                    'L' => out.push_str(draw.first(&PLACES)),
                    'V' => out.push_str(draw.first(&VICTIMS)),
                    'N' => write!(out, "{}", 3 + draw.below(90)).expect("write to string"),
                    c => out.push(c),
                }
            }
            out.push(' ');
        }
        out.pop();
        out.push('\n');
        length += out[from..].chars().count();
    }
    out
}

/// An article of 3,000 words, which the benches of the browsers measure as well: the beginning of [`news`], as the
/// lexicon of 25 November 2026 gave it, so that records can be compared.
pub const THREE_THOUSAND_WORDS: &str = include_str!("../article.txt");

/// As [`news`], without anything that ends a sentence or a line.
pub fn unbroken(chars: usize) -> String {
    news(chars).replace(['.', '\n', '؟', '!'], " ")
}

/// Counts what is allocated.
pub struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static CALLS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: all calls go on to the system's allocator; counting touches only atomics.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        CALLS.fetch_add(1, Relaxed);
        PEAK.fetch_max(NOW.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(at, layout) }
    }
}

/// The most bytes held at once while `work` ran, above what was held before, and how often it allocated.
pub fn memory<T>(work: impl FnOnce() -> T) -> (usize, usize) {
    let (before, calls) = (NOW.load(Relaxed), CALLS.load(Relaxed));
    PEAK.store(before, Relaxed);
    drop(std::hint::black_box(work()));
    (PEAK.load(Relaxed) - before, CALLS.load(Relaxed) - calls)
}
