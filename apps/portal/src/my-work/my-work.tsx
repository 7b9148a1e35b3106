import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useAsking } from '../api/ask.js';
import { ConfirmRecordsDocument, MyWorkDocument, type MyWorkQuery } from '../operations.js';
import { Problem } from '../parts/problem.js';
import { moment, Said } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { may, session } from '../session/session.js';
import { useWords } from '../words.js';
import { owed, type Owed } from './owed.js';

/** One list, ordered by what is owed and when, each thing with the one next action. */
export function MyWork(): ReactNode {
  const say = useWords();
  const asked = useQuery({
    query: MyWorkDocument,
    variables: { mine: session.participant, drafts: may('publication:read-drafts') },
    requestPolicy: 'cache-and-network',
  });
  return (
    <>
      <title>{say('portal.work')}</title>
      <h1>{say('portal.work')}</h1>
      <Shown of={asked}>
        {(work) => <List work={work} reload={() => asked[1]({ requestPolicy: 'network-only' })} />}
      </Shown>
    </>
  );
}

function List({ work, reload }: { work: MyWorkQuery; reload: () => void }): ReactNode {
  const say = useWords();
  const things = owed(work);
  const mine = things.filter(({ duty }) => !duty.startsWith('wait-'));
  const waiting = things.filter(({ duty }) => duty.startsWith('wait-'));
  return (
    <>
      <p className="lead">
        {say('portal.owed', { count: mine.length, participant: work.me?.participant.name ?? session.participant })}
      </p>
      {work.me?.warnings.map(({ code, from, publishers }) => (
        <p className="notice" key={code}>
          {say('portal.fewPublishers', { count: publishers })} {from && moment(from)}
        </p>
      ))}
      {may('publication:draft') && <Begin />}
      {mine.length > 0 ? (
        <ol className="entries">
          {mine.map((thing) => (
            <Thing key={thing.key} thing={thing} reload={reload} />
          ))}
        </ol>
      ) : (
        <div className="empty">
          <p>{say('portal.nothing')}</p>
          <p>{say('portal.nothingHow')}</p>
        </div>
      )}
      {waiting.length > 0 && (
        <>
          <h2>{say('portal.waitingForOthers')}</h2>
          <ol className="entries">
            {waiting.map((thing) => (
              <Thing key={thing.key} thing={thing} reload={reload} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

const KINDS = ['law', 'agreement', 'practice', 'event', 'resource'] as const;
type Kind = (typeof KINDS)[number];

const WHEN = {
  asked: 'portal.asked',
  submitted: 'portal.submitted',
  saved: 'portal.savedOn',
  due: 'portal.due',
  overdue: 'portal.overdue',
  until: 'portal.until',
} as const;

/** The doors to a new record of each kind. */
function Begin(): ReactNode {
  const say = useWords();
  return (
    <nav aria-label={say('portal.begin')} className="begin">
      <span className="soft">{say('portal.begin')}</span>
      {KINDS.map((kind) => (
        <Link key={kind} to={`/new/${kind}`}>
          {say(`portal.${kind}`)}
        </Link>
      ))}
    </nav>
  );
}

function Thing({ thing, reload }: { thing: Owed; reload: () => void }): ReactNode {
  const say = useWords();
  const { duty, kind, id, title, at, when, by, problems, comments, reason } = thing;
  const isAgreement = duty === 'answer-agreement';
  const isDraft = duty.endsWith('-draft') || duty === 'wait-for-review';
  const address = isDraft ? `/drafts/${id}` : null;
  return (
    <li className="entry">
      <p className="who">
        <strong className={duty.startsWith('wait-') ? 'soft' : 'needs-you'}>{say(`portal.duty.${duty}`)}</strong> ·{' '}
        {say(`portal.${kind.toLowerCase() as Kind}`)} · <bdi dir="ltr">{id}</bdi>
      </p>
      <h2 className="title">
        {address ? (
          <Link to={address}>
            <Said text={title} or={id} />
          </Link>
        ) : (
          <a href={`/publications/${encodeURIComponent(id)}`}>
            <Said text={title} or={id} />
          </a>
        )}
      </h2>
      {reason && (
        <blockquote dir="auto">
          <p>{reason}</p>
        </blockquote>
      )}
      <p className="meaning soft">
        {at && <span>{say(WHEN[when], { at: moment(at) })}</span>}
        {by && isAgreement && <span>{say('portal.askedBy', { name: by })}</span>}
        {by && isDraft && <span>{say('portal.lockedBy', { name: by })}</span>}
        {problems > 0 && <span>{say('portal.problems', { count: problems })}</span>}
        {comments > 0 && <span>{say('portal.comments', { count: comments })}</span>}
      </p>
      {duty === 'confirm-record' && thing.can && <Confirm id={id} done={reload} />}
      {isAgreement && (
        <p>
          <Link className="button" to={`/agreements/${id}`}>
            {say('portal.answer')}
          </Link>
        </p>
      )}
    </li>
  );
}

/** Says that the record still holds, in one click; the second click finds it done. */
function Confirm({ id, done }: { id: string; done: () => void }): ReactNode {
  const say = useWords();
  const { ask, isBusy, failure } = useAsking();
  const run = async (): Promise<void> => {
    if (await ask(ConfirmRecordsDocument, { ids: [id] })) done();
  };
  return (
    <>
      {failure && <Problem failure={failure} retry={() => void run()} />}
      <p>
        <button type="button" disabled={isBusy} onClick={() => void run()}>
          {say('portal.confirm')}
        </button>
      </p>
    </>
  );
}
