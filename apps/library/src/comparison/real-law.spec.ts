import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actorFor } from '#access';
import { nobody, RESULT, startLibrary, type TestLibrary } from '../library.fixture.js';

/**
 * A law as it was made and as it was made again: Uruguay put off an election of the notaries' fund by Ley 19.916 of 2020 and, with
 * the same article amended, by Ley 20.372 of 2024. Official texts, here without the
 * paragraph in the middle: www.impo.com.uy/bases/leyes/19916-2020 and /20372-2024.
 */
const ARTICLE_2020 = `La elección de miembros del Directorio de la Caja Notarial de Seguridad Social a celebrarse en la primera quincena del mes de noviembre de 2020 (artículo 8° de la Ley N° 17.437, de 20 de diciembre de 2001, en la redacción dada por el artículo 2° de la Ley N° 18.239, de 27 de diciembre de 2007), podrá realizarse en el mes de marzo de 2021, en la fecha que determinará la Corte Electoral.

El mandato de los integrantes del Directorio elegidos en los comicios referidos precedentemente, expirará cuando asuman los miembros electos en el acto comicial a celebrarse en la primera quincena del mes de noviembre de 2024, aun cuando de ello resultare un período de funciones menor que el previsto en el artículo 11 de la ley indicada en primer término y su modificativa.`;
const ARTICLE_2024 = `La elección de miembros del Directorio de la Caja Notarial de Seguridad Social a celebrarse en la primera quincena del mes de noviembre de 2024 (artículo 8° de la Ley N° 17.437, de 20 de diciembre de 2001, en la redacción dada por el artículo 2° de la Ley N° 18.239, de 27 de diciembre de 2007), podrá realizarse en el mes de marzo de 2025, en la fecha que determinará la Corte Electoral.

El mandato de los integrantes del Directorio elegidos en los comicios referidos precedentemente, expirará cuando asuman los miembros electos en el acto comicial a celebrarse en la primera quincena del mes de noviembre de 2028, aun cuando de ello resultare un período de funciones menor que el previsto en el artículo 11 de la Ley indicada en primer término y su modificativa.`;

const uruguay = actorFor('UY-MSP', ['publisher'], 'uy-officer');
const law = (number: string, adoptedOn: string, publishedOn: string, summary: string) => ({
  originalLanguage: 'es',
  titles: [{ language: 'es', value: 'Elección del Directorio de la Caja Notarial de Seguridad Social' }],
  lawType: 'ACT',
  legalForce: 'IN_FORCE',
  number,
  inForceOn: null,
  adoptedOn,
  publishedOn,
  provisions: [{ heading: 'Artículo Único', summary }],
});

let library: TestLibrary;
beforeAll(async () => {
  library = await startLibrary();
});
afterAll(() => library.stop());

it('a law that was amended is told by its words: the years, and the law by its capital letter', async () => {
  const id = await library.publish(uruguay, 'Law', law('19.916', '2020-11-13', '2020-11-24', ARTICLE_2020));
  const { done } = await library.ask(
    uruguay,
    `mutation ($input: LawInput!) { openDraft(id: "${id}") { __typename }
       updateLaw(id: "${id}", input: $input, expectedVersion: 1) { __typename }
       done: publish(id: "${id}", changeNote: "Ley 20.372") { ${RESULT} } }`,
    { input: law('20.372', '2024-09-24', '2024-10-02', ARTICLE_2024) },
  );
  expect(done.message).toBeUndefined();
  const { compareRevisions: found } = await library.ask(
    nobody,
    `{ compareRevisions(id: "${id}", from: 1, to: 2) {
         text legalChanges { sentence } differences { field segments { op text } } } }`,
  );
  expect(found.text.split('\n').slice(0, 4)).toEqual([
    'Adoption: 24 September 2024 (was 13 November 2020)',
    'Publication: 2 October 2024 (was 24 November 2020)',
    'Number: [-19.916-]{+20.372+}',
    expect.stringMatching(
      /^Provision “Artículo Único”: summary: .* mes de noviembre de \[-2020-\]\{\+2024\+\} \(artículo 8° de la Ley .* mes de marzo de \[-2021-\]\{\+2025\+\}, en la fecha/,
    ),
  ]);
  expect(found.legalChanges.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
    'Adoption moved from 13 November 2020 to 24 September 2024.',
    'Publication moved from 24 November 2020 to 2 October 2024.',
    'Number changed from 19.916 to 20.372.',
    'Provision “Artículo Único”: summary rewritten.',
  ]);
  const { field, segments } = found.differences.at(-1) as { field: string; segments: { op: string; text: string }[] };
  expect(field).toBe('provisions.0.summary');
  expect(segments.filter(({ op }) => op !== 'EQUAL').map(({ op, text }) => `${op} ${text}`)).toEqual([
    'DELETE 2020',
    'INSERT 2024',
    'DELETE 2021',
    'INSERT 2025',
    'DELETE 2024',
    'INSERT 2028',
    'DELETE ley',
    'INSERT Ley',
  ]);
  const without = (left: string): string =>
    segments
      .filter(({ op }) => op !== left)
      .map(({ text }) => text)
      .join('');
  expect([without('INSERT'), without('DELETE')]).toEqual([ARTICLE_2020, ARTICLE_2024]);
});
