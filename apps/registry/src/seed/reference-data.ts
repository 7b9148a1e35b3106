import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  authoritySchema,
  bodySchema,
  countrySchema,
  editionSchema,
  partnerSchema,
  regionSchema,
} from './reference-data.schema.js';

const FILES = {
  regions: { file: 'm49.json', schema: z.array(regionSchema) },
  countries: { file: 'countries.json', schema: z.array(countrySchema) },
  bodies: { file: 'bodies.json', schema: z.array(bodySchema) },
  editions: { file: 'safeguards-lists.json', schema: z.array(editionSchema) },
  authorities: { file: 'authorities.json', schema: z.array(authoritySchema) },
  partners: { file: 'partners.json', schema: z.array(partnerSchema) },
};

export interface ReferenceData {
  regions: z.infer<typeof regionSchema>[];
  countries: z.infer<typeof countrySchema>[];
  bodies: z.infer<typeof bodySchema>[];
  editions: z.infer<typeof editionSchema>[];
  authorities: z.infer<typeof authoritySchema>[];
  partners: z.infer<typeof partnerSchema>[];
}

/** Reads all data files; throws once, naming every fault of every file. */
export function readReferenceData(folder: string): ReferenceData {
  const problems: string[] = [];
  const read = Object.entries(FILES).map(([name, { file, schema }]) => {
    const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    if (!parsed.success)
      problems.push(...parsed.error.issues.map(({ path, message }) => `${file} ${path.join('.')}: ${message}`));
    return [name, parsed.data] as const;
  });
  if (problems.length > 0) throw new Error(`The registry's data do not fit:\n  ${problems.join('\n  ')}`);
  return Object.fromEntries(read) as unknown as ReferenceData;
}
