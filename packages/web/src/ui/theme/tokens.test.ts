import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast, readPalette } from './contrast.ts';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const themes = {
  light: readPalette(css, ':root[data-mantine-color-scheme="light"]'),
  dark: readPalette(css, ':root[data-mantine-color-scheme="dark"]'),
};

const surfaces = ['surface-deep', 'surface-side', 'surface-page', 'surface-float'];
const read = 4.5;
const seen = 3;

/** What stands on what, and how clearly it must. */
const pairs: readonly (readonly [ink: string, on: readonly string[], least: number])[] = [
  ['ink', [...surfaces, 'surface-hover', 'surface-chosen'], 7],
  ['ink-soft', [...surfaces, 'surface-hover', 'surface-chosen'], read],
  ['ink-faint', [...surfaces, 'surface-hover'], read],
  ['accent', [...surfaces, 'surface-hover', 'surface-chosen'], read],
  ['danger', ['surface-side', 'surface-page', 'surface-float', 'surface-hover'], read],
  ['on-accent', ['accent-fill', 'accent-fill-hover'], read],
  ['on-danger', ['danger-fill', 'danger-fill-hover'], read],
  ['attention', ['attention-surface', 'surface-page'], read],
  ['ink', ['attention-surface'], 7],
  ['here', ['surface-side', 'surface-page', 'surface-hover', 'surface-chosen'], seen],
  ['line-field', ['surface-page', 'surface-float'], seen],
];

describe.each(Object.entries(themes))('%s', (_name, palette) => {
  const cases = pairs.flatMap(([ink, on, least]) => on.map((surface) => [ink, surface, least] as const));
  test.each(cases)('%s on %s is at least %d : 1', (ink, surface, least) => {
    expect(contrast(palette.get(ink) ?? '', palette.get(surface) ?? '')).toBeGreaterThanOrEqual(least);
  });
});

test('both themes name the same colours', () => {
  expect([...themes.dark.keys()]).toEqual([...themes.light.keys()]);
});

test('the ratio is that of the standard', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
