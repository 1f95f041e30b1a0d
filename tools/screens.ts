import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isGrave, tell, violationsOn } from '../packages/web/test/kit/axe.ts';
import { launchBrowser, type Size, type Theme } from '../packages/web/test/kit/browser.ts';
import { Drawing } from '../packages/web/test/kit/draw.ts';
import { screens } from '../packages/web/test/kit/screens.ts';
import { startServerForBrowser } from '../packages/web/test/kit/server.ts';
import { root } from './web/folders.ts';

/**
 * `npm run screens`: draws every screen in both themes and at both widths into the ignored folder `screens/`, and
 * asks axe about each. `npm run screens -- home --theme dark --size phone` draws some; WEFT_URL names a server.
 */
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string' },
    size: { type: 'string' },
    out: { type: 'string', default: 'screens' },
  },
});
const themes = (['light', 'dark'] as const).filter((theme) => theme === (values.theme ?? theme));
const sizes = (['wide', 'phone'] as const).filter((size) => size === (values.size ?? size));
const folder = resolve(root, values.out);
mkdirSync(folder, { recursive: true });

spawnSync(process.execPath, ['tools/build-web.ts', '--if-needed'], { cwd: root, stdio: 'inherit' });
const server = await startServerForBrowser();
const browser = await launchBrowser();
let grave = 0;
try {
  for (const size of sizes) for (const theme of themes) await drawAll(size, theme);
} finally {
  await browser.close();
  await server.stop();
}
console.log(grave === 0 ? `Drawn into ${folder}; axe is content.` : `axe found ${grave} serious violations.`);
if (grave > 0) process.exitCode = 1;

async function drawAll(size: Size, theme: Theme): Promise<void> {
  const drawing = new Drawing(browser, { url: server.url, size, theme, said: server.said });
  for (const screen of screens) {
    if (screen.only !== undefined && screen.only !== size) continue;
    if (wanted.length > 0 && !wanted.includes(screen.name)) continue;
    const name = `${screen.name}-${size}-${theme}`;
    const violations = await drawing.show(screen, async (page) => {
      await page.screenshot({ path: join(folder, `${name}.png`) });
      return violationsOn(page);
    });
    grave += violations.filter(isGrave).length;
    console.log(`${violations.some(isGrave) ? '✘' : '✔'} ${name}`);
    for (const violation of violations) console.log(`    ${tell(violation)}`);
  }
  await drawing.close();
}
