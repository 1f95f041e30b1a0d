import S3rver from '@20minutes/s3rver';
import type { Bucket } from '../../src/core/storage/s3.ts';

export interface TestBucket extends Bucket {
  stop(): Promise<void>;
}

/** A bucket on a free port: s3rver, which checks signatures as the real ones do. */
export async function startBucket(folder: string): Promise<TestBucket> {
  const bucket = 'weft-test';
  const server = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory: folder },
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await server.run();
  return {
    ...{ bucket, endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1' },
    ...{ accessKey: 'S3RVER', secretKey: 'S3RVER' },
    stop: () => server.close(),
  };
}
