import { describe, expect, test } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { preferredLanguage } from './language.ts';
import { translator } from './translate.ts';
import type { MessageKey } from './words.ts';

describe('a text', () => {
  const t = translator('en', en);

  test('has its values put in', () => {
    expect(t('home.hello', { name: 'Ada' })).toBe('Hello, Ada.');
  });

  test('takes the form that the number asks for, and writes the number as the language does', () => {
    expect(t('switcher.count', { count: 1 })).toBe('1 result');
    expect(t('switcher.count', { count: 1200 })).toBe('1,200 results');
    expect(translator('de', de)('switcher.count', { count: 1200 })).toBe('1.200 Treffer');
  });

  test('leaves braces in a value alone', () => {
    expect(t('home.hello', { name: '{count}' })).toBe('Hello, {count}.');
  });
});

describe('both languages', () => {
  const keys = Object.keys(en) as MessageKey[];
  const valuesIn = (entry: object | string) => [...new Set(JSON.stringify(entry).match(/\{\w+\}/g))].sort();

  test('take the same values', () => {
    const differing = keys.filter((key) => valuesIn(de[key]).join() !== valuesIn(en[key]).join());
    expect(differing).toEqual([]);
  });
});

describe('the language', () => {
  test('is the first that the browser asks for and we speak', () => {
    expect(preferredLanguage(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(preferredLanguage(['fr'])).toBe('en');
  });

  test('is the one that was chosen before', () => {
    localStorage.setItem('weft.language', 'de');
    expect(preferredLanguage(['en-GB'])).toBe('de');
  });
});
