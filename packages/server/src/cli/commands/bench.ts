import { Argument, Command } from 'commander';
import { benches } from '../../../../../bench/benches.ts';
import { thisMachine } from '../../../../../bench/machine.ts';
import { type Report, tableRows } from '../../../../../bench/report.ts';
import type { CliContext } from '../context.ts';

export function benchCommand({ io }: CliContext): Command {
  const list = Object.entries(benches).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`);
  return new Command('bench')
    .description('Measure this machine: each figure beside the least that could be done, in the same run.')
    .addArgument(new Argument('<name>', 'which benchmark').choices(Object.keys(benches)))
    .option('--json', 'answer in JSON')
    .addHelpText(
      'after',
      `\nBenchmarks:\n${list.join('\n')}\n\nExamples:\n  weft bench start\n  weft bench start --json > start.json`,
    )
    .action(async (name: string, options: { json?: boolean }) => {
      const measures = (await benches[name]?.run({ note: io.note })) ?? [];
      const report: Report = { bench: name, machine: thisMachine(), measures };
      if (options.json) return io.json(report);
      io.note(
        `${report.machine.cpu}, ${report.machine.cores} cores, ${report.machine.memoryGb} GB, Node ${report.machine.node}`,
      );
      io.table(tableRows(report));
    });
}
