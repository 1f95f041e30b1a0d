import { graceDays } from '@weft/contract/erasure.ts';
import {
  deletePerson,
  endPersonSessions,
  getPerson,
  listPeople,
  restorePerson,
  resumePerson,
  sendPersonReset,
  setPersonRole,
  suspendPerson,
} from '@weft/contract/operator-people.ts';
import { Problem } from '../../../core/http/problem.ts';
import type { Kernel } from '../../../core/kernel.ts';
import { endAllSessions, setRole, setSuspended } from '../../accounts/manage.ts';
import { mayEndSessions, maySetRole, maySuspend } from '../../accounts/policy.ts';
import { maySendReset } from '../../credentials/policy.ts';
import { requestResetFor } from '../../credentials/reset.ts';
import { deleteAccount, restoreAccount } from '../../erasure/commands.ts';
import { mayErase, mayRestore } from '../../erasure/policy.ts';
import type { DeskRoutes } from '../desk.ts';
import * as queries from '../queries/people.ts';

/** People's accounts: the same commands as on the command line, each refused and written down in the same way. */
export function peopleRoutes(routes: DeskRoutes, { db, vault, personalData }: Kernel): void {
  routes.read(listPeople, ({ desk, query }) => queries.listPeople(db, desk, query));

  routes.read(getPerson, async ({ desk, params }) => ({
    person: await queries.readPerson(db, desk, params.userId),
  }));

  routes.write(suspendPerson, async ({ tx, actor, desk, params, body }) => {
    const person = await queries.readPersonFacts(tx, desk, params.userId);
    const changed = await setSuspended(tx, maySuspend.permit(actor, person), true, body.reason);
    if (!changed) throw new Problem('account_not_active');
    return { person: await queries.readPerson(tx, desk, person.id) };
  });

  routes.write(resumePerson, async ({ tx, actor, desk, params }) => {
    const person = await queries.readPersonFacts(tx, desk, params.userId);
    const changed = await setSuspended(tx, maySuspend.permit(actor, person), false, '');
    if (!changed) throw new Problem('conflict');
    return { person: await queries.readPerson(tx, desk, person.id) };
  });

  routes.write(setPersonRole, async ({ tx, actor, desk, params, body }) => {
    const person = await queries.readPersonFacts(tx, desk, params.userId);
    // Somebody who is away would come back with more than they left with.
    if (body.role === 'admin' && person.status !== 'active') throw new Problem('account_not_active');
    await setRole(tx, maySetRole.permit(actor, person), body.role);
    return { person: await queries.readPerson(tx, desk, person.id) };
  });

  routes.write(endPersonSessions, async ({ tx, actor, desk, params }) => {
    const person = await queries.readPersonFacts(tx, desk, params.userId);
    await endAllSessions(tx, mayEndSessions.permit(actor, person));
    return { person: await queries.readPerson(tx, desk, person.id) };
  });

  routes.write(sendPersonReset, async ({ tx, actor, desk, params }) => {
    const person = await queries.readPersonFacts(tx, desk, params.userId);
    await requestResetFor(tx, maySendReset.permit(actor, person), vault);
  });

  routes.write(deletePerson, async ({ tx, actor, desk, params }) => {
    const person = await queries.readPersonFacts(tx, desk, params.userId);
    // One's own account goes in the settings, where the password is asked for.
    if (person.id === actor.userId) throw new Problem('not_yourself');
    const due = await deleteAccount(tx, mayErase.permit(actor, person), personalData, graceDays);
    if (due === undefined) throw new Problem('conflict');
    return { person: await queries.readPerson(tx, desk, person.id) };
  });

  routes.write(restorePerson, async ({ tx, actor, desk, params }) => {
    const person = await queries.readPersonFacts(tx, desk, params.userId);
    if (!(await restoreAccount(tx, mayRestore.permit(actor, person)))) throw new Problem('grace_over');
    return { person: await queries.readPerson(tx, desk, person.id) };
  });
}
