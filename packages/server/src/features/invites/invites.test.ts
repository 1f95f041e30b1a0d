import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { signIn, signUp } from '@weft/contract/accounts.ts';
import { createCommunity, getCommunity, joinCommunity, leaveCommunity } from '@weft/contract/communities.ts';
import { acceptInvitation, declineInvitation, listInvitations } from '@weft/contract/invitations.ts';
import {
  acceptInvite,
  createInviteLink,
  inviteByMail,
  listInvites,
  lookAtInvite,
  revokeInvite,
  sendInviteAgain,
} from '@weft/contract/invites.ts';
import { listMembers, updateMember } from '@weft/contract/members.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { lastMailTo, mailsTo } from '../../../test/kit/mailbox.ts';
import { arrive, Person, password } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';

describe('invites', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  let made = 0;

  const community = async (seats = 100) => {
    made += 1;
    const { community } = await ada.call(createCommunity, {
      body: { name: 'Night Sky', slug: `night-sky-${made}` },
    });
    await db.rows(sql`update communities set seat_limit = ${seats} where id = ${community.id}`);
    return { id: community.id, params: { communityId: community.id } };
  };
  const link = (params: { communityId: string }, body: Parameters<typeof linkBody>[0] = {}) =>
    ada.call(createInviteLink, { params, body: linkBody(body) });
  const linkBody = (body: { maxUses?: number; role?: 'admin' | 'member'; expiresInDays?: number }) => body;
  const accept = (person: Person, token: string) => person.call(acceptInvite, { body: { token } });
  const look = (person: Person, token: string) => person.call(lookAtInvite, { body: { token } });

  test('a link lets in whoever has it, as what it says, and tells before what it leads to', async () => {
    const { params } = await community();
    const { token, invite } = await link(params, { role: 'admin' });
    const invitation = await look(new Person(url), token);
    assert.equal(invitation.community.name, 'Night Sky');
    assert.deepEqual(
      [invitation.invitedBy, invitation.role, invitation.member],
      ['Ada Lovelace', 'admin', false],
    );
    const { communityId } = await accept(grace, token);
    const { community: joined } = await grace.call(getCommunity, { params: { community: communityId } });
    assert.equal(joined.role, 'admin');
    assert.equal((await look(grace, token)).member, true);
    // A second time changes nothing and uses nothing up.
    await accept(grace, token);
    const [listed] = (await ada.call(listInvites, { params })).items;
    assert.deepEqual([listed?.id, listed?.uses, listed?.state], [invite.id, 1, 'open']);
  });

  test('used up, expired, withdrawn, unknown, full: each says so, before and at the door', async () => {
    const { id, params } = await community();
    const usedUp = await link(params, { maxUses: 1 });
    await accept(grace, usedUp.token);
    const expired = await link(params);
    await db.rows(sql`update invites set expires_at = now() where id = ${expired.invite.id}`);
    const revoked = await link(params);
    await ada.call(revokeInvite, { params: { inviteId: revoked.invite.id } });
    const open = await link(params);
    const linus = await arrive(url, 'linus');
    for (const [token, code] of [
      [usedUp.token, 'invite_used_up'],
      [expired.token, 'invite_expired'],
      [revoked.token, 'invite_revoked'],
      ['x'.repeat(32), 'invite_unknown'],
    ] as const) {
      assert.equal(await refusal(look(linus, token)), code);
      assert.equal(await refusal(accept(linus, token)), code);
    }
    await db.rows(sql`update communities set seat_limit = 2 where id = ${id}`);
    assert.equal(await refusal(look(linus, open.token)), 'seats_full');
    assert.equal(await refusal(accept(linus, open.token)), 'seats_full');
  });

  test('who may invite: those who run the community, below their own rank', async () => {
    const { params } = await community();
    const outsider = await arrive(url, 'outsider');
    assert.equal(await refusal(outsider.call(createInviteLink, { params, body: {} })), 'not_found');
    const { token } = await link(params);
    await accept(outsider, token);
    assert.equal(await refusal(outsider.call(createInviteLink, { params, body: {} })), 'forbidden');
    assert.equal(await refusal(outsider.call(listInvites, { params })), 'forbidden');
    const { items } = await ada.call(listMembers, { params, query: { search: 'outsider' } });
    await ada.call(updateMember, { params: { memberId: items[0]?.id ?? '' }, body: { role: 'admin' } });
    assert.equal(
      await refusal(outsider.call(createInviteLink, { params, body: { role: 'admin' } })),
      'forbidden',
    );
    await outsider.call(createInviteLink, { params, body: { role: 'moderator' } });
  });

  test('signing up by a link makes the account and the membership at once, or neither', async () => {
    const { params } = await community(2);
    const { token } = await link(params);
    const join = (name: string) =>
      new Person(url).call(signUp, {
        body: { username: name, email: `${name}@example.org`, password, invite: token },
      });
    await join('emmy');
    assert.equal(await refusal(join('noether')), 'seats_full');
    assert.equal((await db.rows(sql`select from users where username = 'noether'`)).length, 0);
    const { items } = await ada.call(listMembers, { params });
    assert.deepEqual(
      items.map(({ username }) => username),
      ['ada', 'emmy'],
    );
  });

  test('whoever has an account hears of a mail’s invitation in Weft, and answers it there', async () => {
    const mary = await arrive(url, 'mary');
    const invite = async (to: string) => {
      const place = await community();
      await ada.call(inviteByMail, { params: place.params, body: { emails: [to], role: 'moderator' } });
      return place;
    };
    const received = async (person: Person) =>
      (await person.call(listInvitations)).items.map(({ id, community: { id: communityId } }) => ({
        id,
        communityId,
      }));
    const said = async (person: Person) =>
      (await person.call(listNotifications)).items.map(({ about }) => about.kind);

    const first = await invite('MARY@example.org');
    // An address that is not confirmed may be anybody's.
    assert.deepEqual([await received(mary), await said(mary)], [[], []]);
    await db.rows(sql`update users set email_verified = true where username = 'mary'`);
    const [waiting] = await received(mary);
    assert.equal(waiting?.communityId, first.id);
    const params = { inviteId: waiting.id };
    assert.equal(await refusal(grace.call(acceptInvitation, { params })), 'invite_unknown');
    assert.equal(await refusal(grace.call(declineInvitation, { params })), 'invite_unknown');
    assert.deepEqual(await received(grace), []);
    await mary.call(acceptInvitation, { params });
    const { community: joined } = await mary.call(getCommunity, { params: { community: first.id } });
    assert.equal(joined.role, 'moderator');
    assert.deepEqual(await received(mary), []);

    const second = await invite('mary@example.org');
    assert.deepEqual(await said(mary), ['invite.received']);
    const [another] = await received(mary);
    assert.equal(another?.communityId, second.id);
    await mary.call(declineInvitation, { params: { inviteId: another.id } });
    await mary.call(declineInvitation, { params: { inviteId: another.id } });
    assert.deepEqual(await received(mary), []);
    assert.deepEqual(
      await db.rows(sql`select taken from community_seats where community_id = ${second.id}`),
      [{ taken: 1 }],
    );
    assert.equal(
      await refusal(mary.call(acceptInvitation, { params: { inviteId: another.id } })),
      'invite_revoked',
    );
    assert.equal((await said(ada)).filter((kind) => kind === 'invite.declined').length, 1);
  });

  test('a closed server lets in whoever was invited, and nobody else', async () => {
    const closed = await testServer({ signUp: 'closed' });
    const body = { username: 'guest', email: 'guest@example.org', password };
    assert.equal(await refusal(new Person(closed.url).call(signUp, { body })), 'sign_up_closed');
    const rosa = await closed.db.rows<{ id: string }>(sql`
      with u as (insert into users (username, email) values ('rosa', 'rosa@example.org') returning id),
        c as (insert into communities (name, slug) values ('Birds', 'birds') returning id),
        m as (insert into members (community_id, user_id, role, status, joined_at) select c.id, u.id, 'owner', 'active', now() from c, u)
      insert into invites (community_id, token_hash, role) select id, sha256('a-token-of-an-invite'), 'member' from c returning id`);
    assert.equal(rosa.length, 1);
    for (const invite of ['not-a-token-of-an-invite', 'x'])
      assert.equal(
        await refusal(new Person(closed.url).call(signUp, { body: { ...body, invite } })),
        'invite_unknown',
      );
    await new Person(closed.url).call(signUp, { body: { ...body, invite: 'a-token-of-an-invite' } });
  });

  test('fifty at once against ten seats: exactly ten get in, by a link and by the front door', async () => {
    const { id, params } = await community(10);
    await db.rows(sql`update communities set visibility = 'public' where id = ${id}`);
    const { token } = await link(params);
    const people = await crowd(50);
    const outcomes = await Promise.all(
      people.map((person, index) =>
        refusal(
          index % 2 === 0
            ? accept(person, token)
            : person.call(joinCommunity, { params: { communityId: id } }),
        ),
      ),
    );
    assert.equal(outcomes.filter((outcome) => outcome === 'nothing was refused').length, 9);
    assert.equal(outcomes.filter((outcome) => outcome === 'seats_full').length, 41);
    const [seats] = await db.rows(sql`
      select s.taken, s.active, (select count(*)::int from members m where m.community_id = ${id} and status = 'active') as counted
      from community_seats s where s.community_id = ${id}`);
    assert.deepEqual(seats, { taken: 10, active: 10, counted: 10 });
    // A seat that is given back is taken again, by one of all who wait.
    const inside = people.findIndex((_, index) => outcomes[index] === 'nothing was refused');
    await people[inside]?.call(leaveCommunity, { params });
    const waiting = people.filter((_, index) => outcomes[index] === 'seats_full');
    const again = await Promise.all(waiting.map((person) => refusal(accept(person, token))));
    assert.equal(again.filter((outcome) => outcome === 'nothing was refused').length, 1);
  });

  test('of many who follow a link for three at once, three get in', async () => {
    const { id, params } = await community();
    const { token } = await link(params, { maxUses: 3 });
    const outcomes = await Promise.all((await crowd(12)).map((person) => refusal(accept(person, token))));
    assert.equal(outcomes.filter((outcome) => outcome === 'nothing was refused').length, 3);
    assert.equal(outcomes.filter((outcome) => outcome === 'invite_used_up').length, 9);
    const [seats] = await db.rows(sql`select taken from community_seats where community_id = ${id}`);
    assert.deepEqual(seats, { taken: 4 });
  });

  const write = (params: { communityId: string }, emails: string[], role: 'admin' | 'member' = 'member') =>
    ada.call(inviteByMail, { params, body: { emails, role } });
  const seatsOf = async (id: string) =>
    (await db.rows(sql`select taken, active from community_seats where community_id = ${id}`))[0];

  test('a mail keeps a seat, says who invites to what, and lets in whoever reads it', async () => {
    const { id, params } = await community();
    const { items } = await write(params, ['Emmy.N@example.org', 'emmy.n@EXAMPLE.org'], 'admin');
    assert.deepEqual(items, [{ email: 'emmy.n@EXAMPLE.org', outcome: 'invited' }]);
    assert.deepEqual(await seatsOf(id), { taken: 2, active: 1 });
    const mail = await lastMailTo(db, 'emmy.n@EXAMPLE.org');
    assert.match(mail.subject, /Ada Lovelace.*Night Sky/);
    assert.equal((await look(new Person(url), mail.token)).email, 'emmy.n@EXAMPLE.org');
    const emmy = new Person(url);
    const { user } = await emmy.call(signUp, {
      body: { username: 'emmy_n', email: 'emmy.n@example.org', password, invite: mail.token },
    });
    assert.equal(user.emailVerified, true);
    assert.deepEqual(await seatsOf(id), { taken: 2, active: 2 });
    const { community: joined } = await emmy.call(getCommunity, { params: { community: id } });
    assert.equal(joined.role, 'admin');
    assert.equal(await refusal(accept(grace, mail.token)), 'invite_used_up');
    assert.deepEqual((await write(params, ['emmy.n@example.org'])).items, [
      { email: 'emmy.n@example.org', outcome: 'member' },
    ]);
  });

  test('all of them or none: too few seats, and nobody is written to', async () => {
    const { id, params } = await community(3);
    await write(params, ['first@example.org']);
    assert.equal(await refusal(write(params, ['second@example.org', 'third@example.org'])), 'seats_full');
    assert.deepEqual(await seatsOf(id), { taken: 2, active: 1 });
    assert.deepEqual(await mailsTo(db, 'second@example.org'), []);
    assert.deepEqual((await write(params, ['FIRST@example.org', 'second@example.org'])).items, [
      { email: 'FIRST@example.org', outcome: 'invited_already' },
      { email: 'second@example.org', outcome: 'invited' },
    ]);
  });

  test('whoever is invited by mail and comes by a link takes one seat, also the last one', async () => {
    const { id, params } = await community(2);
    await write(params, ['grace@example.org']);
    const { token } = await link(params);
    const linus = new Person(url);
    await linus.call(signIn, { body: { login: 'linus', password } });
    assert.equal(await refusal(accept(linus, token)), 'seats_full');
    await accept(grace, token);
    assert.deepEqual(await seatsOf(id), { taken: 2, active: 2 });
    const mail = await lastMailTo(db, 'grace@example.org');
    assert.equal(await refusal(accept(linus, mail.token)), 'seats_full');
  });

  test('running out and being withdrawn give the seat back; writing again makes a new link', async () => {
    const { id, params } = await community(2);
    await write(params, ['late@example.org']);
    const first = await lastMailTo(db, 'late@example.org');
    const [sent] = (await ada.call(listInvites, { params })).items;
    const inviteId = sent?.id ?? '';
    await ada.call(sendInviteAgain, { params: { inviteId } });
    const second = await lastMailTo(db, 'late@example.org');
    assert.equal(await refusal(look(grace, first.token)), 'invite_unknown');
    assert.equal((await look(grace, second.token)).email, 'late@example.org');

    await db.rows(sql`update invites set expires_at = now() where id = ${inviteId}`);
    const { token } = await link(params);
    await accept(grace, token);
    assert.deepEqual(await seatsOf(id), { taken: 2, active: 2 });
    assert.equal(await refusal(ada.call(sendInviteAgain, { params: { inviteId } })), 'conflict');

    const other = await community(2);
    await write(other.params, ['late@example.org']);
    const [open] = (await ada.call(listInvites, { params: other.params })).items;
    await ada.call(revokeInvite, { params: { inviteId: open?.id ?? '' } });
    assert.deepEqual(await seatsOf(other.id), { taken: 1, active: 1 });
    assert.equal(
      await refusal(look(grace, (await lastMailTo(db, 'late@example.org')).token)),
      'invite_revoked',
    );
  });

  test('fifty at once by link and by mail against ten seats: exactly ten', async () => {
    const { id, params } = await community(10);
    const { token } = await link(params);
    const guests = await crowd(25);
    const tries = [
      ...guests.map((person) => refusal(accept(person, token))),
      ...Array.from({ length: 25 }, (_, index) => refusal(write(params, [`mail-${index}@example.org`]))),
    ];
    const outcomes = await Promise.all(tries);
    assert.equal(outcomes.filter((outcome) => outcome === 'nothing was refused').length, 9);
    assert.equal(outcomes.filter((outcome) => outcome === 'seats_full').length, 41);
    const [counted] = await db.rows<{ n: number }>(sql`
      select count(*)::int as n from members where community_id = ${id} and status in ('active', 'invited')`);
    assert.equal(counted?.n, 10);
  });

  test('the token stands nowhere but in the link', async () => {
    const { id, params } = await community();
    const { token } = await link(params);
    const [row] = await db.rows<{ text: string }>(sql`
      select string_agg(t::text, ' ') as text from (
        select i::text from invites i where community_id = ${id}
        union all select o::text from outbox o where room = ${`community:${id}`}
        union all select a::text from audit_log a) x(t)`);
    assert.ok(row !== undefined && row.text.length > 100 && !row.text.includes(token));
  });

  /** People with a session each, made in the database: fifty sign-ups would hash fifty passwords. */
  async function crowd(size: number): Promise<Person[]> {
    made += 1;
    const names = Array.from({ length: size }, (_, index) => `crowd${made}x_${index}`);
    await db.rows(sql`
      with u as (insert into users (username, email) select n, n || '@example.org' from unnest(${names}::text[]) n returning id, username),
        p as (insert into user_profiles (user_id, display_name) select id, username from u)
      insert into sessions (user_id, token_hash, expires_at)
      select id, sha256(username::bytea), now() + interval '1 day' from u`);
    return names.map((name) => new Person(url, `weft_session=${name}`));
  }
});
