import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchContext } from './bench.ts';
import { benchHttpOn } from './http.ts';
import { medianBy, quantile, round } from './measure.ts';
import type { Measure } from './report.ts';
import { startServerProcess } from './server-process.ts';

const rounds = 7;

/** A first start makes the data; then it is started again and again on what is there. */
export async function benchStart({ note }: BenchContext): Promise<Measure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'weft-bench-'));
  try {
    note('first start: makes the database');
    const first = await startServerProcess(dataDir);
    await first.stop();
    const times: { startMs: number; residentMb: number }[] = [];
    for (let count = 1; count <= rounds; count += 1) {
      note(`start ${count} of ${rounds}`);
      const server = await startServerProcess(dataDir);
      times.push({ startMs: server.startMs, residentMb: server.residentMb() });
      await server.stop();
    }
    const sorted = times.map((time) => time.startMs).sort((a, b) => a - b);
    const start: Measure = {
      name: 'start',
      data: 'embedded, existing data',
      concurrency: 1,
      n: rounds,
      p50Ms: quantile(sorted, 0.5),
      p99Ms: quantile(sorted, 0.99),
      residentMb: medianBy(times, (time) => time.residentMb).residentMb,
    };
    const firstStart: Measure = {
      name: 'start-first',
      data: 'embedded, empty folder',
      n: 1,
      p50Ms: round(first.startMs),
    };
    note('HTTP beside a bare handler');
    return [start, firstStart, ...(await benchHttpOn(dataDir))];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
