import { useEffect, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { PreviewDocument, type PreviewedFragment } from '../operations.js';
import { forReader } from '../parts/for-reader.js';
import { moment, Said } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { session } from '../session/session.js';
import { locale, useWords } from '../words.js';
import { inputOf, type Filter } from './filter.js';

const GATHER_MS = 500;
const TALLEST = 48;

/**
 * What the filter would have sent, while it is being made.
 *
 * @param given what it would have sent as it was when this was first shown; null where that is not known
 */
export function Preview({ filter, given }: { filter: Filter; given: PreviewedFragment | null }): ReactNode {
  const say = useWords();
  const [first] = useState({ filter: JSON.stringify(inputOf(filter)), preview: given });
  const [asked, ask] = useState(filter);
  useEffect(() => {
    const timer = setTimeout(ask, GATHER_MS, filter);
    return () => clearTimeout(timer);
  }, [filter]);
  const input = inputOf(asked);
  const known = JSON.stringify(input) === first.filter ? first.preview : null;
  const answer = useQuery({ query: PreviewDocument, variables: { filter: input }, pause: known !== null });
  const [{ data, error, fetching }] = answer;
  const shown = known ?? (data || error ? null : first.preview);
  return (
    <section className="preview" aria-label={say('following.preview')} aria-busy={known === null && fetching}>
      <h2>{say('following.preview')}</h2>
      {shown ? (
        <Would preview={shown} />
      ) : (
        <Shown of={answer}>{({ previewSubscription }) => <Would preview={previewSubscription} />}</Shown>
      )}
    </section>
  );
}

function Would({ preview }: { preview: PreviewedFragment }): ReactNode {
  const say = useWords();
  return (
    <>
      <p role="status">{say('following.wouldHaveSent', { count: preview.total })}</p>
      {!preview.complete && <p className="small soft">{say('following.notAll', { at: moment(preview.since) })}</p>}
      <Weeks weeks={preview.weeks} />
      <ol className="plain small">
        {preview.changes.map(({ position, subject, kind, title, meaning, occurredAt, owner }) => (
          <li key={position}>
            <span className="soft">
              {moment(occurredAt)} · <bdi>{owner.name}</bdi>
            </span>
            <br />
            {kind ? (
              <a href={`/publications/${encodeURIComponent(subject)}`}>
                <Said text={forReader(title, session.languages)} or={subject} />
              </a>
            ) : (
              <Said text={forReader(title, session.languages)} or={meaning} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

const day = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { day: 'numeric', month: 'short' });

/** A bar a week, with its figure above it and the week's first day for those who hear it. */
function Weeks({ weeks }: { weeks: PreviewedFragment['weeks'] }): ReactNode {
  const say = useWords();
  const most = Math.max(1, ...weeks.map(({ count }) => count));
  const [first] = weeks;
  return (
    <>
      <ol className="weeks" aria-label={say('following.byWeek')}>
        {weeks.map(({ from, count }) => {
          const height = Math.round((count / most) * TALLEST);
          return (
            <li key={from}>
              <span className="unseen">{say('following.weekOf', { at: day.format(new Date(from)) })}</span>
              <span>{count}</span>
              <svg viewBox={`0 0 10 ${TALLEST}`} preserveAspectRatio="none" aria-hidden>
                <rect x="0" y={TALLEST - height} width="10" height={height} />
              </svg>
            </li>
          );
        })}
      </ol>
      <p className="weeks-ends small soft" aria-hidden>
        <span>{first && day.format(new Date(first.from))}</span>
        <span>{day.format(new Date())}</span>
      </p>
    </>
  );
}
