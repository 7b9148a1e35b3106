import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyReaderKeys, keepReaderKeys, mayRead, Readers, type MemberOfBody } from '#access';
import { startReceiver, waitFor, type Receiver } from '#testing';
import { aChange, startExchange, type Exchange } from '../exchange.fixture.js';
import { readFilter } from './change-filter.js';
import { WITHDRAWN } from './withdrawn.js';

const ALL = readFilter(null, 'filter').filter;
const ASEAN = { id: 'ASEAN', partOf: null };
const VN = 'participant:VN-MOH';
const READERS = ['VN-MOH', 'VN-DOLAB', 'TH-MOPH', 'SG-MOH', 'DE-BMG', 'ASEAN', 'IOM', null] as const;
type Reader = (typeof READERS)[number];
const FOLLOWERS: Reader[] = ['VN-MOH', 'TH-MOPH', 'DE-BMG', 'ASEAN', null];

let exchange: Exchange;
let receiver: Receiver;

beforeAll(async () => {
  exchange = await startExchange();
  receiver = await startReceiver();
});
afterAll(async () => {
  await exchange.close();
  await receiver.close();
});
beforeEach(async () => {
  await exchange.database.query(
    'TRUNCATE exchange.change, exchange.delivery, exchange.standing_subscription, access.reader_key, exchange.held_key',
  );
});

/** Makes the list of ASEAN's members this one, and tells the log, as the register does. */
async function setMembers(...members: MemberOfBody[]): Promise<void> {
  await exchange.database.transaction(() =>
    keepReaderKeys(exchange.database, ['ASEAN'], bodyReaderKeys(ASEAN, members, [ASEAN]), exchange.clock.now),
  );
  await exchange.append(
    aChange({ type: 'body.membership_changed', subject: 'ASEAN', kind: null, revision: null, members: [] }),
  );
  exchange.clock.forward(1000);
}

const member = (country: string, to: string | null = null): MemberOfBody => ({
  country,
  kind: 'MEMBER',
  from: '1990',
  to,
});

const publish = async (readers: string[], subject = 'VN-LAW-2026-000001'): Promise<void> => {
  await exchange.append(aChange({ readers, subject }));
  exchange.clock.forward(1000);
};
const revise = async (readers: string[], subject = 'VN-LAW-2026-000001'): Promise<void> => {
  await exchange.append(aChange({ type: 'publication.revised', readers, subject }));
  exchange.clock.forward(1000);
};

const keysOf = async (reader: Reader): Promise<string[]> => {
  if (reader === null) return ['public'];
  const readers = new Readers(exchange.database, { edition: null } as ConstructorParameters<typeof Readers>[1]);
  return readers.keysOf(reader, exchange.clock.now);
};

/** What a reader finds in the log: W for a withdrawal, P and R for what was published and revised. */
async function seen(reader: Reader, subject = 'VN-LAW-2026-000001', after = 0): Promise<string> {
  const found = await exchange.changes.list({ filter: ALL, readerKeys: await keysOf(reader), after, limit: 1000 });
  return found
    .filter((change) => change.subject === subject)
    .map(({ type }) => (type === WITHDRAWN ? 'W' : type === 'publication.revised' ? 'R' : 'P'))
    .join('');
}

const allSeen = async (): Promise<Record<string, string>> =>
  Object.fromEntries(await inTurn(READERS, async (reader) => [reader ?? 'anybody', await seen(reader)] as const));

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

