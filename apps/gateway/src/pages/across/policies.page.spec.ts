import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { country, decree, recordedReader } from '../recorded.fixture.js';
import { BROWSER, siteOn } from '../site.fixture.js';

let site: FastifyInstance;
afterEach(() => site.close());

const TOPIC = 'health-personnel/recruitment';
const topic = { code: TOPIC, label: { language: 'en', value: 'Recruitment' } };
const viet = country('VN', ['en', 'Viet Nam']);
const lao = country('LA', ['en', 'Lao <b>']);
const record = {
  legalDate: '2099-01-01',
  provisions: [{ heading: 'Điều 5', summary: 'Cần giấy phép.' }],
  publication: {
    ...decree,
    summaries: [
      { language: 'vi', value: 'Tóm tắt <i>' },
      { language: 'en', value: 'Recruiters need a licence.' },
    ],
  },
};
const reader = (hasBody: boolean) =>
  recordedReader({
    PolicyChoices: {
      countries: [viet, lao],
      ...(hasBody ? { members: [{ code: 'VN' }, { code: 'LA' }] } : {}),
      topics: [{ ...topic, parent: 'health-personnel' }],
      bodies: [{ id: 'ASEAN', name: 'ASEAN', names: [] }],
    },
    PoliciesPage: {
      comparePolicies: [
        {
          topic,
          countries: [
            { country: viet, missing: false, total: 5, records: [record] },
            { country: lao, missing: true, total: 0, records: [] },
          ],
        },
      ],
    },
  });
const page = async (url: string) => {
  const asked = reader(url.includes('body='));
  site = siteOn(asked);
  const { statusCode, body } = await site.inject({ url, headers: BROWSER });
  return { statusCode, text: body.replace(/\s+/g, ' '), asked: asked.asked };
};

describe('policies side by side', () => {
  it('stay what they are in another language', async () => {
    const { text } = await page(`/compare?country=VN&country=LA&topic=${TOPIC}`);
    expect(text).toContain(`/compare?country=VN&amp;country=LA&amp;topic=${encodeURIComponent(TOPIC)}&amp;lang=vi"`);
  });

  it('are a table with topics down and countries across, each record with its status and its rule in its own language', async () => {
    const { text, asked } = await page(`/compare?country=VN&country=LA&topic=${TOPIC}`);
    expect(asked[1]?.variables).toMatchObject({ countries: ['VN', 'LA'], topics: [TOPIC] });
    expect(text).toMatch(/<th scope="row"> ?<bdi dir="ltr">Recruitment<\/bdi>/);
    expect(text).toMatch(/<th scope="col"> ?<a href="\/countries\/VN">/);
    expect(text).toContain('<p class="rule small" lang="vi" dir="ltr"> Điều 5: Cần giấy phép. </p>');
    expect(text).toContain('In force from');
    expect(text).toContain('Nothing that you may read is published');
    expect(text).toContain(`href="/publications?country=VN&amp;topic=${encodeURIComponent(TOPIC)}"`);
    expect(text).toContain('Lao &lt;b&gt;');
  });

  it('have the original beside a translation, closed until it is asked for, and all of them open by an address', async () => {
    const { text } = await page(`/compare?country=VN&topic=${TOPIC}`);
    expect(text).toMatch(
      /<details class="small" ?> <summary>Original: Vietnamese<\/summary> <div lang="vi" dir="ltr">/,
    );
    expect(text).toContain('Tóm tắt &lt;i&gt;');
    const open = `/compare?country=VN&amp;topic=${encodeURIComponent(TOPIC)}&amp;originals=1`;
    expect(text).toContain(`href="${open}"`);
    await site.close();
    expect((await page(open.replaceAll('&amp;', '&'))).text).toContain('<details class="small" open>');
  });

  it('are chosen by a form: members of a body are added, and what is chosen can be taken back', async () => {
    const { text, asked } = await page(`/compare?body=asean&topic=${TOPIC}`);
    expect(asked[0]?.variables).toMatchObject({ body: 'ASEAN', hasBody: true });
    expect(asked[1]?.variables).toMatchObject({ countries: ['VN', 'LA'] });
    expect(text).toContain('<input type="checkbox" name="country" value="VN" checked />');
    expect(text).not.toContain('<option value="VN">');
  });

  it('leave out what is not known, and say so', async () => {
    const { text, asked } = await page(`/compare?country=VN&country=X%3Cb%3E&topic=${TOPIC}&topic=nonsense`);
    expect(asked[1]?.variables).toMatchObject({ countries: ['VN'], topics: [TOPIC] });
    expect(text).toContain('X&lt;B&gt;');
    expect(text).toContain('nonsense');
  });

  it('ask for a choice first, and for nothing else', async () => {
    const { text, asked, statusCode } = await page('/compare');
    expect(statusCode).toBe(200);
    expect(asked).toHaveLength(1);
    expect(text).toContain('/compare?body=ASEAN');
  });

  it('can be taken as files that are asked for as their reader', async () => {
    const { text } = await page(`/compare?country=VN&country=LA&topic=${TOPIC}`);
    expect(text).toContain(`/survey/policies.csv?countries=VN%2CLA&amp;topics=${encodeURIComponent(TOPIC)}`);
    expect(text).toContain('/survey/policies.json?');
  });
});
