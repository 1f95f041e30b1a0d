import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { deleteMedia, getStorage, listMyMedia } from '@weft/contract/media.ts';
import { Upload } from 'tus-js-client';
import { type ServerProcess, startServerProcess } from '../../../../../bench/server-process.ts';
import { arrive, type Somebody } from '../../../test/kit/person.ts';
import { silence } from '../../../test/kit/pictures.ts';
import { randomFrom, seedFrom } from '../../../test/kit/random.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { loadSecrets } from '../../core/config/secrets.ts';
import { Database } from '../../core/db/database.ts';
import { readRunningConnection } from '../../core/db/embedded/connection.ts';
import { LocalStorage } from '../../core/storage/local.ts';
import { mediaFiles, sweepFiles, sweepIncoming } from './sweep.ts';

const seed = seedFrom(process.env);
const random = randomFrom(seed);
const rounds = 6;

/** By a client that is not ours: it speaks the protocol, waits, asks how far it is, and goes on. */
describe(`an upload whose server is killed (seed ${seed})`, () => {
  let dataDir: string;
  let server: ServerProcess;
  let ada: Somebody;
  const content = Buffer.concat([silence(), randomBytes(30 * 1024 * 1024)]);
  const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'weft-resume-'));
    server = await startServerProcess(dataDir);
    ada = await arrive(server.url, 'ada');
  });
  after(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const send = (onSent: (share: number) => void) =>
    new Promise<string>((resolve, reject) => {
      const upload = new Upload(content, {
        endpoint: `${server.url}/api/uploads`,
        headers: { cookie: ada.cookie },
        metadata: { filename: 'noise.wav' },
        chunkSize: 5 * 1024 * 1024,
        retryDelays: Array.from({ length: 60 }, () => 250),
        onProgress: (sent, total) => onSent(sent / total),
        onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
        onError: reject,
      });
      upload.start();
    });

  for (let round = 1; round <= rounds; round += 1) {
    // The last rounds at the very end: the bytes are there, and whether it is a file yet nobody knows.
    const at = round > rounds - 3 ? 1 : random();
    test(`round ${round}: at ${Math.round(at * 100)} %`, async () => {
      let share = 0;
      const done = send((sent) => {
        share = sent;
      });
      done.catch(() => {});
      await until(() => share >= at);
      await server.kill();
      server = await startServerProcess(dataDir, { port: Number(new URL(server.url).port) });
      const mediaId = await done;
      const { items } = await ada.call(listMyMedia);
      assert.deepEqual(
        items.map(({ id, bytes, type }) => [id, bytes, type]),
        [[mediaId, content.length, 'audio']],
      );
      const kept = Buffer.from(await (await ada.fetch(`/api/media/${mediaId}`)).arrayBuffer());
      assert.equal(sum(kept), sum(content));
      const { storage } = await ada.call(getStorage);
      assert.deepEqual([storage.usedBytes, storage.reservedBytes], [content.length, 0]);
      await ada.call(deleteMedia, { params: { mediaId } });
    });
  }

  test('what was sent for nothing goes with the sweep', async () => {
    const running = readRunningConnection(dataDir);
    assert.ok(running);
    const db = new Database({ connection: { ...running, password: loadSecrets(dataDir).databasePassword } });
    const storage = new LocalStorage(join(dataDir, 'files'), join(dataDir, 'incoming'));
    const stored = async () => {
      const keys: string[] = [];
      for await (const { key } of storage.list('')) keys.push(key);
      return keys;
    };
    const later = new Date(Date.now() + 48 * 3_600_000);
    try {
      await until(async () => {
        // The server's own removals may be under way: then it is tried again.
        await sweepFiles(db, storage, { kinds: mediaFiles, now: later });
        return (await stored()).length === 0;
      });
      await sweepIncoming(storage.incoming, later);
      assert.deepEqual(await readdir(storage.incoming), []);
    } finally {
      await db.close();
    }
  });
});
