import { Command } from 'commander';
import type { Config } from '../../core/config/settings.ts';
import { notifyNodes } from '../../core/outbox/notify.ts';
import { operator } from '../../core/policy/actor.ts';
import { tieOrganization } from '../../features/communities/commands.ts';
import { mayTieOrganization } from '../../features/communities/policy.ts';
import { readCommunity, readCommunityFacts } from '../../features/communities/queries.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withDatabase } from '../open.ts';
import { unknownCommunity } from './unknown-community.ts';

/** `weft community organization`: who may say whose people land where is whoever runs the server. */
export function tieOrganizationCommand(context: CliContext): Command {
  return new Command('organization')
    .argument('<slug>')
    .argument('[provider]', 'its id in WEFT_OIDC')
    .argument('[name]', "the organisation, as the provider's claim says it")
    .description("whose people land in it when they sign in; without a provider: nobody's")
    .option('--json', 'answer in JSON')
    .action(
      (
        slug: string,
        id: string | undefined,
        name: string | undefined,
        options: { json?: boolean },
        self: Command,
      ) =>
        withDatabase(context, self, async (db, { config }) => {
          const organization = id === undefined ? null : organizationOf(config, id, name);
          await db.transaction(async (tx) => {
            const { id: communityId } = await readCommunity(tx, operator, slug).catch(unknownCommunity(slug));
            const facts = await readCommunityFacts(tx, operator, communityId);
            await tieOrganization(tx, mayTieOrganization.permit(operator, facts), organization);
          });
          await notifyNodes(db, 'committed');
          if (options.json) return context.io.json({ slug, organization });
          context.io.line(
            organization === null ? `Nobody lands in ${slug}.` : `People of ${name} land in ${slug}.`,
          );
        }),
    );
}

function organizationOf({ oidc }: Config, id: string, name: string | undefined) {
  const provider = oidc.find((known) => known.id === id);
  if (provider === undefined) throw new CliError(`WEFT_OIDC has no provider ${id}.`, 2);
  if (name === undefined) throw new CliError('Say which organisation: its name in the claim.', 2);
  return { issuer: provider.key, name };
}
