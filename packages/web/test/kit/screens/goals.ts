import type { Page } from 'playwright-core';
import { addDays, dayOf } from '../../../src/ui/time/day.ts';
import { cookieOf } from '../people.ts';
import type { Screen } from '../screen.ts';
import { as, communityThatTalks, soon } from '../talk.ts';
import { heading, seen } from './as-if.ts';

const slug = 'night-school';

interface Story {
  readonly comet: string;
  readonly archived: string;
}

const stories = new Map<string, Promise<Story>>();

/** Told once for each server: Linus looks for a comet, Ada accompanies him; Grace has a goal that waits, too. */
function storyOn(page: Page): Promise<Story> {
  const url = new URL(page.url()).origin;
  const told = stories.get(url) ?? tell(url);
  stories.set(url, told);
  return told;
}

async function tell(url: string): Promise<Story> {
  await cookieOf(url, 'ada');
  const { communityId } = await communityThatTalks(url, slug, [], ['linus', 'grace', 'margaret']);
  const ada = (await as(url, 'ada', 'GET', '/users/me')).user.id as string;
  const today = dayOf(new Date());
  const set = async (name: 'linus' | 'grace', title: string, description = '') =>
    (
      await as(url, name, 'POST', `/communities/${communityId}/goals`, {
        ...{ title, description, instructorIds: [ada], targetDate: addDays(today, 40) },
      })
    ).goal as { id: string; conversationId: string };
  const say = async (name: 'ada' | 'linus' | 'grace', to: object, content: string) =>
    (await as(url, name, 'POST', '/messages', { to, content, clientKey: crypto.randomUUID() })).message as {
      id: string;
    };

  const comet = await set(
    'linus',
    'Find a comet by eye',
    'One of magnitude 6 or brighter.\nNo app, no goto.',
  );
  const { conversationId } = comet;
  const on = (kind: string, days: number, more: object = {}) => ({
    ...{ conversationId, kind, targetDate: addDays(today, days), ...more },
  });
  const first = await say('linus', on('daily_note', -3), 'Clouds until ten, then an hour of **stars**.');
  await say(
    'ada',
    on('instructor_response', -3, { replyToMessageId: first.id }),
    'An hour is much. Draw what you see, also where there is nothing.',
  );
  await say('linus', on('activity', -2), 'Drew the whole of Perseus, twice.');
  await say('linus', on('milestone', -2, { progress: 40 }), 'A first chart of my own');
  await say('ada', { conversationId }, 'Bring it on Friday?');
  await say('linus', on('daily_note', -1), 'Fog. I learned the names of the *northern* stars instead.');
  await as(url, 'linus', 'PUT', '/drafts', {
    to: on('daily_note', 0),
    ...{ content: 'Up at four, the sky is', builtOn: 0 },
    ...{ clientKey: crypto.randomUUID(), saveId: crypto.randomUUID() },
  });

  const rings = await set('grace', 'Draw the rings of Saturn');
  await say(
    'grace',
    { conversationId: rings.conversationId, kind: 'daily_note', targetDate: today },
    'The gap shows for a moment, when the air stands still.',
  );
  const old = await set('linus', 'Learn the winter sky');
  await as(url, 'linus', 'PUT', `/goals/${old.id}/status`, { status: 'archived' });
  await as(url, 'ada', 'POST', '/desk/snippets', { title: 'Draw it', content: 'Draw what you see.' });
  return { comet: comet.id, archived: old.id };
}

const goals = (search: string) => async (page: Page) => {
  await storyOn(page);
  await page.goto(`/c/${slug}/goals${search}`);
  await heading(page, 'Goals');
};

const goal =
  (search = '') =>
  async (page: Page) => {
    const { comet } = await storyOn(page);
    await page.goto(`/c/${slug}/goals/${comet}${search}`);
    await heading(page, 'Find a comet by eye');
    // It may lie above what is shown: the list has it all the same.
    await page.getByText('Fog. I learned').waitFor();
    await page.locator('main .cm-content').waitFor();
  };

