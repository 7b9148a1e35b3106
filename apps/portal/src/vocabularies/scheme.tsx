import { useEffect, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import type { Failure } from '../api/failure.js';
import '../following/following.css';
import { languageName } from '../following/names.js';
import { OneVocabularyDocument, type VocabularyInBriefFragment } from '../operations.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { Problem } from '../parts/problem.js';
import { Said } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { Waiting } from '../parts/waiting.js';
import { may, session } from '../session/session.js';
import { useWords } from '../words.js';
import { Load } from './load.js';
import { Tree } from './tree-table.js';
import type { Code } from './tree.js';
import { Lineage } from './vocabularies.js';
import './vocabularies.css';
import { readCodes } from './wire.js';

const FORMS = { csv: 'CSV', json: 'JSON', jsonld: 'JSON-LD', turtle: 'Turtle' } as const;

/** One vocabulary: its codes as a tree with their labels side by side, its files, and loading it anew. */
export function OneVocabulary(): ReactNode {
  const { scheme = '' } = useParams();
  const asked = useQuery({ query: OneVocabularyDocument, variables: { scheme }, requestPolicy: 'cache-and-network' });
  return (
    <Shown of={asked}>
      {({ vocabulary }) =>
        vocabulary ? (
          <Whole vocabulary={vocabulary} reload={() => asked[1]({ requestPolicy: 'network-only' })} />
        ) : (
          <NoSuchPlace />
        )
      }
    </Shown>
  );
}

function Whole({ vocabulary: one, reload }: { vocabulary: VocabularyInBriefFragment; reload: () => void }): ReactNode {
  const say = useWords();
  const { scheme, edition } = one;
  return (
    <>
      <title>{one.title.value}</title>
      <p className="small">
        <Link to="/vocabularies">{say('vocabularies.title')}</Link>
      </p>
      <h1>
        <Said text={one.title} or={scheme} />
      </h1>
      <p className="figure-line">
        <bdi dir="ltr">{scheme}</bdi> · {say('vocabularies.edition', { edition })} ·{' '}
        {say('vocabularies.codes', { count: one.conceptCount })}
      </p>
      <p>
        <Lineage vocabulary={one} />
      </p>
      <p className="deeds">
        <span className="soft">{say('vocabularies.download')}</span>
        {Object.entries(FORMS).map(([form, name]) => (
          <a
            key={form}
            href={`/vocabularies/${encodeURIComponent(scheme)}?format=${form}`}
            download={`${scheme}.${form === 'turtle' ? 'ttl' : form}`}
          >
            <bdi dir="ltr">{name}</bdi>
          </a>
        ))}
      </p>
      <Codes key={scheme} vocabulary={one} />
      {may('vocabulary:write') && <Load scheme={scheme} edition={edition} done={reload} />}
    </>
  );
}

function Codes({ vocabulary: { scheme, edition, labelCounts } }: { vocabulary: VocabularyInBriefFragment }): ReactNode {
  const say = useWords();
  const [codes, put] = useState<readonly Code[] | Failure | null>(null);
  const [again, ask] = useState(0);
  const [languages, choose] = useState<readonly string[]>(() => {
    const known = labelCounts.map(({ language }) => language);
    const own = session.languages.find((tag) => tag !== 'en' && known.includes(tag));
    return [...new Set(['en', own ?? known[1] ?? 'en'])];
  });
  useEffect(() => {
    let isWanted = true;
    void readCodes(scheme).then((found) => isWanted && put(found));
    return () => {
      isWanted = false;
    };
  }, [scheme, edition, again]);
  if (codes === null) return <Waiting />;
  if ('kind' in codes) return <Problem failure={codes} retry={() => ask(again + 1)} />;
  return (
    <section className="block">
      <h2>{say('vocabularies.sideBySide')}</h2>
      <fieldset className="field languages-of">
        <legend>{say('vocabularies.languages')}</legend>
        {labelCounts.map(({ language }) => (
          <label key={language} className="tick">
            <input
              type="checkbox"
              checked={languages.includes(language)}
              onChange={({ target }) =>
                choose(target.checked ? [...languages, language] : languages.filter((other) => other !== language))
              }
            />
            {languageName(language)}
          </label>
        ))}
      </fieldset>
      <Tree codes={codes} counts={labelCounts.filter(({ language }) => languages.includes(language))} />
    </section>
  );
}
