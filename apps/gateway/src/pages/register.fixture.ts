import { country } from './recorded.fixture.js';

/** What the API answers to the pages of the register. */
export const contact = {
  workingLanguages: ['vi'],
  workingHours: [
    {
      days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
      from: '08:00',
      to: '16:30',
      zone: 'Asia/Ho_Chi_Minh',
    },
  ],
  contactPoints: [
    {
      office: 'Desk',
      offices: [],
      email: 'desk@moh.gov.vn',
      telephone: '+842462732273',
      address: 'Ba Dinh\nHa Noi',
      languages: ['vi'],
      audience: 'PUBLIC',
    },
  ],
};

export const registerOf = (of: ReturnType<typeof country>) => {
  const line = {
    capacity: 'DESIGNATED_NATIONAL_AUTHORITY',
    from: '2026-01-01',
    to: null,
    instrument: 'Note verbale <1>',
    instrumentFile: { url: 'javascript:alert(1)', sha256: 'ab' },
    demonstration: true,
    deputy: { office: 'Policy bureau', authority: null },
    body: null,
    country: of,
    authority: {
      id: 'VN-MOH',
      name: 'Ministry of Health',
      names: [],
      website: 'https://moh.gov.vn',
      certain: true,
      ...contact,
    },
  };
  return {
    register: { totalCount: 1, nodes: [line], pageInfo: { hasNextPage: true, endCursor: 'c&1' } },
    countries: [of],
  };
};

export const bodyOf = (of: ReturnType<typeof country>) => {
  const member = { kind: 'MEMBER', from: '1995-07-28', certain: false, note: null, country: of };
  const left = {
    kind: 'MEMBER',
    from: '1973',
    to: '2020-01-31',
    certain: true,
    country: country('GB', ['en', 'United Kingdom']),
  };
  return {
    body: {
      id: 'ASEAN',
      name: 'ASEAN',
      names: [],
      acronym: null,
      website: null,
      partOf: null,
      parts: [],
      members: [
        member,
        {
          ...member,
          kind: 'OBSERVER',
          from: null,
          note: 'by invitation',
          country: country('PG', ['en', 'Papua New Guinea']),
        },
      ],
      memberships: [{ ...member, to: null }, left],
    },
    participant: null,
  };
};

export const partners = {
  partners: [
    {
      id: 'IOM',
      kind: 'UN_ORGANISATION',
      name: 'IOM',
      names: [],
      website: null,
      reads: ['public', 'network', 'participant:IOM', 'body:ASEAN'],
    },
  ],
};
