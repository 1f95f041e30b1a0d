import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';

/**
 * What needs an extension that may be missing stands outside the numbering: `optional/EXTENSION/up.sql`. It is
 * applied when the server offers the extension, every file can be run again, and nothing else may depend on it.
 */
export async function applyOptional(client: Client, folder: string, log?: (message: string) => void) {
  const offered = await namesOf(client, 'select name from pg_available_extensions');
  const applied: string[] = [];
  for (const extension of await optionalSteps(folder)) {
    if (!offered.has(extension)) {
      log?.(`Skipped what needs the extension ${extension}: this PostgreSQL does not offer it`);
      continue;
    }
    await runOptional(client, folder, extension, 'up');
    applied.push(extension);
  }
  return applied;
}

export async function revertOptional(client: Client, folder: string, log?: (message: string) => void) {
  const installed = await namesOf(client, 'select extname as name from pg_extension');
  for (const extension of (await optionalSteps(folder)).reverse()) {
    if (!installed.has(extension)) continue;
    await runOptional(client, folder, extension, 'down');
    log?.(`Took back what needs the extension ${extension}`);
  }
}

export async function optionalSteps(folder: string): Promise<string[]> {
  const path = join(folder, 'optional');
  return existsSync(path) ? (await readdir(path)).sort() : [];
}

async function runOptional(client: Client, folder: string, extension: string, direction: 'up' | 'down') {
  const script = await readFile(join(folder, 'optional', extension, `${direction}.sql`), 'utf8');
  // Several statements in one message are one transaction.
  await client.query(script);
}

async function namesOf(client: Client, query: string): Promise<Set<string>> {
  const result = await client.query<{ name: string }>(query);
  return new Set(result.rows.map((row) => row.name));
}
