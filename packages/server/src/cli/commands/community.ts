import { limits } from '@weft/contract/limits.ts';
import { Command, InvalidArgumentError } from 'commander';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { notifyNodes } from '../../core/outbox/notify.ts';
import { operator } from '../../core/policy/actor.ts';
import { linkTo } from '../../features/accounts/ask-to-verify.ts';
import { findUserNamed } from '../../features/accounts/queries.ts';
import { listActsOn } from '../../features/audit/queries.ts';
import { setPlan, transferCommunity } from '../../features/communities/commands.ts';
import { type CommunityFacts, maySetPlan, mayTransfer } from '../../features/communities/policy.ts';
import { listAllCommunities, readCommunity, readCommunityFacts } from '../../features/communities/queries.ts';
import { createLink } from '../../features/invites/commands.ts';
import { mayInvite } from '../../features/invites/policy.ts';
import { newInviteToken } from '../../features/invites/token.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withDatabase } from '../open.ts';
import { tieOrganizationCommand } from './tie-organization.ts';
import { unknownCommunity } from './unknown-community.ts';

interface PlanOptions {
  readonly tier?: string;
  readonly seats?: number;
  readonly aiBudget?: number;
  readonly json?: boolean;
}

export function communityCommand(context: CliContext): Command {
  const { io } = context;
  const command = new Command('community').description(
    'See communities, give them seats and budgets, invite into them, hand them over.',
  );

  /** Finds which is meant, does it in one transaction, and tells the servers that run. */
  const change = (
    self: Command,
    slug: string,
    work: (tx: Transaction, facts: CommunityFacts) => Promise<void>,
  ) =>
    withDatabase(context, self, async (db) => {
      const { id } = await readCommunity(db, operator, slug).catch(unknownCommunity(slug));
      await db.transaction(async (tx) => work(tx, await readCommunityFacts(tx, operator, id)));
      await notifyNodes(db, 'committed');
    });

  command
    .command('list [beginning]', { isDefault: true })
    .description('all of them by name, or those whose name begins so')
    .option('--limit <number>', 'at most so many', whole, 50)
    .option('--json', 'answer in JSON')
    .action((beginning: string | undefined, options: { limit: number; json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db) => {
        const communities = await listAllCommunities(db, operator, beginning ?? '', options.limit);
        if (options.json) return io.json({ communities });
        if (communities.length === 0) return io.line('None.');
        io.table(
          communities.map(({ slug, name, visibility, members, plan }) => ({
            ...{ slug, name, visibility, members },
            seats: plan === null ? '' : `${plan.seats.taken} of ${plan.seats.limit}`,
            plan: plan?.planTier ?? '',
          })),
        );
      }),
    );

  command
    .command('plan <slug>')
    .description('set its plan, seats and AI budget; what is not named stays as it is')
    .option('--tier <tier>', 'free or pro')
    .option('--seats <number>', 'fewer than are taken removes nobody and lets nobody in', whole)
    .option('--ai-budget <cents>', 'cents a month', cents)
    .option('--json', 'answer in JSON')
    .action(async (slug: string, { tier, seats, aiBudget, json }: PlanOptions, self: Command) => {
      if (tier !== undefined && tier !== 'free' && tier !== 'pro')
        throw new CliError(`A plan is free or pro, not ${tier}.`, 2);
      await change(self, slug, async (tx, facts) => {
        const { plan } = await readCommunity(tx, operator, facts.id);
        if (plan === null) throw new Error('an operator sees every plan');
        await setPlan(tx, maySetPlan.permit(operator, facts), {
          planTier: tier ?? plan.planTier,
          seatLimit: seats ?? plan.seats.limit,
          aiBudgetLimit: aiBudget ?? plan.aiBudgetLimit,
        });
      });
      if (json) return io.json({ slug, changed: true });
      io.line(`${slug} has its plan.`);
    });

  command.addCommand(tieOrganizationCommand(context));

  command
    .command('invite <slug>')
    .description('a link by which people join, to hand over; its secret is shown once')
    .option('--uses <number>', 'for so many people; without it as many as there are seats', whole)
    .option('--days <number>', 'how long it is good for', whole, 7)
    .option('--json', 'answer in JSON')
    .action((slug: string, options: { uses?: number; days: number; json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db, { config }) => {
        const { id } = await readCommunity(db, operator, slug).catch(unknownCommunity(slug));
        const { token, hash: tokenHash } = newInviteToken();
        await db.transaction(async (tx) => {
          const community = await readCommunityFacts(tx, operator, id);
          await createLink(tx, mayInvite.permit(operator, { community, role: 'member' }), {
            ...{ tokenHash, maxUses: options.uses ?? null, expiresInDays: options.days },
          });
        });
        await notifyNodes(db, 'committed');
        const link = linkTo({ config }, '/invite', token);
        if (options.json) return io.json({ link });
        io.line(link);
      }),
    );

  command
    .command('transfer <slug> <username>')
    .description('give it to another of its members; the owner of before stays as an admin')
    .option('--json', 'answer in JSON')
    .action(async (slug: string, username: string, options: { json?: boolean }, self: Command) => {
      await change(self, slug, async (tx, facts) => {
        const userId = await findUserNamed(tx, username);
        const [member] = await tx.rows<{ id: string }>(sql`
          select id from members
          where community_id = ${facts.id} and user_id = ${userId ?? null} and status = 'active'`);
        if (member === undefined) throw new CliError(`${username} is not a member of ${slug}.`);
        await transferCommunity(tx, mayTransfer.permit(operator, facts), member.id);
      });
      if (options.json) return io.json({ slug, owner: username });
      io.line(`${slug} belongs to ${username} now.`);
    });

  command
    .command('log <slug>')
    .description('which privileged acts were done to it, newest first')
    .option('--json', 'answer in JSON')
    .action((slug: string, options: { json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db) => {
        const { id } = await readCommunity(db, operator, slug).catch(unknownCommunity(slug));
        const acts = await listActsOn(db, `community:${id}`, 100);
        if (options.json) return io.json({ acts });
        if (acts.length === 0) return io.line('Nothing.');
        io.table(
          acts.map(({ created_at, by, actor, act, detail }) => ({
            ...{ when: created_at.toISOString(), by: actor ?? by, act },
            detail: JSON.stringify(detail),
          })),
        );
      }),
    );

  return command.addHelpText('after', examples);
}

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text) || Number(text) > limits.seats.max)
    throw new InvalidArgumentError('This is not a whole number above 0.');
  return Number(text);
}

function cents(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('This is not a number of cents.');
  return Number(text);
}

const examples = `
Examples:
  weft community
  weft community list night --json
  weft community plan night-sky --tier pro --seats 500
  weft community organization night-sky acme astronomers
  weft community invite night-sky --uses 10 --days 30
  weft community transfer night-sky grace
  weft community log night-sky
`;
