import type { Screen } from '../screen.ts';
import { heading, refusing } from './as-if.ts';
import { slug, storyOn } from './observatory.ts';
import { atlas } from './posts.ts';

const at = (name: string, address: string, there: string): Screen => ({
  name,
  path: '/',
  as: 'ada',
  prepare: async (page) => {
    await storyOn(page);
    await page.goto(address);
    await heading(page, 'Search');
    await page.locator('main').getByText(there).first().waitFor();
  },
});

export const searchScreens: readonly Screen[] = [
  at('search-empty', '/search', 'Find what was said'),
  at('search', '/search?q=the', 'How shall the new dome look?'),
  {
    name: 'search-posts',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await atlas(page);
      await page.goto('/search?q=M81+or+table&kind=posts');
      await heading(page, 'Search');
      await page.locator('main').getByText('a comment in').first().waitFor();
    },
  },
  at('search-names', `/search?q=tele&community=${slug}`, 'telescopes'),
  at('search-none', '/search?q=marzipan', 'Nothing was found'),
  at('search-refused', '/search?q=tent+from%3Anobody', 'You know nobody called'),
  {
    name: 'search-suggests',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await storyOn(page);
      await page.goto('/search');
      await heading(page, 'Search');
      await page.locator('main').getByRole('combobox', { name: 'Search messages' }).fill('tent in:');
      await page.getByRole('option', { name: /^telescopes/ }).waitFor();
    },
  },
  {
    name: 'search-failed',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await refusing(page, '**/api/search?**', { status: 500, code: 'internal' });
      await page.goto('/search?q=tent');
      await page.locator('main').getByRole('alert').waitFor();
    },
  },
  {
    name: 'switcher-search',
    path: '/',
    as: 'ada',
    prepare: async (page) => {
      await storyOn(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('linus');
      await page.getByRole('option', { name: /@linus/ }).waitFor();
    },
  },
];
