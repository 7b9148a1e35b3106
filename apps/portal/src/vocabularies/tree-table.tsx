import { useState, type ReactNode } from 'react';
import { languageName } from '../following/names.js';
import type { VocabularyInBriefFragment } from '../operations.js';
import { useWords } from '../words.js';
import { isUnconfirmed, openAtFirst, rowsOf, type Code, type Row } from './tree.js';

type Counts = VocabularyInBriefFragment['labelCounts'];

const MOST = 300;

/** Codes down, in the order of the tree; languages across, each text in its own direction. */
export function Tree({ codes, counts }: { codes: readonly Code[]; counts: Counts }): ReactNode {
  const say = useWords();
  const [open, put] = useState<ReadonlySet<string>>(() => openAtFirst(codes));
  const [words, find] = useState('');
  const rows = rowsOf(codes, open, words);
  const turn = (code: string): void => {
    const next = new Set(open);
    if (!next.delete(code)) next.add(code);
    put(next);
  };
  return (
    <>
      <div className="field">
        <label htmlFor="find-code">{say('vocabularies.find')}</label>
        <input id="find-code" type="search" value={words} onChange={({ target }) => find(target.value)} />
      </div>
      <p className="deeds">
        <span className="soft" role="status">
          {say('vocabularies.codes', { count: rows.length })}
        </span>
        <button type="button" className="quiet" onClick={() => put(new Set(codes.map(({ code }) => code)))}>
          {say('vocabularies.openAll')}
        </button>
        <button type="button" className="quiet" onClick={() => put(new Set())}>
          {say('vocabularies.closeAll')}
        </button>
      </p>
      {rows.length > MOST && <p className="soft small">{say('vocabularies.first', { n: MOST })}</p>}
      <div className="wide" role="region" tabIndex={0} aria-label={say('vocabularies.sideBySide')}>
        <table className="tree">
          <thead>
            <tr>
              <th scope="col">{say('vocabularies.code')}</th>
              {counts.map(({ language }) => (
                <th key={language} scope="col">
                  {languageName(language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <Line
                key={row.code.code}
                row={row}
                counts={counts}
                turn={words.trim() === '' && row.hasBelow ? turn : null}
                isOpen={open.has(row.code.code)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Line({
  row: { code, level },
  counts,
  turn,
  isOpen,
}: {
  row: Row;
  counts: Counts;
  turn: ((code: string) => void) | null;
  isOpen: boolean;
}): ReactNode {
  const say = useWords();
  return (
    <tr>
      <th scope="row" className={`at-${Math.min(level, 4)}`}>
        {turn && (
          <button
            type="button"
            className="turn"
            aria-expanded={isOpen}
            aria-label={say('vocabularies.below', { code: code.notation })}
            onClick={() => turn(code.code)}
          >
            <span aria-hidden>{isOpen ? '−' : '+'}</span>
          </button>
        )}
        <bdi dir="ltr" className={code.assignable ? '' : 'soft'}>
          {code.notation}
        </bdi>
        <Marks code={code} />
      </th>
      {counts.map(({ language, direction }) => (
        <td key={language} lang={language} dir={direction === 'RTL' ? 'rtl' : 'ltr'}>
          {code.labels[language] ?? <span className="soft">—</span>}
          {code.labels[language] && isUnconfirmed(code, language) && (
            <span className="doubt">
              <span className="shape" aria-hidden />
              <span className="unseen" lang={undefined}>
                {say('vocabularies.labelUnconfirmed')}
              </span>
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}

function Marks({ code }: { code: Code }): ReactNode {
  const say = useWords();
  return (
    <>
      {code.status === 'DEPRECATED' && (
        <span className="soft small mark-of">{say('vocabularies.deprecated', { code: code.replacedBy ?? '' })}</span>
      )}
      {code.unconfirmed && (
        <span className="doubt small mark-of">
          <span className="shape" aria-hidden />
          {say('vocabularies.codeUnconfirmed')}
        </span>
      )}
    </>
  );
}