const pane = (page: Page) => page.getByRole('complementary');

/** The field is made anew when what it answers has come, and its menu with it: opened a moment before, it is opened again. */
async function manageSnippets(page: Page): Promise<void> {
  const manage = page.getByRole('menuitem', { name: 'Write and change snippets' });
  const dialog = page.getByRole('dialog');
  await soon('the dialog of snippets', async () => {
    if (!(await manage.isVisible())) await page.getByRole('button', { name: 'Snippets' }).click();
    const chosen = await manage.click({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (chosen) await dialog.waitFor();
    return chosen;
  });
}

export const goalScreens: readonly Screen[] = [
  seen('goals-none', 'margaret', goals(''), (page) => page.getByText('You have no goal here yet')),
  seen('goals', 'linus', goals(''), (page) => page.getByRole('link', { name: /Find a comet by eye/ })),
  seen('goals-accompanied', 'ada', goals(''), (page) => page.getByText('waits for feedback since').first()),
  seen(
    'goals-everywhere',
    'ada',
    async (page) => {
      await storyOn(page);
      await page.goto('/goals');
      await heading(page, 'Goals');
    },
    (page) => page.getByRole('link', { name: /Find a comet by eye/ }),
  ),
  seen(
    'goal-new',
    'ada',
    async (page) => {
      await goals('?make=true')(page);
      await page.getByRole('dialog').getByText('For a student').click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Grace Hopper/ })
        .click();
    },
    (page) => page.getByRole('dialog').getByRole('checkbox', { name: 'Ada Lovelace' }),
  ),
  seen('goal', 'linus', goal(), (page) => page.getByRole('radio', { name: 'Daily note' })),
  seen(
    'goal-answer',
    'ada',
    async (page) => {
      await goal()(page);
      const note = page.getByRole('article').filter({ hasText: 'Fog. I learned' });
      await note.hover();
      await note.getByRole('button', { name: 'Give feedback' }).click();
    },
    (page) => page.getByRole('button', { name: 'Answer nothing in particular' }),
  ),
  {
    ...seen('goal-calendar', 'linus', goal('?side=calendar'), (page) =>
      pane(page).getByRole('button', { name: /your draft/ }),
    ),
    only: 'phone',
  },
  seen('goal-progress', 'linus', goal('?side=progress'), (page) => pane(page).getByRole('img')),
  seen('goal-about', 'linus', goal('?side=about'), (page) => pane(page).getByText('No app, no goto.')),
  seen(
    'goal-archived',
    'linus',
    async (page) => {
      const { archived } = await storyOn(page);
      await page.goto(`/c/${slug}/goals/${archived}`);
      await heading(page, 'Learn the winter sky');
    },
    (page) => page.getByRole('button', { name: 'Take it up again' }),
  ),
  seen(
    'goal-missing',
    'margaret',
    async (page) => {
      const { comet } = await storyOn(page);
      await page.goto(`/c/${slug}/goals/${comet}`);
    },
    (page) => page.getByRole('heading', { name: 'There is no such goal' }),
  ),
  seen(
    'desk',
    'ada',
    async (page) => {
      await storyOn(page);
      await page.goto('/desk');
      await heading(page, 'Coach’s desk');
      await page.locator('main .cm-content').waitFor();
    },
    (page) => page.locator('main').getByText('1 of 2').first(),
  ),
  seen(
    'desk-snippets',
    'ada',
    async (page) => {
      await storyOn(page);
      await page.goto('/desk');
      await page.locator('main').getByText('1 of 2').first().waitFor();
      await page.getByRole('article').filter({ hasText: 'Fog.' }).waitFor();
      await page.locator('main .cm-content').waitFor();
      await manageSnippets(page);
    },
    (page) => page.getByRole('dialog').getByRole('button', { name: 'Remove: Draw it' }),
  ),
  seen(
    'desk-none',
    'margaret',
    async (page) => {
      await storyOn(page);
      await page.goto('/desk');
    },
    (page) => page.getByRole('heading', { name: 'Nobody waits for feedback' }),
  ),
];
