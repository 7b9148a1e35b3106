/** What a form holds of how an authority is reached; the register decides whether it is right. */
export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface Name {
  readonly language: string;
  readonly value: string;
}

export interface Point {
  readonly office: readonly Name[];
  readonly email: string;
  readonly telephone: string;
  readonly address: string;
  readonly languages: readonly string[];
  readonly audience: 'PUBLIC' | 'NETWORK';
}

export interface Hours {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

export interface Contact {
  readonly languages: readonly string[];
  readonly hours: readonly Hours[];
  readonly points: readonly Point[];
}

export interface Kept {
  readonly workingLanguages: readonly string[];
  readonly workingHours: readonly Hours[];
  readonly contactPoints: readonly {
    readonly offices: readonly Name[];
    readonly email?: string | null;
    readonly telephone?: string | null;
    readonly address?: string | null;
    readonly languages: readonly string[];
    readonly audience: 'PUBLIC' | 'NETWORK';
  }[];
}

export const contactOf = ({ workingLanguages, workingHours, contactPoints }: Kept): Contact => ({
  languages: workingLanguages,
  hours: workingHours.map(({ days, from, to, zone }) => ({ days, from, to, zone })),
  points: contactPoints.map(({ offices, email, telephone, address, languages, audience }) => ({
    office: offices.map(({ language, value }) => ({ language, value })),
    email: email ?? '',
    telephone: telephone ?? '',
    address: address ?? '',
    languages,
    audience,
  })),
});

export const emptyPoint = (language: string): Point => ({
  office: [{ language: 'en', value: '' }],
  email: '',
  telephone: '',
  address: '',
  languages: [language],
  audience: 'PUBLIC',
});

export const emptyHours = (zone: string): Hours => ({
  days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
  from: '08:00',
  to: '17:00',
  zone,
});

/** Spaces and brackets that people write into numbers are not part of them. */
const number = (telephone: string): string | null => telephone.replace(/[\s().-]/g, '') || null;

/** As the register takes it: what was left empty is not said. */
export const inputOf = ({ languages, hours, points }: Contact) => ({
  workingLanguages: languages,
  workingHours: hours,
  contactPoints: points.map(({ office, email, telephone, address, ...point }) => ({
    ...point,
    office: office.map(({ language, value }) => ({ language, value: value.trim() })),
    email: email.trim() || null,
    telephone: number(telephone),
    address: address.trim() || null,
  })),
});

/** One of several replaced. */
export const withAt = <T>(list: readonly T[], place: number, item: T): T[] =>
  list.map((one, at) => (at === place ? item : one));
export const without = <T>(list: readonly T[], place: number): T[] => list.filter((_, at) => at !== place);
