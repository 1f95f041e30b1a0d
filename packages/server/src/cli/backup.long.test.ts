import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { chmod, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createRealtime } from '@weft/client/realtime.ts';
import { getMe, setAvatar, updateMe } from '@weft/contract/accounts.ts';
import { realtimePath } from '@weft/contract/frames.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { startServerProcess } from '../../../../bench/server-process.ts';
import { arrive } from '../../test/kit/person.ts';
import { drawing } from '../../test/kit/pictures.ts';
import { oldestPostgres } from '../../test/kit/postgres15.ts';
import { randomFrom, seedFrom } from '../../test/kit/random.ts';
import { upload } from '../../test/kit/upload.ts';
import { until } from '../../test/kit/wait-for.ts';
import { addressOf, run, urlOf, weft } from '../../test/kit/weft.ts';
import { aFolder, ask, onDatabase } from '../core/backup/testing/places.ts';
import { loadSecrets } from '../core/config/secrets.ts';
import { readRunningConnection } from '../core/db/embedded/connection.ts';
import { startEmbedded } from '../core/db/embedded/server.ts';
import { LocalStorage } from '../core/storage/local.ts';

const seed = seedFrom(process.env);
const random = randomFrom(seed);
const picture = Buffer.from([0xff, 0xd8, 0, 10, 13, 0x1a, 0xff, 0xd9]);

/** Every change of a profile raises the user's version and tells it: two tables that must be of one moment. */
const torn = `
  select count(*)::int from users u
  left join lateral (
    select max((payload->'user'->>'version')::int) as told from outbox
    where room = 'user:' || u.id and type = 'user.updated'
  ) e on true
  where u.version <> coalesce(e.told, 1)`;

