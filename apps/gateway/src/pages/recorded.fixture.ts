import { Kind, type DocumentNode } from 'graphql';
import type { Reader } from './reader.js';

/** Answers as the API gives them, by the operation's name; a test replaces what it is about. */
type Answers = Record<string, unknown>;

export const recordedReader = (
  answers: Answers,
): Reader & { asked: { name: string; variables: Record<string, unknown> }[] } => {
  const asked: { name: string; variables: Record<string, unknown> }[] = [];
  return {
    asked,
    read<T>(document: DocumentNode, variables: Record<string, unknown>): Promise<T> {
      const name = nameOf(document);
      asked.push({ name, variables });
      const found = answers[name];
      if (found instanceof Error) return Promise.reject(found);
      return Promise.resolve(found as T);
    },
  };
};

export function nameOf(document: DocumentNode): string {
  const operation = document.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value ?? '';
}

export const country = (code: string, ...names: [string, string][]) => ({
  code,
  name: names[0]?.[1] ?? code,
  names: names.map(([language, value]) => ({ language, value })),
});

export const vietNam = country('VN', ['fr', 'Viêt Nam'], ['en', 'Viet Nam']);

const owner = {
  id: 'VN-MOH',
  kind: 'AUTHORITY',
  name: 'Ministry of Health',
  names: [{ language: 'en', value: 'Ministry of Health' }],
  authority: { demonstration: false },
};

export const decree = {
  __typename: 'Law',
  id: 'VN-LAW-2026-000123',
  kind: 'LAW',
  state: 'PUBLISHED',
  revision: 2,
  owner,
  country: vietNam,
  title: { language: 'en', value: 'Decree on health workers who go to work abroad' },
  publishedAt: '2026-11-20T09:30:00.000Z',
  freshness: { state: 'CURRENT', confirmedAt: '2026-11-20T09:30:00.000Z', dueOn: '2028-11-20' },
  confidence: null,
  lawType: 'DECREE',
  adoptedOn: '2026-11',
  publishedOn: null,
  inForceOn: '2099-01-01',
  repealedOn: null,
  legalForce: 'ADOPTED',
  url: 'https://node.example/publications/VN-LAW-2026-000123',
  titles: [
    { language: 'vi', value: 'Nghị định về người lao động y tế đi làm việc ở nước ngoài' },
    { language: 'en', value: 'Decree on health workers who go to work abroad' },
  ],
  summary: { language: 'en', value: 'Recruiters need a licence.' },
  languageVersions: [
    { language: 'vi', original: true, legalValue: 'OFFICIAL' },
    { language: 'en', original: false, legalValue: 'MACHINE' },
  ],
  originalLanguage: 'vi',
  topics: [{ code: 'health-personnel/recruitment', label: { language: 'en', value: 'Recruitment' } }],
  legalBases: [
    { code: 'CODE-2010:5.2', unconfirmed: false, label: { language: 'en', value: 'Bilateral arrangements' } },
  ],
  occupations: [],
  officialUrl: 'https://gazette.example/1',
  urlIsOfficial: true,
  audience: 'PUBLIC',
  note: null,
  provenance: [],
  contentHash: 'sha256:00ff',
  firstPublishedAt: '2026-10-01T08:00:00.000Z',
  revisedAt: '2026-11-20T09:30:00.000Z',
  revocation: null,
  revisions: [
    {
      number: 2,
      change: 'REVISED',
      changeNote: 'Entry into force moved by a year.',
      publishedAt: '2026-11-20T09:30:00.000Z',
      differences: [{ field: 'inForceOn', before: '"2098-01-01"', after: '"2099-01-01"' }],
    },
    { number: 1, change: 'PUBLISHED', changeNote: null, publishedAt: '2026-10-01T08:00:00.000Z', differences: [] },
  ],
  number: '15/2026/ND-CP',
  gazette: null,
  jurisdiction: null,
  provisions: [],
  entriesIntoForce: [],
  supersededBy: null,
  links: [],
  linkedBy: [],
};

export const arabicAct = {
  ...decree,
  id: 'EG-LAW-2026-000001',
  country: country('EG', ['ar', 'مصر']),
  title: { language: 'ar', value: 'قانون تنظيم المهن الصحية (رقم 42)' },
  titles: [{ language: 'ar', value: 'قانون تنظيم المهن الصحية (رقم 42)' }],
  summary: { language: 'ar', value: 'يشترط القانون ترخيصًا.' },
  originalLanguage: 'ar',
  lawType: 'ACT',
  legalForce: 'IN_FORCE',
  inForceOn: '2026-06-01',
  confidence: { title: 'HIGH', date: 'MEDIUM', status: 'HIGH', parties: null, url: 'LOW' },
};

export const home = (nodes: unknown[]) => ({
  publications: { totalCount: nodes.length, nodes },
  countries: [{ code: 'VN' }],
  authorities: { totalCount: 31 },
  bodies: [{ id: 'ASEAN' }],
  lastYear: {
    totalCount: 12,
    facets: {
      countries: [
        { value: 'VN', count: 9, country: vietNam },
        { value: 'EG', count: 3, country: arabicAct.country },
      ],
    },
  },
  agreementNetwork: {
    agreements: 1,
    edges: [{ from: 'VN', to: 'EG', directed: true, count: 1 }],
    nodes: [
      { id: 'VN', country: vietNam },
      { id: 'EG', country: arabicAct.country },
    ],
  },
});
