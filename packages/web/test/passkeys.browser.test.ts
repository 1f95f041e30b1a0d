import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { openContext } from './kit/browser.ts';
import { browserFixture } from './kit/fixture.ts';
import { password, signedInAs } from './kit/people.ts';

/** Chromium's own authenticator: a device that its owner has unlocked, or not. */
async function deviceOf(page: Page, unlocked = true): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: unlocked, automaticPresenceSimulation: true },
    },
  });
  return { cdp, id };
}

describe('passkeys', async () => {
  const fixture = await browserFixture();
  // Passkeys are of a host by name: an address of numbers has none.
  const url = fixture.url.replace('127.0.0.1', 'localhost');
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

  /** Where the browser offers passkeys by itself, this device takes the offer at once: a click would come too late. */
  async function withPasskey({ offers }: { offers: boolean }) {
    const context = await openContext(fixture.browser, { url });
    if (!offers)
      await context.addInitScript(() => {
        PublicKeyCredential.isConditionalMediationAvailable = async () => false;
      });
    await signedInAs(context, 'ada');
    const page = await fixture.window(context);
    const device = await deviceOf(page);
    await page.goto('/settings/security');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What shall it be called?').fill('Phone');
    await dialog.getByRole('textbox', { name: 'Your password' }).fill('not my password');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.getByText('This is not your password.').waitFor();
    await dialog.getByRole('textbox', { name: 'Your password' }).fill(password);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Phone is added.').waitFor();
    return { context, page, device };
  }

  test('added in the settings, it signs in without a name or a password; removed, it does not', async () => {
    const { context, page, device } = await withPasskey({ offers: false });
    await page.getByRole('button', { name: 'Rename Phone' }).click();
    await page.getByRole('dialog').getByLabel('What shall it be called?').fill('Telephone');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('button', { name: 'Remove Telephone' }).waitFor();

    await context.clearCookies();
    await page.goto('/sign-in?to=/settings/security');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await heading(page, 'Security');
    await page.getByText('on one device').waitFor();

    await page.getByRole('button', { name: 'Remove Telephone' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Your password' }).fill(password);
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('Telephone is removed.').waitFor();
    const { credentials } = await device.cdp.send('WebAuthn.getCredentials', { authenticatorId: device.id });
    assert.equal(credentials.length, 1, 'the device still has it');
    await context.clearCookies();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('This passkey does not open an account here.').waitFor();
    await context.close();
  });

  test('a device that nobody unlocked says nothing, and one may go another way', async () => {
    const { context, page, device } = await withPasskey({ offers: false });
    await device.cdp.send('WebAuthn.setUserVerified', { authenticatorId: device.id, isUserVerified: false });
    await context.clearCookies();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('That was not finished.').waitFor();
    await page.getByLabel('Username or e-mail').fill('ada');
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await heading(page, 'Home');
    await context.close();
  });

  test('offered by the browser in the field for the name, it signs in without a click', async () => {
    const { context, page } = await withPasskey({ offers: true });
    await context.clearCookies();
    await page.goto('/sign-in?to=/settings/security');
    await heading(page, 'Security');
    await context.close();
  });

  test('where passkeys cannot be, nothing offers them', async () => {
    const page = await fixture.window(await fixture.context());
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Sign in with a passkey' }).count(), 0);
  });

  test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
});
