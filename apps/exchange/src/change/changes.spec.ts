import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '#testing';
import { ANONYMOUS } from '#access';
import { CursorCodec } from '#kernel';
import { aChange, publisher } from '../exchange.fixture.js';
import { startExchangeService, type ExchangeService } from '../exchange.service.fixture.js';

let exchange: ExchangeService;

interface Page {
  changes: { position: number; subject: string; link: string; readers?: string[] }[];
  next: string;
  more: boolean;
  problems?: { path: string; message: string }[];
}

const law = (n: number): string => `VN-LAW-2026-${String(n).padStart(6, '0')}`;

beforeAll(async () => {
  exchange = await startExchangeService();
  for (let n = 1; n <= 9; n += 1) {
    const readers = n === 3 ? ['network', 'participant:VN-MOH'] : n === 6 ? ['participant:VN-MOH'] : ['public'];
    await exchange.publish(aChange({ subject: law(n), readers }));
  }
  await waitFor('the log', async () => (await head()) === 9);
});
afterAll(() => exchange.close());

async function head(): Promise<number> {
  const [row] = await exchange.database.query<{ position: string }>('SELECT position FROM exchange.log_head');
  return Number(row?.position);
}

async function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; page: Page; headers: Headers }> {
  const answer = await fetch(`${exchange.url}${path}`, { headers });
  return { status: answer.status, page: (await answer.json()) as Page, headers: answer.headers };
}

