import { Command } from 'commander';
import { Database } from '../../core/db/database.ts';
import type { CliContext } from '../context.ts';
import { databaseChecks } from '../doctor/database.ts';
import { filesCheck } from '../doctor/files.ts';
import type { Finding, Patient } from '../doctor/finding.ts';
import { mailCheck } from '../doctor/mail.ts';
import { placeChecks } from '../doctor/place.ts';
import { providersCheck } from '../doctor/providers.ts';
import { storageCheck } from '../doctor/storage.ts';
import { storedJsonCheck } from '../doctor/stored-json.ts';
import { workChecks } from '../doctor/work.ts';
import { CliError } from '../failure.ts';
import { withServer } from '../open.ts';

const marks = { ok: '✔', note: '·', problem: '✘' };

export function doctorCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('doctor')
    .description(
      'Look at settings, database, disk, files, clock, events, jobs, mail and sign-in providers, and say what is wrong.',
    )
    .option('--json', 'answer in JSON')
    .addHelpText(
      'after',
      '\nExit code 3 when there is a problem.\n\nExamples:\n  weft doctor\n  weft doctor --json',
    )
    .action((options: { json?: boolean }, self: Command) =>
      withServer(context, self, async (server, located) => {
        const db = new Database({
          connection: server.connection,
          poolSize: 2,
          applicationName: 'weft doctor',
        });
        try {
          const findings = await examine({ ...located, server, db });
          if (options.json) io.json({ findings });
          else for (const finding of findings) io.line(tell(finding));
          const problems = findings.filter((finding) => finding.state === 'problem').length;
          if (problems > 0) throw new CliError(`${problems} ${problems === 1 ? 'problem' : 'problems'}.`, 3);
        } finally {
          await db.close();
        }
      }),
    );
}

async function examine(patient: Patient): Promise<Finding[]> {
  const { events } = await import('../../app.ts');
  const findings: Finding[] = [];
  for (const check of [
    ...placeChecks,
    storageCheck,
    filesCheck,
    ...databaseChecks,
    ...workChecks,
    mailCheck,
    providersCheck,
    storedJsonCheck(events),
  ]) {
    // A check that cannot run is a finding too, and no reason to skip the others.
    const found = await check
      .run(patient)
      .catch((error: Error) => ({ state: 'problem' as const, says: error.message }));
    findings.push({ check: check.name, ...found });
  }
  return findings;
}

function tell({ check, state, says, advice }: Finding): string {
  return `${marks[state]} ${check.padEnd(16)} ${says}${advice === undefined ? '' : `\n  ${' '.repeat(16)} → ${advice}`}`;
}
