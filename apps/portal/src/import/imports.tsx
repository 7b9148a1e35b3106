import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Failure } from '../api/failure.js';
import { Problem } from '../parts/problem.js';
import { moment } from '../parts/said.js';
import { Waiting } from '../parts/waiting.js';
import { may, session } from '../session/session.js';
import { useWords } from '../words.js';
import { failureOf } from './failure-of.js';
import { FileField, type Given } from './file-field.js';
import './import.css';
import { isWorkbook } from './look.js';
import { MappingField } from './mapping-field.js';
import { aimOf, KINDS, type Asked, type Run } from './run.js';
import { Sending } from './sending.js';
import { Templates } from './templates.js';
import { useBeginning } from './use-begin.js';
import { runs as askForRuns, type Runs } from './wire.js';

/** A file of records: chosen, checked, and only then imported; and the runs that there were. */
export function Imports(): ReactNode {
  const say = useWords();
  const [runs, setRuns] = useState<Runs | null>(null);
  const [failure, fail] = useState<Failure | null>(null);
  const load = (after: string | null): void => {
    fail(null);
    askForRuns(after).then(
      (page) =>
        setRuns((before) => (after && before ? { ...page, imports: [...before.imports, ...page.imports] } : page)),
      (error: unknown) => fail(failureOf(error)),
    );
  };
  useEffect(() => load(null), []);
  return (
    <>
      <title>{say('import.title')}</title>
      <h1>{say('import.title')}</h1>
      <p className="lead">{say('import.lead')}</p>
      <Begin largest={runs?.largestFile ?? null} />
      <section className="block">
        <h2>{say('import.earlier')}</h2>
        {failure && <Problem failure={failure} retry={() => load(null)} />}
        {!runs && !failure && <Waiting />}
        {runs?.imports.length === 0 && <p className="empty soft">{say('import.none')}</p>}
        {runs && runs.imports.length > 0 && (
          <ol className="entries">
            {runs.imports.map((run) => (
              <Entry key={run.id} run={run} />
            ))}
          </ol>
        )}
        {runs?.next && (
          <p className="more">
            <button type="button" className="quiet" onClick={() => load(runs.next)}>
              {say('import.older')}
            </button>
          </p>
        )}
      </section>
    </>
  );
}

function Begin({ largest }: { largest: number | null }): ReactNode {
  const say = useWords();
  const [kind, choose] = useState<(typeof KINDS)[number]>('LAW');
  const [as, become] = useState<Asked['as']>('drafts');
  const [sheet, name] = useState('');
  const [given, give] = useState<Given | null>(null);
  const [mapping, map] = useState<string | null>(null);
  const [isMissing, miss] = useState(false);
  const beginning = useBeginning();
  const isSending = beginning.part !== null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    miss(given === null);
    if (!given) return;
    const wanted = isWorkbook(given.type) && sheet.trim() !== '' ? sheet.trim() : null;
    void beginning.send({ ...given, mapping, asked: { kind, sheet: wanted, dryRun: true, allOrNothing: false, as } });
  };
  return (
    <form className="importing" onSubmit={submit} noValidate>
      <div className="asked">
        <label htmlFor="import-kind">{say('import.kind')}</label>
        <select
          id="import-kind"
          value={kind}
          aria-describedby="import-kind-help"
          onChange={({ target }) => choose(target.value as typeof kind)}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {say(`import.kind.${one}`)}
            </option>
          ))}
        </select>
        <p id="import-kind-help" className="soft small">
          {say('import.kindHelp')}
        </p>
        <Templates kind={kind} />
      </div>
      <FileField
        label={say('import.file')}
        given={given}
        largest={largest}
        faults={beginning.faults}
        isUtf8={mapping === null}
        give={(file) => {
          give(file);
          miss(false);
          beginning.clear();
        }}
      />
      <MappingField
        isNeeded={false}
        give={(text) => {
          map(text);
          beginning.clear();
        }}
      />
      {given && isWorkbook(given.type) && (
        <div className="asked">
          <label htmlFor="import-sheet">{say('import.sheet')}</label>
          <input
            id="import-sheet"
            type="text"
            value={sheet}
            aria-describedby="import-sheet-help"
            onChange={({ target }) => name(target.value)}
          />
          <p id="import-sheet-help" className="soft small">
            {say('import.sheetHelp')}
          </p>
        </div>
      )}
      {may('publication:publish') && (
        <fieldset className="asked">
          <legend>{say('import.becomes')}</legend>
          {(['drafts', 'published'] as const).map((one) => (
            <label key={one} className="tick">
              <input type="radio" name="as" checked={as === one} onChange={() => become(one)} />
              <span>{say(`import.as.${one}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {isMissing && (
        <p className="wrong" role="alert">
          {say('import.wrong.missing')}
        </p>
      )}
      <Sending beginning={beginning} name={given?.file.name ?? ''} />
      <p>
        <button disabled={isSending}>{say('import.check')}</button>{' '}
        <span className="soft small">{say('import.checkHelp')}</span>
      </p>
    </form>
  );
}

function Entry({ run }: { run: Run }): ReactNode {
  const say = useWords();
  const { id, state, asked, counts, createdAt, createdBy } = run;
  return (
    <li className="entry">
      <p className="who">
        <strong className={state === 'FAILED' || state === 'BROKEN_OFF' ? 'needs-you' : 'soft'}>
          {say(`import.state.${state}`)}
        </strong>{' '}
        · {say(`import.aim.${aimOf(asked)}`)}
        {asked.kind && <> · {say(`import.kind.${asked.kind as (typeof KINDS)[number]}`)}</>}
      </p>
      <h3 className="title">
        <Link to={`/import/${id}`}>{asked.name ? <bdi>{asked.name}</bdi> : say('import.unnamed')}</Link>
      </h3>
      <p className="meaning soft">
        <span>{say('import.begunOn', { at: moment(createdAt) })}</span>
        {createdBy === session.person && <span>{say('import.byYou')}</span>}
        <span>{say('import.rows', { count: counts.rows ?? 0 })}</span>
        {(counts.bad ?? 0) > 0 && <span>{say('import.badRows', { count: counts.bad ?? 0 })}</span>}
      </p>
    </li>
  );
}
