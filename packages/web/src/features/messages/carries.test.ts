import type { Channel } from '@weft/contract/channels.ts';
import { expect, test } from 'vitest';
import { carriesOf, namedChannels } from './carries.ts';

test.each([
  ['see #design', ['design']],
  ['#design and #back-office, (#design)', ['design', 'back-office']],
  ['an e#design is none', []],
  ['`#design` is code', []],
  ['```\n#design\n```\n#general', ['general']],
  ['> #design said somebody else\nbut #general', ['general']],
  ['[#design](https://example.org)', []],
  ['#Design is no address', []],
  ['#design-', []],
  ['**#design**', ['design']],
])('%j names %j', (text, names) => {
  expect(namedChannels(text)).toEqual(names);
});

const channel = (slug: string, more: Partial<Channel> = {}) =>
  ({ id: slug, slug, visibility: 'public', archivedAt: null, joined: true, members: 3, ...more }) as Channel;
const channels = [
  channel('general'),
  channel('design'),
  channel('secret', { visibility: 'private' }),
  channel('other', { joined: false }),
  channel('old', { archivedAt: '2026-11-20T09:30:00.000Z' }),
];
const reasons = (text: string, here = channel('general')) =>
  carriesOf(text, channels, here).map((carry) => `${carry.channel.slug} ${carry.reason}`);

test('what is named appears there, where it may', () => {
  expect(reasons('#design #secret #other #old #nowhere')).toEqual([
    ...['design goes', 'secret private', 'other notIn', 'old archived'],
  ]);
});

test('the place itself is no other place', () => {
  expect(reasons('here in #general')).toEqual([]);
});

test('nothing goes out of a private channel', () => {
  expect(reasons('#design', channel('secret', { visibility: 'private' }))).toEqual(['design fromPrivate']);
});