describe(`backup, restore and move while it matters (seed ${seed})`, async () => {
  const folder = await aFolder();
  await chmod(folder, 0o755);
  const data = join(folder, 'data');
  let backup: string;
  let stopped = 0;
  let cursor: string;
  let secret: string;
  let face: { readonly id: string; readonly content: Buffer };

  const connectionOf = (dataDir: string) => {
    const running = readRunningConnection(dataDir);
    assert.ok(running);
    return { ...running, password: loadSecrets(dataDir).databasePassword };
  };

  before(async () => {
    const server = await startServerProcess(data);
    const people = await Promise.all(Array.from({ length: 8 }, (_, n) => arrive(server.url, `writer_${n}`)));
    const [ada] = people;
    assert.ok(ada);
    ({ secret } = await ada.call(createToken, { body: { name: 'ears', scopes: ['read'] } }));
    ({ cursor } = await ada.call(getMe));
    const content = await drawing({ width: 300, height: 300 });
    face = { id: (await upload(ada, content, 'face.png')).id, content };
    await ada.call(setAvatar, { body: { mediaId: face.id } });
    // Enough that a backup takes a while: what nobody reads, in a room of nobody.
    await onDatabase(connectionOf(data), (client) =>
      client.query(
        `insert into audit_log (by, act, subject, detail)
         select 'command line', 'test.fill', 'user:1', jsonb_build_object('words', repeat(md5(n::text), 20))
         from generate_series(1, 200000) n`,
      ),
    );
    const files = new LocalStorage(join(data, 'files'), join(data, 'incoming'));
    await files.put('avatars/ada', picture, picture.length);

    let writing = true;
    let written = 0;
    const writers = people.map(async (person) => {
      while (writing) {
        written += 1;
        await person.call(updateMe, { body: { bio: `note ${written}` } });
      }
    });
    // Somebody who cannot decide on a picture: files come and go while the backup copies them.
    const [, undecided] = people;
    assert.ok(undecided);
    writers.push(
      (async () => {
        for (let n = 0; writing && n < 50; n += 1) {
          const { id: mediaId } = await upload(undecided, await drawing({ width: 200 + n, height: 200 }));
          await undecided.call(setAvatar, { body: { mediaId } });
        }
      })(),
    );
    await until(() => written > 50);
    const before = written;
    backup = join(folder, 'backup');
    const made = await run(['backup', '--data', data, '--to', backup]);
    assert.ok(written > before + 8, 'people wrote while it was made');
    writing = false;
    await Promise.all(writers);
    assert.equal(made.code, 0, made.err);
    await server.stop();
  });

  test('elsewhere it is of one moment, the picture is there, and a cursor of before is told to reload', async () => {
    const elsewhere = join(folder, 'elsewhere');
    assert.equal((await run(['restore', backup, '--data', elsewhere])).code, 0);
    assert.deepEqual(await readFile(join(elsewhere, 'files/avatars/ada')), picture);
    const server = await startServerProcess(elsewhere);
    try {
      assert.equal(await ask(connectionOf(elsewhere), torn), 0);
      const shown = await fetch(`${server.url}/api/media/${face.id}`, {
        headers: { authorization: `Bearer ${secret}` },
      });
      assert.deepEqual(Buffer.from(await shown.arrayBuffer()), face.content);
      const keys = await ask(
        connectionOf(elsewhere),
        `select array_agg(storage_key) || array_agg(thumbnail_key) from media`,
      );
      for (const key of keys as string[])
        assert.ok(existsSync(join(elsewhere, 'files', key)), `${key} is there, since a row names it`);
      const address = `${server.url.replace('http', 'ws')}${realtimePath}`;
      const socket = createRealtime({ url: address, token: secret, cursor });
      let reloads = 0;
      socket.onReload(() => {
        reloads += 1;
      });
      socket.start();
      await until(() => reloads === 1 && socket.status === 'live');
      socket.stop();
    } finally {
      await server.stop();
    }
  });

  for (let round = 1; round <= 6; round += 1) {
    test(`kill -9 during a backup leaves nothing that looks whole (${round})`, async () => {
      const shelf = join(folder, `shelf-${round}${round % 2 === 0 ? '.zip' : ''}`);
      await killDuring(['backup', '--data', data, '--to', shelf], 250 + random() * 900);
      const left = (await readdir(folder)).filter((name) => name.startsWith(`shelf-${round}`));
      for (const name of left) {
        const check = await run(['restore', join(folder, name), '--check']);
        // Either it came too late and the backup is whole, or nobody takes it for one.
        assert.equal(check.code === 0, !name.endsWith('.unfinished'), `${name}: ${check.err}`);
        await rm(join(folder, name), { recursive: true });
      }
    });

    test(`kill -9 during a restore leaves no place to start on; the next restore begins anew (${round})`, async () => {
      const place = join(folder, `place-${round}`);
      await killDuring(['restore', backup, '--data', place], 400 + random() * 3_000);
      const marked = existsSync(join(place, 'restore-unfinished'));
      if (marked) {
        const started = await run(['start', '--data', place, '--port', '0']);
        assert.match(started.err, /restore into .* did not finish/);
      }
      const again = await run(['restore', backup, '--data', place]);
      if (marked) assert.equal(again.code, 0, again.err);
      const users = await run(['sql', '--data', place, '--json', 'select count(*)::int as n from users']);
      assert.deepEqual(JSON.parse(users.out), [{ n: 8 }]);
      await rm(place, { recursive: true });
    });
  }

  for (let round = 1; round <= 3; round += 1)
    test(`Ctrl-C leaves nothing behind, and no database running (${round})`, async () => {
      const shelf = join(folder, `stopped-${round}${round % 2 === 0 ? '.zip' : ''}`);
      const place = join(folder, `stopped-place-${round}`);
      const backing = await endDuring(
        ['backup', '--data', data, '--to', shelf],
        900 + random() * 600,
        'SIGINT',
      );
      const restoring = await endDuring(
        ['restore', backup, '--data', place],
        1_500 + random() * 2_000,
        'SIGINT',
      );
      const left = (await readdir(folder)).filter((name) => name.startsWith(`stopped-${round}`));
      // Either it came too late, or before there was anything to take away.
      if (backing !== 0) assert.deepEqual(left, []);
      if (backing === 130) assert.equal(readRunningConnection(data), undefined);
      if (restoring === 130) assert.deepEqual(existsSync(place) ? await readdir(place) : [], []);
      stopped += [backing, restoring].filter((code) => code === 130).length;
    });

  test('of these Ctrl-C, some came in the middle', async () => {
    // How fast a machine is decides where they came: where none did, more of them look for the middle.
    for (let more = 1; stopped === 0 && more <= 10; more += 1) {
      const shelf = join(folder, `more-${more}`);
      const code = await endDuring(['backup', '--data', data, '--to', shelf], 300 * more, 'SIGINT');
      if (code === 130) stopped += 1;
    }
    assert.ok(stopped > 0);
  });

  test('kill -9 during a restore into a server of one’s own', async () => {
    const url = await urlOf();
    const env = { DATABASE_URL: url, WEFT_DATA: join(folder, 'external') };
    await killDuring(['restore', backup], 500 + random() * 1_500, env);
    const again = await run(['restore', backup], env);
    assert.ok(again.code === 0 || /not empty/.test(again.err), again.err);
    const users = await run(['sql', '--json', 'select count(*)::int as n from users'], env);
    assert.deepEqual(JSON.parse(users.out), [{ n: 8 }]);
  });

  const oldest = oldestPostgres();
  test('a move to the oldest PostgreSQL and back: the same checksums', {
    skip: oldest === undefined,
  }, async () => {
    assert.ok(oldest);
    const dataDir = join(folder, 'oldest');
    mkdirSync(dataDir);
    const password = 'weft weft weft weft weft';
    const server = await startEmbedded({
      dataDir,
      password,
      log: () => {},
      durable: false,
      binaries: oldest,
    });
    try {
      const url = addressOf(server.connection);
      const moved = await run(['copy-to', url, '--data', data, '--json']);
      assert.equal(moved.code, 0, moved.err);
      const back = join(folder, 'from-oldest');
      const env = { DATABASE_URL: url, WEFT_DATA: join(folder, 'nowhere') };
      assert.equal((await run(['backup', '--to', back], env)).code, 0);
      const manifest = JSON.parse(await readFile(join(back, 'manifest.json'), 'utf8'));
      const sums = (tables: { name: string; sha256: string }[]) =>
        tables.filter(({ name }) => name !== 'stream').map(({ name, sha256 }) => [name, sha256]);
      assert.match(manifest.postgres, /^15\./);
      assert.deepEqual(sums(manifest.tables), sums(JSON.parse(moved.out).tables));
      assert.equal((await run(['restore', back, '--data', join(folder, 'home-again')])).code, 0);
    } finally {
      await server.stop();
    }
  });
});

/** Kills the command alone, as an operator's `kill -9` or the system would; a database that it started lives on. */
const killDuring = (args: readonly string[], ms: number, env?: Record<string, string>) =>
  endDuring(args, ms, 'SIGKILL', env);

async function endDuring(
  args: readonly string[],
  ms: number,
  signal: 'SIGKILL' | 'SIGINT',
  env: Record<string, string> = {},
): Promise<number | null> {
  const child = spawn(process.execPath, [weft, ...args], {
    stdio: 'ignore',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await pause(ms);
  child.kill(signal);
  return gone;
}
