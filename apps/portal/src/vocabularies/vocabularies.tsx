import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import '../following/following.css';
import { languageName } from '../following/names.js';
import { VocabulariesDocument, type VocabularyInBriefFragment } from '../operations.js';
import { moment, Said } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { may } from '../session/session.js';
import { spoken, useWords } from '../words.js';
import { Load } from './load.js';
import './vocabularies.css';

/** Every vocabulary: what it is, and how far its labels have come in each language. */
export function Vocabularies(): ReactNode {
  const say = useWords();
  const asked = useQuery({ query: VocabulariesDocument, requestPolicy: 'cache-and-network' });
  return (
    <>
      <title>{say('vocabularies.title')}</title>
      <h1>{say('vocabularies.title')}</h1>
      <p className="lead">{say('vocabularies.lead')}</p>
      <Shown of={asked}>
        {({ vocabularies }) => (
          <>
            <ul className="plain schemes">
              {vocabularies.map((one) => (
                <Scheme key={one.scheme} vocabulary={one} />
              ))}
            </ul>
            <section className="block">
              <h2>{say('vocabularies.labels')}</h2>
              <p className="soft small">{say('vocabularies.labelsNote')}</p>
              <Shares vocabularies={vocabularies} />
            </section>
            <section className="block">
              <h2>{say('vocabularies.legalBases')}</h2>
              <ul className="plain">
                {vocabularies
                  .filter(({ serves }) => serves === 'LEGAL_BASIS')
                  .toSorted((a, b) => (a.issued ?? '').localeCompare(b.issued ?? ''))
                  .map((one) => (
                    <Version key={one.scheme} vocabulary={one} />
                  ))}
              </ul>
            </section>
            {may('vocabulary:write') && (
              <Load scheme={null} edition={null} done={() => asked[1]({ requestPolicy: 'network-only' })} />
            )}
          </>
        )}
      </Shown>
    </>
  );
}

function Scheme({ vocabulary: one }: { vocabulary: VocabularyInBriefFragment }): ReactNode {
  const say = useWords();
  return (
    <li>
      <Link to={`/vocabularies/${one.scheme}`}>
        <Said text={one.title} or={one.scheme} />
      </Link>
      <span className="soft small">
        <bdi dir="ltr">{one.scheme}</bdi> · {say('vocabularies.edition', { edition: one.edition })}
      </span>
      <span className="small number">{say('vocabularies.codes', { count: one.conceptCount })}</span>
    </li>
  );
}

const percent = new Intl.NumberFormat(spoken, { style: 'percent', maximumFractionDigits: 0 });

function Shares({ vocabularies }: { vocabularies: readonly VocabularyInBriefFragment[] }): ReactNode {
  const say = useWords();
  const languages = [
    ...new Set(vocabularies.flatMap(({ labelCounts }) => labelCounts.map(({ language }) => language))),
  ];
  return (
    <div className="wide" role="region" tabIndex={0} aria-label={say('vocabularies.labels')}>
      <table className="matrix shares">
        <thead>
          <tr>
            <td />
            {languages.map((language) => (
              <th key={language} scope="col">
                <abbr title={languageName(language)}>{language}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {vocabularies.map((one) => (
            <tr key={one.scheme}>
              <th scope="row">
                <bdi dir="ltr">{one.scheme}</bdi>
              </th>
              {languages.map((language) => (
                <Share key={language} vocabulary={one} language={language} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Share({ vocabulary, language }: { vocabulary: VocabularyInBriefFragment; language: string }): ReactNode {
  const say = useWords();
  const count = vocabulary.labelCounts.find((one) => one.language === language);
  const share = count ? count.labels / Math.max(1, vocabulary.conceptCount) : 0;
  const level = share === 0 ? 0 : share < 0.5 ? 1 : share < 1 ? 2 : 3;
  return (
    <td className={`level-${level}`}>
      {percent.format(share)}
      {count && count.unconfirmed > 0 && (
        <span className="doubt">
          <span className="shape" aria-hidden />
          <span className="unseen">{say('vocabularies.notConfirmed', { n: count.unconfirmed })}</span>
        </span>
      )}
    </td>
  );
}

function Version({ vocabulary: one }: { vocabulary: VocabularyInBriefFragment }): ReactNode {
  return (
    <li>
      <Link to={`/vocabularies/${one.scheme}`}>
        <Said text={one.title} or={one.scheme} />
      </Link>{' '}
      <Lineage vocabulary={one} />
    </li>
  );
}

/** When it was issued, and what came before and after it. */
export function Lineage({ vocabulary: one }: { vocabulary: VocabularyInBriefFragment }): ReactNode {
  const say = useWords();
  const said = [
    one.version && <bdi key="version">{one.version}</bdi>,
    one.issued && say('vocabularies.issued', { date: moment(one.issued) }),
    one.replaces && say('vocabularies.replaces', { scheme: one.replaces.scheme }),
    one.isReplacedBy && say('vocabularies.replacedBy', { scheme: one.isReplacedBy.scheme }),
    one.unconfirmedCount > 0 && say('vocabularies.codesUnconfirmed', { n: one.unconfirmedCount }),
  ].filter(Boolean);
  return (
    <span className="soft small">
      {said.map((words, n) => (
        <span key={n}>
          {n > 0 && ' · '}
          {words}
        </span>
      ))}
    </span>
  );
}
