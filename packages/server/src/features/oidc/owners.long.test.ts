import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getMe, updateMe } from '@weft/contract/accounts.ts';
import { createCommunity, listMyCommunities } from '@weft/contract/communities.ts';
import { requestPasswordReset, resetPassword } from '@weft/contract/credentials.ts';
import { deleteMe } from '@weft/contract/erasure.ts';
import { acceptInvite, createInviteLink } from '@weft/contract/invites.ts';
import { signInWithOidc } from '@weft/contract/oidc.ts';
import { lastMailTo } from '../../../test/kit/mailbox.ts';
import { arrive, password } from '../../../test/kit/person.ts';
import { testProvider } from '../../../test/kit/provider.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { isIn, providerSettings, publicUrl, visitsTo } from '../../../test/kit/visits.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';
import { operator } from '../../core/policy/actor.ts';
import { setSuspended } from '../accounts/manage.ts';
import { maySuspend } from '../accounts/policy.ts';

const acme = await testProvider(`${publicUrl}/sign-in/with/acme`);

describe('whose account it is, by a provider', async () => {
  const oidc = providerSettings({ acme });
  const { url, db } = await testServer({ publicUrl, oidc }, { jobs: true });
  const { visitor, knows, enter, prove } = visitsTo(url, acme);

  test('suspended, deleted, erased: each as with a password', async () => {
    knows('mallory', { preferred_username: 'mallory' });
    const person = visitor();
    const first = await enter(person, 'mallory');
    isIn(first);
    const { id } = first.user;
    const suspend = (yes: boolean) =>
      db.transaction((tx) => setSuspended(tx, maySuspend.permit(operator, { id }), yes, 'spam'));
    await suspend(true);
    assert.equal(await refusal(enter(visitor(), 'mallory')), 'account_closed');
    await suspend(false);
    assert.equal(await refusal(person.call(deleteMe, { body: {} })), 'unauthenticated');
    isIn(await enter(person, 'mallory'));
    assert.equal(await refusal(person.call(deleteMe, { body: {} })), 'proof_needed');
    await prove(person, 'mallory');
    await person.call(deleteMe, { body: {} });
    const returner = visitor();
    assert.equal((await enter(returner, 'mallory')).next, 'come_back');
    assert.equal(await refusal(returner.call(signInWithOidc, { body: {} })), 'account_deleted');
    const { user } = await returner.call(signInWithOidc, { body: { comeBack: true } });
    assert.equal(user.id, id);
  });

  test('whoever proves an address that nobody had proved shuts out what was prepared for them', async () => {
    knows('squatter', { email: 'victim@example.org', email_verified: false, preferred_username: 'squatter' });
    isIn(await enter(visitor(), 'squatter'));
    const victim = visitor();
    await victim.call(requestPasswordReset, { body: { login: 'victim@example.org' } });
    await until(async () => (await lastMailTo(db, 'victim@example.org')).type === 'reset_password');
    const { token } = await lastMailTo(db, 'victim@example.org');
    await victim.call(resetPassword, { body: { token, password } });
    assert.equal((await enter(visitor(), 'squatter')).next, 'account');
  });

  test('the second factor is asked for after the provider, too', async () => {
    knows('radia', { preferred_username: 'radia' });
    const first = await enter(visitor(), 'radia');
    isIn(first);
    const secret = Buffer.from('sealed by another secret');
    await db.rows(sql`
      insert into second_factors (user_id, secret, confirmed_at) values (${first.user.id}, ${secret}, now())`);
    const person = visitor();
    assert.deepEqual(await enter(person, 'radia'), { next: 'code' });
    assert.equal(await refusal(person.call(getMe)), 'unauthenticated');
    assert.equal(await refusal(person.call(signInWithOidc, { body: {} })), 'second_factor_needed');
  });

  test('an invite travels along: a new person is in the community, a known one is led to it', async () => {
    const owner = await arrive(url, 'owner');
    const { community } = await owner.call(createCommunity, {
      body: { name: 'Night Sky', slug: 'night-sky' },
    });
    const { token } = await owner.call(createInviteLink, {
      params: { communityId: community.id },
      body: { maxUses: 1 },
    });
    knows('vera', { preferred_username: 'vera' });
    const vera = visitor();
    const next = await enter(vera, 'vera', { invite: token, to: '/c/night-sky' });
    isIn(next);
    assert.equal(next.to, '/c/night-sky');
    assert.equal((await vera.call(listMyCommunities)).items.length, 1);
    knows('late', { preferred_username: 'late' });
    assert.equal(await refusal(enter(visitor(), 'late', { invite: token })), 'invite_used_up');
    const again = await enter(visitor(), 'vera', { invite: token, to: '/c/night-sky' });
    isIn(again);
    assert.equal(again.to, '/invite');
    assert.equal(await refusal(owner.call(acceptInvite, { body: { token: `${token}x` } })), 'invite_unknown');
    await vera.call(updateMe, { body: { bio: 'Galaxies.' } });
  });
});
