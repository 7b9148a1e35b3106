import { describe, expect, it } from '@jest/globals';
import { actorFor, type Actor } from '#access';
import type { Receiver } from '#testing';
import type { DeliveryPipeline } from '../delivery/pipeline.js';
import { delivering } from '../delivering.fixture.js';
import { aChange, publisher, type Exchange } from '../exchange.fixture.js';
import type { RecipientView } from './ledger.service.js';
import { reachCsv } from './reach-csv.js';

const DAY = 24 * 3600_000;
const owner = publisher('VN-MOH');

let exchange: Exchange;
let receiver: Receiver;
let pipeline: DeliveryPipeline;

delivering(
  (parts) => ({ exchange, receiver, pipeline } = parts),
  ['exchange.reach_sum', 'exchange.inbox_item', 'exchange.mail_reader'],
);

const STATUS: Record<string, number> = { '/good': 204, '/broken': 500, '/gone': 410, '/refuses': 403 };
const follows = (participant: string, path: string) =>
  exchange.subscriber({ owner: participant, url: `${receiver.url}${path}` });

/** Thailand has two receivers, one of which fails; the Philippines' is gone; Japan's refuses; Germany may not read it. */
async function published(): Promise<number> {
  receiver.answer = ({ path }) => ({ status: STATUS[path] ?? 500, body: 'token=secret' });
  await follows('TH-MOPH', '/good');
  await follows('TH-MOPH', '/broken');
  await follows('PH-DOH', '/gone');
  await follows('JP-MHLW', '/refuses');
  await follows('LA-MOH', '/broken');
  await follows('DE-BMG', '/good');
  const readers = ['participant:VN-MOH', 'country:TH', 'country:PH', 'country:JP', 'country:LA'];
  await exchange.append(aChange({ readers }));
  await pipeline.run();
  await exchange.database.query("UPDATE exchange.delivery SET state = 'GAVE_UP' WHERE subscriber = 'JP-MHLW'");
  return (await exchange.changes.head()).position;
}

const byWebhook = (lines: readonly RecipientView[]) => lines.filter(({ channel }) => channel === 'WEBHOOK');
const reachOf = (actor: Actor, position: number) => exchange.ledger.whole(actor, position);

