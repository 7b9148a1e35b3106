import { invalidInput } from '#kernel';
import { z } from 'zod';
import { partyDates } from '../agreement/party.js';
import { wrongOrder } from '../agreement/sense.js';
import { LEGAL_VALUES } from '../publication/envelope.js';
import { withoutNulls } from '../publication/given.js';
import { webAddress } from '../publication/web-address.js';
import { languageTag, text } from '../publication/texts.js';

const ownText = z
  .strictObject({
    language: languageTag,
    legalValue: z.enum(LEGAL_VALUES),
    title: text(1000).optional(),
    summary: text(20_000).optional(),
    url: webAddress.optional(),
  })
  .refine(
    ({ title, summary, url }) => title !== undefined || summary !== undefined || url !== undefined,
    'says nothing: expected a title, a summary or a url',
  );

const statementSchema = z
  .strictObject({
    dates: z.strictObject(partyDates).optional(),
    texts: z.array(ownText).max(20, 'at most 20').optional(),
  })
  .superRefine(({ dates, texts }, context) => {
    for (const { path, message } of wrongOrder(dates ?? {}))
      context.addIssue({ code: 'custom', path: ['dates', ...path], message });
    const languages = (texts ?? []).map(({ language }) => language);
    languages.forEach((language, index) => {
      if (languages.indexOf(language) !== index)
        context.addIssue({ code: 'custom', path: ['texts', index, 'language'], message: `${language} is given twice` });
    });
  });

/** What a party adds in its own name: its dates, its texts and translations. Absent where it adds none. */
export type Statement = z.infer<typeof statementSchema>;
export type OwnText = NonNullable<Statement['texts']>[number];

/** As it came over the graph, with nulls for what is not given. */
export interface GivenStatement {
  dates?: object | null;
  texts?: readonly object[] | null;
}

export function readStatement({ dates, texts }: GivenStatement): Statement {
  const parsed = statementSchema.safeParse(withoutNulls({ dates, texts }));
  if (!parsed.success)
    throw invalidInput(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
  const said = parsed.data;
  return {
    ...(said.dates && Object.keys(said.dates).length > 0 ? { dates: said.dates } : {}),
    ...(said.texts && said.texts.length > 0 ? { texts: said.texts } : {}),
  };
}
