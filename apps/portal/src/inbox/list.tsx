import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { InboxEntryFragment } from '../operations.js';
import { forReader } from '../parts/for-reader.js';
import { moment, Said } from '../parts/said.js';
import { session } from '../session/session.js';
import { useWords, type Say } from '../words.js';
import type { Items, Show } from './items.js';
import type { HeldItems } from './use-items.js';

export function List({
  show,
  list,
  held,
  chosen,
  readAll,
}: {
  show: Show;
  list: HeldItems;
  held: Items;
  chosen: string | null;
  readAll: (items: readonly InboxEntryFragment[]) => Promise<void>;
}): ReactNode {
  const say = useWords();
  const hasUnread = held.items.some(({ readAt }) => readAt === null);
  return (
    <section className="pane-list" aria-label={say('following.list')}>
      <p role="status" className="arrived">
        {held.arrived.length > 0 && (
          <button type="button" disabled={list.isWaiting} onClick={() => void list.showArrived()}>
            {say('following.arrived', { count: held.arrived.length })}
          </button>
        )}
      </p>
      {held.items.length === 0 && held.arrived.length === 0 && <Empty show={show} />}
      {hasUnread && show !== 'quiet' && (
        <p className="small">
          <button type="button" className="quiet" disabled={list.isWaiting} onClick={() => void readAll(held.items)}>
            {say('following.readAll')}
          </button>
        </p>
      )}
      <ol className="rows">
        {held.items.map((item) => (
          <Row key={item.id} item={item} isChosen={item.id === chosen} />
        ))}
      </ol>
      {held.hasOlder && (
        <p>
          <button type="button" className="quiet" disabled={list.isWaiting} onClick={() => void list.older()}>
            {say('following.older')}
          </button>
        </p>
      )}
    </section>
  );
}

function Row({ item, isChosen }: { item: InboxEntryFragment; isChosen: boolean }): ReactNode {
  const say = useWords();
  const [asked] = useSearchParams();
  const address = new URLSearchParams(asked);
  address.set('item', item.id);
  const isUnread = item.readAt === null;
  return (
    <li>
      <Link
        id={`row-${item.id}`}
        to={`?${address.toString()}`}
        aria-current={isChosen ? 'true' : undefined}
        className={isUnread ? 'row unread' : 'row'}
      >
        <span className="row-who">
          <span>{isUnread ? <strong>{say('following.unread')}</strong> : say('following.read')}</span>
          {item.acknowledgedAt && <span>{say('following.acknowledged')}</span>}
          <span>{moment(item.at)}</span>
        </span>
        <span className="row-title">
          <Title item={item} say={say} />
        </span>
      </Link>
    </li>
  );
}

/** What an item is called: the record's title, or the notice. */
export function Title({ item: { change, notice }, say }: { item: InboxEntryFragment; say: Say }): ReactNode {
  if (change) return <Said text={forReader(change.title, session.languages)} or={change.subject} />;
  return notice ? say(`following.notice.${notice}`) : say('following.gone');
}

function Empty({ show }: { show: Show }): ReactNode {
  const say = useWords();
  return (
    <div className="empty">
      <p>{say(`following.empty.${show}`)}</p>
      {show === 'all' && (
        <p>
          <Link to="/following/new">{say('following.new')}</Link>
        </p>
      )}
    </div>
  );
}
