/** What pages say around an article, told by its words. All patterns are of folded text. */
import { fold } from "../../shared/fold.js";

/** Longer blocks are prose, whatever they begin with. */
const SHORT = 70;
/** Rules of the house are longer. */
const LONG = 500;

/** Words with nothing but signs around them. */
const alone = (...words: string[]) => new RegExp(`^[^\\p{L}]*(?:${words.join("|")})[^\\p{L}]*$`, "u");

const BESIDE = [
  /^(?:اقرا|شاهد|طالع|تابع|انظر|استمع|اطلع)(?:ي|وا)? (?:ايضا|كذلك|المزيد|معنا|هنا)(?!\p{L})/u,
  /^(?:ال)?(?:مواضيع|موضوعات|اخبار|مقالات|قصص|تقارير|مواد) (?:ال)?(?:ذات|متعلقه|مقترحه|مختاره|مشابهه|مرتبطه|قد)(?!\p{L})/u,
  /^(?:المزيد (?:حول|عن)|للمزيد|قد (?:يهمك|يعجبك)|يهمك ايضا|اخترنا ل|تخطي .*القراءه|(?:ال)?اكثر (?:قراءه|مشاهده|تصفحا))/u,
  /^(?:(?:ال)?كلمات (?:ال)?(?:مفتاحيه|دلاليه)|(?:ال)?وسوم|استمع (?:الي|ل)(?: ?ال| ?ل)?(?:خبر|مقال|تقرير|نص|ماده))/u,
  /^(?:تابعنا|تابعونا|شارك(?:ها|وا)? (?:علي|عبر|الخبر|المقال|القصه|هذا))/u,
  /^(?:انضم|اشترك)(?:وا)? (?:الي|في|ب) ?(?:قناتنا|قناه|نشرتنا|النشره|خدمه|صفحتنا)/u,
];

/** Labels that stand alone. */
const LABEL = alone(
  "(?:(?:ماده|مواد|مساحه) )?(?:اعلان(?:ات|يه)?|ممول(?:ه)?)|advertisement",
  "مواضيع لها علاقه|(?:ال)?تفاصيل (?:بعد قليل|لاحقا)|يتبع|انتهي(?: البيان)?|للاستفسارات? .{0,20}|عرض (?:اقل|المزيد|الكل)",
  "(?:ال)?نشره (?:ال)?(?:اخباريه|بريديه)|اشترك(?: الان)?|تم الاشتراك بنجاح|تابعوا .{1,30} علي",
);

/** Agencies and picture desks, as they stand alone under a picture or at the end. */
const AGENCIES = [
  "رويترز|غيتي(?: ايمجز)?|جيتي|ا ?[.]?ف ?[.]?ب|فرانس برس|اسوشي?يتد برس|ا ?ب|د ?ب ?ا|الاناضول|وكالات",
  "متداوله?|ارشيف(?:يه)?|(?:ال)?انترنت|getty(?: images)?|reuters|afp|ap|epa",
];
const AGENCY = new RegExp(`^(?:(?:${AGENCIES.join("|")})[\\s/،,.+|-]*)+$`, "u");

const CREDIT =
  /^(?:©|\(c\)|(?:م?صدر|مصدر) الصوره|(?:المصدر|المصادر|الصوره|تصوير|عدسه) ?:|صوره ارشيفيه$|التعليق علي الصوره|(?:getty|reuters|afp|epa|photo|image|credit)(?!\p{L}))/u;

const BYLINE = /^(?:كتبت?|كتبه|بقلم|اعداد|تحرير|ترجمه|تقرير|مراسلنا|author|role|by|written by)(?!\p{L})/u;

/** What stands before a name in a byline; of the letters as they are printed. */
const BY =
  /^(?:(?:كتبت?|كتبه|بقلم|(?:مرسل[ةه] )?بواسط[ةه]|by|written by)(?:\s*[:–-]\s*|\s+)|(?:[إا]عداد|تقرير|تحقيق|تصوير|نص|أجر[تى] الحوار)\s*:\s*)/iu;

const HOUSE = [
  /(?:جميع|كافه|كل) (?:ال)?حقوق .{0,20}محفوظ|حقوق النشر/u,
  /غير مسوول(?:ه)? عن (?:محتوي|صحه|ما ينشر)|لا (?:تتحمل|يتحمل) .{0,40}مسووليه/u,
  /لا (?:تعبر|يعبر)(?: بالضروره)? عن (?:راي|وجهه نظر)/u,
  /(?:مراجعه|نشر|ضوابط|شروط|سياسه|قواعد|بروتوكول) (?:نشر )?(?:ال)?تعليق(?:ات)?(?!\p{L})/u,
  /(?:من اجل|يرجي|للاستفسار).{0,40}(?:الاشتراك|الاتصال|التواصل)|تنشر .{0,60}للمشتركين/u,
  /ملفات (?:تعريف )?(?:ال)?ارتباط|سياسه (?:ال)?خصوصيه|cookies/u,
];

