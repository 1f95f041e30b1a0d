import { describe, expect, test } from 'vitest';
import { matches, wouldType } from './key-binding.ts';

const press = (
  key: string,
  held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {},
) => ({
  ...{ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
  ...held,
});

describe('mod', () => {
  test('is Cmd on a Mac and Ctrl elsewhere', () => {
    expect(matches('mod+k', press('k', { metaKey: true }), true)).toBe(true);
    expect(matches('mod+k', press('k', { ctrlKey: true }), true)).toBe(false);
    expect(matches('mod+k', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(matches('mod+k', press('k', { metaKey: true }), false)).toBe(false);
  });

  test('is needed', () => {
    expect(matches('mod+k', press('k'), false)).toBe(false);
  });
});

test('a key with more held is another key', () => {
  expect(matches('?', press('?'))).toBe(true);
  expect(matches('?', press('?', { altKey: true }))).toBe(false);
  expect(matches('k', press('k', { ctrlKey: true }), false)).toBe(false);
});

test('shift is asked for by name, and part of some signs', () => {
  expect(matches('mod+shift+f', press('F', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  expect(matches('mod+shift+f', press('f', { ctrlKey: true }), false)).toBe(false);
  expect(matches('?', press('?', { shiftKey: true }))).toBe(true);
});

test('letters belong to whoever writes, chords do not', () => {
  const field = document.createElement('textarea');
  expect(wouldType('?', field)).toBe(true);
  expect(wouldType('mod+k', field)).toBe(false);
  expect(wouldType('?', document.body)).toBe(false);
});
