import { join } from 'node:path';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/settings.ts';
import { LocalStorage } from './local.ts';
import type { Storage } from './storage.ts';

type StorageConfig = Pick<Config, 's3Bucket' | 's3Endpoint' | 's3Region' | 's3AccessKey' | 's3SecretKey'>;

/** The storage that the settings name. Makes nothing and asks nobody yet. */
export async function openStorage(config: StorageConfig, dataDir: string): Promise<Storage> {
  const incoming = join(dataDir, 'incoming');
  const { s3Bucket: bucket, s3AccessKey: accessKey, s3SecretKey: secretKey, s3Region: region } = config;
  if (bucket === undefined) return new LocalStorage(join(dataDir, 'files'), incoming);
  if (accessKey === undefined || secretKey === undefined)
    throw new ConfigError(['WEFT_S3_BUCKET wants WEFT_S3_ACCESS_KEY and WEFT_S3_SECRET_KEY beside it']);
  const endpoint = config.s3Endpoint ?? `https://s3.${region}.amazonaws.com`;
  const { S3Storage } = await import('./s3.ts');
  return new S3Storage({ endpoint, region, bucket, accessKey, secretKey }, incoming);
}
