import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './run.ts';

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

interface LockedPackage {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly integrity?: string;
  readonly optionalDependencies?: Record<string, string>;
}

const manifests = ['.', 'packages/contract', 'packages/client', 'packages/server', 'packages/web'];

/** Exact versions everywhere, no download addresses, and an integrity for all that is downloaded. */
export async function checkLockFile(): Promise<string[]> {
  const problems: string[] = [];
  for (const folder of manifests) {
    const manifest: Manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    for (const [name, version] of Object.entries(all))
      if (!/^(npm:[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        problems.push(`  ${folder}/package.json: ${name} ${version} is not an exact version`);
  }
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
    await readFile(join(root, 'package-lock.json'), 'utf8'),
  );
  const locked = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')));
  for (const [path, entry] of Object.entries(lock.packages)) {
    const { resolved, link, integrity, optionalDependencies = {} } = entry;
    // npm leaves out what other platforms need when it writes the file beside a filled node_modules.
    for (const name of Object.keys(optionalDependencies))
      if (!locked.has(name)) problems.push(`  package-lock.json: ${name}, optional for ${path}, is missing`);
    if (!path.includes('node_modules/') || link === true) continue;
    if (resolved?.startsWith('http')) problems.push(`  package-lock.json: ${path} has a download address`);
    if (integrity === undefined) problems.push(`  package-lock.json: ${path} has no integrity`);
  }
  return problems;
}
