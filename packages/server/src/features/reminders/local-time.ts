export interface LocalTime {
  /** Like 2026-11-20. */
  readonly day: string;
  /** Like 18:30. */
  readonly clock: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What the calendar and the clock on the wall show in a zone. A time that a day does not have (the clock is put forward over it) is
 * past as soon as the clock shows a later one; one that it has twice is past at the first. Undefined: no zone of this server's list.
 */
export function localTime(zone: string, at: Date): LocalTime | undefined {
  let format = formats.get(zone);
  try {
    format ??= new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    });
  } catch {
    return undefined;
  }
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: `${parts.year}-${parts.month}-${parts.day}`, clock: `${parts.hour}:${parts.minute}` };
}
