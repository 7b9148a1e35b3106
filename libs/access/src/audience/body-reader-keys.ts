import { earliestDay } from '#kernel';
import { bodyKey, countryKey } from '../audience.js';
import type { ReaderKeyFact } from './keep-reader-keys.js';

export interface BodyOfReaders {
  id: string;
  partOf: string | null;
  /** since when it is a part, and the first day on which it no longer is; absent: not known, lasts */
  partFrom?: string | null;
  partTo?: string | null;
}

export interface MemberOfBody {
  country: string;
  kind: string;
  from: string | null;
  to: string | null;
}

/**
 * What follows from one body's list of members: each member reads what is for the body, and for its parts while they are
 * its parts; the body's own people read what is for it and for the whole that it is a part of. Observers and associates
 * read what the network and the public read, no more. A part's members do not read what is for the whole by that.
 */
export function bodyReaderKeys(
  body: BodyOfReaders,
  members: readonly MemberOfBody[],
  bodies: readonly BodyOfReaders[],
): ReaderKeyFact[] {
  const own = { source: body.id, holder: `participant:${body.id}` };
  const people = [
    { ...own, key: bodyKey(body.id), from: null, to: null },
    ...wholesOf(body, bodies).map(({ id, from, to }) => ({ ...own, key: bodyKey(id), from, to })),
  ];
  const parts = [{ id: body.id, from: null, to: null }, ...partsOf(body, bodies)];
  const countries = members
    .filter(({ kind }) => kind === 'MEMBER')
    .flatMap(({ country, from, to }) =>
      parts.map((part) => ({
        source: body.id,
        holder: countryKey(country),
        key: bodyKey(part.id),
        from: later(from, part.from),
        to: earlier(to, part.to),
      })),
    );
  return [...people, ...countries].filter(({ from, to }) => !from || !to || earliestDay(from) < earliestDay(to));
}

interface Related {
  id: string;
  from: string | null;
  to: string | null;
}

function wholesOf(body: BodyOfReaders, bodies: readonly BodyOfReaders[]): Related[] {
  const whole = bodies.find(({ id }) => id === body.partOf);
  if (!whole) return [];
  const period = { from: body.partFrom ?? null, to: body.partTo ?? null };
  return [{ id: whole.id, ...period }, ...wholesOf(whole, bodies).map((far) => within(far, period))];
}

function partsOf(body: BodyOfReaders, bodies: readonly BodyOfReaders[]): Related[] {
  return bodies
    .filter(({ partOf }) => partOf === body.id)
    .flatMap((part) => {
      const period = { from: part.partFrom ?? null, to: part.partTo ?? null };
      return [{ id: part.id, ...period }, ...partsOf(part, bodies).map((far) => within(far, period))];
    });
}

const within = (related: Related, period: Omit<Related, 'id'>): Related => ({
  id: related.id,
  from: later(related.from, period.from),
  to: earlier(related.to, period.to),
});

const later = (a: string | null, b: string | null): string | null =>
  a && b ? (earliestDay(a) < earliestDay(b) ? b : a) : (a ?? b);

const earlier = (a: string | null, b: string | null): string | null =>
  a && b ? (earliestDay(a) < earliestDay(b) ? a : b) : (a ?? b);
