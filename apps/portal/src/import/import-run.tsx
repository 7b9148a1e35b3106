import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { Failure } from '../api/failure.js';
import { Dialog } from '../parts/dialog.js';
import { Problem } from '../parts/problem.js';
import { moment } from '../parts/said.js';
import { Waiting } from '../parts/waiting.js';
import { spoken, useWords, type Say } from '../words.js';
import { failureOf } from './failure-of.js';
import { ImportNow } from './import-now.js';
import './import.css';
import { paceOf, type Seen } from './pace.js';
import { Report } from './report.js';
import { aimOf, written, type Counts, type KINDS, type Run } from './run.js';
import { useRun, type Watched } from './use-run.js';
import { cancelRun } from './wire.js';

/** One run: how far it is, what became of each row, and what can be done now. */
export function ImportRun(): ReactNode {
  const { id = '' } = useParams();
  return <OneRun key={id} id={id} />;
}

function OneRun({ id }: { id: string }): ReactNode {
  const say = useWords();
  const watched = useRun(id);
  const { run, failure, isLost, look } = watched;
  if (!run)
    return (
      <>
        <title>{say('import.title')}</title>
        <h1>{say('import.title')}</h1>
        {failure ? (
          <Problem failure={failure} retry={look} />
        ) : isLost ? (
          <p className="notice">{say('import.lost')}</p>
        ) : (
          <Waiting />
        )}
        <p>
          <Link to="/import">{say('import.toAll')}</Link>
        </p>
      </>
    );
  const { asked, state } = run;
  const name = asked.name ?? say('import.unnamed');
  return (
    <>
      <title>{name}</title>
      <p className="who soft">
        <Link to="/import">{say('import.title')}</Link>
      </p>
      <Heading name={name} />
      <p className="who soft">
        {say(`import.aim.${aimOf(asked)}`)}
        {asked.kind && <> · {say(`import.kind.${asked.kind as (typeof KINDS)[number]}`)}</>} ·{' '}
        {say('import.begunOn', { at: moment(run.createdAt) })}
      </p>
      <div role="status">
        <p className="run-state">{stateInWords(say, run)}</p>
        {isLost && <p className="notice">{say('import.lost')}</p>}
      </div>
      {failure && <Problem failure={failure} retry={look} />}
      {run.fault && (
        <p className="notice" lang="en" dir="ltr">
          {run.fault}
        </p>
      )}
      {state === 'RUNNING' && <GoesOn watched={watched} run={run} />}
      <Became run={run} />
      {state !== 'RUNNING' && <WhatNow run={run} />}
      <Report run={run} />
    </>
  );
}

function Heading({ name }: { name: string }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1} className="of-file">
      <bdi>{name}</bdi>
    </h1>
  );
}

/** What has ended says what is in. */
function stateInWords(say: Say, { state, asked, counts, cancelledBy }: Run): string {
  if (state === 'RUNNING') return say(cancelledBy ? 'import.isEnding' : 'import.goesOn');
  if (asked.dryRun) return say(state === 'DONE' ? 'import.wasChecked' : `import.said.${state}`);
  const isIn = say(`import.isIn.${asked.as}`, { count: written(counts) });
  return state === 'DONE' ? isIn : `${say(`import.said.${state}`)} ${isIn}`;
}

function GoesOn({ watched, run }: { watched: Watched; run: Run }): ReactNode {
  const say = useWords();
  const [isAsking, ask] = useState(false);
  const [isBusy, busy] = useState(false);
  const [failure, fail] = useState<Failure | null>(null);
  const cancel = async (): Promise<void> => {
    if (isBusy) return;
    busy(true);
    fail(null);
    try {
      watched.put(await cancelRun(run.id));
      ask(false);
    } catch (error) {
      fail(failureOf(error));
    }
    busy(false);
  };
  return (
    <div className="goes-on">
      <Progress run={run} seen={watched.seen} />
      {run.cancelledBy === null && (
        <p>
          <button type="button" className="quiet" onClick={() => ask(true)}>
            {say('import.cancel')}
          </button>
        </p>
      )}
      <Dialog title={say('import.cancelTitle')} isOpen={isAsking} close={() => ask(false)}>
        <p>
          {say(
            run.asked.dryRun
              ? 'import.cancelCheck'
              : run.asked.allOrNothing
                ? 'import.cancelNone'
                : 'import.cancelSome',
          )}
        </p>
        {failure && <Problem failure={failure} />}
        <p className="deeds">
          <button type="button" disabled={isBusy} onClick={() => void cancel()}>
            {say('import.cancelNow')}
          </button>
          <button type="button" className="quiet" onClick={() => ask(false)}>
            {say('import.letGoOn')}
          </button>
        </p>
      </Dialog>
    </div>
  );
}

function Progress({ run, seen }: { run: Run; seen: readonly Seen[] }): ReactNode {
  const say = useWords();
  const { part, rowsPerSecond, secondsLeft } = paceOf(run, seen);
  const rows = run.counts.rows ?? 0;
  return (
    <>
      <progress max={1} {...(part === null ? {} : { value: part })} aria-label={say('import.goesOn')} />
      <p className="soft small figures-of-run">
        <span>
          {run.expectedRows
            ? say('import.rowsOf', { done: figure(rows), all: figure(run.expectedRows) })
            : say('import.rows', { count: rows })}
        </span>
        {rowsPerSecond !== null && <span>{say('import.pace', { count: Math.round(rowsPerSecond) })}</span>}
        {secondsLeft !== null && <span>{say('import.left', { time: timeInWords(secondsLeft) })}</span>}
      </p>
    </>
  );
}

const figure = (count: number): string => new Intl.NumberFormat(spoken).format(count);

/** Rounded up, as nobody minds when it is sooner. */
function timeInWords(seconds: number): string {
  const [value, unit] =
    seconds < 60 ? [Math.max(5, Math.ceil(seconds / 5) * 5), 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(spoken, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

const COUNTED = [
  'rows',
  'added',
  'revised',
  'unchanged',
  'leftOut',
  'bad',
] as const satisfies readonly (keyof Counts)[];

function Became({ run: { counts, asked } }: { run: Run }): ReactNode {
  const say = useWords();
  return (
    <section className="block">
      <h2>{say(asked.dryRun ? 'import.wouldBecome' : 'import.became')}</h2>
      <dl className="figures counts">
        {COUNTED.map((name) => (
          <div key={name}>
            <dt>{say(`import.count.${name}`)}</dt>
            <dd className={name === 'bad' && (counts.bad ?? 0) > 0 ? 'needs-you' : undefined}>
              {figure(counts[name] ?? 0)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function WhatNow({ run }: { run: Run }): ReactNode {
  const say = useWords();
  const { asked, counts, state } = run;
  if (asked.dryRun && state === 'DONE' && written(counts) > 0) return <ImportNow run={run} />;
  return (
    <p className="deeds what-now">
      {asked.dryRun && state === 'DONE' && <span>{say('import.nothingToDo')}</span>}
      {!asked.dryRun && written(counts) > 0 && asked.as === 'drafts' && <Link to="/">{say('import.toDrafts')}</Link>}
      {!asked.dryRun && written(counts) > 0 && asked.as === 'published' && (
        <a href={`/publications?owner=${encodeURIComponent(run.owner)}`}>{say('import.toRecords')}</a>
      )}
      <Link className={asked.dryRun ? 'button' : ''} to="/import">
        {say('import.another')}
      </Link>
    </p>
  );
}
