import { z } from 'zod';
import { isCountryCode, isDay, isLanguage, isPartialDate, isParticipantId, participantCountry } from '#kernel';
import { CAPACITIES } from '../authority/capacity.js';
import { OWN_FUNCTIONS } from '../authority/authority.entity.js';
import { MEMBERSHIP_KINDS } from '../body/body-member.entity.js';
import { firstOverlap } from '../body/period.js';
import { WHO_REGIONS } from '../country/who-region-membership.entity.js';
import { PARTNER_KINDS } from '../partner/partner.entity.js';

/** The data files as they are written; apps/registry/data/README.md says what they mean. Unknown properties are refused. */
const country = z.string().refine(isCountryCode, 'expected an ISO 3166-1 alpha-2 code');
const date = z.string().refine(isPartialDate, 'expected YYYY, YYYY-MM or YYYY-MM-DD');
const day = z.string().refine(isDay, 'expected YYYY-MM-DD');
const m49 = z.string().regex(/^\d{3}$/, 'expected three digits');
const texts = z
  .record(z.string().refine(isLanguage, 'expected a language tag'), z.string().min(1))
  .refine((byLanguage) => 'en' in byLanguage, 'expected an English text');
const website = z.url({ protocol: /^https?$/ }).optional();
const check = z.boolean().optional();
const note = z.string().optional();
const participant = z
  .string()
  .refine((id) => isParticipantId(id) && participantCountry(id) === null, 'expected the id of a body or partner');

const period = { from: date.optional(), to: date.optional(), check };

export const regionSchema = z.strictObject({
  code: m49,
  level: z.enum(['region', 'subregion', 'intermediate']),
  parent: m49.optional(),
  name: texts,
});

export const countrySchema = z.strictObject({
  alpha2: country,
  alpha3: z.string().regex(/^[A-Z]{3}$/),
  m49,
  region: m49.nullable(),
  subregion: m49.nullable(),
  intermediateRegion: m49.optional(),
  whoRegion: z.array(z.strictObject({ region: z.enum(WHO_REGIONS), ...period })),
});

const memberSchema = z.strictObject({ country, kind: z.enum(MEMBERSHIP_KINDS), note, ...period });

export const bodySchema = z.strictObject({
  id: participant,
  name: texts,
  acronym: z.string().optional(),
  partOf: participant.optional(),
  partFrom: date.optional(),
  partTo: date.optional(),
  website,
  members: z.array(memberSchema).superRefine((members, context) => {
    const overlap = firstOverlap(members);
    if (overlap)
      context.addIssue({ code: 'custom', message: `two periods of ${overlap.country} as ${overlap.kind} overlap` });
  }),
});

export const editionSchema = z
  .strictObject({
    id: z.string().regex(/^\d{4}$/),
    title: texts,
    publishedOn: day,
    count: z.number().int().positive(),
    criteria: texts,
    check,
    note,
    countries: z.array(country),
    uncertain: z.array(country),
  })
  .refine(
    ({ count, countries, uncertain }) => countries.length <= count && count <= countries.length + uncertain.length,
    'count does not fit the countries',
  );

export const authoritySchema = z
  .strictObject({
    id: z.string(),
    country,
    name: texts,
    functions: z.array(z.enum(['DESIGNATED_NATIONAL_AUTHORITY', ...OWN_FUNCTIONS])),
    ministry: z.string().optional(),
    legalBasis: z.string().optional(),
    website,
    demonstration: z.boolean().optional(),
    check,
    designations: z.array(
      z.strictObject({
        capacity: z.enum(CAPACITIES),
        from: day,
        to: day.optional(),
        instrument: z.string().optional(),
        note,
      }),
    ),
  })
  .refine(({ id, country: code }) => participantCountry(id) === code, "the id does not begin with its country's code");

export const partnerSchema = z.strictObject({ id: participant, kind: z.enum(PARTNER_KINDS), name: texts, website });
