import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Change } from '#contracts';
import { aChange, publisher, startExchange, type Exchange } from '../exchange.fixture.js';
import type { SubscriptionInput } from './subscription.service.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());
afterEach(async () => {
  await exchange.database.query(
    'TRUNCATE exchange.delivery, exchange.standing_subscription, exchange.endpoint, exchange.membership',
  );
});

const member = (
  country: string,
  from: string | null,
  to: string | null = null,
  kind: 'MEMBER' | 'OBSERVER' = 'MEMBER',
) => ({ country, kind, from, to });

const asean: Change = aChange({
  type: 'body.membership_changed',
  subject: 'ASEAN',
  owner: 'ASEAN',
  kind: null,
  revision: null,
  countries: [],
  topics: [],
  legalBases: [],
  occupations: [],
  languages: [],
  members: [
    member('VN', '1995-07-28'),
    member('TL', '2025-10-26'),
    member('LA', '1997', '2026-01-01'),
    member('KH', null),
    member('PG', '1976', null, 'OBSERVER'),
  ],
});

let hosts = 0;

/** Whether a subscriber with this filter gets this change. */
async function gets(filter: SubscriptionInput['filter'], change: Partial<Change>, owner = 'TH-MOPH'): Promise<boolean> {
  hosts += 1;
  await exchange.subscriber({ owner, url: `https://hooks-${hosts}.example.org/a`, filter });
  await exchange.append(aChange(change));
  return (await exchange.rows()).length === 1;
}

describe('a subscription gets a change', () => {
  it.each<[string, SubscriptionInput['filter'], Partial<Change>, boolean]>([
    ['with an empty filter', {}, {}, true],
    ['without a filter', null, {}, true],
    ['of its type', { types: ['publication.revised'] }, { type: 'publication.revised' }, true],
    ['not of another type', { types: ['publication.revised'] }, {}, false],
    ['of its kind', { kinds: ['AGREEMENT', 'LAW'] }, {}, true],
    ['not of another kind', { kinds: ['AGREEMENT'] }, {}, false],
    ['not without a kind when it asks for one', { kinds: ['LAW'] }, { kind: null }, false],
    ['of its country', { countries: ['VN'] }, {}, true],
    ['of a party', { countries: ['DE'] }, { countries: ['VN', 'DE'] }, true],
    ['not of another country', { countries: ['DE'] }, {}, false],
    ['of its topic', { topics: ['health-personnel/recruitment/ethical-recruitment'] }, {}, true],
    ['of a topic below its topic', { topics: ['health-personnel'] }, {}, true],
    [
      'not of a topic above its topic',
      { topics: ['health-personnel/recruitment/ethical-recruitment/fees'] },
      {},
      false,
    ],
    ['not of a topic that merely begins alike', { topics: ['health-personnel/recruit'] }, {}, false],
    ['of its legal basis', { legalBases: ['CODE-2010:4'] }, {}, true],
    ['not of another legal basis', { legalBases: ['CODE-2010:5'] }, {}, false],
    ['of its occupation', { occupations: ['2221'] }, {}, true],
    ['of an occupation in its group', { occupations: ['22'] }, {}, true],
    ['not of another occupation', { occupations: ['2211'] }, {}, false],
    ['in its language', { languages: ['en'] }, {}, true],
    ['in a variety of its language', { languages: ['pt'] }, { languages: ['pt-BR'] }, true],
    ['not in another variety of its language', { languages: ['pt-PT'] }, { languages: ['pt-BR'] }, false],
    ['of its owner', { owners: ['VN-MOH'] }, {}, true],
    ['not of another owner of the same country', { owners: ['VN-MOLISA'] }, {}, false],
    ['of a paragraph of its article', { legalBases: ['CODE-2010:7'] }, { legalBases: ['CODE-2010:7.2a'] }, true],
    ['of a letter of its paragraph', { legalBases: ['CODE-2010:7.2'] }, { legalBases: ['CODE-2010:7.2a'] }, true],
    ['not of the article above its own', { legalBases: ['CODE-2010:7.2'] }, { legalBases: ['CODE-2010:7'] }, false],
    ['not of an article that begins alike', { legalBases: ['CODE-2010:1'] }, { legalBases: ['CODE-2010:10.1'] }, false],
    ['of a target of its goal', { legalBases: ['SDG:3'] }, { legalBases: ['SDG:3.c'] }, true],
    ['of its group of migrants', { migrantGroups: ['REFUGEES'] }, { migrantGroups: ['WOMEN', 'REFUGEES'] }, true],
    ['not of another group', { migrantGroups: ['REFUGEES'] }, { migrantGroups: ['WOMEN'] }, false],
    ['not without groups when it asks for one', { migrantGroups: ['REFUGEES'] }, {}, false],
    [
      'of what the vocabulary puts below its group',
      { migrantGroups: ['REFUGEES'] },
      { migrantGroups: ['RESETTLED'], broader: { migrantGroups: ['REFUGEES'] } },
      true,
    ],
    [
      'of what the vocabulary puts below its topic',
      { topics: ['migrant-health'] },
      { broader: { topics: ['migrant-health'] } },
      true,
    ],
    ['when all parts fit', { kinds: ['LAW'], countries: ['VN'], topics: ['health-personnel'] }, {}, true],
    ['not when one part does not', { kinds: ['LAW'], countries: ['VN'], topics: ['migrant-health'] }, {}, false],
  ])('%s', async (_, filter, change, expected) => {
    expect(await gets(filter, change)).toBe(expected);
  });
});

