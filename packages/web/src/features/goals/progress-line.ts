import type { GoalMilestone } from '@weft/contract/goals.ts';
import { daysBetween } from '../../ui/time/day.ts';

/** A point of the picture: both from 0 to 1, the second upwards. */
export type Point = readonly [x: number, y: number];

export interface ProgressLine {
  readonly from: string;
  readonly until: string;
  /** A step at every milestone that says how far the goal is. */
  readonly steps: readonly Point[];
  /** Where each of these milestones stands. */
  readonly dots: readonly Point[];
  readonly today: number | undefined;
}

/** From the day on which the goal was set to the one on which it should be reached, or where it has come so far. */
export function progressLine(
  milestones: readonly Pick<GoalMilestone, 'date' | 'progress'>[],
  goal: { readonly begins: string; readonly targetDate: string | null },
  today: string,
): ProgressLine {
  const said = milestones.flatMap(({ date, progress }) => (progress === null ? [] : [{ date, progress }]));
  const days = [goal.begins, ...said.map(({ date }) => date)];
  const from = days.reduce((a, b) => (a < b ? a : b));
  const until = [...days, goal.targetDate ?? today].reduce((a, b) => (a > b ? a : b));
  const length = Math.max(1, daysBetween(from, until));
  const at = (day: string) => Math.min(1, Math.max(0, daysBetween(from, day) / length));
  const dots = said.map(({ date, progress }): Point => [at(date), progress / 100]);
  const steps: Point[] = [[0, 0]];
  for (const [x, y] of dots) steps.push([x, steps.at(-1)?.[1] ?? 0], [x, y]);
  // What was reached holds until now, and no further: the days to come say nothing yet.
  const end = Math.max(dots.at(-1)?.[0] ?? 0, at(today));
  steps.push([end, steps.at(-1)?.[1] ?? 0]);
  return { from, until, steps, dots, today: today >= from && today <= until ? at(today) : undefined };
}
