import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { styleText } from 'node:util';

export const root = join(import.meta.dirname, '../..');

export interface Step {
  readonly name: string;
  readonly command?: readonly string[];
  /** Returns what is wrong, one line each. */
  readonly check?: () => Promise<string[]>;
}

/** Runs every step, prints a line for each and the output of those that failed. */
export async function run(steps: readonly Step[]): Promise<boolean> {
  let good = true;
  for (const step of steps) {
    const started = performance.now();
    const problems = step.check ? await step.check() : await execute(step.command ?? []);
    const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    good &&= problems.length === 0;
    console.log(
      `${problems.length === 0 ? styleText('green', '✔') : styleText('red', '✘')} ${step.name} (${took})`,
    );
    for (const problem of problems) console.log(problem);
  }
  return good;
}

function execute([command = '', ...args]: readonly string[]): Promise<string[]> {
  const script = command.includes('/') ? command : `node_modules/.bin/${command}`;
  return new Promise((resolve) => {
    const isScript = command !== 'biome';
    const child = isScript
      ? spawn(process.execPath, [script, ...args], { cwd: root })
      : spawn(script, args, { cwd: root });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve([error.message]));
    child.on('close', (code) => resolve(code === 0 ? [] : [output.trimEnd() || `exit code ${code}`]));
  });
}
