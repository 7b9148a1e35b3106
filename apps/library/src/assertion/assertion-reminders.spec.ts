import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Notice } from '#contracts';
import { Notices } from '#messaging';
import { germany, startLibrary, vietnam, type TestLibrary } from '../library.fixture.js';
import { assertionsOn } from './assertion.fixture.js';
import { AssertionReminders } from './assertion-reminders.service.js';

const DAY_MS = 86_400_000;
const after = (days: number): Date => new Date(Date.now() + days * DAY_MS + 1000);

let library: TestLibrary;
let people: Record<string, string>;
beforeAll(async () => {
  library = await startLibrary();
  people = {
    publisher: await personWith('DE-BMG', 'publisher'),
    ofLaws: await personWith('DE-BMG', 'publisher', ['LAW']),
    contributor: await personWith('DE-BMG', 'contributor'),
    ofAnother: await personWith('DE-AA', 'publisher'),
    ofOwner: await personWith('VN-MOH', 'publisher'),
    ofThird: await personWith('TH-MOPH', 'publisher'),
  };
});
afterAll(() => library.stop());

async function personWith(participant: string, role: string, kinds: string[] | null = null): Promise<string> {
  return library.db.transaction(async () => {
    const [row] = await library.db.query<{ id: string }>(
      `INSERT INTO access.person (id, name, email) VALUES (gen_random_uuid(), $1, $2) RETURNING id`,
      [`${participant} ${role}`, `${crypto.randomUUID()}@example.org`],
    );
    const person = (row as { id: string }).id;
    await library.db.query(
      `INSERT INTO access.role_grant (id, person, participant, role, kinds, starts_at, granted_by) VALUES (gen_random_uuid(), $1, $2, $3, $4, '2020-01-01', 'test')`,
      [person, participant, role, kinds],
    );
    return person;
  });
}

const another = (): AssertionReminders => new AssertionReminders(library.db, new Notices(library.db));

/** The notices written so far, which are taken away. */
async function told(): Promise<Notice[]> {
  const rows = await library.db.query<{ payload: Notice }>('SELECT payload FROM messaging.notice ORDER BY id');
  await library.db.query('DELETE FROM messaging.notice');
  return rows.map(({ payload }) => payload).filter(({ kind }) => kind === 'ASSERTION_OWED');
}

describe('who has not answered', () => {
  it('is reminded after 30 and after 60 days, each once however many look, at each authority of the country', async () => {
    const id = await library.publish(vietnam, 'Agreement');
    await another().remind(after(29));
    expect(await told()).toEqual([]);
    const counts = await Promise.all([another(), another(), another()].map((one) => one.remind(after(30))));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    const first = await told();
    expect(first.sort((a, b) => a.participant.localeCompare(b.participant))).toEqual([
      { kind: 'ASSERTION_OWED', participant: 'DE-AA', to: [people['ofAnother']], records: [id] },
      { kind: 'ASSERTION_OWED', participant: 'DE-BMG', to: [people['publisher']], records: [id] },
    ]);
    await another().remind(after(59));
    expect(await told()).toEqual([]);
    await another().remind(after(60));
    expect(await told()).toHaveLength(2);
    await another().remind(after(400));
    expect(await told()).toEqual([]);
  });

  it('is sent one letter for both reminders where nothing ran meanwhile, and one for all agreements', async () => {
    const ids = [await library.publish(vietnam, 'Agreement'), await library.publish(vietnam, 'Agreement')];
    await another().remind(after(90));
    const notices = await told();
    expect(notices.map(({ records }) => [...records].sort())).toEqual([ids, ids]);
    await another().remind(after(91));
    expect(await told()).toEqual([]);
  });

  it('is left alone once it has answered, when the agreement is gone, and begins anew with a revision', async () => {
    const on = assertionsOn(library);
    const [answered, gone, revised] = [
      await library.publish(vietnam, 'Agreement'),
      await library.publish(vietnam, 'Agreement'),
      await library.publish(vietnam, 'Agreement'),
    ];
    await on.confirm(germany, answered);
    await on.mutate(vietnam, `revoke(id: "${gone}", reason: "Withdrawn")`);
    await another().remind(after(60));
    expect((await told()).flatMap(({ records }) => records)).toEqual([revised, revised]);
    await on.revise(revised, { durationMonths: 12 });
    await another().remind(after(30));
    expect((await told()).flatMap(({ records }) => records)).toEqual([revised, revised]);
  });
});
