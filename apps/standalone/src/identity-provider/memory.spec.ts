import { describe, expect, it, jest } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { inMemory } from './memory.js';
import { identityProvider } from './provider.js';

const MINUTE = 60;

describe('what the provider of demonstration people remembers', () => {
  it('is found by its id, and a session by its uid, among those of its kind', async () => {
    const store = inMemory();
    const [sessions, codes] = [store('Session'), store('AuthorizationCode')];
    await sessions.upsert('1', { uid: 'u', accountId: 'an' }, MINUTE);
    expect(await sessions.find('1')).toMatchObject({ accountId: 'an' });
    expect(await sessions.findByUid('u')).toMatchObject({ accountId: 'an' });
    expect([await codes.find('1'), await codes.findByUid('u')]).toEqual([undefined, undefined]);
    expect(await inMemory()('Session').find('1')).toBeUndefined();
  });

  it('is over when its time is', async () => {
    const codes = inMemory()('AuthorizationCode');
    await codes.upsert('1', { uid: 'u' }, -1);
    expect([await codes.find('1'), await codes.findByUid('u')]).toEqual([undefined, undefined]);
  });

  it('shows that a code was used, and goes with its grant', async () => {
    const store = inMemory();
    const [codes, grants] = [store('AuthorizationCode'), store('Grant')];
    await codes.upsert('1', { grantId: 'g' }, MINUTE);
    await codes.upsert('2', { grantId: 'other' }, MINUTE);
    await grants.upsert('g', {}, MINUTE);
    await codes.consume('1');
    expect(await codes.find('1')).toHaveProperty('consumed');
    await codes.revokeByGrantId('g');
    expect([await codes.find('1'), await codes.find('2'), await grants.find('g')]).toEqual([
      undefined,
      { grantId: 'other' },
      {},
    ]);
    await codes.destroy('2');
    expect(await codes.find('2')).toBeUndefined();
  });

  it('does not grow without end', async () => {
    const interactions = inMemory()('Interaction');
    for (let count = 0; count <= 1000; count += 1) await interactions.upsert(String(count), {}, MINUTE);
    expect([await interactions.find('0'), await interactions.find('1000')]).toEqual([undefined, {}]);
  });
});

describe('the provider of demonstration people', () => {
  it('starts without a warning on the terminal of whoever tries it out', async () => {
    const said = jest.fn();
    const spies = (['info', 'warn', 'error', 'log'] as const).map((name) =>
      jest.spyOn(console, name).mockImplementation(said),
    );
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: '1', alg: 'ES256', use: 'sig' };
    identityProvider({ publicUrl: 'http://localhost:4000', keys: { jwks: { keys: [jwk] }, cookies: ['secret'] } });
    for (const spy of spies) spy.mockRestore();
    expect(said).not.toHaveBeenCalled();
  });
});
