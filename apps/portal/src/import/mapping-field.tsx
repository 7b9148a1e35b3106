import { useId, useState, type ReactNode } from 'react';
import { useWords } from '../words.js';
import { unfitMapping } from './packed.js';

/** For files whose columns are called otherwise than the fields: the mapping, which says what is what. */
export function MappingField({
  give,
  isNeeded,
}: {
  /** its text */
  give: (mapping: string | null) => void;
  /** the checked file was read by one */
  isNeeded: boolean;
}): ReactNode {
  const say = useWords();
  const id = useId();
  const [wrong, find] = useState<'notJson' | 'long' | null>(null);
  const take = async (files: FileList | null): Promise<void> => {
    const [file] = files ?? [];
    const text = file ? await file.text() : null;
    const unfit = text === null ? null : unfitMapping(text);
    find(unfit);
    give(unfit === null ? text : null);
  };
  return (
    <details className="asked mapping" open={isNeeded || undefined}>
      <summary>{say('import.mapping')}</summary>
      <p id={`${id}-help`} className="soft small">
        {say('import.mappingHelp')}
      </p>
      <input
        type="file"
        accept=".json,application/json"
        aria-label={say('import.mapping')}
        aria-describedby={`${id}-help ${id}-wrong`}
        aria-invalid={wrong !== null}
        onChange={({ target }) => void take(target.files)}
      />
      <div role="alert" id={`${id}-wrong`}>
        {wrong && <p className="wrong">{say(`import.mapping.${wrong}`)}</p>}
      </div>
    </details>
  );
}
