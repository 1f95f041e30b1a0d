import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chooseAccount, databaseAccount } from './account.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { prepareFolders } from './folders.ts';
import { layoutOf } from './layout.ts';
import { recordedPid } from './postmaster-pid.ts';
import { namespacesWork } from './run-as.ts';
import { asRoot, dataFolder, start } from './testing/data-folder.ts';
import { spawnHolder } from './testing/spawn-holder.ts';

const line = (name: string, uid: number) => `${name}:x:${uid}:${uid + 1}::/:/bin/false`;
const rootOnly = { skip: asRoot ? false : 'needs root' };
const nobody = { uid: 65_534, gid: 65_534 };

test('root lends the first of weft, postgres, nobody that the system has', () => {
  const all = [line('root', 0), line('nobody', 99), line('postgres', 26), line('weft', 800)];
  assert.deepEqual(chooseAccount(all.join('\n')), { uid: 800, gid: 801 });
  assert.deepEqual(chooseAccount(all.slice(0, 3).join('\n')), { uid: 26, gid: 27 });
  assert.deepEqual(chooseAccount(all.slice(0, 2).join('\n')), { uid: 99, gid: 100 });
  assert.throws(() => chooseAccount(line('weft', 0)), EmbeddedDatabaseError);
});

test('existing data is served as its owner, and root’s not at all', rootOnly, (t) => {
  const { cluster } = layoutOf(dataFolder(t));
  mkdirSync(cluster, { recursive: true });
  assert.throws(() => databaseAccount(cluster, { namespaces: () => false }), /belongs to root/);
  chownSync(cluster, 12_345, 12_346);
  assert.deepEqual(databaseAccount(cluster), { uid: 12_345, gid: 12_346 });
});

test('in the folder that mktemp made, the database runs as an ordinary account', rootOnly, async (t) => {
  const dataDir = dataFolder(t);
  const server = await start(dataDir);
  t.after(server.stop);
  const { cluster } = layoutOf(dataDir);
  const owner = statSync(`/proc/${recordedPid(cluster)}`).uid;
  assert.notEqual(owner, 0);
  assert.equal(statSync(cluster).uid, owner);
  // Passing through is allowed, looking around is not.
  assert.equal(statSync(dataDir).mode & 0o777, 0o711);
});

test(
  'below a closed folder, where namespaces are not permitted, the folder is named and left as it is',
  rootOnly,
  (t) => {
    const closed = dataFolder(t);
    chmodSync(closed, 0o700);
    const layout = layoutOf(join(closed, 'weft/data'));
    const account = databaseAccount(layout.cluster, { namespaces: () => false });
    assert.throws(
      () => prepareFolders(layout, account),
      (error) => {
        assert.ok(error instanceof EmbeddedDatabaseError);
        assert.match(error.message, new RegExp(`The folder ${closed} is closed to user \\d+`));
        assert.match(error.hint, /chmod o\+x/);
        return true;
      },
    );
    assert.equal(statSync(closed).mode & 0o777, 0o700);
  },
);

const namespaces = { skip: asRoot && namespacesWork() ? false : 'needs root and user namespaces' };
test(
  'below a closed folder it runs in a namespace, is adopted and stopped, and opens nothing',
  namespaces,
  async (t) => {
    const closed = dataFolder(t);
    chmodSync(closed, 0o700);
    const dataDir = join(closed, 'weft/data');
    mkdirSync(dataDir, { recursive: true });
    const first = await start(dataDir);
    const again = await start(dataDir);
    assert.equal(again.adopted, true);
    // Both at once: one that is left would take the end for a crash and start the server again.
    await Promise.all([first.stop(), again.stop()]);
    const third = await start(dataDir);
    assert.equal(third.adopted, false);
    await third.stop();
    assert.equal(statSync(layoutOf(dataDir).cluster).uid, 0);
    assert.equal(statSync(closed).mode & 0o777, 0o700);
  },
);

test('an ordinary user runs the database as itself', rootOnly, async (t) => {
  const dataDir = dataFolder(t);
  chownSync(dataDir, nobody.uid, nobody.gid);
  await spawnHolder(t, dataDir, 'serve', nobody);
  const { cluster } = layoutOf(dataDir);
  assert.equal(statSync(cluster).uid, nobody.uid);
  assert.equal(statSync(`/proc/${recordedPid(cluster)}`).uid, nobody.uid);
  // Not even its data directory is open to others.
  assert.equal(statSync(dataDir).mode & 0o777, 0o700);
});
