/** What a bar of the chart stands for. Weeks begin on Monday; all are counted in UTC. */
export const saleSteps = ["day", "week", "month"] as const;
export type SaleStep = (typeof saleSteps)[number];

/** A day, week or month, cut to the days that were asked for. */
export interface SaleSpan {
  /** The first day of the whole day, week or month: "2026-11-16". */
  readonly start: string;
  /** Its days in words: "16 to 22 Nov 2026". */
  readonly label: string;
  /** Its first day, or its month, as short as an axis needs it. */
  readonly tick: string;
}

const DAY_MILLIS = 86_400_000;
const MOST_SPANS = 100;
const daysOf: Readonly<Record<SaleStep, number>> = { day: 1, week: 7, month: 30 };
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The beginning of a moment's day. */
export const dayStart = (moment: Date): Date =>
  new Date(Math.floor(moment.getTime() / DAY_MILLIS) * DAY_MILLIS);

/** The same hour so many days later. */
export const addDays = (moment: Date, days: number): Date =>
  new Date(moment.getTime() + days * DAY_MILLIS);

/** The first of the month so many months later. */
export const monthStart = (moment: Date, later = 0): Date =>
  new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + later, 1));

const startOf = (day: Date, step: SaleStep): Date => {
  if (step === "day") return day;
  if (step === "month") return monthStart(day);
  return addDays(day, -((day.getUTCDay() + 6) % 7));
};

const nextStart = (start: Date, step: SaleStep): Date =>
  step === "month" ? monthStart(start, 1) : addDays(start, daysOf[step]);

const dayWords = (day: Date): string => `${day.getUTCDate()} ${months[day.getUTCMonth()] ?? ""}`;
const monthWords = (day: Date): string =>
  `${months[day.getUTCMonth()] ?? ""} ${day.getUTCFullYear()}`;

/** Both days included. */
const spanWords = (first: Date, last: Date): string => {
  const end = `${dayWords(last)} ${last.getUTCFullYear()}`;
  if (first.getTime() === last.getTime()) return end;
  if (first.getUTCFullYear() !== last.getUTCFullYear())
    return `${dayWords(first)} ${first.getUTCFullYear()} to ${end}`;
  return first.getUTCMonth() === last.getUTCMonth()
    ? `${first.getUTCDate()} to ${end}`
    : `${dayWords(first)} to ${end}`;
};

const later = (one: Date, other: Date): Date => (one > other ? one : other);

const spanFrom = (start: Date, step: SaleStep, from: Date, to: Date): SaleSpan => {
  const whole = addDays(nextStart(start, step), -1);
  const first = later(start, from);
  const last = whole > to ? to : whole;
  const isWholeMonth = step === "month" && start >= from && whole <= to;
  return {
    start: start.toISOString().slice(0, 10),
    label: isWholeMonth ? monthWords(start) : spanWords(first, last),
    tick: step === "month" ? monthWords(start) : dayWords(first),
  };
};

/** Every span that has a day from `from` to `to`, both days included, oldest first. */
export const spansBetween = (from: Date, to: Date, step: SaleStep): SaleSpan[] => {
  const [first, last] = [dayStart(from), dayStart(to)];
  const spans: SaleSpan[] = [];
  for (let start = startOf(first, step); start <= last; start = nextStart(start, step))
    spans.push(spanFrom(start, step, first, last));
  return spans;
};

/** The steps in which these days make a chart that can be read: the coarsest always is one. */
export const stepsFor = (from: Date, to: Date): readonly SaleStep[] => {
  const days = (to.getTime() - from.getTime()) / DAY_MILLIS;
  return saleSteps.filter((step) => step === "month" || days / daysOf[step] <= MOST_SPANS);
};
