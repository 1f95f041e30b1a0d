import {
  abortUpload,
  createUpload,
  deleteMedia,
  getMedia,
  getStorage,
  getThumbnail,
  getUpload,
  listMyMedia,
  sendUpload,
} from '@weft/contract/media.ts';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../core/http/problem.ts';
import type { Kernel } from '../../core/kernel.ts';
import { mediaJobs } from './jobs.ts';
import { isShown } from './kinds.ts';
import { dropMedia } from './let-go.ts';
import { PictureDesk } from './picture-desk.ts';
import { mayReadMedia, mayUpload, mayUseMedia, mayUseUpload } from './policy.ts';
import { type Holders, listMediaOf, readMediaFor, readStorage, readUpload } from './queries.ts';
import { lockRoom } from './room.ts';
import { takeIn } from './take-in.ts';
import { bytesIn, nameIn, offsetType, requireTus, tusExtensions, tusVersion } from './tus.ts';
import { beginUpload, endUpload } from './uploads.ts';

export function media(kernel: Kernel, holders: Holders): void {
  uploadRoutes(kernel);
  fileRoutes(kernel, holders);
  mediaJobs(kernel);
}

const largestFile = ({ uploadMegabytes }: Kernel['config']) => uploadMegabytes * 1024 * 1024;

const speakTus = (reply: FastifyReply) => reply.header('tus-resumable', tusVersion);

function uploadRoutes({ routes, db, config, storage }: Kernel): void {
  const maxBytes = largestFile(config);
  const intake = { db, storage, pictures: new PictureDesk() };

  routes.write(createUpload, async ({ tx, actor, request, reply }) => {
    speakTus(reply).header('tus-version', tusVersion);
    reply.header('tus-extension', tusExtensions).header('tus-max-size', maxBytes);
    requireTus(request.headers);
    const bytes = bytesIn(request.headers, 'upload-length');
    if (bytes === 0) throw new Problem('file_unreadable', { detail: 'The file is empty.' });
    if (bytes > maxBytes)
      throw new Problem('file_too_large', { members: { limit: maxBytes, needed: bytes } });
    const permit = mayUpload.permit(actor, { userId: actor.userId });
    const upload = await beginUpload(tx, permit, { name: nameIn(request.headers), bytes });
    // Without the host: a proxy before us has another one.
    reply.header('location', `/api/uploads/${upload.id}`);
    if (upload.expiresAt !== null) reply.header('upload-expires', new Date(upload.expiresAt).toUTCString());
    return { upload };
  });

  // HEAD, too: Fastify answers it by the same handler without the body.
  routes.read(getUpload, async ({ actor, params, reply }) => {
    const { ownerId, ...upload } = await readUpload(db, params.uploadId);
    mayUseUpload.permit(actor, { id: upload.id, ownerId });
    speakTus(reply).header('cache-control', 'no-store');
    reply.header('upload-offset', upload.received).header('upload-length', upload.bytes);
    return { upload };
  });

  routes.receive(sendUpload, offsetType, async ({ actor, params, request, reply, content }) => {
    speakTus(reply);
    requireTus(request.headers);
    const offset = bytesIn(request.headers, 'upload-offset');
    const { ownerId } = await readUpload(db, params.uploadId);
    const permit = mayUseUpload.permit(actor, { id: params.uploadId, ownerId });
    const at = await takeIn(intake, permit, { offset, content });
    reply.header('upload-offset', at);
  });

  routes.write(abortUpload, async ({ tx, actor, params, reply }) => {
    speakTus(reply);
    const { ownerId } = await readUpload(tx, params.uploadId);
    const permit = mayUseUpload.permit(actor, { id: params.uploadId, ownerId });
    if (!(await endUpload(tx, permit))) throw new Problem('not_found');
  });
}

function fileRoutes({ routes, db, config, storage }: Kernel, holders: Holders): void {
  routes.file(getMedia, async ({ actor, params }) => {
    const { row, facts } = await readMediaFor(db, actor, params.mediaId, holders);
    mayReadMedia.permit(actor, facts);
    return {
      tag: row.id,
      type: row.mime_type,
      show: isShown(row.type) ? 'inline' : 'attachment',
      name: row.name,
      bytes: Number(row.size),
      open: (range) => storage.get(row.storage_key, range),
    };
  });

  routes.file(getThumbnail, async ({ actor, params }) => {
    const { row, facts } = await readMediaFor(db, actor, params.mediaId, holders);
    mayReadMedia.permit(actor, facts);
    const key = row.thumbnail_key;
    const stored = key === null ? undefined : await storage.head(key);
    if (key === null || stored === undefined) throw new Problem('not_found');
    return {
      tag: `${row.id}-thumbnail`,
      ...{ type: 'image/webp', show: 'inline', name: `${row.id}.webp`, bytes: stored.size },
      open: (range) => storage.get(key, range),
    };
  });

  routes.write(deleteMedia, async ({ tx, actor, params }) => {
    const { facts } = await readMediaFor(tx, actor, params.mediaId, holders);
    mayUseMedia.permit(actor, facts);
    await lockRoom(tx, facts.ownerId);
    if (!(await dropMedia(tx, facts.ownerId, [facts.id]))) throw new Problem('media_in_use');
  });

  routes.read(listMyMedia, ({ actor, query }) =>
    listMediaOf(db, mayUpload.permit(actor, { userId: actor.userId }), query),
  );

  routes.read(getStorage, async ({ actor }) => ({
    storage: await readStorage(db, mayUpload.permit(actor, { userId: actor.userId }), largestFile(config)),
  }));
}
