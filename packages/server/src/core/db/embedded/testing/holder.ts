import { lockDataDirectory } from '../lock.ts';
import { start } from './data-folder.ts';

/** A Weft in a process of its own, to be killed: holds the lock, with "serve" starts the database too, says so. */
const [dataDir = '', mode = 'lock'] = process.argv.slice(2);
lockDataDirectory(dataDir);
if (mode === 'serve') await start(dataDir);
console.log('ready');
setInterval(() => {}, 60_000);