const short = (text: string, test: (folded: string) => boolean) => text.length <= SHORT && test(fold(text));

const ADDRESS = /[\w.+-]+@[\w-]+\.\w/u;

/** The heading or link of what else there is to read, a button's or a box's label, or where to write to. */
export const isBeside = (text: string) =>
  short(text, (folded) => LABEL.test(folded) || ADDRESS.test(folded) || BESIDE.some((pattern) => pattern.test(folded)));

/** Whose picture it is, or where the text came from. */
export const isCredit = (text: string) => short(text, (folded) => CREDIT.test(folded) || AGENCY.test(folded));

/** What the house asks of its readers, at the beginning of a clause; so that what others did is not taken for it. Folded. */
const CALLED = [
  "اشترك|اشتركوا|انضم|انضموا|تابعوا|تابعونا|حملوا|حملها?|ادعم|ادعموا|تبرع|ساهم|سجل|اضغط|انقر|احصل|يمكن(?:كم|ك)",
  "(?:ل|لل|ال)?(?:ا?شتراك|متابعه|تحميل|ا?نضمام|تواصل)",
];
const CALL = new RegExp(`(?:^|[.،؛:!|] ?)(?:و|لا ت)?(?:${CALLED.join("|")})(?!\\p{L})`, "u");
/** By what it is known to be the house: what is its own, and what is the reader's. */
const OWN = [
  "[وبلف]?(?:قنات|قنوات|نشرت|نشرات|تطبيق|صفحت|صفحات|حساب|حسابات|منصات|موقع|عمل|صحافت|تغطيت|قرائ|اخبار)نا",
  "[بلف]?(?:بريدك|تصلك|يصلك|جوالك|هاتفك|اشتراكك)|الغاء الاشتراك|(?:النشره|الرساله|القائمه) (?:البريديه|الاخباريه)",
];
const OURS = new RegExp(`(?<!\\p{L})(?:${OWN.join("|")})(?!\\p{L})`, "u");
/** Where houses are followed. */
const PLATFORM =
  /(?<!\p{L})(?:واتس ?ا[بپ]|تي?لي?[غجك]رام|فيس ?بوك|يوتيوب|انست[اي]?[غجق]رام|تويتر|تطبيق|(?:غوغل|جوجل) نيوز|google news|t\.me)(?!\p{L})/u;
/** What no news begins with. */
const ADDRESSED = new RegExp(
  "^(?:اذا (?:كنت تعتقد|وجدت خطا|كان لديك)|(?:ادعم|تبرع)(?:وا)? (?:الصحافه|ل|الان)|" +
    "(?:هذا|هذه) (?:المحتوي|الماده|المقال|الميزه) (?:خاص|متاح|مخصص))",
  "u",
);
/** Longer blocks tell something. */
const CALLS = 220;

/** Where the house calls upon its readers: to subscribe, to follow it, to give, to report mistakes. */
export function isCall(text: string): boolean {
  if (text.length > CALLS) return false;
  const folded = fold(text).replace(/^[^\p{L}]+/u, "");
  return ADDRESSED.test(folded) || (CALL.test(folded) && (OURS.test(folded) || (text.length <= 2 * SHORT && PLATFORM.test(folded))));
}

const COMMENTS = alone("(?:ال)?تعليقات(?: (?:ال)?(?:قراء|زوار|متابعين|فيسبوك))?|(?:اضف|اترك|اكتب) تعليقا?ك?|ترك الرد");
/** The rule that stands there; longer than a heading. */
const COMMENTS_RULE = /^(?:ال)?تعليقات .{0,40}لا تعبر/u;

/** The heading above what readers wrote; an article is at its end there. */
export const isComments = (text: string) =>
  short(text, (folded) => COMMENTS.test(folded)) || (text.length <= CALLS && COMMENTS_RULE.test(fold(text)));

/** Who posted what is embedded. */
export const isSignature = (text: string) => text.length <= SHORT && /^[—–-]\s.*\(@\w+\)/u.test(text);

/** Of more words a byline is a sentence that begins like one. */
const BYLINE_WORDS = 7;

/** Who wrote it. Prose may begin so as well: to be asked only where a byline may stand. */
export const isByline = (text: string) => short(text, (folded) => BYLINE.test(folded)) && text.split(/\s+/u).length <= BYLINE_WORDS;

/** What the house says on every page. An article may speak of it: to be asked only of its ends. */
export const isHouse = (text: string) => text.length <= LONG && HOUSE.some((pattern) => pattern.test(fold(text)));

/** A byline without what says that it is one; the same text if nothing does. */
export const afterByline = (text: string) => text.replace(BY, "");
