import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * As much of S3 as the store uses: PUT, GET with a range, DELETE, path style. It lets in only what is signed by its key with
 * AWS Signature Version 4, reckoned here from AWS's description of it and not by the SDK that made it.
 */
export interface TestBucket {
  /** what FILES_URL says */
  url: string;
  objects: Map<string, { content: Buffer; type: string | undefined }>;
  /** method, path and range of each request that was let in */
  requests: string[];
  refused: number;
  /** answers the next request with it */
  fails: number | null;
  stop(): Promise<void>;
}

export const KEY_ID = 'AKIDEXAMPLE';
export const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

export async function startBucket(bucket = 'records', prefix = 'node-a'): Promise<TestBucket> {
  const test: TestBucket = {
    url: '',
    objects: new Map(),
    requests: [],
    refused: 0,
    fails: null,
    stop: async () => undefined,
  };
  const server = createServer((request, response) => {
    answer(test, request, response).catch((error: unknown) => void response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  test.url = `s3://${bucket}/${prefix}?region=eu-test-1&endpoint=${encodeURIComponent(endpoint)}`;
  test.stop = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return test;
}

async function answer(test: TestBucket, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const problem = signatureProblem(request, body);
  const xml = (status: number, code: string) =>
    response
      .writeHead(status, { 'content-type': 'application/xml' })
      .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
  if (problem !== null) {
    test.refused += 1;
    return void xml(403, problem);
  }
  const { pathname } = new URL(request.url ?? '/', 'http://s3');
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  test.requests.push([request.method, pathname, request.headers.range].filter(Boolean).join(' '));
  if (test.fails !== null) {
    const status = test.fails;
    test.fails = null;
    return void xml(status, 'AccessDenied');
  }
  const key = decodeURIComponent(pathname.slice(1));
  const object = test.objects.get(key);
  switch (request.method) {
    case 'PUT':
      test.objects.set(key, { content: body, type: request.headers['content-type'] });
      return void response.writeHead(200, { etag: '"x"' }).end();
    case 'DELETE':
      test.objects.delete(key);
      return void response.writeHead(204).end();
    case 'GET': {
      if (!object) return void xml(404, 'NoSuchKey');
      if (!range) return void response.writeHead(200, { 'content-length': object.content.length }).end(object.content);
      const [from, to] = [Number(range[1]), Number(range[2])];
      const piece = object.content.subarray(from, to + 1);
      const headers = {
        'content-length': piece.length,
        'content-range': `bytes ${from}-${to}/${object.content.length}`,
      };
      return void response.writeHead(206, headers).end(piece);
    }
    default:
      return void xml(405, 'MethodNotAllowed');
  }
}

const hash = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** docs.aws.amazon.com, "Create a signed AWS API request"; null for one that is in order. */
function signatureProblem({ method, url, headers }: IncomingMessage, body: Buffer): string | null {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!found) return 'AccessDenied';
  const [, keyId, scope = '', signed = '', signature] = found;
  if (keyId !== KEY_ID) return 'InvalidAccessKeyId';
  const at = String(headers['x-amz-date']);
  if (Math.abs(Date.parse(at.replace(/^(.{4})(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z')) - Date.now()) > 900_000)
    return 'RequestTimeTooSkewed';
  const payload = String(headers['x-amz-content-sha256']);
  if (/^[0-9a-f]{64}$/.test(payload) && payload !== hash(body)) return 'XAmzContentSHA256Mismatch';
  const { pathname, searchParams } = new URL(url ?? '/', 'http://s3');
  const query = [...searchParams]
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .sort()
    .join('&');
  const names = signed.split(';');
  if (!names.includes('host') || !names.includes('x-amz-content-sha256')) return 'AccessDenied';
  const lines = names
    .map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}\n`,
    )
    .join('');
  const canonical = [method, pathname, query, lines, signed, payload].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', at, scope, hash(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((from, part) => hmac(from, part), `AWS4${SECRET}`);
  return hmac(key, toSign).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}
