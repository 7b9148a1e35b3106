import { useEffect, useState, type ReactNode } from 'react';
import type { Failure } from '../api/failure.js';
import { Problem } from '../parts/problem.js';
import { Waiting } from '../parts/waiting.js';
import { useWords } from '../words.js';
import { failureOf } from './failure-of.js';
import { asText, chosenOf, fieldsOf, type Chosen, type Fault, type FoundInRow } from './faults.js';
import type { Run } from './run.js';
import { faultsOf, reportOf, rowsOf } from './wire.js';

/** What is wrong, gathered by what is wrong alike; asked for when the run has ended. */
export function Report({ run }: { run: Run }): ReactNode {
  const say = useWords();
  const [faults, setFaults] = useState<readonly Fault[] | null>(null);
  const [failure, fail] = useState<Failure | null>(null);
  const [chosen, choose] = useState<Chosen>({ severity: 'ALL', field: null });
  const [round, again] = useState(0);
  const hasEnded = run.state !== 'RUNNING';
  useEffect(() => {
    if (!hasEnded) return;
    fail(null);
    faultsOf(run.id).then(setFaults, (error: unknown) => fail(failureOf(error)));
  }, [run.id, hasEnded, round]);
  if (!hasEnded) return null;
  if (faults?.length === 0) return <p className="block soft">{say('import.noFaults')}</p>;
  const shown = chosenOf(faults ?? [], chosen);
  return (
    <section className="block report">
      <h2>{say('import.report')}</h2>
      {failure && <Problem failure={failure} retry={() => again(round + 1)} />}
      {!faults && !failure && <Waiting />}
      {faults && (
        <>
          <Choice faults={faults} chosen={chosen} choose={choose} />
          <p className="soft small" role="status">
            {say('import.kindsOfFault', { count: shown.length })}
          </p>
          <ol className="faults">
            {shown.map((fault) => (
              <OneFault key={fault.key} run={run.id} fault={fault} />
            ))}
          </ol>
          <p className="more">
            <a href={reportOf(run.id, null)} download>
              {say('import.takeReport')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

function Choice({
  faults,
  chosen,
  choose,
}: {
  faults: readonly Fault[];
  chosen: Chosen;
  choose: (chosen: Chosen) => void;
}): ReactNode {
  const say = useWords();
  return (
    <div className="choice-of-faults">
      <label>
        <span>{say('import.show')}</span>
        <select
          value={chosen.severity}
          onChange={({ target }) => choose({ ...chosen, severity: target.value as Chosen['severity'] })}
        >
          <option value="ALL">{say('import.show.ALL')}</option>
          <option value="FAULT">{say('import.show.FAULT')}</option>
          <option value="WARNING">{say('import.show.WARNING')}</option>
        </select>
      </label>
      <label>
        <span>{say('import.field')}</span>
        <select
          value={chosen.field ?? '*'}
          onChange={({ target }) => choose({ ...chosen, field: target.value === '*' ? null : target.value })}
        >
          <option value="*">{say('import.show.ALL')}</option>
          {fieldsOf(faults).map((field) => (
            <option key={field} value={field}>
              {field === '' ? say('import.wholeRow') : field}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function OneFault({ run, fault }: { run: string; fault: Fault }): ReactNode {
  const say = useWords();
  const { field, message, rows, firstLine, severity } = fault;
  const [isOpen, open] = useState(false);
  return (
    <li>
      <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
        <summary>
          <span className={severity === 'FAULT' ? 'needs-you severity' : 'soft severity'}>
            {say(`import.severity.${severity}`)}
          </span>{' '}
          {field === '' ? <span>{say('import.wholeRow')}</span> : <code dir="ltr">{field}</code>}
          <span className="said" lang="en" dir="ltr">
            {message}
          </span>
          <span className="soft small">
            {say('import.sameIn', { count: rows })} · {say('import.firstIn', { line: String(firstLine) })}
          </span>
        </summary>
        {isOpen && <Rows run={run} fault={fault} />}
      </details>
    </li>
  );
}

function Rows({ run, fault }: { run: string; fault: Fault }): ReactNode {
  const say = useWords();
  const [rows, setRows] = useState<readonly FoundInRow[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const [isBusy, busy] = useState(false);
  const [failure, fail] = useState<Failure | null>(null);
  const load = (after: number): void => {
    busy(true);
    fail(null);
    rowsOf(run, fault.key, after)
      .then(
        (page) => {
          setRows((before) => (after === 0 ? page.problems : [...before, ...page.problems]));
          setNext(page.next);
        },
        (error: unknown) => fail(failureOf(error)),
      )
      .finally(() => busy(false));
  };
  useEffect(() => load(0), []);
  // What is the same in all rows stands above them.
  const hasFields = rows.some(({ field }) => field !== fault.field);
  const hasMessages = rows.some(({ message }) => message !== fault.message);
  return (
    <>
      {rows.length === 0 && isBusy && <Waiting />}
      {rows.length > 0 && (
        <div className="wide" role="region" aria-label={fault.message} tabIndex={0}>
          <table className="rows-of-fault">
            <thead>
              <tr>
                <th scope="col">{say('import.line')}</th>
                {hasFields && <th scope="col">{say('import.field')}</th>}
                <th scope="col">{say('import.stood')}</th>
                {hasMessages && <th scope="col">{say('import.wrongWith')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.number}>
                  <th scope="row">{row.line}</th>
                  {hasFields && (
                    <td>
                      <code dir="ltr">{row.field}</code>
                    </td>
                  )}
                  <td>
                    <Stood row={row} />
                  </td>
                  {hasMessages && (
                    <td lang="en" dir="ltr">
                      {row.message}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {failure && <Problem failure={failure} retry={() => load(rows.at(-1)?.number ?? 0)} />}
      <p className="deeds">
        {next !== null && (
          <button type="button" className="quiet" disabled={isBusy} onClick={() => load(next)}>
            {say('import.moreRows')}
          </button>
        )}
        <a href={reportOf(run, fault.key)} download>
          {say('import.takeThese')}
        </a>
      </p>
    </>
  );
}

/** What stood in the field; where that cannot be told, the row. */
function Stood({ row: { value, original, field } }: { row: FoundInRow }): ReactNode {
  const say = useWords();
  const text = asText(value);
  if (text !== '') return <bdi>{text}</bdi>;
  if (original === null) return <span className="soft">{say('import.nothingThere')}</span>;
  return (
    <>
      {field !== '' && <span className="soft">{say('import.nothingThere')}</span>}
      <details className="whole-row">
        <summary>{say('import.theRow')}</summary>
        <pre dir="auto">{JSON.stringify(original, null, 1)}</pre>
      </details>
    </>
  );
}
