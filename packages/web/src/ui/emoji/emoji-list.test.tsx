import { expect, test } from 'vitest';
import { findEmoji, loadEmoji, recentEmoji, rememberEmoji } from './emoji-list.ts';

test('every emoji is found by its names in the reader’s language', async () => {
  const [en, de] = await Promise.all([loadEmoji('en'), loadEmoji('de')]);
  expect(findEmoji(en, 'telescope')[0]?.unicode).toBe('🔭');
  expect(findEmoji(de, 'teleskop')[0]?.unicode).toBe('🔭');
  expect(findEmoji(en, 'star')[0]?.label).toBe('star');
  expect(en.length).toBeGreaterThan(1500);
  // Skin tones alone are no reaction.
  expect(en.some(({ unicode }) => unicode === '🏻')).toBe(false);
});

test('what was used last comes first, once', () => {
  rememberEmoji('🔭');
  rememberEmoji('🪐');
  rememberEmoji('🔭');
  expect(recentEmoji().slice(0, 2)).toEqual(['🔭', '🪐']);
});
