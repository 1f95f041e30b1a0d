import type { Stored } from './storage.ts';

/** The XML of ListObjects. Our keys hold nothing that XML would escape. */
export function readListing(xml: string): { files: Stored[]; more: boolean } {
  const files = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, file = '']) => ({
    key: element(file, 'Key') ?? '',
    size: Number(element(file, 'Size')),
    modifiedAt: new Date(element(file, 'LastModified') ?? 0),
  }));
  return { files, more: element(xml, 'IsTruncated') === 'true' };
}

function element(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}
