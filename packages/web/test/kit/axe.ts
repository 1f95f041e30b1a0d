import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

export interface Violation {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  readonly where: readonly string[];
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options: RunOptions = { resultTypes: ['violations'] };

/** What axe finds on a page as it is now. Slight things are told; serious and critical ones fail. */
export async function violationsOn(page: Page): Promise<readonly Violation[]> {
  // Not by a script element: the content security policy rightly refuses one.
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    (given) => (globalThis as unknown as { axe: { run(o: object): Promise<AxeResults> } }).axe.run(given),
    options as object,
  );
  return violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact ?? 'minor',
    help,
    where: nodes.map(({ target }) => target.join(' ')),
  }));
}

export function isGrave({ impact }: Violation): boolean {
  return impact === 'serious' || impact === 'critical';
}

export function tell({ rule, impact, help, where }: Violation): string {
  return `${impact}: ${help} (${rule}) at ${where.join(', ')}`;
}