describe('a record that is narrowed', () => {
  it('from everybody to a body is withdrawn from those outside, and from nobody else', async () => {
    await setMembers(member('TH'), member('SG'));
    await publish(['public']);
    await revise([VN, 'body:ASEAN']);
    expect(await allSeen()).toEqual({
      'VN-MOH': 'PR',
      'VN-DOLAB': 'W',
      'TH-MOPH': 'PR',
      'SG-MOH': 'PR',
      'DE-BMG': 'W',
      ASEAN: 'PR',
      IOM: 'W',
      anybody: 'W',
    });
  });

  it('from a body to its owner is withdrawn from the members, and those who never could read it hear nothing', async () => {
    await setMembers(member('TH'));
    await publish([VN, 'body:ASEAN']);
    await revise([VN]);
    expect(await allSeen()).toEqual({
      'VN-MOH': 'PR',
      'VN-DOLAB': '',
      'TH-MOPH': 'W',
      'SG-MOH': '',
      'DE-BMG': '',
      ASEAN: 'W',
      IOM: '',
      anybody: '',
    });
  });

  it('is withdrawn from a former member that has not looked yet, and not from one that joins after it', async () => {
    await setMembers(member('TH'));
    await publish([VN, 'body:ASEAN']);
    await revise([VN]);
    await setMembers(member('SG'));
    expect([await seen('TH-MOPH'), await seen('SG-MOH')]).toEqual(['W', '']);
  });

  it('twice is withdrawn once from each', async () => {
    await publish(['public']);
    await revise([VN, 'network']);
    await revise([VN]);
    expect([await seen(null), await seen('DE-BMG'), await seen('VN-MOH')]).toEqual(['W', 'W', 'PRR']);
  });

  it('and published wide again is there again for those who follow', async () => {
    await publish(['public']);
    await revise([VN]);
    await revise(['public']);
    expect([await seen(null), await seen('VN-MOH')]).toEqual(['WR', 'PRR']);
  });

  it('in the very batch that published it was never seen, so nobody is told', async () => {
    await exchange.append(aChange(), aChange({ type: 'publication.revised', readers: [VN] }));
    expect([await seen(null), await seen('VN-MOH')]).toEqual(['', 'PR']);
  });

  it('tells its id and position, and nothing of it', async () => {
    await publish(['public']);
    await revise([VN]);
    const [row] = await exchange.database.query<{ payload: object; body: string }>(
      `SELECT payload, body FROM exchange.change WHERE type = '${WITHDRAWN}'`,
    );
    for (const told of [JSON.stringify(row?.payload), row?.body]) {
      expect(told).toContain('VN-LAW-2026-000001');
      expect(told).not.toMatch(/Luật|Law on|enters into force|recruitment|2221/);
    }
  });
});

describe('a member that leaves', () => {
  it('is told to let go of what was for the body, and nobody else is', async () => {
    await setMembers(member('TH'), member('SG'));
    await publish([VN, 'body:ASEAN']);
    await setMembers(member('SG'));
    expect(await allSeen()).toEqual({
      'VN-MOH': 'P',
      'VN-DOLAB': '',
      'TH-MOPH': 'W',
      'SG-MOH': 'P',
      'DE-BMG': '',
      ASEAN: 'P',
      IOM: '',
      anybody: '',
    });
  });

  it('keeps what it may read in another way', async () => {
    await setMembers(member('TH'));
    await publish([VN, 'body:ASEAN', 'country:TH']);
    await publish(['public'], 'VN-LAW-2026-000002');
    await setMembers();
    expect([await seen('TH-MOPH'), await seen('TH-MOPH', 'VN-LAW-2026-000002')]).toEqual(['P', 'P']);
  });

  it('at midnight is told by the sweeper, once, and not of what came after midnight', async () => {
    exchange.clock.now = new Date('2026-11-21T23:59:00Z');
    await setMembers(member('TH', '2026-11-22'));
    await publish([VN, 'body:ASEAN']);
    await exchange.noticeLostRights();
    expect(await seen('TH-MOPH')).toBe('P');
    exchange.clock.now = new Date('2026-11-22T00:00:05Z');
    await publish([VN, 'body:ASEAN'], 'VN-LAW-2026-000002');
    expect(await seen('TH-MOPH')).toBe('');
    await exchange.noticeLostRights();
    await exchange.noticeLostRights();
    expect([await seen('TH-MOPH'), await seen('TH-MOPH', 'VN-LAW-2026-000002')]).toEqual(['W', '']);
  });

  it('and comes back reads again, and is no longer told to let go', async () => {
    await setMembers(member('TH'));
    await publish([VN, 'body:ASEAN']);
    await setMembers();
    await setMembers(member('TH'));
    expect(await seen('TH-MOPH')).toBe('P');
  });

  it('while the record is narrowed at the same time is told all the same', async () => {
    exchange.clock.now = new Date('2026-11-21T23:59:00Z');
    await setMembers(member('TH', '2026-11-22'), member('SG'));
    await publish([VN, 'body:ASEAN']);
    exchange.clock.now = new Date('2026-11-22T00:00:05Z');
    await revise([VN]);
    await exchange.noticeLostRights();
    expect([await seen('TH-MOPH'), await seen('SG-MOH'), await seen('DE-BMG')]).toEqual(['W', 'W', '']);
  });
});