describe('a subscription to the other party of an agreement gets', () => {
  const agreement = (owner: string, countries: string[], parties = countries): Partial<Change> => ({
    kind: 'AGREEMENT',
    owner,
    countries,
    parties,
  });
  const ours = agreement('VN-MOH', ['VN', 'DE']);
  const theirs = agreement('DE-BMG', ['DE', 'VN']);
  it.each<[string, SubscriptionInput['filter'], Partial<Change>, boolean]>([
    ['one between both, whoever published it', { countries: ['VN'], counterparts: ['DE'] }, ours, true],
    ['one that the other published', { countries: ['VN'], counterparts: ['DE'] }, theirs, true],
    ['none with a third', { countries: ['VN'], counterparts: ['DE'] }, agreement('VN-MOH', ['VN', 'JP']), false],
    [
      'none where the one is the other',
      { countries: ['VN'], counterparts: ['VN'] },
      agreement('VN-MOH', ['VN', 'JP']),
      false,
    ],
    ['one between two of the same list', { countries: ['VN', 'DE'], counterparts: ['VN', 'DE'] }, ours, true],
    ['one of any party when no country is asked for', { counterparts: ['DE'] }, theirs, true],
    ['no law, which has no parties', { counterparts: ['VN'] }, {}, false],
    [
      'one with a body',
      { countries: ['JP'], counterparts: ['ASEAN'] },
      agreement('JP-MHLW', ['JP'], ['JP', 'ASEAN']),
      true,
    ],
    ['one of a member with a third', { bodies: ['ASEAN'], counterparts: ['DE'] }, ours, true],
    [
      'none of a third with the member itself',
      { bodies: ['ASEAN'], counterparts: ['VN'] },
      agreement('VN-MOH', ['VN', 'DE']),
      false,
    ],
  ])('%s', async (_, filter, change, expected) => {
    await exchange.append(asean);
    expect(await gets(filter, change)).toBe(expected);
  });
});

describe('a subscription to words gets a change', () => {
  const thai = { title: { th: 'พระราชบัญญัติการจ้างงานบุคลากรทางการแพทย์', en: 'Act' } };
  it.each<[string, Partial<Change>, boolean]>([
    ['recruitment', {}, true],
    ['RECRUITMENT tuyển', {}, true],
    ['tuyen dung', {}, true],
    ['recruitment nurses', {}, false],
    ['recruit', {}, true],
    ['"recruit"', {}, false],
    ['rec*', {}, true],
    ['rec', {}, false],
    ['"law on recruitment"', {}, true],
    ['"recruitment law"', {}, false],
    ['nurses OR recruitment', {}, true],
    ['law -recruitment', {}, false],
    ['-nurses', {}, true],
    ['"a law enters into force"', {}, true],
    ['VN-LAW-2026-000001', {}, true],
    ['licence', { texts: ['Recruiters need a licence.'] }, true],
    ['"recruiters need" licence', { texts: ['Recruiters need a licence.'] }, true],
    ['การจ้างงาน', thai, true],
    ['แพทย์', thai, true],
    ['โรงเรียน', thai, false],
    ['招聘', { title: { zh: '关于卫生人员国际招聘的法律' } }, true],
    ['卫生人员', { title: { zh: '关于卫生人员国际招聘的法律' } }, true],
    ['学校', { title: { zh: '关于卫生人员国际招聘的法律' } }, false],
  ])('%s', async (search, change, expected) => {
    expect(await gets({ search }, change)).toBe(expected);
  });

  it('with its other parts as well', async () => {
    expect(await gets({ search: 'recruitment', countries: ['DE'] }, {})).toBe(false);
    await exchange.append(aChange({ countries: ['VN', 'DE'] }));
    expect(await exchange.rows()).toHaveLength(1);
  });

  it('and keeps of it no more than its words', async () => {
    const [row] = await exchange.database.query<{ payload: object; body: string }>(
      `SELECT payload, body FROM exchange.change WHERE words @@ 'licence'`,
    );
    expect(JSON.stringify(row)).not.toContain('licence');
    expect(row?.payload).toBeDefined();
  });
});

