import type { Page } from 'playwright-core';
import { communityWith } from '../people.ts';

export const nightSky = {
  name: 'Night Sky',
  slug: 'night-sky',
  description: 'Stars, seen from back gardens.',
  visibility: 'public',
};

/** Ada's community with Linus in it, as often as it is asked for. */
export async function inNightSky(page: Page, place: string): Promise<void> {
  await page.request.post('/api/communities', { data: nightSky });
  await communityWith(new URL(page.url()).origin, 'linus', nightSky.slug);
  await page.goto(`/c/night-sky${place}`);
}
