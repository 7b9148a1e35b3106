import { useId, useState, type ReactNode } from 'react';
import { DropZone } from '../parts/drop-zone.js';
import { sizeInWords } from '../parts/size.js';
import { useWords } from '../words.js';
import { lookAt, LOOKED_AT, type Unfit } from './look.js';

export interface Given {
  readonly file: File;
  readonly type: string;
}

const TAKEN = '.csv,.tsv,.txt,.xlsx,.ndjson,.jsonl,.json,.gz';

type Wrong = Unfit | 'large' | 'many' | 'unread';

/** One file, dropped or chosen; what it cannot be is said before it is sent. */
export function FileField({
  given,
  give,
  largest,
  faults,
  label,
  isUtf8 = true,
}: {
  given: Given | null;
  give: (given: Given | null) => void;
  /** in bytes; null: not known yet */
  largest: number | null;
  /** what the library found wrong with the file as a whole */
  faults: readonly string[];
  label: string;
  /** false where a mapping says what it is */
  isUtf8?: boolean;
}): ReactNode {
  const say = useWords();
  const id = useId();
  const [wrong, find] = useState<{ what: Wrong; file: File | null } | null>(null);
  const isWrong = wrong !== null || faults.length > 0;

  const take = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (!file) return;
    const refuse = (what: Wrong, one: File | null = file): void => {
      find({ what, file: one });
      give(null);
    };
    if (files.length > 1) return refuse('many', null);
    if (largest !== null && file.size > largest) return refuse('large');
    try {
      const looked = lookAt(file.name, new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer()), isUtf8);
      if ('unfit' in looked) return refuse(looked.unfit);
      find(null);
      give({ file, type: looked.type });
    } catch {
      // A folder, or a file that was taken away.
      refuse('unread');
    }
  };
  const most = largest === null ? '' : sizeInWords(largest);

  return (
    <div className="asked">
      <label htmlFor={`${id}-file`}>{label}</label>
      <DropZone
        take={(files) => void take(files)}
        choose={say(given ? 'import.chooseAnother' : 'import.choose')}
        id={`${id}-file`}
        accept={TAKEN}
        aria-describedby={isWrong ? `${id}-help ${id}-wrong` : `${id}-help`}
        aria-invalid={isWrong}
      >
        {given ? (
          <p className="given">
            <bdi>{given.file.name}</bdi> <span className="soft small">{sizeInWords(given.file.size)}</span>
          </p>
        ) : (
          <span className="soft">{say('import.drop')}</span>
        )}
      </DropZone>
      <p id={`${id}-help`} className="soft small">
        {say('import.fileHelp')} {most && say('import.upTo', { most })}
      </p>
      <div role="alert" id={`${id}-wrong`}>
        {wrong && (
          <p className="wrong">
            {wrong.file && <bdi>{wrong.file.name}: </bdi>}
            {say(`import.wrong.${wrong.what}`, {
              most,
              size: sizeInWords(wrong.file?.size ?? 0),
            })}
          </p>
        )}
        {wrong === null &&
          faults.map((fault) => (
            <p key={fault} className="wrong" lang="en" dir="ltr">
              {fault}
            </p>
          ))}
      </div>
    </div>
  );
}
