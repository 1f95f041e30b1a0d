import { randomBytes } from 'node:crypto';
import { link, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { hashSessionToken } from '../../src/features/accounts/session-token.ts';
import { hashInviteToken } from '../../src/features/invites/token.ts';
import { arrive } from '../kit/person.ts';
import { drawing } from '../kit/pictures.ts';
import type { TestServer } from '../kit/server.ts';
import { upload } from '../kit/upload.ts';
import { type FormThings, fillForms } from './forms.ts';
import { type GoalThings, setGoals } from './goals.ts';
import { type ListThings, makeLists } from './lists.ts';
import { type PostThings, publishSomething } from './posts.ts';
import { type Role, roles } from './roles.ts';
import { type SaidThings, saySomething } from './said.ts';
import { openSpaces, type SpaceThings } from './spaces.ts';

/**
 * What the routes name, by the names of their parameters. Where nothing else is said, it is the owner's, whose community
 * is private.
 */
export interface Subject extends SaidThings, GoalThings, SpaceThings, PostThings, ListThings, FormThings {
  readonly ownerId: string;
  readonly username: string;
  readonly sessionId: string;
  readonly tokenId: string;
  readonly communityId: string;
  /** The same, where a route takes its address as well. */
  readonly community: string;
  /** Public; the owner made it and is in it, with the plain member who is nobody of the roles. */
  readonly channelId: string;
  /** Private; the owner, the moderator, the member and that one are in it. */
  readonly privateChannelId: string;
  /** A plain member who is nobody of the roles. */
  readonly memberId: string;
  readonly memberName: string;
  readonly insiderId: string;
  readonly outcastId: string;
  readonly ownersMemberId: string;
  readonly inviteId: string;
  readonly linkToken: string;
  /** Of a link that was withdrawn. */
  readonly endedToken: string;
  /** Went to the stranger by mail, and keeps a seat for them. */
  readonly mailedId: string;
  readonly notificationId: string;
  /** Whom only the operator has to do with: somebody, somebody suspended, somebody who deleted their account. */
  readonly userId: string;
  readonly personName: string;
  readonly suspendedId: string;
  readonly leavingId: string;
  readonly mailId: string;
  /** Of no job. */
  readonly jobId: string;
  readonly loginId: string;
  readonly passkeyId: string;
  readonly uploadId: string;
  readonly mediaId: string;
}

export interface World {
  readonly subject: Subject;
  readonly cookies: Readonly<Record<Role, string>>;
}

const token = () => randomBytes(24).toString('base64url');

const extras = ['other', 'person', 'leaving'] as const;
const names = [...roles.filter((role) => role !== 'anonymous'), ...extras];
type People = Readonly<Record<(typeof names)[number], string>>;

/** What takes time to make, and is the same in every world. */
interface Pattern {
  readonly passwordHash: string;
  readonly mailId: string;
  readonly file: string;
  readonly thumbnail: string;
}

/** Makes one world after the other, so that no call finds what an earlier one has changed: a few statements each. */
export class Worlds {
  readonly #db: Database;
  readonly #files: string;
  readonly #pattern: Pattern;
  #n = 0;

  private constructor(db: Database, files: string, pattern: Pattern) {
    this.#db = db;
    this.#files = files;
    this.#pattern = pattern;
  }

  static async of({ db, dataDir, url }: TestServer): Promise<Worlds> {
    const files = join(dataDir, 'files');
    const first = await arrive(url, 'ada');
    const { id } = await upload(first, await drawing());
    await mkdir(join(files, 'matrix'));
    const [pattern] = await db.rows<Pattern>(sql`
      select p.hash as "passwordHash", m.storage_key as file, m.thumbnail_key as thumbnail,
        (select id from email_jobs where status = 'kept' limit 1) as "mailId"
      from user_passwords p, media m where m.id = ${id}`);
    if (pattern === undefined) throw new Error('the pattern of the worlds is not there');
    return new Worlds(db, files, pattern);
  }

  async make(): Promise<World> {
    this.#n += 1;
    const n = this.#n;
    const { people, cookies } = await this.#people(n);
    const [community, belongings] = await Promise.all([
      this.#community(n, people),
      this.#belongings(n, people),
    ]);
    const { owner: ownerId, person: userId, suspended: suspendedId, leaving: leavingId } = people;
    const spaces = await openSpaces(this.#db, n, community.communityId, people.owner);
    const subject = {
      ...{
        ownerId,
        insiderId: people.other,
        userId,
        suspendedId,
        leavingId,
        mailId: this.#pattern.mailId,
        jobId: '12',
      },
      ...{ username: `owner_${n}`, memberName: `other_${n}`, personName: `person_${n}` },
      ...{ ...community, ...belongings, ...(await saySomething(this.#db, community, people)) },
      ...(await setGoals(this.#db, community.communityId, people)),
      ...{ ...spaces, ...(await publishSomething(this.#db, people.owner, spaces)) },
      ...(await makeLists(this.#db, people.owner)),
      ...(await fillForms(this.#db, people.owner)),
    };
    return { subject, cookies };
  }

  async #people(n: number) {
    const tokens = names.map(token);
    const [row] = await this.#db.rows<{ people: People }>(sql`
      with u as (
        insert into users (username, email, email_verified, role, status, deleted_at)
        select name || ${`_${n}`}, name || ${`_${n}@example.org`}, true,
          case when name = 'operator' then 'admin' else 'user' end,
          case name when 'suspended' then 'suspended' when 'leaving' then 'deleted' else 'active' end,
          case when name = 'leaving' then now() end
        from unnest(${names}::text[]) name
        returning id, username, status, split_part(username, '_', 1) as name
      ), p as (
        insert into user_profiles (user_id, display_name, visibility)
        select id, username, case name when 'other' then 'followers' when 'person' then 'private' else 'public' end
        from u
      ), w as (
        insert into user_passwords (user_id, hash) select id, ${this.#pattern.passwordHash} from u
      ), e as (
        insert into account_erasures (user_id, status_before, due_at)
        select id, 'active', now() + interval '1 day' from u where status = 'deleted'
      ), s as (
        insert into sessions (user_id, token_hash, expires_at)
        select u.id, t.hash, now() + interval '1 day'
        from unnest(${names}::text[], ${tokens.map(hashSessionToken)}::bytea[]) t (name, hash)
        join u on u.name = t.name
      )
      select jsonb_object_agg(name, id::text) as people from u`);
    if (row === undefined) throw new Error('nobody was made');
    const own = names.map((name, at) => [name, `weft_session=${tokens[at]}`]);
    const cookies = { anonymous: '', ...Object.fromEntries(own) } as Record<Role, string>;
    return { people: row.people, cookies };
  }

  async #community(n: number, people: People) {
    const plain = ['member', 'blocked', 'outcast', 'other'] as const;
    const insiders = ['instructor', 'moderator', 'admin', 'owner', ...plain] as const;
    const memberRoles = insiders.map((name) => (plain.some((one) => one === name) ? 'member' : name));
    const [linkToken, endedToken] = [token(), token()];
    type Places = Pick<Subject, 'communityId' | 'channelId' | 'privateChannelId' | 'inviteId'>;
    const [made] = await this.#db.rows<Places>(sql`
      with c as (
        insert into communities (name, slug) values ('Night Sky', ${`night-sky-of-${n}`}) returning id
      ), h as (
        insert into channels (community_id, slug, name, visibility, created_by)
        select c.id, x.name, x.name, x.visibility, ${people.owner}
        from c, (values ('stars', 'public'), ('secret', 'private')) x (name, visibility)
        returning id, visibility
      ), l as (
        insert into invites (community_id, token_hash, role, created_by)
        select id, ${hashInviteToken(linkToken)}, 'member', ${people.owner} from c returning id
      ), ended as (
        insert into invites (community_id, token_hash, role, created_by, revoked_at)
        select id, ${hashInviteToken(endedToken)}, 'member', ${people.owner}, now() from c
      )
      select c.id as "communityId", h.id as "channelId", p.id as "privateChannelId", l.id as "inviteId"
      from c, h, h p, l where h.visibility = 'public' and p.visibility = 'private'`);
    if (made === undefined) throw new Error('the community was not made');
    const { owner, other, outcast, member, moderator } = people;
    type Members = Pick<Subject, 'memberId' | 'outcastId' | 'ownersMemberId' | 'mailedId'>;
    const [rest] = await this.#db.rows<Members>(sql`
      with i as (
        insert into invites (community_id, token_hash, role, created_by, email, max_uses, expires_at)
        select ${made.communityId}, ${randomBytes(32)}, 'member', ${people.owner}, email, 1, now() + interval '1 day'
        from users where id = ${people.stranger}
        returning id, email
      ), kept as (
        insert into members (community_id, email, invite_id, role, status)
        select ${made.communityId}, email, id, 'member', 'invited' from i
      ), inside as (
        insert into channel_members (channel_id, user_id)
        select ${made.channelId}::bigint, unnest(${[owner, other, outcast]}::bigint[])
        union all select ${made.privateChannelId}, unnest(${[owner, other, outcast, member, moderator]}::bigint[])
      ), m as (
        insert into members (community_id, user_id, role, status, joined_at)
        select ${made.communityId}, user_id, role, case when name = 'outcast' then 'suspended' else 'active' end, now()
        from unnest(${insiders.map((name) => people[name])}::bigint[], ${memberRoles}::text[], ${insiders}::text[])
          t (user_id, role, name)
        returning id, user_id
      )
      select other.id as "memberId", outcast.id as "outcastId", owner.id as "ownersMemberId", i.id as "mailedId"
      from i, m other, m outcast, m owner
      where other.user_id = ${people.other} and outcast.user_id = ${people.outcast} and owner.user_id = ${people.owner}`);
    if (rest === undefined) throw new Error('the members were not made');
    return { ...made, ...rest, community: made.communityId, linkToken, endedToken };
  }

  async #belongings(n: number, { owner }: People) {
    const [file, thumbnail] = [`matrix/${n}`, `matrix/${n}-thumbnail`];
    await link(join(this.#files, this.#pattern.file), join(this.#files, file));
    await link(join(this.#files, this.#pattern.thumbnail), join(this.#files, thumbnail));
    const about = { kind: 'operator.notice', text: 'The server rests tonight.' };
    type Belongings = Pick<
      Subject,
      'sessionId' | 'tokenId' | 'notificationId' | 'loginId' | 'passkeyId' | 'uploadId' | 'mediaId'
    >;
    const [made] = await this.#db.rows<Belongings>(sql`
      with phone as (
        insert into sessions (user_id, token_hash, expires_at)
        values (${owner}, ${randomBytes(32)}, now() + interval '1 day') returning id
      ), t as (
        insert into access_tokens (user_id, name, token_hash, scopes)
        values (${owner}, 'x', ${randomBytes(32)}, '{read}') returning id
      ), n as (
        insert into notifications (user_id, type, about, gather_key)
        values (${owner}, 'system', ${about}, 'x') returning id
      ), l as (
        insert into oidc_logins (user_id, issuer, subject)
        values (${owner}, 'https://id.example.org', ${`owner ${n}`}) returning id
      ), k as (
        insert into passkeys (user_id, credential_id, public_key, name)
        values (${owner}, ${randomBytes(16)}, 'k', 'Phone') returning id
      ), u as (
        insert into uploads (owner_id, declared_bytes, expires_at)
        values (${owner}, 10, now() + interval '1 day') returning id
      ), m as (
        insert into media (id, owner_id, type, storage_key, size, mime_type, width, height, thumbnail_key)
        select weft_id(), ${owner}, type, ${file}, size, mime_type, width, height, ${thumbnail}
        from media where storage_key = ${this.#pattern.file}
        returning id
      )
      select phone.id as "sessionId", t.id as "tokenId", n.id as "notificationId", l.id as "loginId",
        k.id as "passkeyId", u.id as "uploadId", m.id as "mediaId"
      from phone, t, n, l, k, u, m`);
    if (made === undefined) throw new Error('the belongings were not made');
    return made;
  }
}
