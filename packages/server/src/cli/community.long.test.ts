import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCommunity, getCommunity } from '@weft/contract/communities.ts';
import { acceptInvite } from '@weft/contract/invites.ts';
import { arrive } from '../../test/kit/person.ts';
import { testServer } from '../../test/kit/server.ts';
import { addressOf, oneLine, run } from '../../test/kit/weft.ts';

describe('weft community', async () => {
  const { url, connection } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  await ada.call(createCommunity, { body: { name: 'Night Sky', slug: 'night-sky' } });
  const WEFT_OIDC = JSON.stringify([
    { id: 'acme', name: 'Acme', issuer: 'https://id.example.org/', clientId: 'weft' },
  ]);
  const community = (...args: string[]) =>
    run(['community', ...args], { DATABASE_URL: addressOf(connection), WEFT_DATA: '/nowhere', WEFT_OIDC });

  test('invites, gives seats, hands over, and keeps a log of it', async () => {
    const invited = await community('invite', 'night-sky', '--uses', '1', '--json');
    assert.equal(invited.code, 0, invited.err);
    const token = new URL(JSON.parse(invited.out).link).hash.slice(1);
    await grace.call(acceptInvite, { body: { token } });

    assert.equal((await community('plan', 'night-sky', '--seats', '7')).code, 0);
    assert.equal((await community('transfer', 'night-sky', 'grace')).code, 0);
    const { community: seen } = await grace.call(getCommunity, { params: { community: 'night-sky' } });
    assert.deepEqual([seen.role, seen.plan?.seats], ['owner', { taken: 2, limit: 7 }]);

    const { acts } = JSON.parse((await community('log', 'night-sky', '--json')).out);
    assert.deepEqual(
      acts.map(({ act, by }: { act: string; by: string }) => [act, by]),
      [
        ['community.transfer', 'command line'],
        ['community.set-plan', 'command line'],
      ],
    );
    const { communities } = JSON.parse((await community('list', 'NIGHT', '--json')).out);
    assert.equal(communities.length, 1);
  });

  test('ties an organisation to it, and unties it', async () => {
    const oidc = async () =>
      (await grace.call(getCommunity, { params: { community: 'night-sky' } })).community.plan?.oidc;
    assert.equal((await community('organization', 'night-sky', 'acme', 'astronomers')).code, 0);
    assert.deepEqual(await oidc(), { issuer: 'https://id.example.org', organization: 'astronomers' });
    assert.match(oneLine(await community('organization', 'night-sky', 'other', 'x')), /no provider other/);
    const untied = await community('organization', 'night-sky', '--json');
    assert.deepEqual(JSON.parse(untied.out), { slug: 'night-sky', organization: null });
    assert.equal(await oidc(), null);
  });

  test('doctor asks the providers, and says which does not answer', async () => {
    const { code, out } = await run(['doctor', '--json'], {
      ...{ DATABASE_URL: addressOf(connection), WEFT_DATA: '/nowhere' },
      WEFT_OIDC: WEFT_OIDC.replace('https://id.example.org/', 'http://127.0.0.1:9'),
    });
    assert.equal(code, 3);
    const { findings } = JSON.parse(out) as { findings: { check: string; says: string }[] };
    const found = findings.find(({ check }) => check === 'providers');
    assert.equal(found?.says, 'Acme cannot be asked how to sign in');
  });

  test('says what cannot be done in one line each', async () => {
    assert.match(oneLine(await community('plan', 'nowhere', '--seats', '7')), /no community at nowhere/);
    assert.match(oneLine(await community('plan', 'night-sky', '--tier', 'gold')), /free or pro, not gold/);
    assert.match(oneLine(await community('transfer', 'night-sky', 'linus')), /linus is not a member/);
  });
});