it('tells exactly those who could read and no longer can, whatever is published, narrowed, joined and left', async () => {
  const audience = fc.constantFrom<string[]>(
    ['public'],
    [VN, 'network'],
    [VN, 'body:ASEAN'],
    [VN, 'country:DE', 'country:VN'],
    [VN],
  );
  const step = fc.oneof(
    audience.map((readers) => ({ readers })),
    fc.subarray(['TH', 'SG', 'DE']).map((members) => ({ members })),
  );
  await fc.assert(
    fc.asyncProperty(audience, fc.array(step, { minLength: 1, maxLength: 5 }), async (first, steps) => {
      await exchange.database.query(
        'TRUNCATE exchange.change, exchange.delivery, access.reader_key, exchange.held_key',
      );
      await setMembers(member('TH'));
      // Each follows the log by cursor, and keeps the record until it is told to let go.
      const keeps = new Set<Reader>();
      const could = new Set<Reader>();
      let cursor = 0;
      const follow = async (readers: readonly string[]): Promise<void> => {
        for (const reader of FOLLOWERS) {
          const news = await seen(reader, 'VN-LAW-2026-000001', cursor);
          const can = mayRead(await keysOf(reader), readers);
          expect({ reader, news, told: news.includes('W') }).toEqual({ reader, news, told: could.has(reader) && !can });
          if (news.endsWith('W')) keeps.delete(reader);
          else if (news !== '') keeps.add(reader);
          if (can) could.add(reader);
          else could.delete(reader);
          expect({ reader, readers, keeps: keeps.has(reader) && !can }).toEqual({ reader, readers, keeps: false });
        }
        ({ position: cursor } = await exchange.changes.head());
      };
      await publish(first);
      await follow(first);
      let readers = first;
      for (const next of steps) {
        if ('readers' in next) await revise((readers = next.readers));
        else await setMembers(...next.members.map((country) => member(country)));
        await follow(readers);
      }
    }),
    { numRuns: 10 },
  );
});

describe('deliveries', () => {
  const sent = async (count: number) => {
    await waitFor('the deliveries', async () => {
      await exchange.pipeline().run();
      const rows = await exchange.rows();
      return rows.length >= count && rows.every((row) => row['state'] !== 'PENDING');
    });
    return (await exchange.rows()).map((row) => `${String(row['subscriber'])} ${String(row['state'])}`).sort();
  };

  it('of what is for a body go to who is a member when it happens, and a withdrawal to who left', async () => {
    for (const owner of ['TH-MOPH', 'SG-MOH', 'IOM'])
      await exchange.subscriber({ owner, url: receiver.url, filter: { types: ['publication.published'] } });
    await setMembers(member('TH'));
    await publish([VN, 'body:ASEAN']);
    expect(await sent(1)).toEqual(['TH-MOPH DELIVERED']);
    await setMembers(member('SG'));
    expect(await sent(2)).toEqual(['TH-MOPH DELIVERED', 'TH-MOPH DELIVERED']);
    await publish([VN, 'body:ASEAN'], 'VN-LAW-2026-000002');
    expect(await sent(3)).toEqual(['SG-MOH DELIVERED', 'TH-MOPH DELIVERED', 'TH-MOPH DELIVERED']);
  });

  it('of a withdrawal go to who asks for the days of law alone', async () => {
    await exchange.subscriber({ owner: 'TH-MOPH', url: receiver.url, filter: { types: ['law.in_force'] } });
    await setMembers(member('TH'));
    await publish([VN, 'body:ASEAN']);
    await setMembers(member('SG'));
    expect(await sent(1)).toEqual(['TH-MOPH DELIVERED']);
  });

  it('that wait when the subscriber leaves are not sent any more', async () => {
    await exchange.subscriber({ owner: 'TH-MOPH', url: receiver.url, filter: { types: ['publication.published'] } });
    exchange.clock.now = new Date('2026-11-21T23:59:58Z');
    await setMembers(member('TH', '2026-11-22'));
    await publish([VN, 'body:ASEAN']);
    exchange.clock.now = new Date('2026-11-22T00:00:00Z');
    expect(await sent(1)).toEqual(['TH-MOPH SKIPPED']);
  });
});
