import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from './config-error.ts';
import { type Config, type SettingName, settings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line says; stronger than the environment, which is stronger than the settings file. */
export type Overrides = Partial<Record<SettingName, string>>;

/**
 * Reads the settings and reports every problem at once. Only `environment()` below touches the process: everything
 * else is told what it needs.
 */
export function loadConfig(env: Environment, overrides: Overrides = {}): Config {
  const problems: string[] = [];
  const file = readSettingsFile(env, problems);
  const config: Record<string, unknown> = {};
  for (const [name, { variable, schema, secret }] of entries()) {
    const value = overrides[name] ?? given(variable, env, problems) ?? given(variable, file, problems);
    const parsed = schema.safeParse(value === '' ? undefined : value);
    if (parsed.success) config[name] = parsed.data;
    else
      problems.push(
        `${variable}${shown(value, secret)} ${parsed.error.issues.map((issue) => issue.message).join(', ')}`,
      );
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return config as Config;
}

export function environment(): Environment {
  return process.env;
}

function entries() {
  return Object.entries(settings) as [SettingName, (typeof settings)[SettingName]][];
}

function given(variable: string, source: Environment, problems: string[]): string | undefined {
  const path = source[`${variable}_FILE`];
  if (source[variable] !== undefined || path === undefined) return source[variable];
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    problems.push(`${variable}_FILE names ${path}, which cannot be read`);
    return undefined;
  }
}

function readSettingsFile(env: Environment, problems: string[]): Environment {
  const path = env.WEFT_SETTINGS;
  if (path === undefined) return {};
  try {
    const lines = parseEnv(readFileSync(path, 'utf8'));
    const known = new Set(entries().flatMap(([, { variable }]) => [variable, `${variable}_FILE`]));
    for (const name of Object.keys(lines))
      if (!known.has(name)) problems.push(`${path} sets ${name}, which Weft does not know`);
    return lines;
  } catch {
    problems.push(`WEFT_SETTINGS names ${path}, which cannot be read`);
    return {};
  }
}

/** The value helps to see the mistake; a secret's value is never repeated. */
function shown(value: string | undefined, secret: boolean | undefined): string {
  if (value === undefined || secret === true) return '';
  return ` (${JSON.stringify(value.slice(0, 60))})`;
}
