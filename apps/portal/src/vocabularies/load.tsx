import { useRef, useState, type ReactNode } from 'react';
import { DropZone } from '../parts/drop-zone.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';
import { saysSomething, sendFile, typeOf, type Answer, type Fault, type Report } from './wire.js';

interface Tried {
  file: File;
  scheme: string;
  answer: Answer;
}

/** A file is tried as soon as it is chosen: what would change is shown, or every fault, and only then can it be loaded. */
export function Load({
  scheme,
  edition,
  done,
}: {
  /** null: a new one for legal bases, that a JSON file names itself */
  scheme: string | null;
  edition: number | null;
  done: () => void;
}): ReactNode {
  const say = useWords();
  const inFlight = useRef(false);
  const [isBusy, busy] = useState(false);
  const [unfit, refuse] = useState(false);
  const [tried, put] = useState<Tried | null>(null);
  const [loaded, load] = useState<Report | null>(null);
  const send = async (file: File, to: string, dryRun: boolean): Promise<Answer | null> => {
    if (inFlight.current) return null;
    inFlight.current = true;
    busy(true);
    const answer = await sendFile(to, file, edition, dryRun);
    inFlight.current = false;
    busy(false);
    return answer;
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (!file || inFlight.current) return;
    put(null);
    load(null);
    const to = scheme ?? (await schemeIn(file));
    refuse(to === null || typeOf(file.name) === null);
    if (to === null || typeOf(file.name) === null) return;
    const answer = await send(file, to, true);
    if (answer) put({ file, scheme: to, answer });
  };
  const doIt = async ({ file, scheme: to }: Tried): Promise<void> => {
    const answer = await send(file, to, false);
    if (!answer) return;
    if (!('report' in answer)) return put({ file, scheme: to, answer });
    put(null);
    load(answer.report);
    done();
  };
  return (
    <section className="block">
      <h2>{say(scheme ? 'vocabularies.load' : 'vocabularies.loadNew')}</h2>
      <p className="soft small">{say(scheme ? 'vocabularies.loadHelp' : 'vocabularies.loadNewHelp')}</p>
      <DropZone
        take={([file]) => void take(file)}
        choose={say('vocabularies.choose')}
        aria-label={say('vocabularies.choose')}
        accept={scheme ? '.csv,.json' : '.json'}
        disabled={isBusy}
      />
      <div role="status">
        {isBusy && <p className="soft">{say('portal.waiting')}</p>}
        {loaded && <p className="notice">{say('vocabularies.loaded', { edition: loaded.edition })}</p>}
        {unfit && <p className="notice">{say(scheme ? 'vocabularies.unfit' : 'vocabularies.unfitNew')}</p>}
        {tried && 'report' in tried.answer && (
          <WouldBe tried={tried} report={tried.answer.report} isBusy={isBusy} doIt={() => void doIt(tried)} />
        )}
      </div>
      {tried && 'faults' in tried.answer && <Refused tried={tried} answer={tried.answer} />}
    </section>
  );
}

/** A new vocabulary is named in its file. */
async function schemeIn(file: File): Promise<string | null> {
  try {
    const { scheme } = JSON.parse(await file.text()) as { scheme?: unknown };
    return typeof scheme === 'string' ? scheme : null;
  } catch {
    return null;
  }
}

function WouldBe({
  tried: { file, scheme },
  report,
  isBusy,
  doIt,
}: {
  tried: Tried;
  report: Report;
  isBusy: boolean;
  doIt: () => void;
}): ReactNode {
  const say = useWords();
  const { added, changed, deprecated, unchanged, changedFields } = report;
  const changes = changed.map(({ code, fields }) => `${code}: ${fields.join(', ')}`);
  return (
    <div className="would-be">
      <p>
        <strong>
          <bdi>{file.name}</bdi>
        </strong>{' '}
        · <bdi dir="ltr">{scheme}</bdi>
      </p>
      {saysSomething(report) ? (
        <>
          <p>{say('vocabularies.nothingYet')}</p>
          <Listed words={say('vocabularies.added', { n: added.length })} lines={added} />
          <Listed words={say('vocabularies.changed', { n: changed.length })} lines={changes} />
          <Listed words={say('vocabularies.deprecatedNow', { n: deprecated.length })} lines={deprecated} />
          <Listed words={say('vocabularies.changedFields', { n: changedFields.length })} lines={changedFields} />
          <p className="soft small">{say('vocabularies.unchanged', { n: unchanged })}</p>
          <p className="deeds">
            <button type="button" disabled={isBusy} onClick={doIt}>
              {say('vocabularies.loadIt', { edition: report.edition + 1 })}
            </button>
          </p>
        </>
      ) : (
        <p>{say('vocabularies.nothingNew')}</p>
      )}
    </div>
  );
}

function Listed({ words, lines }: { words: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{words}</summary>
      <ul className="plain small" dir="ltr">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

function Refused({
  tried: { file },
  answer: { faults, failure },
}: {
  tried: Tried;
  answer: Extract<Answer, { faults: readonly Fault[] }>;
}): ReactNode {
  const say = useWords();
  if (faults.length === 0) return <Problem failure={failure} />;
  return (
    <div role="alert" className="notice faults">
      <p>
        <bdi>{file.name}</bdi>: {say('vocabularies.faults', { count: faults.length })}
      </p>
      <table className="tree">
        <thead>
          <tr>
            <th scope="col">{say('vocabularies.line')}</th>
            <th scope="col">{say('vocabularies.column')}</th>
            <th scope="col">{say('vocabularies.fault')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, field, message }) => (
            <tr key={`${line} ${field} ${message}`}>
              <td>{line ?? '—'}</td>
              <td>
                <code dir="ltr">{field}</code>
              </td>
              <td lang="en" dir="ltr">
                {message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
