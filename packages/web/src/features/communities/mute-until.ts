/** "Tuesday 14:00" within a week, a date beyond it. */
export function momentWords(until: string, now: Date, locale: string): string {
  const at = new Date(until);
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  if (at.toDateString() === now.toDateString()) return new Intl.DateTimeFormat(locale, time).format(at);
  const near = at.getTime() - now.getTime() < 6 * 86_400_000;
  const day = near
    ? ({ weekday: 'long' } as const)
    : ({ day: 'numeric', month: 'long', year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { ...day, ...time }).format(at);
}
