import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { de } from '../src/i18n/de.ts';
import { en } from '../src/i18n/en.ts';
import { translator } from '../src/i18n/translate.ts';
import { browserFixture } from './kit/fixture.ts';
import { password, setupLink } from './kit/people.ts';
import { stepsIn } from './kit/steps.ts';

/** From an empty server to two people in one community, as each language says it. */
for (const [locale, words, server] of [
  ['en-GB', en, 'a server nobody has seen yet'],
  ['de-DE', de, 'ein Server, den noch niemand gesehen hat'],
] as const)
  describe(server, async () => {
    const fixture = await browserFixture();
    const t = translator(locale, words);
    const { heading, makeCommunity, makeLink, isIn, isSecond } = stepsIn(t);

    async function fillSignUp(page: Page, username: string, name: string) {
      await page.getByLabel(t('signUp.username'), { exact: true }).fill(username);
      await page.getByLabel(t('signUp.displayName')).fill(name);
      await page.getByLabel(t('signUp.email')).fill(`${username}@example.org`);
      await page.getByRole('textbox', { name: t('signUp.password') }).fill(password);
      await page.getByRole('button', { name: t('signUp.submit') }).click();
    }

    test('the operator follows the terminal’s link, names a community, and has an invite to share; a guest joins by it', async () => {
      const ada = await fixture.window(await fixture.context({ locale }));
      const setup = await setupLink(fixture.said);
      await ada.goto(setup);
      await heading(ada, t('signUp.welcome'));
      await ada.getByText(t('signUp.setup')).waitFor();
      await fillSignUp(ada, 'ada', 'Ada Lovelace');

      await makeCommunity(ada, 'Nachthimmel & Sterne', 'nachthimmel-sterne');
      const link = await makeLink(ada);
      assert.ok(link.startsWith(`${fixture.url}/invite#`));
      await ada.getByLabel(t('invites.emails')).fill('emmy@example.org, not-an-address');
      await ada.getByRole('button', { name: t('invites.send') }).click();
      await ada.getByText(t('field.emails')).waitFor();
      await ada.getByLabel(t('invites.emails')).fill('emmy@example.org');
      await ada.getByRole('button', { name: t('invites.send') }).click();
      await ada.getByText(t('invites.mailed', { count: 1 })).waitFor();
      await ada.getByText('emmy@example.org').filter({ visible: true }).first().waitFor();
      await ada.getByText(t('invites.seats', { taken: 2, limit: 100 })).waitFor();

      const grace = await fixture.window(await fixture.context({ locale }));
      await grace.goto(link);
      await heading(grace, t('invite.join', { name: 'Nachthimmel & Sterne' }));
      await grace.getByText(t('invite.by', { name: 'Ada Lovelace' })).waitFor();
      await fillSignUp(grace, 'grace', 'Grace Hopper');
      await isIn(grace, 'Nachthimmel & Sterne');
      await isSecond(grace, 'Grace Hopper', ada);

      // The setup link has done its work.
      const late = await fixture.window(await fixture.context({ locale }));
      await late.goto(setup);
      await heading(late, t('signUp.welcome'));
      await fillSignUp(late, 'mallory', 'Mallory');
      await late.getByText(t('error.setup_code_wrong')).waitFor();
    });

    test('a member gets another role and back by undo, is suspended live, and a withdrawn link says so', async () => {
      const adas = await fixture.context({ locale });
      const graces = await fixture.context({ locale });
      for (const [context, login] of [
        [adas, 'ada'],
        [graces, 'grace'],
      ] as const)
        await context.request.post('/api/sessions', { data: { login, password } });
      const [ada, grace] = [await fixture.window(adas), await fixture.window(graces)];
      await grace.goto('/c/nachthimmel-sterne/about');
      await heading(grace, 'Nachthimmel & Sterne');

      await ada.goto('/c/nachthimmel-sterne/members');
      const role = ada.getByLabel(t('members.roleOf', { name: 'Grace Hopper' }));
      await role.selectOption('moderator');
      await ada
        .getByText(t('members.roleChanged', { name: 'Grace Hopper', role: t('role.moderator') }))
        .waitFor();
      await grace.getByText(t('role.moderator')).first().waitFor();
      await ada.getByRole('button', { name: t('shared.undo') }).click();
      await ada.waitForFunction(() =>
        [...document.querySelectorAll('select')].some(({ value }) => value === 'member'),
      );

      await ada.getByRole('button', { name: t('members.suspendNamed', { name: 'Grace Hopper' }) }).click();
      await grace.getByText(t('communities.missing')).waitFor();
      await grace.goto('/');
      assert.equal(await grace.getByText('Nachthimmel').count(), 0);

      await ada.goto('/c/nachthimmel-sterne/invites');
      const link = await makeLink(ada);
      // Newest first, as soon as the new one is listed beside those of before.
      const withdraw = ada.getByRole('button', { name: new RegExp(`^${t('invites.revoke')}`) });
      await withdraw.nth(2).waitFor();
      await withdraw.first().click();
      await ada
        .getByRole('dialog')
        .getByRole('button', { name: t('invites.revoke'), exact: true })
        .click();
      await ada.getByText(t('invites.revoked')).waitFor();
      const stranger = await fixture.window(await fixture.context({ locale }));
      await stranger.goto(link);
      await stranger.getByText(t('error.invite_revoked')).waitFor();
    });

    test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
  });
