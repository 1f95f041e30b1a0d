/** One moment of a chart; null where nothing is known. */
export interface Point {
  readonly label: string;
  readonly value: number | null;
}

/** The size of the drawing. It is stretched to the room there is; lines keep their width. */
export const width = 600;
export const height = 140;

/** A round number at or above the highest value, so that the line under it can be labelled: of bytes, a round size. */
export function ceilingOf(points: readonly Point[], unitsOf: 1 | 1024 = 1): number {
  const highest = Math.max(1, ...points.map(({ value }) => value ?? 0));
  const unit = unitsOf === 1 ? 1 : 1024 ** Math.floor(Math.log2(highest) / 10);
  const power = unit * 10 ** Math.floor(Math.log10(highest / unit));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= highest) ?? highest;
}

/** Where the middle of a point's column is. */
export function xOf(index: number, count: number): number {
  return ((index + 0.5) / count) * width;
}

export function yOf(value: number, ceiling: number): number {
  return height - (value / ceiling) * height;
}

/**
 * The runs of neighbouring points that are known: a line is drawn through each and never across a gap, which would say
 * something of days that nobody knows anything about.
 */
export function runsOf(points: readonly Point[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const [index, { value }] of points.entries()) {
    if (value === null) continue;
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return runs;
}
