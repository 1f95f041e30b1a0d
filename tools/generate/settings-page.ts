import { settings } from '../../packages/server/src/core/config/settings.ts';

/** docs/operating/settings.md, from the schema that reads the settings. */
export async function settingsPage(): Promise<string> {
  const all = Object.values(settings);
  const groups = [...new Set(all.map((setting) => setting.group))];
  const sections = groups.map((group) => {
    const rows = all
      .filter((setting) => setting.group === group)
      .map((setting) => {
        const fallback = setting.schema.safeParse(undefined);
        const value = fallback.success && says(fallback.data) ? `\`${shown(fallback.data)}\`` : '–';
        const example = setting.example === undefined ? '' : ` Example: \`${setting.example}\``;
        const secret = setting.secret ? ' Secret.' : '';
        return `| \`${setting.variable}\` | ${value} | ${setting.help}${example}${secret} |`;
      });
    return [`## ${group}`, '', '| setting | default | what it is |', '| --- | --- | --- |', ...rows].join(
      '\n',
    );
  });
  return `${[intro, ...sections].join('\n\n')}\n`;
}

/** An empty list says as little as nothing. */
function says(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function shown(value: unknown): string {
  return value === true ? 'yes' : value === false ? 'no' : String(value);
}

const intro = `# Settings

<!-- Generated from packages/server/src/core/config/settings.ts by "npm run generate". -->

Weft reads its settings from the environment and, where \`WEFT_SETTINGS\` or \`--settings\` names one, from a file with
one \`NAME=value\` per line. The environment is stronger than the file, the command line stronger than both. Any setting
can be kept in a file of its own: \`DATABASE_URL_FILE=/run/secrets/database\` reads it from there. Every problem is
reported at once, and Weft does not start on settings that it cannot use.`;
