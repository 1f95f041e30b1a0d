import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { codeOf, stepAt } from '../../server/src/features/accounts/totp.ts';
import { startMailServer } from '../../server/test/kit/mail-server.ts';
import { browserFixture } from './kit/fixture.ts';
import { password, signedInAs } from './kit/people.ts';

const smtp = await startMailServer();
after(() => smtp.close());
const fixture = await browserFixture({
  WEFT_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
  WEFT_SMTP_TLS: 'never',
});

/** Where the mail leads, at the address by which this test knows the server. */
const here = (link: string) => link.replace(/^https?:\/\/[^/]+/, fixture.url);
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const fromBase32 = (text: string) => {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

test('an address is confirmed on the phone where the mail is read, and the other window knows it', async () => {
  const page = await fixture.window(await fixture.context());
  await page.goto('/sign-up');
  await heading(page, 'Come in');
  await page.getByLabel('Username').fill('katherine');
  await page.getByLabel('E-mail').fill('katherine@example.org');
  await field(page, 'Password').fill(password);
  await page.getByRole('button', { name: 'Make my account' }).click();
  await page.getByText('Hello, katherine.').waitFor();
  await page.goto('/settings/you');
  await page.getByRole('link', { name: 'not confirmed yet' }).click();
  await page.getByText('katherine@example.org is not confirmed yet.').waitFor();
  const first = await smtp.mailTo('katherine@example.org');
  assert.equal(first.subject, 'Confirm your e-mail address for Weft');
  await page.getByRole('button', { name: 'Send the link again' }).click();
  await page.getByText('A new link is on its way').waitFor();

  const phone = await fixture.window(await fixture.context({ size: 'phone' }));
  await phone.goto(here(first.link));
  await phone.getByText('Thank you. katherine@example.org is confirmed.').waitFor();
  assert.equal(new URL(phone.url()).hash, '', 'nothing that opens anything stays in the address');
  await page.getByText('katherine@example.org is confirmed.').waitFor();
  // Once more, from the history of somebody who forgot that they had done it.
  const again = await fixture.window(await fixture.context());
  await again.goto(here(first.link));
  await again.getByText('Thank you.').waitFor();
});

test('a forgotten password: from the door to a new one, and whoever else was in is out', async () => {
  const elsewhere = await fixture.context();
  await signedInAs(elsewhere, 'ada');
  const other = await fixture.window(elsewhere);
  await other.goto('/settings/you');
  await heading(other, 'You');

  const page = await fixture.window(await fixture.context());
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('button', { name: 'Send me a link' }).waitFor();
  await page.getByLabel('Username or e-mail').fill('ada');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByText('If there is such an account').waitFor();
  const { link } = await smtp.mailTo('ada@example.org', /new password/);
  await page.goto(here(link));
  await heading(page, 'Choose a new password');
  await field(page, 'New password').fill('short');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.getByText('Use at least 10 characters.').waitFor();
  await field(page, 'New password').fill('found it again at last');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.getByText('Hello, Ada Lovelace.').waitFor();
  await other.getByText('This session was ended.').waitFor();

  await other.goto(here(link));
  await field(other, 'New password').fill('once more, with feeling');
  await other.getByRole('button', { name: 'Save and sign in' }).click();
  await other.getByText('This link does not work any more').waitFor();
  await other.getByRole('link', { name: 'Have a new link sent' }).click();
  // The answer is the same for nobody at all.
  await other.getByLabel('Username or e-mail').fill('nobody_at_all');
  await other.getByRole('button', { name: 'Send me a link' }).click();
  await other.getByText('If there is such an account').waitFor();
});

test('auf Deutsch: anlegen, bestätigen, Passwort vergessen, und die Mails sind deutsch', async () => {
  const page = await fixture.window(await fixture.context({ locale: 'de-DE', size: 'phone' }));
  await page.goto('/sign-up');
  await heading(page, 'Komm herein');
  await page.getByLabel('Benutzername').fill('emmy');
  await page.getByLabel('E-Mail').fill('emmy@example.org');
  await field(page, 'Passwort').fill(password);
  await page.getByRole('button', { name: 'Mein Konto anlegen' }).click();
  await page.getByText('Hallo, emmy.').waitFor();
  const mail = await smtp.mailTo('emmy@example.org');
  assert.equal(mail.subject, 'Bestätige deine E-Mail-Adresse für Weft');
  await page.goto(here(mail.link));
  await page.getByText('Danke. emmy@example.org ist bestätigt.').waitFor();

  const elsewhere = await fixture.window(await fixture.context({ locale: 'de-DE' }));
  await elsewhere.goto('/sign-in');
  await elsewhere.getByRole('link', { name: 'Passwort vergessen?' }).click();
  await elsewhere.getByRole('button', { name: 'Link schicken' }).waitFor();
  await elsewhere.getByLabel('Benutzername oder E-Mail').fill('emmy@example.org');
  await elsewhere.getByRole('button', { name: 'Link schicken' }).click();
  await elsewhere.getByText('Wenn es so ein Konto gibt').waitFor();
  const reset = await smtp.mailTo('emmy@example.org', /^Ein neues Passwort/);
  await elsewhere.goto(here(reset.link));
  await heading(elsewhere, 'Neues Passwort wählen');
  await field(elsewhere, 'Neues Passwort').fill('endlich wiedergefunden');
  await elsewhere.getByRole('button', { name: 'Speichern und anmelden' }).click();
  await elsewhere.getByText('Hallo, emmy.').waitFor();
});

test('another address and another password in the settings, each by the one that is', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'grace');
  const page = await fixture.window(context);
  await page.goto('/settings/security');
  await field(page, 'New e-mail address').fill('admiral@example.org');
  await field(page, 'Your password').fill('not hers');
  await page.getByRole('button', { name: 'Change the address' }).click();
  await page.getByText('This is not your password.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'password');
  await field(page, 'Your password').fill(password);
  await page.getByRole('button', { name: 'Change the address' }).click();
  await page.getByText('We have sent a link to admiral@example.org.').waitFor();
  const { link } = await smtp.mailTo('admiral@example.org');
  const phone = await fixture.window(await fixture.context({ size: 'phone' }));
  await phone.goto(here(link));
  await phone.getByText('admiral@example.org is the address of your account now.').waitFor();
  await page.getByText('admiral@example.org is confirmed.').waitFor();
  assert.match((await smtp.mailTo('grace@example.org', /was changed/)).text ?? '', /does not belong to it/);

  await field(page, 'Old password').fill(password);
  await field(page, 'New password').fill('a battery of correct horses');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  // This window goes on, under a new cookie.
  await page.goto('/settings/you');
  await heading(page, 'You');
});

