import type { Page } from 'playwright-core';
import { as, communityThatTalks, type Talk } from '../talk.ts';
import { heading } from './as-if.ts';

/** Where everything stands in pictures of chat. */
export const slug = 'observatory';
const stories = new Map<string, Promise<Story>>();

interface Story extends Talk {
  readonly root: string;
}

/** Told once for each server: what every picture of it shows. */
export function storyOn(page: Page): Promise<Story> {
  const url = new URL(page.url()).origin;
  const told = stories.get(url) ?? tell(url);
  stories.set(url, told);
  return told;
}

async function tell(url: string): Promise<Story> {
  const talk = await communityThatTalks(url, slug, ['design', 'telescopes', 'weekend'], ['linus']);
  const general = { channelId: talk.channels.general ?? '' };
  const first = await talk.say(
    'ada',
    'Who is up at *five*? **Saturn** stands high, with `M 31` beside it.',
    general,
  );
  await talk.say('ada', 'Bring:\n\n- coffee\n- a red lamp\n- whatever you look through', general);
  await talk.say('linus', 'I am, @ada. > no cloud in sight', general);
  await talk.say('linus', '> no cloud in sight\n\nsays https://example.org/clouds', general);
  await talk.say('linus', 'I come, with the small one.', { rootMessageId: first.id });
  await talk.say('ada', 'And I bring the coffee.', { rootMessageId: first.id });
  await talk.say('linus', 'How shall the new dome look? #design', general);
  await as(url, 'linus', 'PUT', `/messages/${first.id}/reactions/${encodeURIComponent('✨')}`);
  await as(url, 'ada', 'PUT', `/messages/${first.id}/reactions/${encodeURIComponent('✨')}`);
  await as(url, 'ada', 'PUT', `/messages/${first.id}/pin`);
  return { ...talk, root: first.id };
}

export async function inGeneral(page: Page, search = ''): Promise<Story> {
  const story = await storyOn(page);
  await page.goto(`/c/${slug}/channels/general${search}`);
  await heading(page, 'general');
  await page.getByText('How shall the new dome look?').filter({ visible: true }).first().waitFor();
  return story;
}

export const write = (page: Page) => page.getByRole('textbox', { name: /^Write to/ });
