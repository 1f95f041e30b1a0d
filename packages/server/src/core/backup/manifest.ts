import { z } from 'zod';

export const manifestName = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
/** Names are written into SQL (quoted) and into paths; what the catalogue gives is a name, anything else is damage. */
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);

const migration = z.object({ number: z.int().min(1), name: z.string(), checksum: sha256 });

/** Content is COPY's text format; its checksum is that of the uncompressed text, rows in the order of the key. */
const table = z.object({
  name,
  columns: z.array(name),
  rows: count,
  bytes: count,
  sha256,
  file: z.string(),
});

const sequence = z.object({ name, lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() });

/** What a backup holds and how to know that it is whole. Written last: a backup without one was never finished. */
export const manifestSchema = z.object({
  format: z.literal('weft-backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  weft: z.string(),
  postgres: z.string(),
  migrations: z.array(migration),
  tables: z.array(table),
  sequences: z.array(sequence),
  stream: z.object({ epoch: z.string(), position: z.string() }),
  files: z.object({ count, bytes: count, list: z.string(), sha256 }).nullable(),
  secrets: z.object({ file: z.string() }).nullable(),
});

export type Manifest = z.output<typeof manifestSchema>;
export type BackupTable = Manifest['tables'][number];
export type BackupSequence = Manifest['sequences'][number];
export type BackupMigration = Manifest['migrations'][number];
