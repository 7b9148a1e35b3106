import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What secrets look like. Written down a second time on purpose: what redacts must not also say what there is to redact. */
const LOOKS: Record<string, RegExp> = {
  'a JSON Web Token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  'a secret of a session, service, feed link or invitation': /\bc[afiks]_[\w-]{43}\b/,
  'the secret of a webhook': /\bwhsec_[A-Za-z0-9+/]{24,}/,
  'a password in an address': /\b(postgres(ql)?|redis(s)?|smtps?):\/\/[^\s:@/]*:(?!\[?redacted)[^\s@/]{3,}@/,
  'the secret of cursors': /a secret for cursors in tests only/,
  'the key that seals': /BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=/,
  'an Authorization header': /"authorization":"(?!\[redacted)/i,
};

/** Reads what every process of the run has written. @returns what was found where, without the secret itself */
export async function secretsIn(folder: string): Promise<string[]> {
  const found = new Set<string>();
  for (const file of readdirSync(folder)) {
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(join(folder, file)) })) {
      number += 1;
      for (const [what, look] of Object.entries(LOOKS))
        if (look.test(line)) found.add(`${file}, line ${number}: ${what}`);
    }
  }
  return [...found];
}
