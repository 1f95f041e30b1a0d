import type { Page } from 'playwright-core';
import type { Translate } from '../../src/i18n/translate.ts';

/** What several stories do in the same way, in either language. Each step ends where the next can begin. */
export function stepsIn(t: Translate) {
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

  return {
    heading,

    /** On the page that makes one. */
    async makeCommunity(page: Page, name: string, slug: string) {
      await heading(page, t('communities.new'));
      await page.getByLabel(t('communities.name'), { exact: true }).fill(name);
      await page.waitForFunction(
        (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
        slug,
      );
      await page.getByRole('button', { name: t('communities.create'), exact: true }).click();
      await heading(page, t('invites.title'));
    },

    /** On the invites page. */
    async makeLink(page: Page): Promise<string> {
      await page.getByRole('button', { name: t('invites.make'), exact: true }).click();
      return await page.getByLabel(t('invites.link')).inputValue();
    },

    /** One is in a community, and lands where people talk; what it is about is one step away. */
    async isIn(page: Page, name: string) {
      await heading(page, 'general');
      await page
        .getByRole('link', { name: t('communities.about') })
        .filter({ visible: true })
        .first()
        .click();
      await heading(page, name);
    },

    /** A guest is in, and the other sees them come without a reload. */
    async isSecond(guest: Page, guestName: string, other: Page) {
      await guest
        .getByText(t('communities.members', { count: 2 }))
        .first()
        .waitFor();
      await other
        .getByRole('link', { name: t('members.title') })
        .filter({ visible: true })
        .first()
        .click();
      await other.getByText(guestName).waitFor();
    },
  };
}
