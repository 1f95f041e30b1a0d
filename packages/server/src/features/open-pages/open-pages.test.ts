import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCommunity, updateCommunity } from '@weft/contract/communities.ts';
import { deletePost, editPost } from '@weft/contract/posts.ts';
import { createSpace, updateSpace } from '@weft/contract/spaces.ts';
import { arrive, Person } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { comment, publish } from '../../../test/kit/posts.ts';
import { testServer } from '../../../test/kit/server.ts';
import { upload } from '../../../test/kit/upload.ts';

describe('pages for whoever has no account', async () => {
  const server = await testServer();
  const [ada, grace] = await Promise.all([arrive(server.url, 'ada'), arrive(server.url, 'grace')]);
  const nobody = new Person(server.url);

  const asPage = (path: string, who = nobody, headers: Record<string, string> = {}) =>
    who.fetch(path, { headers: { accept: 'text/html', ...headers } });
  const textOf = async (path: string) => {
    const response = await asPage(path);
    assert.equal(response.status, 200, path);
    return response.text();
  };
  const statusOf = async (path: string) => (await asPage(path)).status;

  const about = { name: 'Night <Sky>', slug: 'night-sky', description: 'Who looks "up"' };
  const { community } = await ada.call(createCommunity, { body: { ...about, visibility: 'public' } });
  const make = async (name: string, visibility: 'public' | 'private') =>
    (await ada.call(createSpace, { params: { communityId: community.id }, body: { name, visibility } }))
      .space;
  const open = await make('Reports', 'public');
  const closed = await make('Attic', 'private');
  const post = await publish(ada, '# Seen\n\nA <b>comet</b>, _low_ in the west. #comets', {
    ...{ type: 'text_long', title: 'A comet & its tail', spaceId: open.id },
  });
  const said = await comment(grace, post, 'I saw it, too.').catch((error: Error) => error);
  const hidden = await publish(ada, 'not for everybody', { spaceId: closed.id });
  const onPage = await publish(ada, 'on a page');

  test('a community shows its open spaces and the latest of them, ready to be found', async () => {
    const text = await textOf('/c/night-sky');
    assert.match(text, /<title>Night &lt;Sky&gt; · Weft<\/title>/);
    assert.match(text, /<meta name="description" content="Who looks &quot;up&quot;">/);
    assert.match(text, /<link rel="canonical" href="http:\/\/localhost:\d+\/c\/night-sky">/);
    assert.match(text, /href="\/c\/night-sky\/spaces\/reports">Reports/);
    assert.match(text, new RegExp(`href="/posts/${post.id}">A comet &amp; its tail`));
    assert.doesNotMatch(text, /Attic|not for everybody|on a page/);
  });

  test('a post stands there as the server made it safe, with what was said of it', async () => {
    assert.ok(said instanceof Error, 'who is not a member says nothing in a space');
    const answer = await comment(ada, post, 'It is *gone* now.');
    const text = await textOf(`/posts/${post.id}`);
    assert.match(text, /<h1>A comet &amp; its tail<\/h1>/);
    assert.match(text, /<em>low<\/em>/);
    assert.match(text, /It is <em>gone<\/em> now\./);
    assert.match(text, /"@type":"DiscussionForumPosting"/);
    // Where a comment is linked to, the discussion is read.
    assert.match(await textOf(`/posts/${answer.id}`), new RegExp(`<li id="p-${answer.id}">`));
  });

  test('what is not open is as if it did not exist', async () => {
    const body = { name: 'Cellar', slug: 'cellar', visibility: 'private' } as const;
    const { community: cellar } = await ada.call(createCommunity, { body });
    const params = { communityId: cellar.id };
    const { space } = await ada.call(createSpace, { params, body: { name: 'Jars', visibility: 'public' } });
    const inCellar = await publish(ada, 'in the cellar', { spaceId: space.id });
    const unlike = (text: string) => text.replaceAll(/nonce-[^']+|content="[^"]*"/g, '');
    const missing = unlike(await (await asPage('/c/no-such-place')).text());
    for (const path of [
      ...['/c/cellar', '/c/cellar/spaces/jars', `/posts/${inCellar.id}`],
      ...['/c/night-sky/spaces/attic', `/posts/${hidden.id}`, `/posts/${onPage.id}`, '/posts/x', '/posts/7'],
    ]) {
      const response = await asPage(path);
      assert.equal(response.status, 404, path);
      assert.equal(unlike(await response.text()), missing, path);
    }
    for (const path of ['/c/cellar/feed.atom', '/c/night-sky/spaces/attic/feed.atom', '/c/x/feed.atom'])
      assert.equal((await nobody.fetch(path)).status, 404, path);
    for (const text of [
      await textOf('/c/night-sky/spaces/reports'),
      await (await nobody.fetch('/sitemap.xml')).text(),
    ])
      assert.doesNotMatch(text, /cellar|attic/i);
    assert.doesNotMatch(await (await nobody.fetch('/sitemap.xml')).text(), new RegExp(hidden.id));
  });

  test('what closes or is taken back is gone at the next look', async () => {
    const passing = await publish(ada, 'passing by', { spaceId: open.id });
    assert.equal(await statusOf(`/posts/${passing.id}`), 200);
    await ada.call(deletePost, { params: { postId: passing.id } });
    assert.equal(await statusOf(`/posts/${passing.id}`), 404);
    await ada.call(updateSpace, { params: { spaceId: open.id }, body: { visibility: 'private' } });
    assert.deepEqual(
      [await statusOf('/c/night-sky/spaces/reports'), await statusOf(`/posts/${post.id}`)],
      [404, 404],
    );
    await ada.call(updateSpace, { params: { spaceId: open.id }, body: { visibility: 'public' } });
    const params = { communityId: community.id };
    await ada.call(updateCommunity, { params, body: { visibility: 'private' } });
    assert.deepEqual([await statusOf('/c/night-sky'), await statusOf(`/posts/${post.id}`)], [404, 404]);
    await ada.call(updateCommunity, { params, body: { visibility: 'public' } });
    assert.equal(await statusOf(`/posts/${post.id}`), 200);
  });

  test('pictures of open posts are shown to everybody, others to nobody without an account', async () => {
    const shown = await upload(ada, await drawing({ width: 40, height: 30 }), 'comet.png');
    const kept = await upload(ada, await drawing({ width: 40, height: 30 }), 'jar.png');
    const pictured = await publish(ada, '', { type: 'image', mediaIds: [shown.id], spaceId: open.id });
    await publish(ada, '', { type: 'image', mediaIds: [kept.id], spaceId: closed.id });
    assert.match(await textOf(`/posts/${pictured.id}`), new RegExp(`<img src="/api/media/${shown.id}"`));
    assert.equal((await nobody.fetch(`/api/media/${shown.id}`)).status, 200);
    assert.equal((await nobody.fetch(`/api/media/${kept.id}`)).status, 404);
    assert.equal((await grace.fetch(`/api/media/${kept.id}`)).status, 404);
  });

  test('a space is read page by page, the latest first', async () => {
    const many = await make('Many', 'public');
    for (let n = 1; n <= 21; n += 1) await publish(ada, `entry ${n}.`, { spaceId: many.id });
    const first = await textOf('/c/night-sky/spaces/many');
    assert.match(first, /entry 21\./);
    assert.doesNotMatch(first, /entry 1\./);
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first) ?? [];
    const second = await textOf(next.replaceAll('&amp;', '&'));
    assert.match(second, /entry 1\./);
    assert.doesNotMatch(second, /rel="next"|entry 2\./);
    const statements = await server.count(() => textOf('/c/night-sky/spaces/many'));
    assert.ok(statements.length <= 6, statements.join('\n'));
  });

  test('a feed holds the latest, says when it changed and is sent once', async () => {
    const path = '/c/night-sky/spaces/reports/feed.atom';
    const response = await nobody.fetch(path);
    assert.equal(response.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
    const text = await response.text();
    assert.match(text, /<title>A comet &amp; its tail<\/title>/);
    assert.match(text, /<content type="html">[^<]*&lt;em&gt;low&lt;\/em&gt;/);
    assert.match(text, /<category term="comets"\/>/);
    const etag = response.headers.get('etag') ?? '';
    assert.equal((await nobody.fetch(path, { headers: { 'if-none-match': etag } })).status, 304);
    await ada.call(editPost, { params: { postId: post.id }, body: { title: 'A comet and its tail' } });
    assert.equal((await nobody.fetch(path, { headers: { 'if-none-match': etag } })).status, 200);
  });

  test('who is signed in gets the client, and who reads German German', async () => {
    const client = await (await asPage('/settings')).text();
    const answer = await asPage('/c/night-sky', ada);
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
    assert.equal((await answer.text()).length, client.length);
    const german = await (await asPage('/c/night-sky', nobody, { 'accept-language': 'de' })).text();
    assert.match(german, /<html lang="de">[\s\S]*Anmelden/);
    assert.equal((await asPage('/c/night-sky')).headers.get('x-robots-tag'), null);
  });

  test('robots are told where to look', async () => {
    assert.match(await (await nobody.fetch('/robots.txt')).text(), /Sitemap: .*\/sitemap\.xml/);
    const map = await (await nobody.fetch('/sitemap.xml')).text();
    assert.match(map, new RegExp(`/posts/${post.id}</loc><lastmod>`));
    assert.match(map, /\/c\/night-sky\/spaces\/reports</);
  });
});