test('mails come in the language that one has chosen', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'linus');
  const page = await fixture.window(context);
  await page.goto('/settings/appearance');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
  await page.getByText('Deutsch', { exact: true }).click();
  await heading(page, 'Sprache und Farben');
  await saved;
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Link noch einmal schicken' }).click();
  await page.getByText('Ein neuer Link ist an linus@example.org unterwegs.').waitFor();
  assert.match((await smtp.mailTo('linus@example.org', /^Bestätige/)).text ?? '', /Hallo Linus Torvalds/);
});

for (const [locale, words] of [
  [
    'en-GB',
    {
      ...{
        begin: 'Set it up',
        toBegin: 'Your password, to set it up',
        secret: 'Or type this',
        on: 'Turn it on',
      },
      ...{ codes: 'Recovery codes', kept: 'I have kept them', end: 'Turn it off', in: 'Sign in' },
      ...{ toEnd: 'Your password, to turn it off', login: 'Username or e-mail', password: 'Password' },
      ...{ wrong: 'This code does not work', hello: 'Hello,' },
    },
  ],
  [
    'de-DE',
    {
      ...{ begin: 'Einrichten', toBegin: 'Dein Passwort, um ihn einzurichten', secret: 'Oder tippe das ab' },
      ...{ on: 'Einschalten', codes: 'Wiederherstellungscodes', kept: 'Ich habe sie aufbewahrt' },
      ...{ end: 'Ausschalten', in: 'Anmelden', toEnd: 'Dein Passwort, um ihn auszuschalten' },
      ...{
        login: 'Benutzername oder E-Mail',
        password: 'Passwort',
        wrong: 'Dieser Code gilt nicht',
        hello: 'Hallo,',
      },
    },
  ],
] as const)
  test(`a second factor: set up by QR code or secret, wanted at the door, turned off (${locale})`, async () => {
    const context = await fixture.context({ locale });
    await signedInAs(context, 'margaret');
    const page = await fixture.window(context);
    await page.goto('/settings/security');
    await field(page, words.toBegin).fill(password);
    await page.getByRole('button', { name: words.begin }).click();
    await page.getByRole('img', { name: /QR/ }).waitFor();
    const secret = await page.getByLabel(words.secret).inputValue();
    await field(page, 'Code').fill(codeOf(fromBase32(secret), stepAt(Date.now() / 1000)));
    await page.getByRole('button', { name: words.on }).click();
    const codes = page.getByRole('list', { name: words.codes }).getByRole('listitem');
    await codes.first().waitFor();
    assert.equal(await codes.count(), 10);
    const [first = '', second = ''] = await codes.allInnerTexts();
    await page.getByRole('button', { name: words.kept }).click();
    await page.getByRole('button', { name: words.end }).waitFor();

    const phone = await fixture.window(await fixture.context({ locale, size: 'phone' }));
    for (const [recovery, outcome] of [
      [first, words.hello],
      [first, words.wrong],
    ] as const) {
      await phone.context().clearCookies();
      await phone.goto('/sign-in');
      await phone.getByLabel(words.login).fill('margaret');
      await field(phone, words.password).fill(password);
      await phone.getByRole('button', { name: words.in }).click();
      await field(phone, 'Code').fill(recovery);
      await phone.getByRole('button', { name: words.in }).click();
      await phone.getByText(outcome).first().waitFor();
    }
    await field(phone, 'Code').fill(second);
    await phone.getByRole('button', { name: words.in }).click();
    await phone.getByText(words.hello).first().waitFor();

    await field(page, words.toEnd).fill(password);
    await page.getByRole('button', { name: words.end }).click();
    await page.getByRole('button', { name: words.begin }).waitFor();
  });

test('nothing on these pages was refused or thrown', () => assert.deepEqual(fixture.complaints, []));
