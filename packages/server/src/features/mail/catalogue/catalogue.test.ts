import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { languages } from '@weft/contract/server.ts';
import { renderMail } from './render.ts';
import { type MailInput, type MailType, mailValues } from './values.ts';

const hostile = `<script>alert(1)</script>\r\nBcc: everybody@example.org\u202E"'&\u2028<img src=//evil.example/x>`;
const link = 'https://weft.example/reset-password#a"b<c>&d';

const values: { readonly [Type in MailType]: MailInput<Type> } = {
  verify_email: { name: hostile, link, hours: 48 },
  change_email: { name: hostile, link, hours: 48 },
  email_changed: { name: hostile },
  reset_password: { name: hostile, username: hostile, link, minutes: 60 },
  password_changed: { name: hostile },
  second_factor_on: { name: hostile },
  second_factor_off: { name: hostile },
  passkey_added: { name: hostile, passkey: hostile },
  passkey_removed: { name: hostile, passkey: hostile },
  login_linked: { name: hostile, provider: hostile },
  login_unlinked: { name: hostile, provider: hostile },
  invite: { community: hostile, inviter: hostile, link, expiresAt: '2026-12-24T10:00:00.000Z' },
  note_reminder: { name: hostile, link, off: 'https://weft.example/settings/notifications' },
  coach_digest: {
    name: hostile,
    notes: 2,
    waiting: 1,
    link,
    off: 'https://weft.example/settings/notifications',
  },
  test: {},
};
const plainTags = new Set(['html', 'head', 'meta', 'title', 'style', 'body', 'main', 'p', 'a']);
const sender = { server: 'Ada & “Friends” <x>', address: 'https://weft.example' };

describe('every mail, in every language, with hostile values', () => {
  for (const type of Object.keys(mailValues) as MailType[])
    for (const language of languages)
      test(`${type}, ${language}`, () => {
        const { subject, text, html } = renderMail(type, language, values[type], sender);
        assert.match(subject, /^[^\p{Cc}\u202E\u2028]{3,300}$/u, 'the subject is one line');
        assert.doesNotMatch(text, /undefined|NaN|\[object|\{\w+\}|^Bcc/m);
        assert.doesNotMatch(text, /[\u202E\u2028\r]/);
        const tags = [...html.matchAll(/<(\w+)/g)].map(([, name = '']) => name);
        assert.deepEqual(
          tags.filter((tag) => !plainTags.has(tag)),
          [],
          'nothing active, nothing remote',
        );
        assert.doesNotMatch(html, /url\(|@import|undefined/i);
        assert.equal(html.match(/href=/g)?.length ?? 0, 'link' in values[type] ? 1 : 0);
        assert.match(html, new RegExp(`<html lang="${language}">`));
        assert.match(html, /prefers-color-scheme: dark/);
        if (!('link' in values[type])) return;
        assert.ok(text.split('\n').includes(link), 'the link stands alone in its line');
        assert.ok(html.includes('href="https://weft.example/reset-password#a&quot;b&lt;c&gt;&amp;d"'));
      });

  test('the two languages say it differently', () => {
    for (const type of Object.keys(mailValues) as MailType[])
      assert.notEqual(
        renderMail(type, 'en', values[type], sender).text,
        renderMail(type, 'de', values[type], sender).text,
        type,
      );
  });
});

test('an invitation without an end says nothing of one', () => {
  const invite = {
    community: 'Analytical Society',
    inviter: 'Ada Lovelace',
    link: 'https://weft.example/i#t',
  };
  const text = (expiresAt: string | null) =>
    renderMail('invite', 'en', { ...invite, expiresAt }, sender).text;
  assert.match(text('2026-12-24T10:00:00.000Z'), /open until 24 December 2026/);
  assert.doesNotMatch(text(null), /until/);
  assert.match(text(null), /Ada Lovelace invites you to the community “Analytical Society”/);
});

test('a value of the wrong kind is refused before anything is stored', () => {
  const render = (given: unknown) =>
    renderMail('verify_email', 'en', given as MailInput<'verify_email'>, sender);
  assert.throws(() => render({ name: 'Ada', hours: 48 }));
  assert.throws(() => render({ name: 'Ada', hours: 48, link: 'javascript:alert(1)' }));
  assert.throws(() => render({ name: 'Ada', hours: -1, link: 'https://weft.example' }));
});
