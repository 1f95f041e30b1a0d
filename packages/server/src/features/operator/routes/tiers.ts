import { listTiers, setPersonTier } from '@weft/contract/tiers.ts';
import type { Kernel } from '../../../core/kernel.ts';
import { maySetTier } from '../../media/policy.ts';
import { listPlatformTiers, setTier } from '../../media/tiers.ts';
import type { DeskRoutes } from '../desk.ts';
import { readPerson, readPersonFacts } from '../queries/people.ts';

/** How much room for files somebody has. */
export function tierRoutes(routes: DeskRoutes, { db }: Kernel): void {
  routes.read(listTiers, async () => ({ tiers: await listPlatformTiers(db) }));

  routes.write(setPersonTier, async ({ tx, actor, desk, params, body }) => {
    const person = await readPersonFacts(tx, desk, params.userId);
    await setTier(tx, maySetTier.permit(actor, person), body.tierId, body.instead);
    return { person: await readPerson(tx, desk, person.id) };
  });
}
