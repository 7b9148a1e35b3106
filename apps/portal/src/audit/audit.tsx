import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import '../following/following.css';
import { AuditLogDocument, AuditRoomDocument, type EntriesPageFragment } from '../operations.js';
import { Shown } from '../parts/shown.js';
import '../people/people.css';
import { may, session } from '../session/session.js';
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
  const room = useQuery({
    query: AuditRoomDocument,
    variables: { filter, at: session.participant, names: may('person:read') },
    requestPolicy: 'cache-and-network',
  });
  return (
    <>
      <title>{say('audit.title')}</title>
      <h1>{say('audit.title')}</h1>
      <p className="lead">{say('audit.lead')}</p>
      <FilterForm
        key={`filter ${key}`}
        asked={asked}
        people={may('person:read') ? (room[0].data?.people ?? []) : null}
        // Whom the secretariat appointed reads all of the log; an authority's or a body's own auditor what concerns it.
        readsAll={session.roles.includes('auditor') && room[0].data?.participant?.kind === 'PARTNER'}
      />
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
      <Shown of={room}>
        {({ auditEntries }) => (
          <ol className="log-entries" key={key}>
            {auditEntries.nodes.length === 0 && <li className="empty">{say('audit.nothing')}</li>}
            <Entries page={auditEntries} filter={filter} />
          </ol>
        )}
      </Shown>
    </>
  );
}

/** One page, and beneath it those before, each a question of its own. */
function Entries({ page, filter }: { page: EntriesPageFragment; filter: Filter }): ReactNode {
  const say = useWords();
  const [isMore, more] = useState(false);
  const { hasNextPage, endCursor } = page.pageInfo;
  return (
    <>
      {page.nodes.map((entry) => (
        <li key={entry.id}>
          <Entry entry={entry} />
        </li>
      ))}
      {hasNextPage && endCursor && !isMore && (
        <li className="more">
          <button type="button" className="quiet" onClick={() => more(true)}>
            {say('audit.more')}
          </button>
        </li>
      )}
      {isMore && endCursor && <Older after={endCursor} filter={filter} />}
    </>
  );
}

function Older({ after, filter }: { after: string; filter: Filter }): ReactNode {
  const asked = useQuery({ query: AuditLogDocument, variables: { filter, after } });
  const { data } = asked[0];
  if (data) return <Entries page={data.auditEntries} filter={filter} />;
  return (
    <li>
      <Shown of={asked}>{() => null}</Shown>
    </li>
  );
}
