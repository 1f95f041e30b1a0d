#!/usr/bin/env node
// In old syntax on purpose: an old Node must get far enough to say what is wrong, or to find the one that Weft brings.
import { spawn } from 'node:child_process';
import nodeModule, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

var here = dirname(fileURLToPath(import.meta.url));
var program = join(here, '../src/cli/main.ts');

function isGoodEnough(version) {
  var parts = version.split('.').map(Number);
  return parts[0] > 22 || (parts[0] === 22 && parts[1] >= 18);
}

function bundledNode() {
  try {
    var name = 'node-' + process.platform + '-' + process.arch;
    return join(dirname(createRequire(import.meta.url).resolve(name + '/package.json')), 'bin/node');
  } catch (error) {
    return undefined;
  }
}

var node = isGoodEnough(process.versions.node) ? process.execPath : bundledNode();
if (node === undefined) {
  console.error(
    'Weft needs Node 22.18 or newer; this is ' + process.versions.node + ', and none came with the packages for ' +
      process.platform + ' ' + process.arch + '. Install Node 24 and run this again.',
  );
  process.exit(1);
}

if (node === process.execPath) {
  // node:sqlite is only our lock file; its being experimental is nothing to tell an operator.
  var emitWarning = process.emitWarning;
  process.emitWarning = function (warning, type) {
    if (type !== 'ExperimentalWarning') emitWarning.apply(process, arguments);
  };
  // What V8 and the type stripper made of the sources is kept where the sources are: whoever may write there may write
  // these, too. It halves what a command takes to begin; where nothing can be written, nothing is kept.
  nodeModule.enableCompileCache(join(here, '../node_modules/.cache/compiled'));
  import(program);
} else {
  var child = spawn(node, [fileURLToPath(import.meta.url)].concat(process.argv.slice(2)), { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both; a signal sent to this process alone is passed on.
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  });
  child.on('exit', function (code, signal) {
    process.exit(code === null ? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : 9) : code);
  });
}
