import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { waitFor } from '#testing';
import { ANONYMOUS, type Actor } from '#access';
import { CursorCodec } from '#kernel';
import { aChange, publisher } from '../exchange.fixture.js';
import { startExchangeService, type ExchangeService } from '../exchange.service.fixture.js';

let exchange: ExchangeService;
beforeAll(async () => {
  exchange = await startExchangeService();
});
afterAll(() => exchange.close());

const SUBSCRIBE = `subscription ($since: String, $countries: [String!]) {
  changes(filter: { countries: $countries }, since: $since) { position subject cursor } }`;
const codec = new CursorCodec('a secret for cursors in tests only');

interface Told {
  position: number;
  subject: string;
  cursor: string;
}

const head = async (): Promise<{ log: string; position: number }> => {
  const [row] = await exchange.database.query<{ log: string; position: string }>('SELECT * FROM exchange.log_head');
  return { log: row?.log ?? '', position: Number(row?.position) };
};
const at = async (position: number): Promise<string> => codec.encode('changes', [(await head()).log, position]);
const publish = async (count: number, differs: Parameters<typeof aChange>[0] = {}): Promise<void> => {
  const { position } = await head();
  await exchange.publish(...Array.from({ length: count }, () => aChange(differs)));
  await waitFor('the log', async () => (await head()).position >= position + count);
};

/** Reads until it is ended, without hurry. */
async function reading(since: string, actor: Actor = ANONYMOUS, countries?: string[]) {
  const told: Told[] = [];
  const stream = await exchange.subscribe(actor, SUBSCRIBE, { since, countries });
  const done = (async () => {
    for await (const { data } of stream) told.push((data as unknown as { changes: Told }).changes);
  })();
  return {
    told,
    positions: () => told.map(({ position }) => position),
    end: async () => {
      await stream.return?.();
      await done;
    },
  };
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, n) => n + 1);

describe('a subscription from a cursor', () => {
  it('tells what was, then what comes, while others publish: each once and in order', async () => {
    await publish(450);
    const readers = await Promise.all([0, 0, 200, 449].map(async (from) => reading(await at(from))));
    await Promise.all([publish(40), publish(40)]);
    await waitFor('the log', async () => (await head()).position === 530);
    await waitFor('all to be told', () => readers.every(({ told }) => told.at(-1)?.position === 530));
    expect(readers.map((reader) => reader.positions())).toEqual([
      upTo(530),
      upTo(530),
      upTo(530).slice(200),
      upTo(530).slice(449),
    ]);
    for (const reader of readers) await reader.end();
  });

  it('goes on from the cursor of any change, as GET /changes does', async () => {
    const first = await reading(await at(520));
    await waitFor('ten', () => first.told.length === 10);
    await first.end();
    const middle = first.told[4]?.cursor ?? '';
    const second = await reading(middle);
    const page = await fetch(`${exchange.url}/changes?since=${middle}`);
    const { changes } = (await page.json()) as { changes: Told[] };
    await waitFor('five', () => second.told.length === 5);
    expect(second.positions()).toEqual([526, 527, 528, 529, 530]);
    expect(changes.map(({ position }) => position)).toEqual(second.positions());
    await second.end();
  });

  it('holds what its reader may see alone, also of what was', async () => {
    const from = await at((await head()).position);
    await publish(1, { subject: 'MM-LAW-2026-000001', countries: ['MM'], readers: ['network'] });
    await publish(1, { subject: 'MM-LAW-2026-000002', countries: ['MM'] });
    await publish(1, { subject: 'FR-LAW-2026-000002', countries: ['FR'] });
    const [all, authority] = [
      await reading(from, ANONYMOUS, ['MM']),
      await reading(from, publisher('TH-MOPH'), ['MM']),
    ];
    await publish(1, { subject: 'MM-LAW-2026-000003', countries: ['MM'], readers: ['network'] });
    await publish(1, { subject: 'MM-LAW-2026-000004', countries: ['MM'] });
    const subjects = ({ told }: { told: Told[] }): string[] => told.map(({ subject }) => subject.slice(-1));
    await waitFor('both to be told', () => subjects(all).includes('4') && subjects(authority).includes('4'));
    expect([subjects(all), subjects(authority)]).toEqual([
      ['2', '4'],
      ['1', '2', '3', '4'],
    ]);
    await all.end();
    await authority.end();
  });

  it.each([
    ['of another log', async () => codec.encode('changes', ['another log', 1]), 'GONE', '/snapshot'],
    ['from the future', async () => at(1_000_000), 'GONE', '/changes'],
    ['made up', async () => '42', 'INVALID_INPUT', 'not a cursor of this feed'],
  ])('that is %s is refused, and told how to go on', async (_, cursor, code, message) => {
    const { errors } = (await exchange.subscribe(ANONYMOUS, SUBSCRIBE, {
      since: await cursor(),
    })) as unknown as ExecutionResult;
    expect(errors?.[0]?.extensions).toMatchObject({ code, problems: [{ path: 'since' }] });
    expect(errors?.[0]?.message).toContain(message);
  });
});

describe('GET /snapshot', () => {
  it('names the end of the log, from where what comes is found', async () => {
    const begin = (await (await fetch(`${exchange.url}/snapshot`)).json()) as Record<string, string>;
    expect(begin).toEqual({
      cursor: await at((await head()).position),
      rights: expect.any(String),
      records: 'https://comity.example.org/snapshot/records',
      changes: `https://comity.example.org/changes?since=${begin['cursor']}`,
    });
    await publish(1, { subject: 'MM-LAW-2026-000005' });
    const page = (await (await fetch(`${exchange.url}/changes?since=${begin['cursor']}`)).json()) as {
      changes: Told[];
      rights: string;
    };
    expect(page.changes.map(({ subject }) => subject)).toEqual(['MM-LAW-2026-000005']);
    expect(page.rights).toBe(begin['rights']);
  });

  it('marks the rights of its reader: another mark for others, the same for the same', async () => {
    const of = async (participant: string): Promise<string> => {
      const headers = { authorization: `Bearer ${await exchange.token(participant)}` };
      return ((await (await fetch(`${exchange.url}/snapshot`, { headers })).json()) as { rights: string }).rights;
    };
    const marks = [await of('TH-MOPH'), await of('VN-MOH'), await of('TH-MOPH')];
    expect(marks[0]).toBe(marks[2]);
    expect(new Set(marks).size).toBe(2);
  });
});
