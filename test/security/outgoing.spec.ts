import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

/**
 * All code that can open a connection to somewhere, and why no user decides where. Whoever adds a file here says so too; what
 * goes to an address that a user gave goes through apps/exchange/src/delivery/connector.ts, which judges it. The portal runs in
 * browsers, whose policy for it (`connect-src 'self'`, pages.spec) lets it speak to its own node alone.
 */
const OUTGOING: Record<string, string> = {
  'apps/exchange/src/delivery/connector.ts': 'the guard itself: every address is judged inside the connection',
  'apps/exchange/src/delivery/sender.ts': 'webhooks, challenges and tests, over the guarded connector',
  'apps/exchange/src/feed/hub/hub-teller.ts': 'the hub of WEBSUB_HUB, over the guarded connector',
  'apps/gateway/src/pages/explorer.script.ts': 'runs in the browser',
  'apps/gateway/src/pages/offline/worker.script.ts': 'runs in the browser, for pages of its own node',
  'apps/gateway/src/proxy.ts': 'addresses of SUBGRAPHS',
  'apps/gateway/src/upload-proxy.ts': 'addresses of SUBGRAPHS',
  'apps/gateway/src/subgraph-readiness.ts': 'addresses of SUBGRAPHS',
  'apps/library/src/file/clamav.ts': 'CLAMAV_URL',
  'apps/library/src/file/storage.ts': 'FILES_URL',

  'apps/standalone/src/identity-provider/provider.ts': "back-channel logout to this node's own address and no other",
  'libs/access/src/issuer-keys.ts': 'issuers of ACCESS_ISSUERS',
  'libs/federation/src/over-http.ts': 'addresses of SUBGRAPHS',
  'libs/messaging/src/post-office.ts': 'SMTP_URL',
  'libs/messaging/src/redis-backend.ts': 'QUEUE_URL',
  'libs/platform/src/abuse/rate-store.ts': 'QUEUE_URL',
  'libs/platform/src/open-api.ts': 'addresses of SUBGRAPHS',
};

const CALLS =
  /\bfetch\(|\b(?:https?|net|tls)\.(?:request|get|connect)\(|createRemoteJWKSet|createTransport\(|new Redis\(/;
const IMPORTS =
  /import (?!type)[^;]*from '(?:undici|@fastify\/http-proxy|@aws-sdk\/client-s3)'|import (?!type)[^;]*\b(?:connect|request|get|Agent)\b[^;]*from 'node:(?:http|https|net|tls|http2)'/;

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((path) => path.endsWith('.ts') && !/\.(spec|fixture)\.ts$|^libs\/testing\/|^apps\/portal\//.test(path));

it('what connects to somewhere is known, and no user says where without being judged', () => {
  const found = [...sources('apps'), ...sources('libs')].filter((path) => {
    const text = readFileSync(path, 'utf8');
    return CALLS.test(text) || IMPORTS.test(text);
  });
  expect(found.toSorted()).toEqual(Object.keys(OUTGOING).toSorted());
});
