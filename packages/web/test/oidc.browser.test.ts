import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { freePort } from '../../server/test/kit/ports.ts';
import { startProvider } from '../../server/test/kit/provider.ts';
import { de } from '../src/i18n/de.ts';
import { en } from '../src/i18n/en.ts';
import { translator } from '../src/i18n/translate.ts';
import { browserFixture } from './kit/fixture.ts';
import { password, setupLink } from './kit/people.ts';
import { stepsIn } from './kit/steps.ts';

/** From an empty server to two people in one community by a provider, through its own pages, in each language. */
for (const [locale, words] of [
  ['en-GB', en],
  ['de-DE', de],
] as const)
  describe(`with a provider, ${locale}`, async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const provider = await startProvider([`${url}/sign-in/with/acme`]);
    after(() => provider.close());
    const { issuer, clientId, clientSecret, people } = provider;
    const fixture = await browserFixture(
      {
        WEFT_URL: url,
        WEFT_OIDC: JSON.stringify([
          { id: 'acme', name: 'Acme', issuer, clientId, clientSecret, organizationClaim: 'org' },
        ]),
      },
      port,
    );
    const t = translator(locale, words);
    const { heading, makeCommunity, makeLink, isIn, isSecond } = stepsIn(t);
    const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
    const visitor = async () => fixture.window(await fixture.context({ locale }));

    /** The provider's own pages: who one is, and whether Weft may know. */
    async function atProvider(page: Page, name: string) {
      // Our own sign-in page has fields of these names, too.
      await page.waitForURL(`${issuer}/**`);
      await page.locator('input[name=login]').fill(name);
      await page.locator('input[name=password]').fill('any');
      await page.getByRole('button', { name: 'Sign-in' }).click();
      const consent = page.getByRole('button', { name: 'Continue' });
      await consent.or(page.locator('#main')).waitFor();
      if (await consent.isVisible()) await consent.click();
    }
    async function continueAs(page: Page, name: string) {
      await button(page, t('oidc.continue', { name: 'Acme' })).click();
      await atProvider(page, name);
    }

    people.set('ada', { email: 'ada@acme.test', email_verified: true, name: 'Ada Lovelace' });
    people.set('grace', {
      ...{ email: 'grace@acme.test', email_verified: true, name: 'Grace Hopper' },
      preferred_username: 'grace',
    });

    test('the first admin chooses a name, makes a community and an invite; a guest follows it; both by the provider', async () => {
      const ada = await visitor();
      await ada.goto(await setupLink(fixture.said));
      await continueAs(ada, 'ada');
      await heading(ada, t('oidc.accountTitle'));
      assert.doesNotMatch(ada.url(), /code=/);
      const username = ada.getByLabel(t('signUp.username'), { exact: true });
      assert.equal(await username.inputValue(), 'ada');
      await username.fill('countess');
      await button(ada, t('signUp.submit')).click();
      await makeCommunity(ada, 'Sterne', 'sterne');
      const link = await makeLink(ada);

      const grace = await visitor();
      await grace.goto(link);
      await heading(grace, t('invite.join', { name: 'Sterne' }));
      await continueAs(grace, 'grace');
      await isIn(grace, 'Sterne');
      await isSecond(grace, 'Grace Hopper', ada);
    });

    test('the admin ties an organisation to the community; its people land in it, and are told when it is full', async () => {
      const ada = await visitor();
      await ada.goto('/sign-in?to=/c/sterne/settings');
      await continueAs(ada, 'ada');
      const section = ada.getByRole('region', { name: t('organization.title'), exact: true });
      await section.getByLabel(t('organization.provider')).selectOption('Acme');
      await section.getByRole('textbox', { name: t('organization.name') }).fill('astronomers');
      await section.getByRole('button', { name: t('shared.save') }).click();
      await section.getByText(t('saved.saved', { time: '' }).trim()).waitFor();
      const org = ['astronomers'];
      for (const name of ['vera', 'carl'])
        people.set(name, { email: `${name}@acme.test`, email_verified: true, preferred_username: name, org });
      const vera = await visitor();
      await vera.goto('/sign-in');
      await continueAs(vera, 'vera');
      await isIn(vera, 'Sterne');
      const plan = ada.getByRole('region', { name: t('plan.title') });
      await plan.getByLabel(t('plan.seatLimit')).fill('3');
      await plan.getByRole('button', { name: t('shared.save') }).click();
      await plan.getByText(t('saved.saved', { time: '' }).trim()).waitFor();
      const carl = await visitor();
      await carl.goto('/sign-in');
      await continueAs(carl, 'carl');
      await heading(carl, t('oidc.landTitle'));
      await carl.getByText(t('oidc.land.seats_full', { name: 'Sterne' })).waitFor();
      await button(carl, t('oidc.go')).click();
      await heading(carl, t('home.title'));
    });

    test('without a password: signs in anew at the provider to set one, and then may unlink it', async () => {
      const grace = await visitor();
      await grace.goto('/sign-in?to=/settings/security');
      await continueAs(grace, 'grace');
      await heading(grace, t('security.title'));
      const section = (name: string) => grace.getByRole('region', { name, exact: true });
      const passwords = section(t('security.password'));
      await button(grace, t('proof.with', { name: 'Acme' })).click();
      // Signed in there a moment ago, and asked again all the same.
      await atProvider(grace, 'grace');
      await heading(grace, t('security.title'));
      await grace.getByText(t('proof.done')).waitFor();
      await grace.getByRole('textbox', { name: t('security.newPassword') }).fill(password);
      await passwords.getByRole('button', { name: t('security.setPassword') }).click();
      await grace.getByText(t('security.passwordSet')).waitFor();
      await passwords.getByRole('textbox', { name: t('security.oldPassword') }).waitFor();

      await button(grace, t('logins.unlinkNamed', { name: 'Acme' })).click();
      const dialog = grace.getByRole('dialog');
      await dialog.getByRole('textbox', { name: t('security.yourPassword') }).fill(password);
      await dialog.getByRole('button', { name: t('logins.unlink'), exact: true }).click();
      await grace.getByText(t('logins.unlinked', { name: 'Acme' })).waitFor();
      await button(grace, t('logins.link', { name: 'Acme' })).waitFor();

      // Her address has an account: whoever comes by the provider shows its password, once.
      const again = await visitor();
      await again.goto('/sign-in');
      await continueAs(again, 'grace');
      await heading(again, t('oidc.linkTitle'));
      await again.getByRole('textbox', { name: t('security.yourPassword') }).fill('not her password');
      await button(again, t('oidc.linkDo')).click();
      await again.getByText(t('error.wrong_password')).waitFor();
      await again.getByRole('textbox', { name: t('security.yourPassword') }).fill(password);
      await button(again, t('oidc.linkDo')).click();
      await heading(again, t('home.title'));
    });

    test('whoever turns back at the provider, or comes with something made up, is told and may begin again', async () => {
      const page = await visitor();
      await page.goto('/sign-in');
      await button(page, t('oidc.continue', { name: 'Acme' })).click();
      await page.getByRole('link', { name: /Cancel/ }).click();
      await page.getByText(t('error.provider_refused')).waitFor();
      await page.goto('/sign-in/with/acme?code=made-up&state=made-up');
      await page.getByText(t('error.provider_expired')).waitFor();
      await page.getByRole('link', { name: t('oidc.again') }).click();
      await heading(page, t('signIn.welcome'));
    });

    test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
  });
