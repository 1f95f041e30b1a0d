import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Database } from '../../core/db/database.ts';
import type { UploadsRow } from '../../core/db/row-types.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { finishUpload, type Intake } from './finish.ts';
import type { UploadFacts } from './policy.ts';
import { findMedia, findUpload } from './queries.ts';
import { type ArrivedPart, arrivingParts } from './receive.ts';
import { enqueueRemoval } from './remove-files.ts';
import { addPart } from './uploads.ts';

type MayUse = Permit<'upload.use', User, UploadFacts>;

/** The table's limit. Whoever sends a large file byte by byte gets there. */
const partsAtMost = 2000;

export interface Arriving {
  readonly offset: number;
  readonly content: Readable;
}

/** Takes in what comes, part by part, and gives the offset that it has come to. With the last byte it is a file. */
export async function takeIn(intake: Intake, permit: MayUse, { offset, content }: Arriving): Promise<number> {
  const { db, storage } = intake;
  let upload = await find(db, permit.subject.id, offset);
  // The last part again, by somebody who never heard that it arrived: nothing more is to be done with it.
  if (upload === 'whole') return offset + (await lengthOf(content));
  const declared = Number(upload.declared_bytes);
  let at = offset;
  for await (const part of arrivingParts(content, storage)) {
    try {
      if (at + part.bytes > declared) throw new Problem('body_too_large', { members: { limit: declared } });
      if (upload.parts.length >= partsAtMost)
        throw new Problem('invalid_request', { detail: 'The file comes in too many small pieces.' });
      if (at + part.bytes === declared) {
        await finishUpload(intake, permit, { upload, offset: at, last: part });
        return declared;
      }
      const key = await store(intake, permit, at, part);
      upload = { ...upload, parts: [...upload.parts, key] };
      at += part.bytes;
    } finally {
      await rm(part.path, { force: true });
    }
  }
  return at;
}

async function find(db: Database, uploadId: string, offset: number): Promise<UploadsRow | 'whole'> {
  const upload = await findUpload(db, uploadId);
  if (upload === undefined) {
    if ((await findMedia(db, uploadId)) === undefined) throw new Problem('not_found');
    return 'whole';
  }
  const received = Number(upload.received_bytes);
  if (received !== offset) throw new Problem('conflict', { members: { offset: received } });
  return upload;
}

async function lengthOf(content: Readable): Promise<number> {
  let bytes = 0;
  for await (const chunk of content) bytes += chunk.length;
  return bytes;
}

async function store(
  { db, storage }: Intake,
  permit: MayUse,
  offset: number,
  part: ArrivedPart,
): Promise<string> {
  const { id } = permit.subject;
  const key = `uploads/${id.slice(-2)}/${id}-${randomBytes(6).toString('hex')}`;
  await storage.take(key, part.path);
  if (await addPart(db, permit, offset, { key, bytes: part.bytes })) return key;
  await db.transaction((tx) => enqueueRemoval(tx, [key]));
  await find(db, id, offset);
  throw new Problem('conflict');
}
