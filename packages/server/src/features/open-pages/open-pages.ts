import { createHash } from 'node:crypto';
import { id } from '@weft/contract/values.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicAddress } from '../../core/config/address.ts';
import { Problem } from '../../core/http/problem.ts';
import { type SendClient, wantsPage } from '../../core/http/web.ts';
import type { Kernel } from '../../core/kernel.ts';
import { anonymous } from '../../core/policy/actor.ts';
import { askedLanguage } from '../accounts/asked-language.ts';
import { OldComments } from '../posts/moving/bring.ts';
import { readPost } from '../posts/queries.ts';
import { atomFeed, robots, sitemap } from './feed.ts';
import { type Page, type Reading, wholePage } from './markup.ts';
import { placePage, postPage } from './pages.ts';
import {
  findOpenCommunity,
  listLatestIn,
  listOpenAddresses,
  listOpenSpaces,
  listSaidUnder,
  type OpenCommunity,
  type OpenSpace,
} from './queries.ts';
import { style } from './style.ts';
import { openWords } from './words.ts';

const postsPerPage = 20;
const commentsPerPage = 100;
const addressesAtMost = 10_000;

/**
 * What public communities have published, for whoever has no account: pages without a script under the addresses that the web
 * client has, too. What is not open to everybody is answered as what does not exist: by the client, which knows a door.
 */
export function openPages(http: FastifyInstance, { db, config }: Kernel, sendClient: SendClient): void {
  const address = publicAddress(config);
  const old = new OldComments(db, config.threadDepth);
  const hidden = { schema: { hide: true } };
  type At = { Params: Record<string, string>; Querystring: { cursor?: string } };

  function page(path: string, make: (request: FastifyRequest<At>, reading: Reading) => Promise<Page>): void {
    http.get<At>(path, { ...hidden, config: { asksWho: true } }, async (request, reply) => {
      if (!wantsPage(request)) throw new Problem('not_found');
      if (request.actor.kind !== 'anonymous') return sendClient(reply);
      const language = askedLanguage(request.headers['accept-language']);
      const reading: Reading = {
        ...{ language, words: openWords[language], serverName: config.name, address },
        signUp: config.signUp === 'open',
      };
      const made = await orNothing(() => make(request, reading));
      if (made === undefined) return sendClient(reply.code(404));
      return send(request, reply, 'text/html; charset=utf-8', wholePage(made, reading));
    });
  }

  function feed(path: string, placeOf: (params: Record<string, string>) => Promise<Place>): void {
    http.get<At>(path, hidden, async (request, reply) => {
      const { community, spaces, space } = await placeOf(request.params);
      const { items } = await listLatestIn(db, idsOf(space === undefined ? spaces : [space]), { limit: 30 });
      const title = space === undefined ? community.name : `${space.name} · ${community.name}`;
      const text = atomFeed({ title, path: pathOf(community, space), address }, items);
      return send(request, reply, 'application/atom+xml; charset=utf-8', text);
    });
  }

  interface Place {
    readonly community: OpenCommunity;
    readonly spaces: readonly OpenSpace[];
    readonly space?: OpenSpace;
  }

  async function placeOf({ community: slug = '', space: spaceSlug }: Record<string, string>): Promise<Place> {
    const community = await findOpenCommunity(db, slug);
    if (community === undefined) throw new Problem('not_found');
    const spaces = await listOpenSpaces(db, community.id);
    if (spaceSlug === undefined) return { community, spaces };
    const space = spaces.find((one) => one.slug === spaceSlug);
    if (space === undefined) throw new Problem('not_found');
    return { community, spaces, space };
  }

  for (const path of ['/c/:community', '/c/:community/spaces/:space']) {
    page(path, async ({ params, query }, reading) => {
      const place = await placeOf(params);
      const ids = idsOf(place.space === undefined ? place.spaces : [place.space]);
      const posts = await listLatestIn(db, ids, { limit: postsPerPage, cursor: query.cursor });
      return placePage(place, posts, reading);
    });
    feed(`${path}/feed.atom`, placeOf);
  }

  page('/posts/:post', async ({ params, query }, reading) => {
    if (!id.safeParse(params.post).success) throw new Problem('not_found');
    await old.bringThread(params.post ?? '');
    const asked = await readPost(db, anonymous, params.post ?? '');
    // A comment is read where it was said.
    const post = asked.rootId === null ? asked : await readPost(db, anonymous, asked.rootId);
    const said = await listSaidUnder(db, post.id, { limit: commentsPerPage, cursor: query.cursor });
    return postPage(post, said, reading);
  });

  http.get('/open-pages.css', hidden, (request, reply) =>
    send(request, reply, 'text/css; charset=utf-8', style),
  );
  http.get('/robots.txt', hidden, (request, reply) =>
    send(request, reply, 'text/plain; charset=utf-8', robots(address)),
  );
  http.get('/sitemap.xml', hidden, async (request, reply) => {
    const found = await listOpenAddresses(db, addressesAtMost);
    return send(request, reply, 'application/xml; charset=utf-8', sitemap(address, found));
  });
}

const idsOf = (spaces: readonly OpenSpace[]) => spaces.map((space) => space.id);

const pathOf = (community: OpenCommunity, space: OpenSpace | undefined) =>
  space === undefined ? `/c/${community.slug}` : `/c/${community.slug}/spaces/${space.slug}`;

/** What may not be seen and what is not there are the same, and so is a cursor that somebody made up. */
async function orNothing<T>(make: () => Promise<T>): Promise<T | undefined> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof Problem && (error.code === 'not_found' || error.code === 'invalid_cursor'))
      return undefined;
    throw error;
  }
}

/** Asked for each time, and sent only when it has changed: what was taken back is gone at once. */
function send(request: FastifyRequest, reply: FastifyReply, type: string, text: string): FastifyReply {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  reply
    .header('etag', etag)
    .header('cache-control', 'no-cache')
    .header('vary', 'Cookie, Authorization, Accept-Language')
    .header('content-security-policy', policy);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type(type).send(text);
}

const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
