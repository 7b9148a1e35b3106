import { invalidInput, isPartialDate, momentOf, PUBLICATION_KINDS, type Problem, type PublicationKind } from '#kernel';
import type { AgreementContent } from '../agreement/agreement.js';
import type { NetworkFilter } from './agreement-network.service.js';
import type { CoverageQuestion } from './coverage.service.js';

type Given = Record<string, unknown>;

const PHASES: readonly string[] = ['NEGOTIATION', 'SIGNED', 'IN_FORCE', 'ENDED', 'UNKNOWN'];

/** What an address asks, with every word that is not understood refused. Lists are parted by commas. */
class Address {
  private readonly problems: Problem[] = [];

  constructor(
    private readonly given: Given,
    known: readonly string[],
  ) {
    for (const name of Object.keys(given))
      if (!known.includes(name))
        this.problems.push({ path: name.slice(0, 40), message: `is not known here; expected ${known.join(', ')}` });
  }

  text(name: string): string | null {
    const value = this.given[name];
    if (value === undefined || value === '') return null;
    if (typeof value === 'string') return value.slice(0, 20_000);
    this.problems.push({ path: name, message: 'is given twice; part its values by commas' });
    return null;
  }

  list(name: string): string[] | null {
    return (
      this.text(name)
        ?.split(',')
        .map((item) => item.trim()) ?? null
    );
  }

  among<T extends string>(name: string, known: readonly T[]): T[] | null {
    const values = this.list(name);
    for (const value of values ?? [])
      if (!known.includes(value as T))
        this.problems.push({
          path: name,
          message: `${JSON.stringify(value.slice(0, 40))} is none of ${known.join(', ')}`,
        });
    return values as T[] | null;
  }

  read(name: string, parse: (text: string) => string | null, expected: string): string | null {
    const text = this.text(name);
    const value = text === null ? null : parse(text);
    if (text !== null && value === null) this.problems.push({ path: name, message: `expected ${expected}` });
    return value;
  }

  done(): void {
    if (this.problems.length > 0) throw invalidInput(this.problems);
  }
}

export function readCoverageQuestion(given: Given): CoverageQuestion {
  const address = new Address(given, ['countries', 'by', 'codes', 'kinds', 'asOf']);
  const by = address.among('by', ['LEGAL_BASIS', 'TOPIC'] as const)?.[0] ?? 'LEGAL_BASIS';
  const question = {
    countries: address.list('countries') ?? [],
    by,
    codes: address.list('codes'),
    kinds: address.among<PublicationKind>('kinds', PUBLICATION_KINDS),
    asOf: address.read('asOf', momentOf, 'a day such as 2026-07-01, taken at its end (UTC), or 2026-07-01T09:30:00Z'),
  };
  address.done();
  return question;
}

const partial = (text: string): string | null => (isPartialDate(text) ? text : null);
const EXPECTED_DATE = 'a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD';

export function readNetworkFilter(given: Given): NetworkFilter {
  const address = new Address(given, ['countries', 'topics', 'occupations', 'phases', 'signedFrom', 'signedTo']);
  const filter = {
    countries: address.list('countries'),
    topics: address.list('topics'),
    occupations: address.list('occupations'),
    phases: address.among('phases', PHASES) as AgreementContent['phase'][] | null,
    signedFrom: address.read('signedFrom', partial, EXPECTED_DATE),
    signedTo: address.read('signedTo', partial, EXPECTED_DATE),
  };
  address.done();
  return filter;
}

/** The most that `comparePolicies` gives of each country on each topic. */
const ALL = 20;

export function readComparison(given: Given): { countries: string[]; topics: string[]; first: number } {
  const address = new Address(given, ['countries', 'topics']);
  const question = { countries: address.list('countries') ?? [], topics: address.list('topics') ?? [], first: ALL };
  address.done();
  return question;
}
