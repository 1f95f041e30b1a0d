import { stat } from 'node:fs/promises';
import type { MediaType } from '@weft/contract/media.ts';
import { fileTypeFromFile } from 'file-type';
import { Problem } from '../../core/http/problem.ts';
import { kindOf } from './kinds.ts';
import type { PictureDesk } from './picture-desk.ts';

/** What a file was found to be, whatever its name and its sender say. */
export interface Looked {
  readonly type: MediaType;
  readonly mimeType: string;
  /** The file to keep: the one that came, or one that says less about its maker. */
  readonly path: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly thumbnail: Uint8Array | undefined;
}

/** Throws what the sender is to be told when the file is not taken. */
export async function lookAt(desk: Pick<PictureDesk, 'lookAt'>, path: string): Promise<Looked> {
  const found = await fileTypeFromFile(path);
  const mimeType = found?.mime.split(';')[0] ?? '';
  const type = kindOf(mimeType);
  if (type === undefined)
    throw new Problem('file_type_refused', { members: { found: mimeType === '' ? null : mimeType } });
  const plain = { type, mimeType, path, bytes: (await stat(path)).size };
  if (type === 'image' || type === 'gif') {
    const { cleaned, ...picture } = await desk.lookAt(path, mimeType);
    const kept =
      cleaned === undefined ? plain : { ...plain, path: cleaned, bytes: (await stat(cleaned)).size };
    return { ...kept, ...picture, durationMs: null };
  }
  const durationMs = type === 'document' ? null : await durationOf(path);
  return { ...plain, width: null, height: null, durationMs, thumbnail: undefined };
}

/** As far as it can be told: a recording without a length is still a recording. */
async function durationOf(path: string): Promise<number | null> {
  try {
    const { parseFile } = await import('music-metadata');
    const { format } = await parseFile(path, { skipCovers: true, mkvUseIndex: true });
    const seconds = format.duration;
    return seconds === undefined || !Number.isFinite(seconds) ? null : Math.round(seconds * 1000);
  } catch {
    return null;
  }
}
