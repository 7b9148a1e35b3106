import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import type { Environment } from '#platform';
import {
  Access,
  actorFor,
  ANONYMOUS,
  AUDIENCES,
  audienceKeys,
  Authentication,
  developmentIssuer,
  mayRead,
  ROLES,
  TokenVerifier,
  type DevelopmentIssuer,
} from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'comity-issuer-'));
let issuer: DevelopmentIssuer;
let verifier: TokenVerifier;
let key: CryptoKey | Uint8Array;
let kid: string;

beforeAll(async () => {
  issuer = await developmentIssuer(folder);
  verifier = new TokenVerifier([issuer.options]);
  const jwk = JSON.parse(readFileSync(join(folder, 'issuer.private.jwk.json'), 'utf8')) as JWK;
  key = await importJWK(jwk, 'EdDSA');
  kid = jwk.kid as string;
});

const forged = (
  change: (token: SignJWT) => SignJWT,
  signer: CryptoKey | Uint8Array = key,
  header: Record<string, string> = {},
): Promise<string> =>
  change(
    new SignJWT({ participant: 'VN-MOH', roles: ['publisher'] })
      .setProtectedHeader({ alg: 'EdDSA', kid, ...header })
      .setSubject('somebody')
      .setIssuer(issuer.options.issuer)
      .setAudience(issuer.options.audience)
      .setIssuedAt()
      .setExpirationTime('1h'),
  ).sign(signer);

describe('a header', () => {
  it.each([{}, 5, true, ['Bearer', 'x'], 'Basic eA==', 'Bearer', 'Bearer a b'])(
    'that is %j is refused, and never taken for none',
    async (given) => {
      const authentication = new Authentication({ ACCESS_ISSUERS: [issuer.options] } as Environment);
      await expect(authentication.actorOf(given as string)).rejects.toMatchObject({
        code: 'NOT_AUTHENTICATED',
        message: expect.stringContaining('expected `Bearer <token>`'),
      });
    },
  );
});

describe('a token', () => {
  it('that runs out is not taken from memory after that', async () => {
    const token = await issuer.sign({ participant: 'VN-MOH', roles: ['publisher'], ttl: '30s' });
    jest.useFakeTimers({ now: Date.now() });
    try {
      await verifier.verify(token);
      await jest.advanceTimersByTimeAsync(29_000);
      await expect(verifier.verify(token)).resolves.toMatchObject({ participant: 'VN-MOH' });
      await jest.advanceTimersByTimeAsync(7000);
      await expect(verifier.verify(token)).rejects.toThrow('it has expired');
    } finally {
      jest.useRealTimers();
    }
  });

  it('of the issuer gives the person, the participant, the roles and what they may read', async () => {
    const actor = await verifier.verify(
      await issuer.sign({ participant: 'VN-MOH', roles: ['publisher'], person: 'an' }),
    );
    expect(actor).toMatchObject({ person: 'an', participant: 'VN-MOH', roles: ['publisher'] });
    expect(actor.readerKeys).toEqual(['public', 'participant:VN-MOH', 'network', 'country:VN']);
  });

  const refusals: [string, () => Promise<string>, RegExp][] = [
    ['that has expired', () => forged((t) => t.setExpirationTime(Math.floor(Date.now() / 1000) - 60)), /expired/],
    ['that is not valid yet', () => forged((t) => t.setNotBefore('10m')), /`nbf` does not fit/],
    ['for another audience', () => forged((t) => t.setAudience('another')), /`aud` does not fit/],
    [
      'of an issuer that is not trusted',
      () => forged((t) => t.setIssuer('https://elsewhere.example')),
      /issuer is not trusted/,
    ],
    [
      'without a participant',
      () =>
        new SignJWT({})
          .setProtectedHeader({ alg: 'EdDSA', kid })
          .setIssuer(issuer.options.issuer)
          .setAudience('comity')
          .setSubject('x')
          .setExpirationTime('1h')
          .sign(key),
      /`participant` is missing/,
    ],
    ['with an unknown key id', () => forged((t) => t, key, { kid: 'other' }), /key is not one of its issuer/],
    [
      'signed by another key',
      async () => forged((t) => t, (await generateKeyPair('EdDSA')).privateKey),
      /signature does not fit/,
    ],
    [
      'without a signature',
      async () =>
        new UnsecuredJWT({ participant: 'VN-MOH' })
          .setIssuer(issuer.options.issuer)
          .setAudience('comity')
          .setSubject('x')
          .setExpirationTime('1h')
          .encode(),
      /could not be verified|algorithm/,
    ],
    [
      'signed with HMAC and the public key',
      async () =>
        forged((t) => t, new TextEncoder().encode(readFileSync(join(folder, 'issuer.public.jwks.json'), 'utf8')), {
          alg: 'HS256',
        }),
      /algorithm is not allowed/,
    ],
    ['that is no token', async () => 'abc', /not a JSON Web Token/],
  ];
  it.each(refusals)('%s is refused with the reason', async (_name, make, reason) => {
    await expect(verifier.verify(await make())).rejects.toMatchObject({
      code: 'NOT_AUTHENTICATED',
      message: expect.stringMatching(reason),
    });
  });

  it('of an issuer bound to other participants is refused', async () => {
    const bound = new TokenVerifier([{ ...issuer.options, participants: ['DE-BMG'] }]);
    await expect(bound.verify(await issuer.sign({ participant: 'VN-MOH', roles: ['publisher'] }))).rejects.toThrow(
      /may not speak for VN-MOH/,
    );
  });

  it('drops roles that do not exist', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const file = join(mkdtempSync(join(tmpdir(), 'comity-jwks-')), 'jwks.json');
    writeFileSync(file, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] }));
    const other = new TokenVerifier([
      { issuer: 'x', audience: 'comity', jwksUri: `file://${file}`, participants: ['*'] },
    ]);
    const token = await new SignJWT({ participant: 'IOM', roles: ['partner-agent', 'emperor', 7] })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setIssuer('x')
      .setAudience('comity')
      .setSubject('s')
      .setExpirationTime('1h')
      .sign(privateKey);
    expect((await other.verify(token)).roles).toEqual(['partner-agent']);
  });
});

