import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedLanguage } from './asked-language.ts';

test('the language that a browser likes best among those that we speak', () => {
  for (const [header, language] of [
    [undefined, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['fr-FR,fr;q=0.9,en;q=0.4,de;q=0.7', 'de'],
    ['fr', 'en'],
    ['de;q=0,en;q=0.1', 'en'],
    ['de;q=none', 'de'],
    [';;;,,,q=', 'en'],
  ] as const)
    assert.equal(askedLanguage(header), language, header);
});
