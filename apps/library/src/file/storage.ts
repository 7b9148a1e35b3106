import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Environment } from '#platform';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { S3Driver } from 'flydrive/drivers/s3';
import type { ByteRange } from './byte-range.js';

/** Where the bytes of files are kept: a folder, or a bucket of S3 or what speaks its language. */
export interface Storage {
  /** from a file of this machine, which stays */
  put(key: string, path: string, mediaType: string): Promise<void>;
  read(key: string, range?: ByteRange | null): Promise<Readable>;
  /** also when there is nothing */
  remove(key: string): Promise<void>;
  /** the folder whose disk it fills; null for a bucket */
  folder: string | null;
}

export function openStorage(environment: Environment): Storage {
  const { FILES_URL, COMITY_DIR } = environment;
  const url = new URL(FILES_URL ?? pathToFileURL(resolve(COMITY_DIR, 'files')).href);
  return url.protocol === 's3:' ? inBucket(url, environment) : inFolder(fileURLToPath(url));
}

/** Content-addressed under the owner; the id keeps apart what is removed and what comes again meanwhile. */
export const keyOf = ({ id, owner, sha256 }: { id: string; owner: string; sha256: string }): string =>
  `${owner}/${sha256.slice(0, 2)}/${sha256}.${id}`;

function inFolder(folder: string): Storage {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    folder,
    put: async (key, path) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await disk.copyFromFs(path, key);
    },
    read: async (key, range) =>
      createReadStream(join(folder, key), range ? { start: range.from, end: range.to } : undefined),
    remove: (key) => disk.delete(key),
  };
}

/** What speaks S3's language elsewhere often knows nothing of the checksums that AWS asks for since 2025. */
const WITHOUT_NEW_CHECKSUMS = {
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
} as const;

function inBucket(url: URL, { FILES_S3_KEY_ID: accessKeyId, FILES_S3_SECRET: secretAccessKey }: Environment): Storage {
  const bucket = url.hostname;
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '');
  const endpoint = url.searchParams.get('endpoint');
  const client = new S3Client({
    region: url.searchParams.get('region') ?? 'us-east-1',
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true, ...WITHOUT_NEW_CHECKSUMS }),
    // Without them the machine's own role speaks, as the SDK finds it.
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  });
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }));
  const within = (key: string): string => (prefix === '' ? key : `${prefix}/${key}`);
  return {
    folder: null,
    put: (key, path, mediaType) => disk.copyFromFs(path, within(key), { contentType: mediaType }),
    read: async (key, range) => {
      const Range = range ? `bytes=${range.from}-${range.to}` : undefined;
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: within(key), Range }));
      return Body as Readable;
    },
    remove: (key) => disk.delete(within(key)),
  };
}
