import { Command } from 'commander';
import type { Environment } from '../core/config/load.ts';
import { version } from '../version.ts';
import { backupCommand } from './commands/backup.ts';
import { benchCommand } from './commands/bench.ts';
import { commentsCommand } from './commands/comments.ts';
import { communityCommand } from './commands/community.ts';
import { copyToCommand } from './commands/copy-to.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { jobsCommand } from './commands/jobs.ts';
import { mailCommand } from './commands/mail.ts';
import { migrateCommand } from './commands/migrate.ts';
import { reconcileCommand } from './commands/reconcile.ts';
import { resetCommand } from './commands/reset.ts';
import { restoreCommand } from './commands/restore.ts';
import { seedCommand } from './commands/seed.ts';
import { sqlCommand } from './commands/sql.ts';
import { startCommand } from './commands/start.ts';
import { tokenCommand } from './commands/token.ts';
import { userCommand } from './commands/user.ts';
import type { CliContext } from './context.ts';
import type { Terminal } from './terminal.ts';

export function buildProgram(io: Terminal, env: Environment): Command {
  const context: CliContext = { io, env };
  const program = new Command('weft')
    .description('A community server that one person starts with one command.')
    .version(version)
    .option('--data <folder>', 'the data directory (or WEFT_DATA)')
    .option('--settings <file>', 'a file of settings, one NAME=value per line (or WEFT_SETTINGS)')
    .showHelpAfterError('(weft --help tells more)')
    .configureOutput({
      writeOut: (text) => io.line(text.trimEnd()),
      writeErr: (text) => io.error(text.trimEnd()),
    })
    .exitOverride();
  for (const build of [
    startCommand,
    migrateCommand,
    doctorCommand,
    reconcileCommand,
    commentsCommand,
    sqlCommand,
    jobsCommand,
    backupCommand,
    restoreCommand,
    copyToCommand,
    exportCommand,
    resetCommand,
    seedCommand,
    mailCommand,
    userCommand,
    communityCommand,
    tokenCommand,
    benchCommand,
  ])
    adopt(program, build(context));
  return program.addHelpText('after', examples);
}

/** Commander hands its settings down only to commands made after them; ours come whole. */
function adopt(parent: Command, child: Command): void {
  if (!parent.commands.includes(child)) parent.addCommand(child);
  child.copyInheritedSettings(parent);
  for (const grandchild of child.commands) adopt(child, grandchild);
}

const examples = `
Examples:
  weft start                        start on the embedded database and print the address
  weft start --port 9000 --data .   another port, the data in this folder
  weft backup --to /var/backups     copy everything while people go on working
  weft doctor                       look for what is wrong before somebody else finds it
  weft migrate status --json        for programs: --json, and exit codes 0 done, 1 failed, 2 wrong usage, 3 found something
`;
