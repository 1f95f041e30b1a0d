import { buildApp } from '../../packages/server/src/app.ts';
import { loadConfig } from '../../packages/server/src/core/config/load.ts';
import { Database } from '../../packages/server/src/core/db/database.ts';
import { Metrics } from '../../packages/server/src/core/http/metrics.ts';
import { createLogger } from '../../packages/server/src/core/log.ts';
import { ReplayRules } from '../../packages/server/src/core/outbox/replay.ts';
import { openStorage } from '../../packages/server/src/core/storage/open.ts';
import { Vault } from '../../packages/server/src/core/vault.ts';

/**
 * docs/api/openapi.json: what /api/openapi.json answers, committed so that a change of the API is seen in review. No
 * server is needed: the pool never connects.
 */
export async function openApiDocument(): Promise<string> {
  const db = new Database({ connection: {} });
  const config = loadConfig({});
  const { http } = await buildApp({
    ...{
      db,
      config,
      storage: await openStorage(config, ''),
      log: createLogger('silent'),
      metrics: new Metrics(),
    },
    ...{ stream: { cursor: () => '' }, replay: new ReplayRules(), readiness: [], draining: () => false },
    webFolder: '',
    vault: new Vault(() => ''),
  });
  await http.ready();
  const document = http.swagger();
  await http.close();
  await db.close();
  return `${JSON.stringify(document, null, 2)}\n`;
}
