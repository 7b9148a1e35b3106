import { isParticipantId, participantCountry } from '#kernel';
import { z } from 'zod';
import { countryCode } from '../publication/envelope.js';
import { partialDate } from '../publication/legal-dates.js';
import { text } from '../publication/texts.js';

/** The dates that each party has of its own: a treaty can bind one before the other. */
export const partyDates = {
  signedOn: partialDate.optional(),
  ratifiedOn: partialDate.optional(),
  inForceOn: partialDate.optional(),
  withdrawnOn: partialDate.optional(),
};
export type PartyDates = z.infer<z.ZodObject<typeof partyDates>>;
export const PARTY_DATES = Object.keys(partyDates) as (keyof PartyDates)[];

export const partySchema = z
  .strictObject({
    country: countryCode.optional(),
    body: z
      .string()
      .refine((id) => isParticipantId(id) && participantCountry(id) === null, {
        error: ({ input }) =>
          `${JSON.stringify(String(input).slice(0, 40))} is not the id of a body or partner, such as ASEAN-HC3 or IOM`,
      })
      .optional(),
    role: z.enum(['ORIGIN', 'DESTINATION', 'BOTH']).optional(),
    ministry: text(500).optional(),
    ...partyDates,
  })
  .refine((party) => (party.country === undefined) !== (party.body === undefined), 'expected either country or body');
export type Party = z.infer<typeof partySchema>;

/** How a party is called in keys and assertions: a country by its code, a body by its id. */
export const partyName = ({ country, body }: Pick<Party, 'country' | 'body'>): string => country ?? body ?? '';
