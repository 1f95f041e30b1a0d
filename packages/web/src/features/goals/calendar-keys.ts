import { addDays, addMonths, dateOf } from '../../ui/time/day.ts';

/** Where a key leads in a calendar; undefined: it means nothing there. */
export function afterKey(key: string, day: string, weekBegins: number): string | undefined {
  const inWeek = (dateOf(day).getDay() - weekBegins + 7) % 7;
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -inWeek);
    case 'End':
      return addDays(day, 6 - inWeek);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    default:
      return undefined;
  }
}
