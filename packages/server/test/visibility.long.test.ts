import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { discover, readHome, readListFeed } from '@weft/contract/feeds.ts';
import { listBookmarks, listProfileReposts } from '@weft/contract/interactions.ts';
import { addListMember, createList } from '@weft/contract/lists.ts';
import { getPost, listProfilePosts, listSpacePosts, type Post } from '@weft/contract/posts.ts';
import { searchPosts } from '@weft/contract/search.ts';
import { listThread, readThread, type ThreadNode } from '@weft/contract/threads.ts';
import { TestSocket } from '../src/core/realtime/testing/test-socket.ts';
import { arrive, Person } from './kit/person.ts';
import { randomFrom, seedFrom } from './kit/random.ts';
import { mayRead, mayReadPage, pair, type RandomPost, randomWorld } from './kit/random-posts.ts';
import { testServer } from './kit/server.ts';

const seed = seedFrom(process.env);

/** Every way by which a post can be read, for everybody, against the rule said in plain words about the whole world. */
describe(`who reads what is published (seed ${seed})`, () => {
  for (let round = 0; round < 3; round += 1)
    test(`a world thrown together: ${round}`, async (t) => {
      const server = await testServer();
      const names = ['ada', 'grace', 'linus', 'barbara', 'edsger', 'donald', 'alan'];
      const somebodies = await Promise.all(
        names.map(async (username) => Object.assign(await arrive(server.url, username), { username })),
      );
      const world = await randomWorld(server.db, somebodies, randomFrom(seed + round));
      const posts = [...world.posts.values()];
      const roots = posts.filter(({ rootId }) => rootId === null);
      const idsOf = (wanted: readonly RandomPost[]) => wanted.map(({ id }) => id).sort();

      const readers: { readonly id: string | null; readonly person: Person; readonly name: string }[] = [
        ...somebodies
          .filter(({ id }) => world.people.some((one) => one.id === id && one.active))
          .map((person) => ({ id: person.id, person, name: person.username })),
        { id: null, person: new Person(server.url), name: 'nobody' },
      ];

      for (const { id: reader, person, name } of readers) {
        const may = (post: RandomPost) => mayRead(world, reader, post);
        const readable = posts.filter(may);
        const rootsThat = (is: (post: RandomPost) => boolean) =>
          idsOf(roots.filter((post) => may(post) && is(post)));
        const is = (found: readonly string[], wanted: readonly string[], way: string) =>
          assert.deepEqual([...found].sort(), wanted, `${way}, by ${name}`);
        const all = async (
          read: (
            cursor: string | undefined,
          ) => Promise<{ items: Pick<Post, 'id'>[]; nextCursor: string | null }>,
        ) => {
          const found: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await read(cursor);
            found.push(...page.items.map(({ id }) => id));
            cursor = page.nextCursor ?? undefined;
          } while (cursor !== undefined);
          return found;
        };
        const query = (cursor: string | undefined) => ({
          limit: 7,
          ...(cursor === undefined ? {} : { cursor }),
        });
        const isThere = (call: Promise<unknown>) =>
          call.then(
            () => true,
            () => false,
          );

        const asked = await Promise.all(
          posts.map(async (post) => {
            const found = await person.call(getPost, { params: { postId: post.id } }).catch(() => undefined);
            return found === undefined || found.post.deleted ? [] : [post.id];
          }),
        );
        is(asked.flat(), idsOf(readable), 'one by one');

        const files = await Promise.all(
          posts.map(async ({ id, authorId, mediaId }) => {
            const response = await person.fetch(`/api/media/${mediaId}`, { method: 'HEAD' });
            return response.ok && authorId !== reader ? [id] : [];
          }),
        );
        is(files.flat(), idsOf(readable.filter(({ authorId }) => authorId !== reader)), 'files');

        for (const space of world.spaces) {
          const params = { spaceId: space.id };
          const open = space.open || (reader !== null && world.members.has(pair(reader, space.communityId)));
          const read = (cursor?: string) => person.call(listSpacePosts, { params, query: query(cursor) });
          assert.equal(await isThere(read()), open, `space, by ${name}`);
          if (open)
            is(
              await all(read),
              rootsThat(({ spaceId }) => spaceId === space.id),
              'space',
            );
        }

        const shownIn = (nodes: readonly ThreadNode[]) =>
          nodes.flatMap(({ post }) => (post === null || post.deleted ? [] : [post.id]));
        for (const root of roots.filter((post) => may(post))) {
          const params = { postId: root.id };
          const under = idsOf(readable.filter(({ rootId }) => rootId === root.id));
          is(
            await all((cursor) => person.call(listThread, { params, query: query(cursor) })),
            under,
            'discussion',
          );
          for (const sort of ['oldest', 'newest', 'likes'] as const) {
            const { nodes } = await person.call(readThread, { params, query: { sort } });
            for (const id of shownIn(nodes)) assert.ok(under.includes(id), `thread, by ${name}`);
          }
        }

        if (reader === null) continue;
        for (const { id, username } of world.people) {
          const params = { username };
          const read = (cursor?: string) => person.call(listProfilePosts, { params, query: query(cursor) });
          if (await isThere(read()))
            is(
              await all(read),
              rootsThat(({ authorId }) => authorId === id),
              'page',
            );
          const shown = async (cursor?: string) => {
            const page = await person.call(listProfileReposts, { params, query: query(cursor) });
            return { ...page, items: page.items.map(({ post }) => post) };
          };
          const reposts = mayReadPage(world, reader, id) ? idsOf(readable) : [];
          if (await isThere(shown())) is(await all(shown), reposts, 'reposts');
        }

        is(
          await all((cursor) => person.call(listBookmarks, { query: query(cursor) })),
          idsOf(readable),
          'bookmarks',
        );
        const found = async (cursor?: string) => {
          const page = await person.call(searchPosts, { query: { ...query(cursor), q: 'words' } });
          return { ...page, items: page.items.map(({ post }) => post) };
        };
        is(await all(found), idsOf(readable), 'search');
        const followed = (authorId: string) => world.follows.has(pair(reader, authorId));
        const home = rootsThat(
          ({ authorId, spaceId }) =>
            !world.mutes.has(pair(reader, authorId)) &&
            (authorId === reader ||
              followed(authorId) ||
              world.spaces.some(
                (one) => one.id === spaceId && world.members.has(pair(reader, one.communityId)),
              )),
        );
        is(await all((cursor) => person.call(readHome, { query: query(cursor) })), home, 'home');
        for (const sort of ['recent', 'popular'] as const)
          for (const found of await all((cursor) =>
            person.call(discover, { query: { ...query(cursor), sort, tag: 'moon' } }),
          ))
            assert.ok(
              readable.some(({ id }) => id === found),
              `discover ${sort}, by ${name}`,
            );
        const { list } = await person.call(createList, { body: { name: 'All of them' } });
        for (const { id: userId } of world.people.filter(({ id }) => id !== reader))
          await person.call(addListMember, { params: { listId: list.id, userId } }).catch(() => {});
        for (const found of await all((cursor) =>
          person.call(readListFeed, { params: { listId: list.id }, query: query(cursor) }),
        ))
          assert.ok(
            readable.some(({ id }) => id === found),
            `list, by ${name}`,
          );

        const socket = new TestSocket(t, `${server.url.replace('http', 'ws')}/api/realtime`, {
          cookie: person.cookie,
        });
        await socket.opened();
        // Of what was taken back, a discussion may go on.
        const asking = roots.filter(({ deleted }) => !deleted).slice(0, 20);
        socket.send({ kind: 'hello', rooms: asking.map(({ id }) => `post:${id}` as const) });
        const heard = (await socket.next('welcome')).rooms.flatMap((room) =>
          room.startsWith('post:') ? [room.slice('post:'.length)] : [],
        );
        is(heard, idsOf(asking.filter(may)), 'rooms');
      }
    });
});