describe('a subscription is refused', () => {
  it.each<[SubscriptionInput['filter'], string, RegExp]>([
    [{ search: '?!' }, 'input.filter.search', /no word/],
    [{ search: 'a'.repeat(501) }, 'input.filter.search', /at most 500/],
    [{ search: 'a\u0000b' }, 'input.filter.search', /control/],
    [{ counterparts: ['Germany'] }, 'input.filter.counterparts.0', /"Germany" is not known; expected a country/],
    [{ owners: ['nobody'] }, 'input.filter.owners.0', /participant/],
    [{ migrantGroups: ['refugees'] }, 'input.filter.migrantGroups.0', /REFUGEES/],
  ])('%j', async (filter, path, message) => {
    const refused = exchange.subscriptions.create(publisher('TH-MOPH'), { name: 'x', filter });
    await expect(refused).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path, message: expect.stringMatching(message) }],
    });
  });
});

describe('a subscription to a body gets a change', () => {
  it.each<[string, Partial<Change>, boolean]>([
    ['of a member', { countries: ['VN'] }, true],
    ['of a member from its first day', { countries: ['TL'], occurredAt: '2025-10-26T00:00:00.000Z' }, true],
    ['not of a member before its first day', { countries: ['TL'], occurredAt: '2025-10-25T23:59:59.999Z' }, false],
    ['of a former member until its last day', { countries: ['LA'], occurredAt: '2025-12-31T23:59:59.999Z' }, true],
    ['not of a former member afterwards', { countries: ['LA'], occurredAt: '2026-01-01T00:00:00.000Z' }, false],
    ['of a member whose first day is not known', { countries: ['KH'] }, true],
    ['not of an observer', { countries: ['PG'] }, false],
    ['not of others', { countries: ['JP'] }, false],
    ['of an agreement with one member', { countries: ['JP', 'VN'] }, true],
    ['of the body itself', { owner: 'ASEAN', countries: [] }, true],
    ['of what the body is a party of', { owner: 'JP-MHLW', countries: ['JP'], parties: ['JP', 'ASEAN'] }, true],
  ])('%s', async (_, change, expected) => {
    await exchange.append(asean);
    expect(await gets({ bodies: ['ASEAN'] }, change)).toBe(expected);
  });

  it('of those who joined today, and not of those who left yesterday', async () => {
    const today = aChange().occurredAt.slice(0, 10);
    const yesterday = '2026-11-20';
    await exchange.append({
      ...asean,
      members: [member('TL', today), member('LA', '1997', yesterday), member('JP', '2026-11-22')],
    });
    expect(await gets({ bodies: ['ASEAN'] }, { countries: ['TL'] })).toBe(true);
    await exchange.append(aChange({ countries: ['LA'] }), aChange({ countries: ['JP'] }));
    expect(await exchange.rows()).toHaveLength(1);
  });

  it('that is a part of another, by its own members', async () => {
    await exchange.append(asean, {
      ...asean,
      subject: 'ASEAN-HC3',
      owner: 'ASEAN-HC3',
      members: [member('TH', '2010')],
    });
    expect(await gets({ bodies: ['ASEAN-HC3'] }, { countries: ['VN'] })).toBe(false);
    await exchange.append(aChange({ countries: ['TH'] }), aChange({ owner: 'ASEAN-HC3', countries: [] }));
    expect(await exchange.rows()).toHaveLength(2);
  });

  it('about its members, replaced as a whole by the next one', async () => {
    await exchange.append(asean, { ...asean, members: [member('JP', '2026-11-21')] });
    expect(await gets({ bodies: ['ASEAN'] }, { countries: ['VN'] })).toBe(false);
    await exchange.append(aChange({ countries: ['JP'] }), asean);
    expect((await exchange.rows()).map((row) => row['subject'])).toEqual([aChange().subject, 'ASEAN'].slice(1));
  });
});

