import { Command, InvalidArgumentError } from 'commander';
import { publicAddress } from '../../core/config/address.ts';
import { Database } from '../../core/db/database.ts';
import { migrateUp } from '../../core/db/migrate/up.ts';
import { sql } from '../../core/db/statement.ts';
import { notifyNodes } from '../../core/outbox/notify.ts';
import { openStorage } from '../../core/storage/open.ts';
import { count } from '../amounts.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { type Located, withServer } from '../open.ts';
import { looksLikeProduction, peopleOfAnExperiment } from '../production.ts';

interface SeedOptions {
  readonly scale: number;
  readonly now?: Date;
  readonly evenInProduction?: boolean;
  readonly json?: boolean;
}

/** Printed: whoever has the story can sign in as anybody in it. */
const password = 'the story begins';

export function seedCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('seed')
    .description('Fill an empty Weft with people and communities, the same ones every time.')
    .option('--scale <number>', 'so many times as many people, in one big community', whole, 1)
    .option('--now <day>', 'the day on which the story ends, as 2026-11-20', day)
    .option('--even-in-production', 'also where people seem to depend on it')
    .option('--json', 'answer in JSON')
    .addHelpText('after', examples)
    .action((options: SeedOptions, self: Command) =>
      withServer(context, self, async ({ connection, direct }, located) => {
        await migrateUp({ connection: direct });
        const db = new Database({
          ...{ connection, poolSize: 2, applicationName: 'weft seed' },
          statementTimeoutMs: 120_000,
        });
        try {
          if (options.evenInProduction !== true) await refuseInProduction(db, located);
          const told = await begin(db, located, options);
          await notifyNodes(db, 'committed');
          const { people, communities, tiers } = await countAll(db);
          const link = `${publicAddress(located.config)}/invite#${told.invite}`;
          if (options.json)
            return io.json({ changed: told.changed, people, communities, tiers, password, invite: link });
          io.line(told.changed ? 'The story is told.' : 'The story was told before; nothing was changed.');
          io.line(
            `${count(people, 'person', 'people')} in ${count(communities, 'community', 'communities')}.`,
          );
          io.line(`Everybody's password is "${password}". ada runs the server, grace the Common Room.`);
          io.line(`An invite that is open: ${link}`);
        } finally {
          await db.close();
        }
      }),
    );

  async function begin(db: Database, { config, dataDir }: Located, { scale, now: ends }: SeedOptions) {
    // Loaded here: other commands should not wait for it.
    const { isTold, namesTaken, tellStory, theEnd } = await import('../seed/tell.ts');
    const { makeFiles } = await import('../seed/media/studio.ts');
    const { orders } = await import('../seed/orders.ts');
    const { addCrowd } = await import('../seed/crowd.ts');
    const { openInvite: invite } = await import('../seed/invites.ts');
    const { hashPassword } = await import('../../features/accounts/passwords.ts');
    const now = ends ?? new Date(theEnd);
    const passwordHash = await hashPassword(password);
    const before = await isTold(db);
    const taken = before ? [] : await namesTaken(db);
    if (taken.length > 0)
      throw new CliError(
        `The story needs names that others have here: ${taken.join(', ')}. It begins on an empty Weft (weft reset).`,
      );
    if (!before) {
      const storage = await openStorage(config, dataDir);
      const files = await makeFiles(storage, orders, io.progress('Files'));
      await tellStory(db, { now, passwordHash, files }, io.progress('Telling'));
    }
    const added = await addCrowd(db, { scale, now, passwordHash }, io.progress('People'));
    return { changed: !before || added > 0, invite };
  }
}

async function refuseInProduction(db: Database, located: Located): Promise<void> {
  const { countStrangers } = await import('../seed/tell.ts');
  const strangers = await countStrangers(db);
  const reason =
    (await looksLikeProduction(db, located)) ??
    (strangers > peopleOfAnExperiment ? `${strangers} people have come by themselves` : undefined);
  if (reason !== undefined)
    throw new CliError(
      `This looks like production: ${reason}. The story's people all have one known password. Say --even-in-production if that is meant.`,
    );
}

async function countAll(db: Database) {
  const [row] = await db.rows<{ people: number; communities: number; tiers: number }>(sql`
    select (select count(*)::int from users where status <> 'deleted') as people,
      (select count(*)::int from communities) as communities,
      (select count(*)::int from subscription_tiers where community_id is null and is_active) as tiers`);
  return row ?? { people: 0, communities: 0, tiers: 0 };
}

function whole(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('This is not a whole number above 0.');
  return Number(text);
}

function day(text: string): Date {
  const date = new Date(`${text}T18:00:00.000Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(date.getTime()))
    throw new InvalidArgumentError('This is not a day.');
  return date;
}

const examples = `
Examples:
  weft seed                          forty people, three communities, one password
  weft seed --now 2027-03-01         with times that end on this day
  weft seed --scale 2500             a hundred thousand people, for benchmarks
  weft seed --json                   for programs; exit code 1 where it looks like production
`;
