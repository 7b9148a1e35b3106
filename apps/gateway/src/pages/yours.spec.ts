import { afterEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { Role } from '#access';
import { country, decree, recordedReader, vietNam } from './recorded.fixture.js';
import { BROWSER, siteOn } from './site.fixture.js';

let site: FastifyInstance;
afterEach(() => site.close());

const other = { ...decree.owner, id: 'PH-DMW' };
const agreement = {
  ...decree,
  kind: 'AGREEMENT',
  owner: other,
  agreementType: 'BILATERAL',
  form: 'MOU',
  phase: 'SIGNED',
  signedOn: '2026-11-10',
  expiresOn: null,
  binding: null,
  expiringOn: null,
  assertions: [],
  safeguardsCheck: null,
  parties: [country('PH', ['en', 'Philippines']), vietNam].map((of) => ({ country: of, body: null, role: null })),
};

/** Where the page of a record leads somebody of VN-MOH in that role; null: signed in is nobody. */
async function ways(record: object, role: Role | null): Promise<string[]> {
  site = siteOn(recordedReader({ PublicationPage: { publication: record } }), {
    signedIn: role !== null,
    role: role ?? 'publisher',
  });
  const { body } = await site.inject({ url: `/publications/${decree.id}`, headers: BROWSER });
  return [...body.matchAll(/href="(\/work\/(?:records|agreements)\/[^"]+)"/g)].map(([, path = '']) => path);
}

describe('the page of a record leads', () => {
  it('those whose record it is to where they revise, confirm and withdraw it', async () => {
    expect(await ways(decree, 'publisher')).toEqual([`/work/records/${decree.id}`]);
  });

  it('those who speak for a party to where they confirm or dispute it', async () => {
    expect(await ways(agreement, 'publisher')).toEqual([`/work/agreements/${decree.id}`]);
  });

  it.each([
    ['nobody who is not signed in', decree, null],
    ['no colleague who may not read drafts', decree, 'partner-agent'],
    ['nobody of another ministry', { ...decree, owner: other }, 'publisher'],
    ['no colleague who may not speak for the country', agreement, 'contributor'],
    [
      'nobody to what is withdrawn',
      { ...agreement, revocation: { at: '2026-11-21T00:00:00.000Z', reason: 'Twice.' } },
      'publisher',
    ],
  ] as const)('%s anywhere', async (_whom, record, role) => {
    expect(await ways(record, role)).toEqual([]);
  });
});

it('who signs in comes back to the whole address', async () => {
  site = siteOn(recordedReader({}));
  const { statusCode, headers } = await site.inject({ url: '/work/people?at=VN-MOH&lang=fr', headers: BROWSER });
  expect([statusCode, headers.location]).toEqual([
    303,
    `/sign-in?return=${encodeURIComponent('/work/people?at=VN-MOH&lang=fr')}`,
  ]);
});

it('who acts for another comes back to it too', async () => {
  site = siteOn(recordedReader({}), { signedIn: true });
  const asked = '/nowhere?countries=VN&countries=TH';
  const { body } = await site.inject({ url: asked, headers: BROWSER });
  expect(body).toContain(`href="/sign-in/participant?return=${encodeURIComponent(asked)}"`);
});
