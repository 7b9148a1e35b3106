import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import {
  Access,
  actorFor,
  ANONYMOUS,
  AUDIENCES,
  audienceKeys,
  developmentIssuer,
  mayActFor,
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

describe('a token', () => {
  it('that runs out is not taken from memory after that', async () => {
    const token = await issuer.sign({ participant: 'VN-MOH', roles: ['publisher'], ttl: '30s' });
    jest.useFakeTimers({ now: Date.now() });
    try {
      await verifier.verify(token);
      jest.advanceTimersByTime(29_000);
      await expect(verifier.verify(token)).resolves.toMatchObject({ claims: { participant: 'VN-MOH' } });
      jest.advanceTimersByTime(7000);
      await expect(verifier.verify(token)).rejects.toThrow('it has expired');
    } finally {
      jest.useRealTimers();
    }
  });

  it('of the issuer says the person, the participant and the roles', async () => {
    const identity = await verifier.verify(
      await issuer.sign({ participant: 'VN-MOH', roles: ['publisher'], person: 'an' }),
    );
    expect(identity).toMatchObject({ subject: 'an', claims: { participant: 'VN-MOH', roles: ['publisher'] } });
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

  it.each([
    [['*'], 'VN-MOH', true],
    [['VN-*'], 'VN-MOH', true],
    [['VN-*'], 'DE-BMG', false],
    [['VN-MOH'], 'VN-MOHX', false],
    [[], 'VN-MOH', false],
  ])('of an issuer bound to %j may speak for %s: %s', (participants, participant, expected) => {
    expect(mayActFor({ participants })(participant)).toBe(expected);
  });

  it('drops roles that do not exist', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const file = join(mkdtempSync(join(tmpdir(), 'comity-jwks-')), 'jwks.json');
    writeFileSync(file, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] }));
    const other = new TokenVerifier([
      { issuer: 'x', audience: 'comity', jwksUri: `file://${file}`, participants: ['*'], roles: 'claims' },
    ]);
    const token = await new SignJWT({ participant: 'IOM', roles: ['partner-agent', 'emperor', 7] })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .setIssuer('x')
      .setAudience('comity')
      .setSubject('s')
      .setExpirationTime('1h')
      .sign(privateKey);
    expect((await other.verify(token)).claims?.roles).toEqual(['partner-agent']);
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
  it('keeps a role to the kinds of record that it is limited to', () => {
    const actor = { ...publisher, grants: [{ role: 'publisher' as const, kinds: ['LAW'] }] };
    expect(access.can(actor, 'publication:publish', { owner: 'VN-MOH', kind: 'LAW' })).toBe(true);
    expect(() => access.require(actor, 'publication:publish', { owner: 'VN-MOH', kind: 'AGREEMENT' })).toThrow(
      /limited to records of the kind LAW/,
    );
  });
  it('lets a machine publish, and say nothing about people', () => {
    const machine = { ...actorFor('VN-MOH', ['publisher', 'coordinator'], 'service:1'), via: 'service' as const };
    expect(access.can(machine, 'publication:publish', { owner: 'VN-MOH' })).toBe(true);
    for (const permission of ['person:manage', 'role:delegate', 'feed-link:own', 'participant:rule'] as const)
      expect(() => access.require(machine, permission)).toThrow(/needs a person/);
  });
  it('asks for the stronger sign-in where the participant does, and only for publishing', () => {
    const actor = { ...publisher, publishAcr: 'urn:strong', acr: 'urn:weak' };
    expect(() => access.require(actor, 'publication:publish', { owner: 'VN-MOH' })).toThrow(
      expect.objectContaining({ code: 'STEP_UP_REQUIRED' }),
    );
    expect(access.can(actor, 'publication:draft', { owner: 'VN-MOH' })).toBe(true);
    expect(access.can({ ...actor, acr: 'urn:strong' }, 'publication:publish', { owner: 'VN-MOH' })).toBe(true);
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
    member: [...actorFor('TH-MOPH', [], 'a').readerKeys, 'body:ASEAN'],
    partner: actorFor('IOM', [], 'a').readerKeys,
  };
  const expected: Record<(typeof AUDIENCES)[number], (keyof typeof readers)[]> = {
    PUBLIC: ['anonymous', 'owner', 'colleague', 'party', 'authority', 'member', 'partner'],
    NETWORK: ['owner', 'colleague', 'party', 'authority', 'member'],
    BODY: ['owner', 'member'],
    PARTIES: ['owner', 'colleague', 'party'],
    OWNER: ['owner'],
  };
  it.each(AUDIENCES)('%s opens for exactly those it names', (audience) => {
    const keys = audienceKeys(audience, 'VN-MOH', ['VN', 'DE'], ['ASEAN']);
    const open = Object.entries(readers)
      .filter(([, reader]) => mayRead(reader, keys))
      .map(([who]) => who);
    expect(open).toEqual(expected[audience]);
  });
});
