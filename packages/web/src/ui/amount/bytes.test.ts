import { expect, test } from 'vitest';
import { bytesInWords } from './bytes.ts';

test.each([
  [0, 'en', '0 bytes'],
  [1, 'en', '1 byte'],
  [1023, 'en', '1,023 bytes'],
  [1024, 'en', '1 kB'],
  [50 * 1024 ** 2, 'en', '50 MB'],
  [12.44 * 1024 ** 2, 'de', '12,4 MB'],
  [1536 * 1024 ** 2, 'en', '1.5 GB'],
  [5000 * 1024 ** 3, 'en', '5,000 GB'],
])('%s in %s is %s', (bytes, locale, words) => {
  expect(bytesInWords(bytes, locale).replaceAll('\u00a0', ' ')).toBe(words);
});
