import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { Failure } from '../api/failure.js';
import { outcomeOf, problemsAt, type FieldProblem } from '../api/outcome.js';
import {
  DeleteSubscriptionDocument,
  FollowingDocument,
  PauseSubscriptionDocument,
  ResumeSubscriptionDocument,
  type SubscriptionAsKeptFragment,
} from '../operations.js';
import { Dialog } from '../parts/dialog.js';
import { Problem } from '../parts/problem.js';
import { moment } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { useWords } from '../words.js';
import { dayAfter, startOf } from './day.js';
import { filterFrom } from './filter.js';
import './following.css';
import { InWords } from './in-words.js';
import { namesIn } from './known-names.js';
import { useNames } from './names.js';

/** What the participant follows, in words, and how it is told. */
export function Following(): ReactNode {
  const say = useWords();
  const asked = useQuery({ query: FollowingDocument, requestPolicy: 'cache-and-network' });
  return (
    <>
      <title>{say('following.title')}</title>
      <h1>{say('following.title')}</h1>
      <p className="lead">{say('following.lead')}</p>
      <p className="more">
        <Link className="button" to="/following/new">
          {say('following.new')}
        </Link>
      </p>
      <Shown of={asked}>
        {({ mySubscriptions }) =>
          mySubscriptions.length === 0 ? (
            <div className="empty">
              <p>{say('following.nothing')}</p>
            </div>
          ) : (
            <List of={mySubscriptions} reload={() => asked[1]({ requestPolicy: 'network-only' })} />
          )
        }
      </Shown>
    </>
  );
}

function List({ of, reload }: { of: readonly SubscriptionAsKeptFragment[]; reload: () => void }): ReactNode {
  const nameOf = useNames(namesIn(of.map(({ filter }) => filter)));
  return (
    <ul className="entries">
      {of.map((subscription) => (
        <li className="entry" key={subscription.id}>
          <Head subscription={subscription} />
          <InWords filter={filterFrom(subscription.filter)} nameOf={nameOf} />
          <Channels subscription={subscription} />
          <Deeds subscription={subscription} reload={reload} />
        </li>
      ))}
    </ul>
  );
}

function Head({
  subscription: { id, name, paused, pausedUntil },
}: {
  subscription: SubscriptionAsKeptFragment;
}): ReactNode {
  const say = useWords();
  return (
    <>
      {paused && (
        <p className="who">
          <strong className="needs-you">
            {pausedUntil ? say('following.pausedUntil', { at: moment(pausedUntil) }) : say('following.paused')}
          </strong>
        </p>
      )}
      <h2 className="title">
        <Link to={`/following/${id}`}>
          <bdi>{name}</bdi>
        </Link>
      </h2>
    </>
  );
}

function Channels({ subscription: { endpoints, mail } }: { subscription: SubscriptionAsKeptFragment }): ReactNode {
  const say = useWords();
  return (
    <ul className="small soft channels">
      <li>{say('following.byInbox')}</li>
      {endpoints.map(({ id, url }) => (
        <li key={id}>
          {say('following.byEndpoint')} <bdi dir="ltr">{url}</bdi>
        </li>
      ))}
      {mail.map(({ frequency, reader }) => (
        <li key={reader.id}>
          {say(`following.byLetter.${frequency}`)} <bdi>{reader.person?.name ?? reader.address}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Deeds({ subscription, reload }: { subscription: SubscriptionAsKeptFragment; reload: () => void }): ReactNode {
  const say = useWords();
  const { id, name, paused } = subscription;
  const [asked, ask] = useState<'pause' | 'delete' | null>(null);
  const [{ fetching: resumes }, resume] = useMutation(ResumeSubscriptionDocument);
  const [{ fetching: deletes }, remove] = useMutation(DeleteSubscriptionDocument);
  const [failure, setFailure] = useState<Failure | null>(null);
  const runResume = async (): Promise<void> => {
    const outcome = outcomeOf(await resume({ id }), 'StandingSubscription');
    setFailure(outcome.done ? null : outcome.failure);
  };
  const runDelete = async (): Promise<void> => {
    const outcome = outcomeOf(await remove({ id }), 'DeletedSubscription');
    ask(null);
    setFailure(outcome.done ? null : outcome.failure);
    if (outcome.done) reload();
  };
  const close = (): void => ask(null);
  return (
    <>
      {failure && <Problem failure={failure} />}
      <p className="deeds">
        <Link to={`/following/${id}`} aria-label={say('following.changeOf', { name })}>
          {say('following.change')}
        </Link>
        {paused ? (
          <button
            type="button"
            className="quiet"
            disabled={resumes}
            aria-label={say('following.resumeOf', { name })}
            onClick={() => void runResume()}
          >
            {say('following.resume')}
          </button>
        ) : (
          <button
            type="button"
            className="quiet"
            aria-label={say('following.pauseOf', { name })}
            onClick={() => ask('pause')}
          >
            {say('following.pause')}
          </button>
        )}
        <button
          type="button"
          className="quiet"
          aria-label={say('following.deleteOf', { name })}
          onClick={() => ask('delete')}
        >
          {say('following.delete')}
        </button>
      </p>
      <Dialog title={say('following.pauseOf', { name })} isOpen={asked === 'pause'} close={close}>
        <Pause id={id} close={close} />
      </Dialog>
      <Dialog title={say('following.deleteOf', { name })} isOpen={asked === 'delete'} close={close}>
        <p>{say('following.deleteMeans')}</p>
        <p className="deeds">
          <button type="button" disabled={deletes} onClick={() => void runDelete()}>
            {say('following.delete')}
          </button>
          <button type="button" className="quiet" onClick={close}>
            {say('following.cancel')}
          </button>
        </p>
      </Dialog>
    </>
  );
}

function Pause({ id, close }: { id: string; close: () => void }): ReactNode {
  const say = useWords();
  const field = useId();
  const [{ fetching }, pause] = useMutation(PauseSubscriptionDocument);
  const [day, setDay] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const wrong = problemsAt(problems, 'until');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const until = day === '' ? null : startOf(day);
    const outcome = outcomeOf(await pause({ id, until }), 'StandingSubscription');
    if (outcome.done) return close();
    setProblems(outcome.problems);
    setFailure(outcome.problems.length > 0 ? null : outcome.failure);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{say('following.pauseMeans')}</p>
      <p className="field">
        <label htmlFor={field}>{say('following.untilDayOrNever')}</label>
        <input
          id={field}
          type="date"
          min={dayAfter(new Date())}
          value={day}
          aria-invalid={wrong.length > 0}
          aria-describedby={`${field}-wrong`}
          onChange={({ target }) => setDay(target.value)}
        />
        <span id={`${field}-wrong`} className="wrong" role="alert" lang="en">
          {wrong.join(' ')}
        </span>
      </p>
      {failure && <Problem failure={failure} />}
      <p className="deeds">
        <button disabled={fetching}>{say('following.pause')}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('following.cancel')}
        </button>
      </p>
    </form>
  );
}
