import { createServer } from 'node:net';
import { join } from 'node:path';
import { Command } from 'commander';
import { serverSecret } from '../../core/config/secrets.ts';
import { migrateUp } from '../../core/db/migrate/up.ts';
import { type OpenedServer, openServer } from '../../core/db/open.ts';
import { createLogger, readableLines } from '../../core/log.ts';
import { newSetupCode } from '../../features/accounts/setup.ts';
import type { RunningServer } from '../../serve.ts';
import type { CliContext } from '../context.ts';
import { type Located, locate } from '../open.ts';
import { untilAskedToStop } from '../signals.ts';

interface StartOptions {
  readonly port?: string;
  readonly host?: string;
}

export function startCommand(context: CliContext): Command {
  return new Command('start')
    .description('Start the database if it is the embedded one, migrate, and serve until asked to stop.')
    .option('--port <number>', 'the port to listen on (or WEFT_PORT; 8080)')
    .option('--host <address>', 'the address to listen on (or WEFT_HOST; 127.0.0.1)')
    .addHelpText('after', examples)
    .action(async ({ port, host }: StartOptions, self: Command) => {
      const overrides = { ...(port === undefined ? {} : { port }), ...(host === undefined ? {} : { host }) };
      await start(context, locate(context, self, overrides));
    });
}

async function start({ io }: CliContext, located: Located): Promise<void> {
  const { config, dataDir, vault } = located;
  const log = createLogger(config.logLevel, process.stdout.isTTY ? readableLines(process.stdout) : undefined);
  // Asked before anything is made: a taken port is the commonest mistake, and it should leave nothing behind.
  await portIsFree(config.host, config.port);
  const stop = untilAskedToStop(process);
  const database = await openServer({
    ...located,
    mode: 'own',
    log: (message, fields) => log.info(fields ?? {}, message),
  });
  let server: RunningServer | undefined;
  try {
    // Asked here: a folder that cannot be written should not be found out about by the first mail.
    serverSecret(config, dataDir);
    await migrateUp({ connection: database.direct, log: (message) => log.info(message) });
    // Loaded here: no other command should wait for a web server's modules.
    const { serve } = await import('../../serve.ts');
    server = await serve({
      config,
      log,
      vault,
      dataDir,
      connection: database.connection,
      direct: database.direct,
      webFolder,
    });
    tellWhatNext(io.line, server, database, dataDir, await newSetupCode(server.db));
    await stop;
    log.info('stopping: requests end, sockets are told, the database is last');
  } finally {
    await server?.close();
    await database.close();
  }
}

const webFolder = join(import.meta.dirname, '../../../../web/dist');

function portIsFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}

function tellWhatNext(
  line: (text?: string) => void,
  server: RunningServer,
  database: OpenedServer,
  dataDir: string,
  setupCode: string | undefined,
) {
  line();
  line(`  Weft is ready at ${server.url}`);
  line();
  line(
    database.kind === 'embedded'
      ? `  Data:  ${dataDir} (PostgreSQL included)`
      : '  Data:  the PostgreSQL server of DATABASE_URL',
  );
  if (setupCode !== undefined) {
    line('  Next:  make your account, the one that runs this server:');
    line(`         ${server.url}/sign-up#setup=${setupCode}`);
    line('         Nobody else can: the link works once, and only until the server starts again.');
  }
  line('  Help:  "npx weft doctor" looks for what is wrong; "npx weft --help" lists what there is.');
  line('  Stop:  Ctrl-C');
  line();
}

const examples = `
Examples:
  weft start
  weft start --port 9000 --data ./data
  weft start --host 0.0.0.0
  DATABASE_URL=postgres://weft@db.example.org/weft weft start
`;
