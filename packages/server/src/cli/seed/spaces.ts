import { sql } from '../../core/db/statement.ts';
import { readCommunity, readCommunityFacts } from '../../features/communities/queries.ts';
import { createSpace, manageSpace } from '../../features/spaces/commands.ts';
import { mayCreateSpace, mayManageSpace } from '../../features/spaces/policy.ts';
import { readSpaceFacts } from '../../features/spaces/queries.ts';
import { whenMade } from './channels.ts';
import { asUser, type Chapter, daysBefore, personIn, type Story } from './story.ts';

interface Told {
  readonly community: string;
  readonly maker: string;
  readonly name: string;
  readonly description: string;
  readonly visibility?: 'private';
  /** How many days before the end of the story it was made, and how many it has been archived. */
  readonly days: number;
  readonly archived?: number;
}

const spaces: readonly Told[] = [
  ...[
    {
      ...{ name: 'How we do it', maker: 'grace', days: 262 },
      description: 'What was worked out once, written down so that nobody asks twice',
    },
    {
      ...{ name: 'Shown and told', maker: 'radia', days: 190 },
      description: 'What you made, with pictures, finished or not',
    },
    {
      ...{ name: 'House meetings', maker: 'margaret', days: 175, visibility: 'private' as const },
      description: 'What was decided, and by whom',
    },
  ].map((told) => ({ community: 'common-room', ...told })),
  ...[
    {
      ...{ name: 'Field reports', maker: 'ada', days: 112 },
      description: 'A night, a place, an instrument, and what was to be seen',
    },
    {
      ...{ name: 'Build your own', maker: 'katherine', days: 84 },
      description: 'Mounts, mirrors and motors, step by step',
    },
    {
      ...{ name: 'The August eclipse', maker: 'katherine', days: 108, archived: 58 },
      description: 'Plans, trains and pictures from 12 August',
    },
  ].map((told) => ({ community: 'night-sky', ...told })),
  ...[
    {
      ...{ name: 'Chapter by chapter', maker: 'donald', days: 54 },
      description: 'One post a chapter. What comes later stays unsaid',
    },
    {
      ...{ name: 'Essays', maker: 'sophie', days: 33 },
      description: 'Long thoughts about long books',
    },
  ].map((told) => ({ community: 'slow-readers', ...told })),
];

/** Beside Posts, which every community begins with: some boards with a subject, one for members, one that has had its time. */
export const spaceChapter: Chapter = {
  name: 'spaces',
  async tell(story) {
    for (const told of spaces) await open(story, told);
    await story.tx.rows(sql`
      update spaces s set created_at = o.created_at, updated_at = o.created_at
      from communities o where o.id = s.community_id and s.position = 0`);
  },
};

async function open(story: Story, told: Told): Promise<void> {
  const { tx } = story;
  const maker = asUser(personIn(story, told.maker));
  const { id: communityId } = await readCommunity(tx, maker, told.community);
  const id = await createSpace(
    tx,
    mayCreateSpace.permit(maker, await readCommunityFacts(tx, maker, communityId)),
    { name: told.name, description: told.description, visibility: told.visibility ?? 'public' },
  );
  const over = told.archived === undefined ? null : daysBefore(story, told.archived);
  if (over !== null) {
    const facts = await readSpaceFacts(tx, maker, id);
    await manageSpace(tx, mayManageSpace.permit(maker, facts), { archived: true });
  }
  const made = await whenMade(story, told, communityId);
  await tx.rows(sql`
    update spaces set created_at = ${made}, updated_at = ${over ?? made}, archived_at = ${over} where id = ${id}`);
}
