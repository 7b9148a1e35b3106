import { useDeferredValue, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { FindRecordsDocument, LinkedTitleDocument } from '../../operations.js';
import { Said } from '../../parts/said.js';
import { useWords } from '../../words.js';
import { Findings, idOf, useEditing } from '../editing.js';
import { useEnumerations, type Of } from './plain.js';
import { SearchBox } from './search-box.js';

const RELATIONS = [
  'AMENDS',
  'REPEALS',
  'IMPLEMENTS',
  'COMMENCES',
  'CONSOLIDATES',
  'SUPERSEDES',
  'PART_OF',
  'DOCUMENTS',
  'BASED_ON',
  'RELATES_TO',
  'DIFFERENT_FROM',
];

interface Link {
  readonly relation: string;
  readonly target?: string;
  readonly external?: { readonly title?: string; readonly url?: string };
  readonly note?: string;
}

/** What the record has to do with others, found by search, and with texts that are not in the network. */
export function Links({ value, change, path, name, tied }: Of<'links'>): ReactNode {
  const say = useWords();
  const { isOpen } = useEditing();
  const [words, search] = useState('');
  const asked = useDeferredValue(words.trim());
  const [{ data }] = useQuery({ query: FindRecordsDocument, variables: { search: asked }, pause: asked === '' });
  const links = Array.isArray(value) ? (value as Link[]) : [];
  const put = (now: readonly Link[]): void => change(now.length > 0 ? now : undefined);
  const offered =
    asked === ''
      ? []
      : (data?.publications.nodes ?? []).map(({ id, title, owner }) => ({
          id,
          label: title?.value ?? id,
          ...(title ? { language: title.language } : {}),
          more: `${owner.name} · ${id}`,
        }));
  return (
    <>
      <ol className="things">
        {links.map((link, index) => (
          <li key={index}>
            <OneLink
              link={link}
              path={`${path}.${index}`}
              change={(now) => put(links.with(index, now))}
              remove={() => put(links.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      {isOpen && (
        <>
          <SearchBox
            label={name}
            tied={tied}
            offered={offered}
            search={search}
            take={(target) => put([...links, { relation: 'RELATES_TO', target }])}
          />
          <button
            type="button"
            className="quiet"
            onClick={() => put([...links, { relation: 'BASED_ON', external: {} }])}
          >
            {say('editor.addExternal')}
          </button>
        </>
      )}
    </>
  );
}

function OneLink({
  link,
  path,
  change,
  remove,
}: {
  link: Link;
  path: string;
  change: (link: Link) => void;
  remove: () => void;
}): ReactNode {
  const say = useWords();
  const { isOpen } = useEditing();
  const inWords = useEnumerations();
  const { relation, target, external, note } = link;
  const text = (label: string, is: string, now: string | undefined, put: (text: string) => void): ReactNode => (
    <label className="inner">
      <span>{label}</span>
      <input
        id={idOf(`${path}.${is}`)}
        dir={is === 'external.url' ? 'ltr' : 'auto'}
        readOnly={!isOpen}
        value={now ?? ''}
        onChange={(event) => put(event.target.value)}
      />
    </label>
  );
  return (
    <div className="thing">
      <label className="inner">
        <span>{say('editor.relation')}</span>
        <select
          id={idOf(`${path}.relation`)}
          disabled={!isOpen}
          value={relation}
          onChange={(event) => change({ ...link, relation: event.target.value })}
        >
          {inWords('relation', RELATIONS).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </label>
      {target !== undefined && <Target id={target} />}
      {external !== undefined && (
        <>
          {text(say('editor.externalTitle'), 'external.title', external.title, (title) =>
            change({ ...link, external: { ...external, title } }),
          )}
          {text(say('editor.externalUrl'), 'external.url', external.url, (url) =>
            change({ ...link, external: { ...external, url } }),
          )}
        </>
      )}
      {text(say('editor.linkNote'), 'note', note, (now) => change({ ...link, note: now }))}
      <Findings path={path} within />
      {isOpen && (
        <button type="button" className="quiet" onClick={remove}>
          {say('editor.remove')} <span className="unseen">{target ?? external?.title}</span>
        </button>
      )}
    </div>
  );
}

function Target({ id }: { id: string }): ReactNode {
  const [record = ''] = id.split('@');
  const [{ data }] = useQuery({ query: LinkedTitleDocument, variables: { id: record } });
  return (
    <p>
      <a href={`/publications/${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
        <Said text={data?.publication?.title ?? null} or={id} />
      </a>{' '}
      <span className="soft small" dir="ltr">
        {id}
      </span>
    </p>
  );
}
