import { expect, test } from 'vitest';
import type { Command } from './command.ts';
import { findCommands } from './match.ts';

const command = (title: string, keywords = ''): Command => ({ id: title, title, keywords, run: () => {} });
const all = [
  command('Home'),
  command('Sessions', 'devices browsers'),
  command('Sign out', 'leave'),
  command('Use dark colours', 'theme night'),
  command('Überblick'),
];
const find = (search: string) => findCommands(all, search).map(({ title }) => title);

test('an empty search leaves everything in its order', () => {
  expect(find('  ')).toEqual(all.map(({ title }) => title));
});

test.each([
  ['s', ['Sessions', 'Sign out', 'Use dark colours']],
  ['dark', ['Use dark colours']],
  ['night', ['Use dark colours']],
  ['use co', ['Use dark colours']],
  ['uber', ['Überblick']],
  ['ÜBER', ['Überblick']],
  ['xyz', []],
])('%s', (search, titles) => {
  expect(find(search)).toEqual(titles);
});
