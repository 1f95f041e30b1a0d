import { describe, test } from 'node:test';
import { aCommunity } from '../../../test/kit/chat.ts';
import { FriendsRace } from '../../../test/kit/friends-race.ts';
import { arrive } from '../../../test/kit/person.ts';
import { testServer } from '../../../test/kit/server.ts';

/** A few rounds; race.long.test.ts runs many. */
describe('two at the same moment', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  await aCommunity([ada, grace]);
  const race = new FriendsRace(db, ada, grace);

  for (const act of ['follow', 'byTrigger', 'accept', 'block'] as const)
    test(act, async () => {
      for (let round = 0; round < 4; round += 1) await race[act]();
    });
});