describe('GET /changes', () => {
  it('pages through everything that anybody may read, and nothing else', async () => {
    const seen: string[] = [];
    let next = '';
    let more = true;
    while (more) {
      const { page } = await get(`/changes?limit=3${next && `&since=${next}`}`);
      seen.push(...page.changes.map((change) => change.subject));
      expect(JSON.stringify(page)).not.toContain('readers');
      ({ next, more } = page);
    }
    expect(seen).toEqual([1, 2, 4, 5, 7, 8, 9].map(law));
    const after = await get(`/changes?since=${next}`);
    expect(after.page).toMatchObject({ changes: [], more: false, next });
  });

  it('shows an authority what the network may read, and the owner everything', async () => {
    const of = async (participant: string): Promise<number[]> => {
      const { page } = await get('/changes', { authorization: `Bearer ${await exchange.token(participant)}` });
      return page.changes.map((change) => change.position);
    };
    expect(await of('TH-MOPH')).toEqual([1, 2, 3, 4, 5, 7, 8, 9]);
    expect(await of('VN-MOH')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await of('WHO')).toEqual([1, 2, 4, 5, 7, 8, 9]);
  });

  it('links each change to the revision it made', async () => {
    const { page, headers } = await get('/changes?limit=1');
    expect(page.changes[0]?.link).toBe(`https://comity.example.org/publications/${law(1)}@1`);
    expect(headers.get('link')).toContain('rel="next"');
  });

  it('answers in lines of JSON when asked to', async () => {
    const answer = await fetch(`${exchange.url}/changes?limit=2`, { headers: { accept: 'application/x-ndjson' } });
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
    expect(lines.map((line) => line['subject'] ?? line['more'])).toEqual([law(1), law(2), true]);
  });

  it.each([
    ['an altered cursor', 'since', (next: string) => `since=${next.slice(0, -1)}${next.endsWith('A') ? 'B' : 'A'}`],
    ['an invented cursor', 'since', () => 'since=42'],
    ['a limit of nought', 'limit', () => 'limit=0'],
    ['a limit beyond the most', 'limit', () => 'limit=1001'],
    ['a wait beyond the longest', 'wait', () => 'wait=31'],
    ['a wait that is no number', 'wait', () => 'wait=soon'],
    ['a cursor given twice', 'since', (next: string) => `since=${next}&since=${next}`],
    ['a limit given twice', 'limit', () => 'limit=1&limit=1'],
    ['a wait given twice', 'wait', () => 'wait=0&wait=0'],
  ])('refuses %s and names the parameter', async (_, path, query) => {
    const { page: good } = await get('/changes?limit=1');
    const { status, page, headers } = await get(`/changes?${query(good.next)}`);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(page.problems?.[0]?.path).toBe(path);
  });

  it('is asked what changed since a day or a moment, as a person would', async () => {
    await exchange.database.query(
      `UPDATE exchange.change SET sequenced_at = '2026-03-01T08:00:00Z'::timestamptz + (position - 5) * interval '1 hour' WHERE position <= 9`,
    );
    const since = async (given: string): Promise<string[]> =>
      (await get(`/changes?since=${given}`)).page.changes.map(({ subject }) => subject);
    expect(await since('2026-03-01T10:30:00Z')).toEqual([law(8), law(9)]);
    expect(await since('2026-03-01T09:00:00%2B01:00')).toEqual([law(5), law(7), law(8), law(9)]);
    expect(await since('2026-03-01')).toEqual([law(1), law(2), law(4), law(5), law(7), law(8), law(9)]);
    expect(await since('2026-03-02')).toEqual([]);
    expect(await get('/changes?since=2026-02-30')).toMatchObject({
      status: 400,
      page: { problems: [{ path: 'since' }] },
    });
    const query = '{ changes(arrivedSince: "2026-03-01T11:00:00Z") { nodes { subject } } }';
    expect((await exchange.ask(ANONYMOUS, query)).data?.['changes']).toEqual({
      nodes: [{ subject: law(8) }, { subject: law(9) }],
    });
  });

  it('answers 410 with the way back for a cursor from the future or from another log', async () => {
    const codec = new CursorCodec('a secret for cursors in tests only');
    const [{ log } = { log: '' }] = await exchange.database.query<{ log: string }>('SELECT log FROM exchange.log_head');
    const others = [codec.encode('changes', [log, 1_000_000]), codec.encode('changes', ['another log', 1])];
    for (const since of others) {
      const { status, page, headers } = await get(`/changes?since=${since}`);
      expect(status).toBe(410);
      expect(headers.get('link')).toBe('<https://comity.example.org/changes>; rel="start"');
      expect(page.problems?.[0]).toMatchObject({
        path: 'since',
        message: expect.stringContaining('https://comity.example.org/changes'),
      });
    }
  });

  it('waits for the next change that may be read, and passes over the others', async () => {
    const { page } = await get('/changes?limit=1000');
    const waiting = get(`/changes?since=${page.next}&wait=20`);
    await exchange.publish(aChange({ subject: law(10), readers: ['participant:VN-MOH'] }));
    await exchange.publish(aChange({ subject: law(11) }));
    const began = performance.now();
    const answer = await waiting;
    expect(answer.page.changes.map((change) => change.subject)).toEqual([law(11)]);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('answers with nothing when the wait is over, and the cursor has moved on', async () => {
    const { page } = await get('/changes?limit=1000');
    await exchange.publish(aChange({ subject: law(12), readers: ['participant:VN-MOH'] }));
    await waitFor('the log', async () => (await head()) === 12);
    const { page: empty } = await get(`/changes?since=${page.next}&wait=1`);
    expect(empty.changes).toEqual([]);
    expect(empty.next).not.toBe(page.next);
  });
});

describe('GET /changes/stream', () => {
  it('goes on after Last-Event-ID and sends what happens next', async () => {
    const { page } = await get('/changes?limit=6');
    const controller = new AbortController();
    const answer = await fetch(`${exchange.url}/changes/stream`, {
      headers: { 'last-event-id': page.next },
      signal: controller.signal,
    });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    let text = '';
    const reading = (async () => {
      for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
        text += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    const subjects = (): string[] => [...text.matchAll(/"subject":"([^"]+)"/g)].map((match) => match[1] as string);
    await waitFor('what there was', () => subjects().includes(law(11)));
    await exchange.publish(aChange({ subject: law(13) }));
    await waitFor('what is new', () => subjects().includes(law(13)));
    expect(subjects()).toEqual([law(9), law(11), law(13)].slice(-subjects().length));
    expect(text).toMatch(/^id: .+\nevent: change\ndata: \{/m);
    controller.abort();
    await reading;
  });

  it('refuses a cursor given twice', async () => {
    const { status, page } = await get('/changes/stream?since=a&since=b');
    expect(status).toBe(400);
    expect(page.problems?.[0]?.path).toBe('since');
  });

  it('refuses a bad Last-Event-ID', async () => {
    const { status } = await get('/changes/stream', { 'last-event-id': 'nonsense' });
    expect(status).toBe(400);
  });
});

describe('Query.changes', () => {
  it('pages by cursor and filters', async () => {
    const query =
      'query ($after: String) { changes(filter: { topics: ["health-personnel"] }, first: 4, after: $after) { nodes { position differences { field } } pageInfo { hasNextPage endCursor } } }';
    const first = (await exchange.ask(publisher('TH-MOPH'), query)).data?.['changes'];
    expect(first.nodes.map((node: { position: number }) => node.position)).toEqual([1, 2, 3, 4]);
    const second = (await exchange.ask(publisher('TH-MOPH'), query, { after: first.pageInfo.endCursor })).data?.[
      'changes'
    ];
    expect(second.nodes.map((node: { position: number }) => node.position)).toEqual([5, 7, 8, 9]);
    const none = await exchange.ask(
      publisher('TH-MOPH'),
      '{ changes(filter: { topics: ["health"] }) { nodes { position } } }',
    );
    expect(none.data?.['changes'].nodes).toEqual([]);
  });

  const FOLLOW = `query ($after: String, $first: Int) { changes(filter: { countries: ["UY"] }, after: $after, first: $first) {
    nodes { subject } pageInfo { endCursor } } }`;
  const follow = async (after?: string, first = 20): Promise<{ subjects: string[]; endCursor: string }> => {
    const { data } = await exchange.ask(publisher('TH-MOPH'), FOLLOW, { after, first });
    const { nodes, pageInfo } = (data as Record<string, any>)['changes']; // oxlint-disable-line typescript/no-explicit-any -- tests read freely
    return { subjects: nodes.map(({ subject }: { subject: string }) => subject), endCursor: pageInfo.endCursor };
  };
  const publishFromUruguay = async (n: number): Promise<string> => {
    const subject = `UY-LAW-2026-00000${n}`;
    const before = await head();
    await exchange.publish(aChange({ subject, owner: 'UY-MSP', countries: ['UY'] }));
    await waitFor('the log', async () => (await head()) === before + 1);
    return subject;
  };

  it('keeps the place of who follows when there is nothing new, from the very beginning', async () => {
    expect((await follow((await follow(undefined, 0)).endCursor)).subjects).toEqual([]);
    const { endCursor } = await follow();
    expect(endCursor).not.toBeNull();
    const first = await publishFromUruguay(1);
    const one = await follow(endCursor);
    expect(one.subjects).toEqual([first]);
    const none = await follow(one.endCursor);
    expect(none).toEqual({ subjects: [], endCursor: one.endCursor });
    const second = await publishFromUruguay(2);
    expect((await follow(none.endCursor)).subjects).toEqual([second]);
    expect((await follow((await follow(undefined, 0)).endCursor)).subjects).toEqual([first, second]);
  });

  it('says that a cursor of another log, or from its future, is gone, and how to begin again', async () => {
    await publishFromUruguay(3);
    const { endCursor } = await follow();
    const [was] = await exchange.database.query<{ log: string; position: string }>('SELECT * FROM exchange.log_head');
    for (const other of ['log = gen_random_uuid()', 'position = position - 1']) {
      await exchange.database.query(`UPDATE exchange.log_head SET ${other}`);
      try {
        const { errors } = await exchange.ask(publisher('TH-MOPH'), FOLLOW, { after: endCursor });
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'GONE', problems: [{ path: 'after' }] });
        expect(errors?.[0]?.message).toContain('begin again without after');
      } finally {
        await exchange.database.query('UPDATE exchange.log_head SET log = $1, position = $2', [
          was?.log,
          was?.position,
        ]);
      }
    }
    expect((await follow(endCursor)).subjects).toEqual([]);
  });
});

describe('a publication that is no longer public', () => {
  it('takes what was said of it from everybody but those who may still read it', async () => {
    const own = { subject: 'PE-LAW-2026-000001', owner: 'PE-MINSA', countries: ['PE'] };
    const query = '{ changes(filter: { countries: ["PE"] }) { nodes { subject meaning } } }';
    const seen = async (participant?: string): Promise<number[]> => {
      const headers = participant ? { authorization: `Bearer ${await exchange.token(participant)}` } : undefined;
      const { page } = await get('/changes?limit=1000', headers);
      const { data } = await exchange.ask(participant ? publisher(participant) : ANONYMOUS, query);
      return [page.changes.filter(({ subject }) => subject === own.subject).length, data?.['changes'].nodes.length];
    };
    const written = async (count: number): Promise<void> => {
      const before = await head();
      await exchange.publish(
        aChange({ ...own, ...(count > 1 ? { type: 'publication.revised', readers: ['participant:PE-MINSA'] } : {}) }),
      );
      // The second one is followed by what tells the others to let go.
      await waitFor('the log', async () => (await head()) === before + count);
    };
    await written(1);
    expect(await seen()).toEqual([1, 1]);
    await written(2);
    expect(await seen()).toEqual([1, 1]);
    expect(await seen('TH-MOPH')).toEqual([1, 1]);
    expect(await seen('PE-MINSA')).toEqual([2, 2]);
    const { page } = await get('/changes?limit=1000');
    expect(page.changes.filter(({ subject }) => subject === own.subject)).toEqual([
      {
        type: 'publication.withdrawn',
        subject: own.subject,
        position: await head(),
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        occurredAt: expect.any(String),
        sequencedAt: expect.any(String),
      },
    ]);
  });
});
