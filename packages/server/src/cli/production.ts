import type { Database } from '../core/db/database.ts';
import { sql } from '../core/db/statement.ts';
import type { Located } from './open.ts';

/** More than so many are people who depend on it. */
export const peopleOfAnExperiment = 10;

/** Those whom `weft seed` has made: at addresses that can be nobody's. */
export const ofTheStory = sql`(email like '%@story.example' or email like '%@crowd.example')`;

/** Why this looks like a place that people depend on; undefined when it looks like somebody's experiment. */
export async function looksLikeProduction(
  db: Database,
  { config }: Pick<Located, 'config'>,
): Promise<string | undefined> {
  const address = config.publicUrl === undefined ? undefined : new URL(config.publicUrl).hostname;
  if (address !== undefined && !isThisMachine(address)) return `it is reached at ${config.publicUrl}`;
  const host = hostOf(config.databaseUrl);
  if (!isThisMachine(host)) return `its database is at ${host}`;
  const [there] = await db.rows<{ yes: boolean }>(sql`select to_regclass('public.users') is not null as yes`);
  if (there?.yes !== true) return undefined;
  const [people] = await db.rows<{ n: number }>(sql`
    select count(*)::int as n from users where last_login_at > now() - interval '30 days' and not ${ofTheStory}`);
  const n = people?.n ?? 0;
  return n > peopleOfAnExperiment ? `${n} people signed in during the last 30 days` : undefined;
}

/** Without a host it is a socket: this machine. */
function hostOf(databaseUrl: string | undefined): string {
  if (databaseUrl === undefined || !URL.canParse(databaseUrl)) return '';
  const url = new URL(databaseUrl);
  return url.searchParams.get('host') ?? url.hostname;
}

function isThisMachine(host: string): boolean {
  return host === '' || host.startsWith('/') || /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
}
