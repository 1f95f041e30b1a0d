import { aChannel, aCommunity, generalOf } from './chat.ts';
import { arrive, type Somebody } from './person.ts';
import { type TestServer, testServer } from './server.ts';

export interface NightSky extends TestServer {
  readonly ada: Somebody;
  readonly grace: Somebody;
  readonly linus: Somebody;
  readonly communityId: string;
  readonly general: string;
  /** Another channel of the community. */
  channel(slug: string, people: readonly Somebody[], visibility?: 'public' | 'private'): Promise<string>;
}

/** A server with Ada's community, which Grace and Linus have joined: where most stories of chat begin. */
export async function nightSky(): Promise<NightSky> {
  const server = await testServer();
  const { url, db } = server;
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const linus = await arrive(url, 'linus');
  const communityId = await aCommunity([ada, grace, linus]);
  return {
    ...server,
    ...{ ada, grace, linus, communityId, general: await generalOf(db, communityId) },
    channel: (slug, people, visibility) => aChannel(db, communityId, slug, people, visibility),
  };
}
