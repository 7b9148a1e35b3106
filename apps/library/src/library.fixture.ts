import { graphql, type ExecutionResult } from 'graphql';
import { AccessModule, actorFor, ANONYMOUS, type Actor } from '#access';
import type { Change } from '#contracts';
import { Database } from '#database';
import { subgraphContext, SubgraphSchemas, SubgraphSchemasModule } from '#graphql';
import { messagingSchema } from '#messaging';
import { startService, type RunningService } from '#platform';
import { testDatabase, testEnvironment } from '#testing';
import { LibraryModule, librarySchema } from './index.js';
import { Concepts } from './search/concepts.service.js';
import { IndexedWords } from './search/indexed-words.service.js';
import { SearchIndex } from './search/search-index.service.js';
import { SearchWords } from './search/search-words.service.js';
import { Stems } from './search/stems.service.js';

/** What a test knows better than a type: the answer to the very query that it sent. */
export type Answer = ReturnType<typeof JSON.parse>;

/** A library on a database of its own, asked as the gateway asks it. */
export interface TestLibrary {
  service: RunningService;
  db: Database;
  url: string;
  /** SQL statements that the library has sent since the last call */
  statements(): string[];
  ask<T = Record<string, Answer>>(actor: Actor, query: string, variables?: Record<string, unknown>): Promise<T>;
  /** publishes a record of a kind, and gives its id */
  publish(actor: Actor, kind: keyof typeof INPUTS, over?: object): Promise<string>;
  raw(actor: Actor, query: string, variables?: Record<string, unknown>, languages?: string[]): Promise<ExecutionResult>;
  /** rows per table, to show that nothing changed */
  counts(): Promise<Record<string, number>>;
  /** the outbox, oldest first */
  changes(): Promise<Change[]>;
  stop(): Promise<void>;
}

export const nobody = ANONYMOUS;
export const vietnam = actorFor('VN-MOH', ['publisher'], 'vn-officer');
export const germany = actorFor('DE-BMG', ['publisher'], 'de-officer');
export const thailand = actorFor('TH-MOPH', ['publisher'], 'th-officer');
export const cluster = actorFor('ASEAN-HC3', ['regional-coordinator'], 'hc3-officer');

/** What to select of a mutation's result. */
export const RESULT = `__typename ... on Publication { id state revision draftVersion contentHash title { value } }
  ... on Error { code message path } ... on InvalidInput { problems { path message } }`;

export const INPUTS = {
  Law: {
    originalLanguage: 'vi',
    titles: [
      { language: 'vi', value: 'Luật Người lao động Việt Nam đi làm việc ở nước ngoài' },
      { language: 'en', value: 'Law on Vietnamese workers abroad' },
    ],
    lawType: 'ACT',
    legalForce: 'IN_FORCE',
    number: '69/2020/QH14',
    inForceOn: '2022-01-01',
  },
  Agreement: {
    originalLanguage: 'en',
    titles: [{ language: 'en', value: 'Agreement on nurses between Viet Nam and Germany' }],
    agreementType: 'BILATERAL',
    form: 'MOU',
    parties: [
      { country: 'VN', role: 'ORIGIN' },
      { country: 'DE', role: 'DESTINATION' },
    ],
    phase: 'SIGNED',
    signedOn: '2025-06',
  },
  Practice: {
    originalLanguage: 'en',
    titles: [{ language: 'en', value: 'Language courses before departure' }],
    problem: [{ language: 'en', value: 'Nurses arrived without the words of their ward.' }],
    countries: ['VN'],
  },
  Event: {
    originalLanguage: 'en',
    titles: [{ language: 'en', value: 'Workshop on the recognition of nursing qualifications' }],
    eventType: 'WORKSHOP',
    startsOn: '2027-03-02',
    endsOn: '2027-03-04',
    place: { country: 'TH', city: 'Bangkok', online: 'https://meet.example/recognition' },
    organisers: [{ participant: 'ASEAN-HC3' }, { name: 'A college of nursing' }],
  },
  Resource: {
    originalLanguage: 'en',
    titles: [{ language: 'en', value: 'Checklist for recruiters of health workers' }],
    resourceType: 'TEMPLATE',
    issuedOn: '2026-05',
    licence: 'CC-BY-4.0',
    format: 'application/pdf',
  },
};

/** As those are that were published before there were profiles: a test may publish the same thing again. */
const WITHOUT_PROFILES = `
  CREATE FUNCTION library.no_profile() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.profile := NULL; RETURN NEW; END $$;
  CREATE TRIGGER no_profile BEFORE INSERT OR UPDATE ON library.publication FOR EACH ROW EXECUTE FUNCTION library.no_profile()`;

/** As another process has them. */
export function anotherIndex(db: Database): { index: SearchIndex; learning: SearchWords } {
  const stems = new Stems(db);
  const concepts = new Concepts(stems);
  const index = new SearchIndex(db, new IndexedWords(stems, concepts));
  return { index, learning: new SearchWords(db, index, concepts) };
}

export async function startLibrary(
  given: Partial<Record<string, string>> = {},
  { refusesDuplicates = false } = {},
): Promise<TestLibrary> {
  const database = await testDatabase([messagingSchema, librarySchema]);
  const db = await database.of(librarySchema);
  if (!refusesDuplicates) await db.query(WITHOUT_PROFILES);
  const environment = testEnvironment({ DATABASE_URL: database.url, PUBLIC_URL: 'https://comity.example', ...given });
  const modules = () => [SubgraphSchemasModule, AccessModule, LibraryModule];
  const service = await startService({ name: 'library', modules, environment });
  const schema = service.app.get(SubgraphSchemas).get('library');
  const statements: string[] = [];
  const own = service.app.get(Database, { strict: false });
  const query = own.query.bind(own);
  own.query = (sql: string, parameters?: unknown[]) => {
    statements.push(sql);
    return query(sql, parameters);
  };
  const raw: TestLibrary['raw'] = async (actor, source, variableValues = {}, languages = ['en']) => {
    const contextValue = subgraphContext({ actor, requestId: 'test', languages });
    return graphql({ schema, source, variableValues, contextValue });
  };
  const ask: TestLibrary['ask'] = async <T>(actor: Actor, source: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await raw(actor, source, variables);
    if (errors) throw new Error(`${errors.map((error) => error.message).join('\n')}\nin ${source}`);
    return JSON.parse(JSON.stringify(data)) as T;
  };
  return {
    service,
    db,
    url: service.url,
    raw,
    ask,
    publish: async (actor, kind, over = {}) => {
      const source = `mutation ($input: ${kind}Input!) { done: publish${kind}(input: $input) { ${RESULT} } }`;
      const { done } = await ask(actor, source, { input: { ...INPUTS[kind], ...over } });
      if (done.message) throw new Error(done.message);
      return done.id;
    },
    statements: () => statements.splice(0),
    counts: async () => {
      const [row] = await db.query<Record<string, number>>(
        `SELECT (SELECT count(*)::int FROM library.publication) AS publications, (SELECT count(*)::int FROM library.revision) AS revisions,
           (SELECT count(*)::int FROM library.draft) AS drafts, (SELECT count(*)::int FROM messaging.outbox) AS changes`,
      );
      return row as Record<string, number>;
    },
    changes: async () => {
      const rows = await db.query<{ payload: Change }>(`SELECT payload FROM messaging.outbox ORDER BY id`);
      return rows.map((row) => row.payload);
    },
    stop: async () => {
      await service.close();
      await database.drop();
    },
  };
}