describe('the ledger of a change', () => {
  it('shows its owner who was due, how far it got and why it failed, each participant once', async () => {
    const found = await reachOf(owner, await published());
    // Four of them by webhook; and each finds it in its inbox.
    expect(found.totals).toEqual({ due: 8, queued: 1, delivered: 5, read: 0, acknowledged: 0, failed: 2, skipped: 0 });
    expect(byWebhook(found.lines).map(({ participant, state, reason }) => [participant.id, state, reason])).toEqual([
      ['JP-MHLW', 'FAILED', 'REFUSED'],
      ['LA-MOH', 'QUEUED', 'RECEIVER_FAILS'],
      ['PH-DOH', 'FAILED', 'GONE'],
      ['TH-MOPH', 'DELIVERED', null],
    ]);
    expect(byWebhook(found.lines).at(-1)?.deliveredAt).toBeInstanceOf(Date);
  });

  it('shows what was read and acknowledged in inboxes, and which letters went, without a word of by whom and to whom', async () => {
    const position = await published();
    const { database } = exchange;
    await database.query(
      "UPDATE exchange.inbox_item SET acknowledged_at = now(), acknowledged_by = 'Ms Nok' WHERE owner = 'TH-MOPH'",
    );
    await database.query(
      `INSERT INTO exchange.inbox_reading (item_id, person, read_at)
       SELECT id, 'Mr Reader', now() FROM exchange.inbox_item WHERE owner IN ('TH-MOPH', 'JP-MHLW')`,
    );
    await database.query(
      `WITH reader AS (
         INSERT INTO exchange.mail_reader (id, owner, address, language, zone, hour, weekday, reader_keys, state, state_at, slot_at,
           slot_is_weekly, immediate_from, invitations, created_by, created_at)
         SELECT gen_random_uuid(), owner, name || '@example.org', 'en', 'UTC', 7, 1, '{}', 'ACTIVE', now(), now(), false, now(), 0, 'x', now()
         FROM (VALUES ('TH-MOPH', 'nok'), ('TH-MOPH', 'lek'), ('LA-MOH', 'kham')) AS r(owner, name) RETURNING id, owner, address
       )
       INSERT INTO exchange.mail_item (reader_id, position, subject, subscriptions, frequency, mandatory, state, created_at, done_at)
       SELECT id, $1, 'x', '{}', 'DAILY', false, CASE WHEN address LIKE 'lek%' THEN 'SENT' WHEN owner = 'TH-MOPH' THEN 'FAILED' ELSE 'WAITING' END,
         now(), now() FROM reader`,
      [position],
    );
    const { totals, lines } = await reachOf(owner, position);
    expect(totals).toEqual({ due: 10, queued: 2, delivered: 6, read: 2, acknowledged: 1, failed: 2, skipped: 0 });
    expect(
      lines
        .filter(({ channel }) => channel !== 'WEBHOOK')
        .map((line) => [line.participant.id, line.channel, line.state]),
    ).toEqual([
      ['JP-MHLW', 'INBOX', 'READ'],
      ['LA-MOH', 'EMAIL', 'QUEUED'],
      ['LA-MOH', 'INBOX', 'DELIVERED'],
      ['PH-DOH', 'INBOX', 'DELIVERED'],
      ['TH-MOPH', 'EMAIL', 'DELIVERED'],
      ['TH-MOPH', 'INBOX', 'ACKNOWLEDGED'],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/nok|lek|Reader|@example/i);
  });

  it('tells nothing of addresses, answers, secrets and subscriptions', async () => {
    const found = await reachOf(owner, await published());
    const told = JSON.stringify(found);
    for (const secret of ['127.0.0.1', 'token=secret', 'whsec_', 'follows', '/good'])
      expect(told).not.toContain(secret);
  });

  it('keeps it delivered while it is being sent again', async () => {
    const position = await published();
    exchange.clock.forward(120_000);
    const [endpoint] = await exchange.endpoints.mine(publisher('TH-MOPH'));
    await exchange.replays.replay(publisher('TH-MOPH'), {
      endpoint: endpoint?.id ?? '',
      positions: { from: position },
    });
    expect((await reachOf(owner, position)).totals).toMatchObject({ delivered: 5, queued: 1 });
  });

  it('is there for the owner and the operator, and for nobody else', async () => {
    const position = await published();
    const operator = actorFor('WHO', ['operator'], 'somebody who operates');
    expect(await exchange.ledger.ofChange(operator, position)).toMatchObject({ position });
    expect(await exchange.ledger.ofChange(actorFor('VN-MOH', ['auditor'], 'an auditor'), position)).not.toBeNull();
    const others = [
      publisher('TH-MOPH'),
      actorFor('WHO', ['secretariat', 'auditor'], 'the secretariat'),
      actorFor('VN-DOLAB', ['publisher', 'coordinator'], 'another authority of the country'),
      actorFor('VN-MOH', ['operator', 'partner-agent'].slice(1) as ['partner-agent'], 'an agent'),
    ];
    for (const other of others) {
      expect(await exchange.ledger.ofChange(other, position)).toBeNull();
      expect((await exchange.ledger.ofSubject(other, aChange().subject, {})).nodes).toEqual([]);
      await expect(exchange.ledger.whole(other, position)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(exchange.ledger.whole(other, 999_999)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('is limited to the kinds of record that a role is limited to', async () => {
    const position = await published();
    const limited = { ...owner, grants: [{ role: 'publisher' as const, kinds: ['AGREEMENT'] }] };
    expect(await exchange.ledger.ofChange(limited, position)).toBeNull();
  });

  it('is read in pages and by state', async () => {
    const reach = await exchange.ledger.ofChange(owner, await published());
    if (!reach) throw new Error('no reach');
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof exchange.ledger.recipients>> = await exchange.ledger.recipients(reach, {
        first: 3,
        after,
      });
      seen.push(...page.nodes.map(({ participant }) => participant.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['JP-MHLW', 'LA-MOH', 'PH-DOH', 'TH-MOPH'].flatMap((id) => [id, id]));
    const failed = await exchange.ledger.recipients(reach, { state: 'FAILED' });
    expect(failed.nodes.map(({ participant }) => participant.id)).toEqual(['JP-MHLW', 'PH-DOH']);
  });

  it('comes as CSV', async () => {
    const { reach, lines } = await exchange.ledger.whole(owner, await published());
    const [header, , first, ...rest] = reachCsv(reach, lines).split('\r\n');
    expect(header).toBe(
      'position,change,type,subject,participant,channel,state,reason,queuedAt,deliveredAt,readAt,acknowledgedAt',
    );
    expect(first).toBe(
      `${reach.position},${reach.change},publication.published,VN-LAW-2026-000001,JP-MHLW,WEBHOOK,FAILED,REFUSED,${lines[1]?.queuedAt.toISOString()},,,`,
    );
    expect(rest).toHaveLength(7);
  });
});

describe('letting go', () => {
  it('keeps the totals of a change true, also of those that never arrived', async () => {
    const position = await published();
    exchange.clock.forward(31 * DAY);
    await exchange.append(aChange({ subject: 'VN-LAW-2026-000002', readers: ['participant:VN-MOH', 'country:LA'] }));
    expect(await exchange.pruning.run()).toMatchObject({ deliveries: 0 });
    // Of the two that are still tried again.
    expect(await attempts()).toBe(2);
    expect((await reachOf(owner, position)).totals).toMatchObject({ due: 8, failed: 2, queued: 1 });
    exchange.clock.forward(60 * DAY);
    const past = await exchange.pruning.run();
    expect(past.deliveries).toBeGreaterThanOrEqual(1);
    expect((await exchange.rows()).map((row) => row['subject'])).toEqual(['VN-LAW-2026-000002']);
    const found = await reachOf(owner, position);
    expect(found.totals).toEqual({ due: 8, queued: 0, delivered: 5, read: 0, acknowledged: 0, failed: 3, skipped: 0 });
    expect(byWebhook(found.lines)).toEqual([]);
    expect(await exchange.pruning.run()).toEqual({ attempts: 0, deliveries: 0 });
    expect((await reachOf(owner, position)).totals).toMatchObject({ due: 8, delivered: 5 });
  });

  it('goes in small batches, each change whole, and goes on where it was stopped', async () => {
    await follows('TH-MOPH', '/good');
    await exchange.append(...Array.from({ length: 40 }, (_, n) => aChange({ subject: `VN-LAW-2026-0001${10 + n}` })));
    await exchange.database.query(
      `INSERT INTO exchange.delivery (position, subscription_id, endpoint_id, subscriber, host, subject, subscription_name,
         webhook_id, state, attempt, next_at, created_at)
       SELECT d.position, gen_random_uuid(), endpoint_id, 'S-' || n % 50, host, subject, subscription_name, webhook_id || n,
         'SKIPPED', 0, next_at, created_at
       FROM exchange.delivery d, generate_series(1, 200) AS n`,
    );
    exchange.clock.forward(60 * DAY);
    await exchange.pruning.run();
    expect(await exchange.rows()).toHaveLength(40 * 201);
    exchange.clock.forward(31 * DAY);
    let looks = 0;
    await exchange.pruning.run(() => (looks += 1) > 3);
    const left = (await exchange.rows()).length;
    expect(left % 201).toBe(0);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(40 * 201);
    const second = await exchange.pruning.run();
    expect(await exchange.rows()).toEqual([]);
    expect(second.deliveries).toBeGreaterThan(0);
    const [sum] = await exchange.database.query(
      'SELECT count(*)::int AS changes, min(due) AS fewest, max(due) AS most FROM exchange.reach_sum',
    );
    expect(sum).toEqual({ changes: 40, fewest: 51, most: 51 });
  });
});

async function attempts(): Promise<number> {
  const [row] = await exchange.database.query<{ count: number }>('SELECT count(*)::int AS count FROM exchange.attempt');
  return row?.count ?? 0;
}
