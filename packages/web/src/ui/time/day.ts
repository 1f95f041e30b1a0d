/** Days of the reader's own calendar, as the server names them: 2026-11-20. */

export function dayOf(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Where that day begins here. */
export function dateOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

export function addDays(day: string, days: number): string {
  const date = dateOf(day);
  date.setDate(date.getDate() + days);
  return dayOf(date);
}

/** The same day of another month, or its last where it is shorter. */
export function addMonths(day: string, months: number): string {
  const date = dateOf(day);
  const first = new Date(date.getFullYear(), date.getMonth() + months, 1);
  const last = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate();
  first.setDate(Math.min(date.getDate(), last));
  return dayOf(first);
}

/** How many days lie between: summer time makes some of them 23 hours long. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / 86_400_000);
}

/** The weeks of the month that a day is in, whole, beginning where weeks begin here (1: Monday, 7: Sunday). */
export function weeksOf(day: string, weekBegins: number): string[][] {
  const first = `${day.slice(0, 8)}01`;
  const before = (dateOf(first).getDay() - weekBegins + 7) % 7;
  const length = daysBetween(first, addMonths(first, 1));
  const weeks = Math.ceil((before + length) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => addDays(first, week * 7 + at - before)),
  );
}

/** Where a week begins is the reader's business; browsers that do not say are taken to begin on Monday. */
export function weekBeginsIn(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
}

/** "Friday, 20 November", with the year where it is another one. */
export function dayName(day: string, now: Date, locale: string): string {
  const date = dateOf(day);
  return new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
    ...(now.getFullYear() === date.getFullYear() ? {} : { year: 'numeric' }),
  }).format(date);
}
