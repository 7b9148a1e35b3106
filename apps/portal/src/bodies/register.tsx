import { useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSending } from '../api/use-sending.js';
import '../following/following.css';
import { RegisterEntriesDocument, type RegisterEntriesQuery } from '../operations.js';
import { Shown } from '../parts/shown.js';
import { spoken, useWords } from '../words.js';
import './bodies.css';
import { Countries } from './set-membership.js';

/** Whom the secretariat enters: authorities, by country, and partners. */
export function Register(): ReactNode {
  const say = useWords();
  const sending = useSending();
  const [params, put] = useSearchParams();
  const country = params.get('country') ?? '';
  const after = params.get('after');
  const asked = useQuery({
    query: RegisterEntriesDocument,
    variables: { country: country || null, after },
    requestPolicy: 'cache-and-network',
  });
  return (
    <>
      <title>{say('bodies.register')}</title>
      <p className="small">
        <Link to="/bodies">{say('bodies.title')}</Link>
      </p>
      <h1>{say('bodies.register')}</h1>
      <p className="lead">{say('bodies.registerLead')}</p>
      <h2>{say('bodies.authorities')}</h2>
      <p className="deeds">
        <Link to="/register/authorities/new">{say('bodies.newAuthority')}</Link>
      </p>
      <Countries
        of={asked[0].data?.countries ?? []}
        value={country}
        change={(code) => put(code ? { country: code } : {}, { replace: true })}
        sending={sending}
        path="country"
      />
      <Shown of={asked}>
        {({ authorities, partners }) => (
          <>
            <Authorities authorities={authorities} country={country} />
            <section className="block">
              <h2>{say('bodies.partners')}</h2>
              <p className="deeds">
                <Link to="/register/partners/new">{say('bodies.newPartner')}</Link>
              </p>
              <Partners partners={partners} />
            </section>
          </>
        )}
      </Shown>
    </>
  );
}

function Authorities({
  authorities: { nodes, totalCount, pageInfo },
  country,
}: {
  authorities: RegisterEntriesQuery['authorities'];
  country: string;
}): ReactNode {
  const say = useWords();
  const next = new URLSearchParams({ ...(country && { country }), after: pageInfo.endCursor ?? '' });
  return (
    <>
      <p className="soft small" role="status">
        {say('bodies.entries', { count: totalCount })}
      </p>
      <ul className="plain bodies">
        {nodes.map(({ id, name, country: of }) => (
          <li key={id}>
            <Link to={`/register/authorities/${id}`}>
              <bdi>{name}</bdi>
            </Link>
            <span className="soft small">
              <bdi>{of.name}</bdi>
            </span>
            <bdi dir="ltr" className="soft small">
              {id}
            </bdi>
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <p className="more">
          <Link to={`?${next.toString()}`}>{say('bodies.further')}</Link>
        </p>
      )}
    </>
  );
}

function Partners({ partners }: { partners: RegisterEntriesQuery['partners'] }): ReactNode {
  const say = useWords();
  const [words, find] = useState('');
  const typed = words.trim().toLocaleLowerCase(spoken);
  const found = partners.filter(({ id, name }) => `${id} ${name}`.toLocaleLowerCase(spoken).includes(typed));
  return (
    <>
      <p className="field">
        <label htmlFor="find-partner">{say('bodies.find')}</label>
        <input id="find-partner" type="search" value={words} onChange={({ target }) => find(target.value)} />
      </p>
      <p className="soft small" role="status">
        {say('bodies.entries', { count: found.length })}
      </p>
      <ul className="plain bodies">
        {found.map(({ id, name, kind }) => (
          <li key={id}>
            <Link to={`/register/partners/${id}`}>
              <bdi>{name}</bdi>
            </Link>
            <span className="soft small">{say(`bodies.partnerKind.${kind}`)}</span>
            <bdi dir="ltr" className="soft small">
              {id}
            </bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
