import { randomUUID } from 'node:crypto';
import { stat, statfs } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { openStorage } from '../../core/storage/open.ts';
import type { Check } from './finding.ts';

const word = Buffer.from('weft doctor was here');

/** Whether a file can be written, read and removed, and how much room is left for more. */
export const storageCheck: Check = {
  name: 'storage',
  async run({ config, dataDir }) {
    const storage = await openStorage(config, dataDir);
    if (config.s3Bucket === undefined && (await stat(dataDir).catch(() => undefined)) === undefined)
      return { state: 'note', says: `${storage.name} is not there yet` };
    const key = `doctor/${randomUUID()}`;
    try {
      await storage.put(key, word, word.length);
      const content = await storage.get(key);
      const read = content === undefined ? undefined : await buffer(content);
      await storage.delete(key);
      if (read === undefined || !read.equals(word)) throw new Error('what was written does not come back');
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const advice =
        config.s3Bucket === undefined
          ? `May this account write in ${dataDir}?`
          : 'Are WEFT_S3_ENDPOINT, the bucket and its keys right?';
      return { state: 'problem', says: `${storage.name}: ${why}`, advice };
    }
    if (config.s3Bucket !== undefined) return { state: 'ok', says: storage.name };
    const { bavail, bsize } = await statfs(dataDir);
    return { state: 'ok', says: `${storage.name}, room for ${((bavail * bsize) / 2 ** 30).toFixed(1)} GB` };
  },
};