describe('rights', () => {
  it.each<[string, string, string[], boolean]>([
    ['an authority reads what the network may read', 'TH-MOPH', ['network'], true],
    ['a partner does not', 'WHO', ['network'], false],
    ['a party reads what the parties may read', 'TH-MOPH', ['participant:VN-MOH', 'country:TH'], true],
    ['a third does not', 'PH-DOH', ['participant:VN-MOH', 'country:TH'], false],
    ["nobody reads what is its owner's", 'TH-MOPH', ['participant:VN-MOH'], false],
    ['the owner does', 'VN-MOH', ['participant:VN-MOH'], true],
  ])('%s', async (_, owner, readers, expected) => {
    expect(await gets({}, { readers }, owner)).toBe(expected);
  });
});

describe('the log', () => {
  it('gives positions without gaps, also when a batch is rolled back', async () => {
    const { position: before } = await exchange.changes.head();
    await exchange.append(aChange(), aChange(), aChange());
    await exchange.append(aChange({ occurredAt: 'no date' })).catch(() => undefined);
    await Promise.all(Array.from({ length: 5 }, () => exchange.append(aChange(), aChange())));
    const rows = await exchange.database.query<{ position: string }>(
      'SELECT position FROM exchange.change WHERE position > $1 ORDER BY 1',
      [before],
    );
    expect(rows.map((row) => Number(row.position))).toEqual(Array.from({ length: 13 }, (_, n) => before + n + 1));
  });

  it('narrows earlier changes to those who may still read the record, never widens them, also within a batch', async () => {
    const own = 'participant:VN-MOH';
    const network = ['network', own];
    const parties = [own, 'country:TH'];
    const revised = (subject: string, readers: string[]): Change =>
      aChange({ type: 'publication.revised', subject, readers });
    const [a, b, c, other] = [101, 102, 103, 104].map((n) => `VN-LAW-2026-000${n}`) as [string, string, string, string];
    await exchange.append(
      aChange({ subject: a }),
      aChange({ subject: b, readers: network }),
      aChange({ subject: c }),
      aChange({ subject: other }),
    );
    const { narrowed: before } = await exchange.changes.head();
    await exchange.append(revised(a, ['public']), revised(b, ['public']));
    expect((await exchange.changes.head()).narrowed).toBe(before);
    await exchange.append(revised(a, network), revised(b, parties), revised(c, parties), revised(c, ['public']));
    await exchange.append(revised(c, network), revised(a, network));
    // Only of c was anything still public; its withdrawal comes after what made it.
    const { position, narrowed } = await exchange.changes.head();
    expect(narrowed).toBe(position - 1);
    const readers = async (subject: string): Promise<string[][]> => {
      const rows = await exchange.database.query<{ readers: string[] }>(
        `SELECT readers FROM exchange.change WHERE subject = $1 AND type <> 'publication.withdrawn' ORDER BY position`,
        [subject],
      );
      return rows.map((row) => row.readers);
    };
    expect(await readers(a)).toEqual([network, network, network, network]);
    expect(await readers(b)).toEqual([[own], parties, parties]);
    expect(await readers(c)).toEqual([[own], [own], network, network]);
    expect(await readers(other)).toEqual([['public']]);
  });

  it('keeps the message thin however long the difference', async () => {
    const differences = Array.from({ length: 150 }, (_, n) => ({
      field: `provisions.${n}`,
      before: 'ກ'.repeat(400),
      after: 'ខ'.repeat(400),
    }));
    const title = Object.fromEntries(
      ['en', 'fr', 'es', 'vi', 'th', 'lo', 'km', 'my', 'ar', 'zh', 'ru', 'de'].map((language) => [
        language,
        'ท'.repeat(3000),
      ]),
    );
    await exchange.append(aChange({ differences }), aChange({ title }));
    const { position } = await exchange.changes.head();
    const rows = await exchange.database.query<{ body: string }>(
      'SELECT body FROM exchange.change WHERE position > $1 ORDER BY 1',
      [position - 2],
    );
    for (const { body } of rows) {
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(18_500);
      expect(JSON.parse(`${body}}`)).toMatchObject({ data: { truncated: true, differences: [] } });
    }
  });

  it('makes one delivery per subscription and endpoint, and none for a paused one', async () => {
    const { endpointId, subscriptionId } = await exchange.subscriber({
      owner: 'TH-MOPH',
      url: 'https://hooks.example.org/a',
    });
    await exchange.subscriptions.create(publisher('TH-MOPH'), { name: 'Another', endpoint: endpointId });
    await exchange.append(aChange());
    expect(await exchange.rows()).toHaveLength(2);
    await exchange.subscriptions.setPaused(publisher('TH-MOPH'), subscriptionId, true);
    await exchange.append(aChange());
    expect(await exchange.rows()).toHaveLength(3);
  });
});
