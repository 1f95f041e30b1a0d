import { test } from 'node:test';
import fc from 'fast-check';
import { ChatStory, chatStories } from '../../../test/kit/chat-story.ts';
import { arrive } from '../../../test/kit/person.ts';
import { holds } from '../../../test/kit/random.ts';
import { testServer } from '../../../test/kit/server.ts';

test('whatever happens, in whatever order and at once: what is told to be unread is what is', async (t) => {
  const { url, db } = await testServer();
  const people = [await arrive(url, 'ada'), await arrive(url, 'grace'), await arrive(url, 'linus')] as const;
  let n = 0;
  const property = fc.asyncProperty(chatStories(8), async (groups) => {
    n += 1;
    const story = await ChatStory.begin(db, people, `sky-${n}`);
    for (const group of groups) await story.go(group);
    await story.check();
    await story.end();
  });
  await holds(t, property, { runs: 6 });
});
