import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { ImportItem } from '#library';

/** Real laws and agreements, as they lie in the data folder, brought into the shape of an import; nothing is copied into the project. */
export interface OwnedItem {
  owner: string;
  item: ImportItem;
}

type Row = Record<string, string>;

const GAZETTES: Record<string, { owner: string; language: string }> = {
  ch: { owner: 'CH-FOPH', language: 'de' },
  uy: { owner: 'UY-MSP', language: 'es' },
  ad: { owner: 'AD-MS', language: 'ca' },
  ee: { owner: 'EE-SM', language: 'et' },
  ro: { owner: 'RO-MS', language: 'ro' },
  fr: { owner: 'FR-MSS', language: 'fr' },
};
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const SUMMARY = 1500;

const given = (texts: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) => {
      const value = text?.replaceAll('\0', '').trim().slice(0, 1000);
      return value ? [[language, value]] : [];
    }),
  );
const date = (value: string | undefined): string | undefined => (value && DATE.test(value) ? value : undefined);

let row = 0;
const law = (owner: string, content: object): OwnedItem => ({
  owner,
  item: { row: ++row, kind: 'LAW', content: { lawType: 'ACT', legalForce: 'IN_FORCE', ...content } },
});

export async function* corpus(folder: string): AsyncGenerator<OwnedItem> {
  for (const [country, about] of Object.entries(GAZETTES)) yield* gazette(folder, country, about);
  yield* canada(folder);
  yield* thailand(folder);
  yield* curated(folder);
  yield* agreements(folder);
}

async function* lines(file: string): AsyncGenerator<Row> {
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) }))
    yield JSON.parse(line) as Row;
}

async function* gazette(folder: string, country: string, { owner, language }: (typeof GAZETTES)[string]) {
  for await (const given_ of lines(join(folder, 'laws-gazettes', `${country}.jsonl.gz`))) {
    const text = given_['_text_start']?.replaceAll('\0', '').trim().slice(0, SUMMARY);
    yield law(owner, {
      originalLanguage: language,
      title: given({
        [language]: given_['title'],
        fr: given_['title_fr'] ?? (language === 'fr' ? given_['title'] : ''),
        it: given_['title_it'],
      }),
      ...(text ? { summary: { [language]: text } } : {}),
      sourceId: `${country}:${given_['identifier']}`,
      number: given_['sr_number'] ?? given_['official_number'],
      publishedOn: date(given_['publication_date']),
      inForceOn: date(given_['entry_into_force']),
    });
  }
}

/** An act is one record in two languages; the codes of regulations do not pair. */
async function* canada(folder: string) {
  const acts = new Map<string, Row[]>();
  for await (const given_ of lines(join(folder, 'laws-canada', 'canada_acts_regulations.jsonl.gz'))) {
    const code = given_['code'] as string;
    if (given_['kind'] === 'act') acts.set(code, [...(acts.get(code) ?? []), given_]);
    else yield law('CA-HC', canadian([given_], `ca:${given_['lang']}:${code}`));
  }
  for (const [code, versions] of acts) yield law('CA-HC', canadian(versions, `ca:act:${code}`));
}

function canadian(versions: readonly Row[], sourceId: string): object {
  const titles = versions.map((v) => [v['lang'], [v['short_title'], v['long_title']].filter(Boolean).join(' / ')]);
  const texts = versions.map((v) => [v['lang'], v['text_start']?.slice(0, SUMMARY)]);
  const [first] = versions as [Row];
  return {
    originalLanguage: first['lang'],
    title: given(Object.fromEntries(titles) as Record<string, string>),
    summary: Object.fromEntries(texts.filter(([, text]) => text)) as object,
    sourceId,
    number: first['instrument'] || undefined,
    inForceOn: date(first['inforce_from']),
  };
}

function* thailand(folder: string) {
  const seen = new Set<string>();
  for (const given_ of parse(readFileSync(join(folder, 'laws-thailand', 'law_url_df.csv')), {
    columns: true,
  }) as Row[]) {
    const id = given_['sysid'] as string;
    if (seen.has(id)) continue;
    seen.add(id);
    yield law('TH-MOPH', { originalLanguage: 'th', title: given({ th: given_['title'] }), sourceId: `th:${id}` });
  }
}

const LANGUAGE_OF: Record<string, string> = { VNM: 'vi', IDN: 'id', DEU: 'de', ESP: 'es', THA: 'th', JPN: 'ja' };

/** As policies whatever they are: only their texts matter here. */
function* curated(folder: string) {
  const records = JSON.parse(readFileSync(join(folder, 'instruments-curated', 'instruments.json'), 'utf8')) as {
    id: string;
    title_en: string;
    title_original?: string;
    parties: string[];
  }[];
  for (const { id, title_en, title_original, parties } of records) {
    const language = LANGUAGE_OF[parties[0] ?? ''] ?? 'und';
    yield law('WHO', {
      originalLanguage: 'en',
      title: given({ en: title_en, ...(title_original ? { [language]: title_original } : {}) }),
      sourceId: `cur:${id}`,
      lawType: 'POLICY',
    });
  }
}

function* agreements(folder: string) {
  for (const given_ of parse(readFileSync(join(folder, 'agreements-bilateral-labour', 'BLAs_Coding_Data.csv')), {
    columns: true,
  }) as Row[]) {
    if (!given_['agreement_title']) continue;
    yield law('ILO', {
      originalLanguage: 'en',
      title: given({ en: given_['agreement_title'] }),
      summary: given({ en: `Between ${given_['countryA']} and ${given_['countryB']}, ${given_['year']}` }),
      sourceId: `bla:${given_['treatyID']}`,
      adoptedOn: date(given_['year']),
    });
  }
}
