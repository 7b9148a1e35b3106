import { isWithin, today } from '#kernel';

/** A body as the gateway hands it over: with the periods of membership that the register knows. */
export interface BodyReference {
  id: string;
  memberships?: { from: string | null; to: string | null; country: { code: string } }[] | null;
}

/** Members on the day of a moment, by code; a beginning that is not known counts from ever. */
export function membersOn({ memberships }: BodyReference, moment: string | null | undefined): string[] {
  const day = moment ? moment.slice(0, 10) : today();
  const members = (memberships ?? []).filter(({ from, to }) => isWithin(day, from, to));
  return [...new Set(members.map(({ country }) => country.code))].sort();
}
