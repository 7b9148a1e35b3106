import type { ReactNode, RefObject } from 'react';
import { Link } from 'react-router';
import type { InboxEntryFragment } from '../operations.js';
import { Problem } from '../parts/problem.js';
import { moment } from '../parts/said.js';
import { may } from '../session/session.js';
import { unturned, useWords } from '../words.js';
import { canBeMuted, valueOf } from './items.js';
import { Title } from './list.js';
import type { Deeds } from './use-deeds.js';

const KINDS = {
  LAW: 'law',
  AGREEMENT: 'agreement',
  PRACTICE: 'practice',
  EVENT: 'event',
  RESOURCE: 'resource',
} as const;

/** What it is, and what can be done with it: each by a button and by a key. */
export function ItemPane({
  item,
  heading,
  deeds,
  step,
  mute,
  back,
}: {
  item: InboxEntryFragment;
  heading: RefObject<HTMLHeadingElement | null>;
  deeds: Deeds;
  step: (by: 1 | -1) => void;
  mute: () => void;
  back: () => void;
}): ReactNode {
  const say = useWords();
  const { change, readAt, readBy, acknowledgedAt, acknowledgedBy } = item;
  return (
    <>
      <p className="back small">
        <button type="button" className="quiet" onClick={back}>
          {say('following.backToList')}
        </button>
      </p>
      <p className="deeds">
        <button type="button" className="quiet" onClick={() => step(-1)}>
          {say('following.previous')} <kbd>k</kbd>
        </button>
        <button type="button" className="quiet" onClick={() => step(1)}>
          {say('following.next')} <kbd>j</kbd>
        </button>
      </p>
      {change && (
        <p className="small soft">
          {change.kind && `${say(`portal.${KINDS[change.kind]}`)} · `}
          <bdi>{change.owner.name}</bdi> · <bdi dir="ltr">{change.subject}</bdi>
        </p>
      )}
      <h2 ref={heading} tabIndex={-1} className="item-title">
        <Title item={item} say={say} />
      </h2>
      {change && (
        <p lang="en" dir="auto">
          {unturned(change.meaning)}
        </p>
      )}
      {item.notice && (
        <p>
          {say(`following.noticeMeans.${item.notice}`)}{' '}
          {item.notice === 'ENDPOINT_DISABLED' ? (
            <Link to={item.about ? `/endpoints/${item.about}` : '/endpoints'}>{say('portal.endpoints')}</Link>
          ) : (
            <Link to="/following">{say('following.title')}</Link>
          )}
        </p>
      )}
      <dl className="facts">
        <dt>{say('following.came')}</dt>
        <dd>{moment(item.at)}</dd>
        {change?.legalDate && (
          <>
            <dt>{say('following.legalDate')}</dt>
            <dd>{moment(change.legalDate)}</dd>
          </>
        )}
        <dt>{say('following.readBy')}</dt>
        <dd>{say('following.readByCount', { count: readBy + (readAt !== null && readBy === 0 ? 1 : 0) })}</dd>
        <dt>{say('following.acknowledgement')}</dt>
        <dd>
          {acknowledgedAt
            ? say('following.acknowledgedBy', { name: acknowledgedBy?.name ?? '–', at: moment(acknowledgedAt) })
            : say('following.notAcknowledged')}
        </dd>
      </dl>
      {deeds.failure && <Problem failure={deeds.failure} />}
      <p className="deeds item-deeds">
        {acknowledgedAt === null && may('inbox:acknowledge') && (
          <button type="button" disabled={deeds.isBusy} onClick={() => void deeds.acknowledge(item)}>
            {say('following.acknowledge')} <kbd>e</kbd>
          </button>
        )}
        {readAt === null && (
          <button type="button" className="quiet" disabled={deeds.isBusy} onClick={() => void deeds.read(item)}>
            {say('following.markRead')} <kbd>r</kbd>
          </button>
        )}
        {canBeMuted(item) && (
          <button type="button" className="quiet" onClick={mute}>
            {say('following.mute')} <kbd>m</kbd>
          </button>
        )}
        {change?.kind && (
          <a href={`/publications/${encodeURIComponent(change.subject)}`}>{say('following.openRecord')}</a>
        )}
      </p>
      {change && <Differences of={change.differences} />}
    </>
  );
}

function Differences({ of }: { of: NonNullable<InboxEntryFragment['change']>['differences'] }): ReactNode {
  const say = useWords();
  if (of.length === 0) return null;
  return (
    <>
      <h3>{say('following.differences')}</h3>
      <ul className="plain small">
        {of.map(({ field, before, after }) => (
          <li key={field}>
            <code dir="ltr">{field}</code>
            {before !== null && (
              <del>
                <bdi>{valueOf(before)}</bdi>
              </del>
            )}
            {after !== null && (
              <ins>
                <bdi>{valueOf(after)}</bdi>
              </ins>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
