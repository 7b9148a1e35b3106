import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import '../following/following.css';
import { AuditLogDocument } from '../operations.js';
import { Shown } from '../parts/shown.js';
import '../people/people.css';
import { useWords } from '../words.js';
import './audit.css';
import { askedFrom, beginningOfDay, exportAddress, filterOf, type Filter } from './entries.js';
import { Entry } from './entry.js';
import { FilterForm } from './filter-form.js';

/** Who did what, and when; the newest first, as far as the reader may know it. */
export function Audit(): ReactNode {
  const say = useWords();
  const [params] = useSearchParams();
  const asked = askedFrom(params);
  const filter = filterOf(asked, beginningOfDay);
  const key = JSON.stringify(filter);
  return (
    <>
      <title>{say('audit.title')}</title>
      <h1>{say('audit.title')}</h1>
      <p className="lead">{say('audit.lead')}</p>
      <FilterForm key={`filter ${key}`} asked={asked} />
      <p className="deeds">
        <span className="soft">{say('audit.asFile')}</span>
        <a href={exportAddress('csv', filter)} download>
          CSV
        </a>
        <a href={exportAddress('ndjson', filter)} download>
          NDJSON
        </a>
        <span className="soft small">{say('audit.fileIsRecorded')}</span>
      </p>
      <Pages key={key} filter={filter} />
    </>
  );
}

/** As many as were asked for, each a question of its own. */
function Pages({ filter }: { filter: Filter }): ReactNode {
  const [cursors, more] = useState<readonly (string | null)[]>([null]);
  return (
    <ol className="log-entries">
      {cursors.map((after, place) => (
        <Page
          key={after ?? ''}
          filter={filter}
          after={after}
          isLast={place === cursors.length - 1}
          older={(cursor) => more([...cursors, cursor])}
        />
      ))}
    </ol>
  );
}

function Page({
  filter,
  after,
  isLast,
  older,
}: {
  filter: Filter;
  after: string | null;
  isLast: boolean;
  older: (cursor: string) => void;
}): ReactNode {
  const say = useWords();
  const asked = useQuery({
    query: AuditLogDocument,
    variables: { filter, after },
    requestPolicy: after === null ? 'cache-and-network' : 'cache-first',
  });
  const cursor = asked[0].data?.auditEntries.pageInfo.endCursor;
  const hasMore = isLast && asked[0].data?.auditEntries.pageInfo.hasNextPage;
  const isEmpty = after === null && asked[0].data?.auditEntries.nodes.length === 0;
  return (
    <>
      {!asked[0].data && (
        <li>
          <Shown of={asked}>{() => null}</Shown>
        </li>
      )}
      {asked[0].data?.auditEntries.nodes.map((entry) => (
        <li key={entry.id}>
          <Entry entry={entry} />
        </li>
      ))}
      {isEmpty && <li className="empty">{say('audit.nothing')}</li>}
      {hasMore && cursor && (
        <li className="more">
          <button type="button" className="quiet" onClick={() => older(cursor)}>
            {say('audit.more')}
          </button>
        </li>
      )}
    </>
  );
}