describe('access', () => {
  const access: Access = new Access();
  const publisher = actorFor('VN-MOH', ['publisher'], 'an');

  it('asks who you are before what you may', () => {
    expect(() => access.require(ANONYMOUS, 'publication:publish')).toThrow(
      expect.objectContaining({ code: 'NOT_AUTHENTICATED' }),
    );
  });
  it('names the role that would be needed', () => {
    expect(() => access.require(actorFor('VN-MOH', ['contributor'], 'b'), 'publication:publish')).toThrow(/publisher/);
  });
  it("refuses somebody else's thing", () => {
    expect(() => access.require(publisher, 'publication:publish', { owner: 'DE-BMG' })).toThrow(/belongs to DE-BMG/);
    expect(() => access.require(publisher, 'publication:publish', { owner: 'VN-MOH' })).not.toThrow();
  });
  it('lets a coordinator manage and never publish', () => {
    expect(access.can(actorFor('VN-MOH', ['coordinator'], 'c'), 'publication:publish')).toBe(false);
  });
  it('agrees with itself: can is true exactly when require does not throw', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), fc.constantFrom('VN-MOH', 'DE-BMG'), (roles, owner) => {
        const actor = actorFor('VN-MOH', roles, 'p');
        let allowed = true;
        try {
          access.require(actor, 'publication:revoke', { owner });
        } catch {
          allowed = false;
        }
        expect(access.can(actor, 'publication:revoke', { owner })).toBe(allowed);
      }),
    );
  });
});

describe('an audience', () => {
  const readers = {
    anonymous: ANONYMOUS.readerKeys,
    owner: actorFor('VN-MOH', [], 'a').readerKeys,
    colleague: actorFor('VN-MOLISA', [], 'a').readerKeys,
    party: actorFor('DE-BMG', [], 'a').readerKeys,
    authority: actorFor('TH-MOPH', [], 'a').readerKeys,
    partner: actorFor('IOM', [], 'a').readerKeys,
  };
  const expected: Record<(typeof AUDIENCES)[number], (keyof typeof readers)[]> = {
    PUBLIC: ['anonymous', 'owner', 'colleague', 'party', 'authority', 'partner'],
    NETWORK: ['owner', 'colleague', 'party', 'authority'],
    PARTIES: ['owner', 'colleague', 'party'],
    OWNER: ['owner'],
  };
  it.each(AUDIENCES)('%s opens for exactly those it names', (audience) => {
    const keys = audienceKeys(audience, 'VN-MOH', ['VN', 'DE']);
    const open = Object.entries(readers)
      .filter(([, reader]) => mayRead(reader, keys))
      .map(([who]) => who);
    expect(open).toEqual(expected[audience]);
  });
});
