import { toFailure } from '@weft/client/failures.ts';
import { getUpload, type Media, type Upload } from '@weft/contract/media.ts';
import type { Person } from './person.ts';

/** Uploads as a program does them, step by step, so that a test may stop in between. */
export async function announce(person: Person, bytes: number, name = 'a-file'): Promise<string> {
  const response = await person.fetch('/api/uploads', {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    },
  });
  const body = (await response.json()) as { upload: Upload };
  if (!response.ok) throw toFailure(response, body);
  return body.upload.id;
}

export async function send(
  person: Person,
  uploadId: string,
  offset: number,
  content: Uint8Array,
): Promise<number> {
  const response = await person.fetch(`/api/uploads/${uploadId}`, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(content),
  });
  if (!response.ok) throw toFailure(response, await response.json());
  return Number(response.headers.get('upload-offset'));
}

export async function upload(person: Person, content: Uint8Array, name?: string): Promise<Media> {
  const uploadId = await announce(person, content.length, name);
  await send(person, uploadId, 0, content);
  const { upload: done } = await person.call(getUpload, { params: { uploadId } });
  if (done.media === null) throw new Error('the upload is not whole');
  return done.media;
}
