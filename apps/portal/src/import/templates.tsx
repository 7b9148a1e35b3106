import type { ReactNode } from 'react';
import { useWords } from '../words.js';

/** What a file of the kind looks like: as a table to be filled in, and for programs. */
export function Templates({ kind }: { kind: string }): ReactNode {
  const say = useWords();
  const name = kind.toLowerCase();
  return (
    <p className="small templates">
      <span className="soft">{say('import.template')}</span>{' '}
      <a href={`/templates/${name}.xlsx`} download>
        Excel (XLSX)
      </a>{' '}
      ·{' '}
      <a href={`/templates/${name}.csv`} download>
        CSV
      </a>{' '}
      ·{' '}
      <a href={`/schemas/${name}.json`} type="application/schema+json">
        JSON Schema
      </a>
    </p>
  );
}
