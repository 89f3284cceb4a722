/** Dates as newsrooms write them, in Arabic and in English. */
import { fold } from "../../shared/fold.js";

/** By month, folded: the Levant's, Egypt's, the Maghreb's and the English name. */
const MONTHS = [
  "كانون الثاني|يناير|جانفي|january|jan",
  "شباط|فبراير|فيفري|february|feb",
  "اذار|مارس|march|mar",
  "نيسان|ابريل|افريل|april|apr",
  "ايار|مايو|ماي|may",
  "حزيران|يونيو|يونيه|جوان|june|jun",
  "تموز|يوليو|يوليه|جويليه|july|jul",
  "اب|اغسطس|اوت|غشت|august|aug",
  "ايلول|سبتمبر|شتنبر|september|sep",
  "تشرين الاول|اكتوبر|october|oct",
  "تشرين الثاني|نوفمبر|نونبر|november|nov",
  "كانون الاول|ديسمبر|دجنبر|دسمبر|december|dec",
];
const MONTH = MONTHS.map((names, index) => `(?<m${index}>${names})`).join("|");
/** The same month twice, in both ways (`مارس/ آذار`), is common. */
const ALSO = `(?:\\s*[/(-]?\\s*(?:${MONTHS.join("|")})\\)?)?`;
const DAY_MONTH = new RegExp(`(?<![\\d:])(?<day>\\d{1,2})\\s*(?:من\\s+)?(?:${MONTH})${ALSO}[\\s,،.]*(?<year>\\d{4})`, "u");
const MONTH_DAY = new RegExp(`(?<!\\p{L})(?:${MONTH})\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s,،]+(?<year>\\d{4})`, "u");
const NUMBERS = /(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)/u;
const YEAR_FIRST = /(?<!\d)((?:19|20)\d{2})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/u;

/** Words that stand by a date and say nothing of the news. Folded. */
const BESIDE_DATES = new RegExp(
  `(?<!\\p{L})(?:${MONTHS.join("|")}|` +
    "محرم|صفر|ربيع (?:الاول|الثاني|الاخر)|جمادي (?:الاولي|الاول|الاخره|الثانيه)|رجب|شعبان|رمضان|شوال|ذ[وي] (?:القعده|الحجه)|" +
    "(?:ال)?(?:سبت|احد|اثنين|اتنين|ثلاثاء|اربعاء|خميس|جمعه)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|" +
    "gmt|utc|gst|am|pm|ص|م|ه|صباحا|مساء|ظهرا|الساعه|بتوقيت|توقيت|غرينتش|جرينتش|مكه|المكرمه|اخر|تحديث|التحديث|محدثه|حدث|عدل|" +
    "نشر|نشرت|النشر|تاريخ|بتاريخ|في|يوم|اليوم|امس|من|و|الموافق|قبل|منذ|(?:دقيق|ساع)(?:ه|تين)|دقائق|ساعات|ايام|يومين|" +
    "تعديل|علي|مره|مرات|انسخ|الرابط|استمع|مشارك(?:ه|ات)|شارك|طباعه|حفظ|(?:ال)?قراء(?:ه|ات)|وقت|دقيقه|" +
    "(?:ال)?مشاهد(?:ه|ات)|(?:ال)?تعليق(?:ات)?|عدد|الف|مليون|k|" +
    "updated|published|last|on|at)(?!\\p{L})",
  "gu",
);

function iso(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const valid = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 1990 && year < 2200;
  return valid ? date.toISOString().slice(0, 10) : undefined;
}

/** The first date in a text, as `YYYY-MM-DD`. Numbers alone are day, month, year. */
export function dateIn(text: string): string | undefined {
  const folded = fold(text);
  const named = DAY_MONTH.exec(folded)?.groups ?? MONTH_DAY.exec(folded)?.groups;
  if (named) {
    const month = MONTHS.findIndex((_, index) => named[`m${index}`] !== undefined);
    return iso(Number(named["year"]), month + 1, Number(named["day"]));
  }
  const [, year, month, day] = YEAR_FIRST.exec(folded) ?? [];
  if (year) return iso(Number(year), Number(month), Number(day));
  const [, first, second, last] = NUMBERS.exec(folded) ?? [];
  return last ? iso(Number(last), Number(second), Number(first)) : undefined;
}

/** The words of a text that say nothing of dates, folded. */
export const besideDates = (text: string) => fold(text).replace(BESIDE_DATES, " ").match(/\p{L}+/gu) ?? [];

/** What pages print by the date of an article, and prose hardly ever by one. Folded. */
const PRINTED = /تاريخ النشر|اخر (?:تحديث|تعديل)|تم النشر|نشرت? (?:في|بتاريخ|يوم|:)|(?:ال)?مشاهد(?:ه|ات)(?!\p{L})|وقت القراءه|gmt|gst/u;
/** So many words beside dates and what is printed by them: a name, a section, a place. */
const OTHER_WORDS = 5;

/** Whether a text is a date or a time and nothing else, or the line of when an article was published. */
export function isDateline(text: string): boolean {
  if (text.length > 160 || !/\p{Nd}/u.test(text)) return false;
  const other = besideDates(text).length;
  return other === 0 || (other <= OTHER_WORDS && PRINTED.test(fold(text)) && dateIn(text) !== undefined);
}
