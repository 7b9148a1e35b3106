import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { startRegistry, SECRETARIAT, type RegistryUnderTest } from '../registry.fixture.js';
import { readRegisterRequest } from './register-request.js';
import { cell, CSV_COLUMNS } from './register-csv.js';

const REGISTER = `query ($on: Date, $capacity: DesignationCapacity, $country: CountryCode, $first: Int, $after: String) {
  register(on: $on, capacity: $capacity, country: $country, first: $first, after: $after) {
    totalCount nodes { authority { id } capacity country { code } from to demonstration } edges { cursor } pageInfo { hasNextPage endCursor }
  }
}`;
const NATIONAL = 'DESIGNATED_NATIONAL_AUTHORITY';

describe('the register of a day', () => {
  let registry: RegistryUnderTest;
  const on = async (variables: object) => (await registry.data(REGISTER, { ...variables })).register;
  const ids = async (day: string): Promise<string[]> =>
    (await on({ on: day, capacity: NATIONAL, first: 100 })).nodes.map(
      (one: { authority: { id: string } }) => one.authority.id,
    );
  const get = (url: string) => registry.app.getHttpAdapter().getInstance().inject(url);

  beforeAll(async () => {
    registry = await startRegistry({ SEED: 'demonstration' });
    for (const given of [
      'authority: "PH-DMW", from: "2005-01-01", to: "2015-01-01", instrument: "=HYPERLINK(\\"https://evil.example\\")"',
      'authority: "PH-DOH", from: "2015-01-01", to: "2024-01-01"',
      'authority: "PH-DMW", from: "2024-01-01", to: "2026-01-01"',
    ])
      expect(
        await registry.data(
          `mutation { designate(input: { capacity: ${NATIONAL}, ${given} }) { __typename ... on Error { message } } }`,
          {},
          { actor: SECRETARIAT },
        ),
      ).toEqual({ designate: { __typename: 'Authority' } });
  });
  afterAll(() => registry.close());

  it('says who was designated on past days: in 2006, 2022 and 2026', async () => {
    expect(await ids('2006-06-01')).toEqual(['PH-DMW']);
    expect(await ids('2022-06-01')).toEqual(['PH-DOH']);
    expect(await ids('2025-12-31')).toEqual(['PH-DMW']);
    const now = await ids('2026-06-01');
    expect(now).toHaveLength(30);
    expect(now.filter((id) => id.startsWith('PH-'))).toEqual(['PH-DOH']);
    expect(await ids('1999')).toEqual([]);
  });

  it('is read page by page, by country and capacity, and filtered', async () => {
    const first = await on({ on: '2026-06-01', first: 25 });
    const second = await on({ on: '2026-06-01', first: 25, after: first.pageInfo.endCursor });
    const countries = [...first.nodes, ...second.nodes].map(({ country }) => country.code);
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([43, true, false]);
    expect(countries).toHaveLength(43);
    expect(countries).toEqual([...countries].sort());
    expect(await on({ on: '2026-06-01', country: 'PH', capacity: NATIONAL })).toMatchObject({
      totalCount: 1,
      nodes: [{ authority: { id: 'PH-DOH' }, from: '2026-01-01', to: null, demonstration: true }],
    });
    const other = await registry.ask(REGISTER, { on: '2026-06-02', after: first.pageInfo.endCursor });
    expect(other.errors?.[0]?.message).toMatch(/^after: /);
  });

  it('has an authority that another process entered a moment ago', async () => {
    await registry.db.query(
      `INSERT INTO registry.authority SELECT (jsonb_populate_record(a, '{"id": "BT-MOH", "country": "BT"}')).* FROM registry.authority a WHERE id = 'VN-MOH'`,
    );
    await registry.db.query(
      `INSERT INTO registry.designation (authority, country, capacity, from_date, demonstration, origin)
       VALUES ('BT-MOH', 'BT', '${NATIONAL}', '2026-01-01', false, 'REGISTER')`,
    );
    expect((await on({ country: 'BT' })).nodes).toMatchObject([{ authority: { id: 'BT-MOH' } }]);
    expect((await get('/register.json?country=BT')).json().designations).toMatchObject([{ authority: 'BT-MOH' }]);
  });

  it('is a CSV that spreadsheets read and do not run', async () => {
    const { headers, rawPayload, body } = await get('/register.csv?on=2006-06-01&capacity=&country=PH');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(headers['content-disposition']).toBe('attachment; filename="register-2006-06-01.csv"');
    expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(body, { bom: true, columns: true }) as Record<string, string>[];
    expect(Object.keys(rows[0] ?? {})).toEqual([...CSV_COLUMNS]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      country: 'PH',
      country_name: 'Philippines',
      authority: 'PH-DMW',
      from: '2005-01-01',
      to: '2015-01-01',
      demonstration: 'false',
      instrument: `'=HYPERLINK("https://evil.example")`,
    });
    const now = parse((await get('/register.csv')).body, { bom: true, columns: true }) as Record<string, string>[];
    expect(now.find(({ authority }) => authority === 'VN-MOH')).toMatchObject({
      demonstration: 'true',
      names: expect.stringContaining('vi: Bộ Y tế'),
    });
  });

  it.each(['=1+1', '+67033101234', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])(
    'gives the cell %j as text',
    (value) => {
      const [[given]] = parse(cell(value)) as [[string]];
      expect(given).toBe(`'${value}`);
    },
  );

  it('is JSON with the same', async () => {
    const answer = await get('/register.json?on=2022&country=PH');
    expect(answer.headers['cache-control']).toBe('public, no-cache');
    expect(answer.json()).toMatchObject({
      on: '2022-01-01',
      designations: [{ authority: 'PH-DOH', name: 'Department of Health', from: '2015-01-01', contactPoints: [] }],
    });
  });

  it.each([
    [{ on: '2026-02-30' }, 'on'],
    [{ capacity: 'KING' }, 'capacity'],
    [{ country: 'vn' }, 'country'],
    [{ on: ['2026', '2022'] }, 'on'],
  ])('is refused for %j, and the parameter is named', (query, path) => {
    expect(() => readRegisterRequest(query)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', problems: [{ path, message: expect.any(String) }] }),
    );
  });
});
