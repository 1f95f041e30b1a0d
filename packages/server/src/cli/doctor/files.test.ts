import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { arrive } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { testServer } from '../../../test/kit/server.ts';
import { upload } from '../../../test/kit/upload.ts';
import { sql } from '../../core/db/statement.ts';
import { filesCheck } from './files.ts';
import type { Patient } from './finding.ts';

describe('the doctor looks after files', async () => {
  const { url, db, config, dataDir } = await testServer();
  const look = () => filesCheck.run({ config, dataDir, db } as Patient);
  const ada = await arrive(url, 'ada');
  await upload(ada, await drawing());
  await upload(ada, await drawing());

  test('and finds nothing where all is as it should be', async () => {
    assert.deepEqual(await look(), { state: 'ok', says: '2 files, 0.00 GB' });
  });

  test('tells of a count that is not what a recount gives', async () => {
    await db.rows(sql`update storage_usage set image_bytes = image_bytes + 1`);
    assert.match((await look()).says, /the room of 1 people is not counted right/);
    await db.rows(sql`update storage_usage set image_bytes = image_bytes - 1`);
  });

  test('tells of files that are not there', async () => {
    const [media] = await db.rows<{ key: string }>(sql`select storage_key as key from media limit 1`);
    await rm(join(dataDir, 'files', media?.key ?? ''));
    const { state, says } = await look();
    assert.equal(state, 'problem');
    assert.match(says, /of the newest 2, 1 are not in the folder/);
  });
});
