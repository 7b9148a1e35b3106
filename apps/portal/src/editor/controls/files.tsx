import { useRef, useState, type ReactNode } from 'react';
import { DropZone } from '../../parts/drop-zone.js';
import { sizeInWords } from '../../parts/size.js';
import { useWords } from '../../words.js';
import { Findings, idOf, useEditing } from '../editing.js';
import { Refusal } from '../desk/wire.js';
import { nameOfLanguage } from '../fields/language.js';
import { uploadFile, type Receipt } from '../files-upload.js';
import type { Upload } from '../../api/upload.js';
import { useEnumerations, type Of } from './plain.js';

interface Attached {
  readonly file: string;
  readonly name?: string;
  readonly size?: number;
  readonly language: string;
  readonly role?: string;
  readonly legalValue?: string;
}

interface OnItsWay {
  readonly name: string;
  readonly part: number;
  readonly failed: string | null;
  readonly stop: () => void;
}

const TAKEN = '.pdf,.docx,.xlsx,.pptx,.odt,.png,.jpg,.jpeg,.txt,.md,.csv';

/** Dropped or chosen; each shows how far it has got, and then its language and what it is worth. */
export function Files({ value, change, path }: Of<'files'>): ReactNode {
  const say = useWords();
  const { isOpen, content } = useEditing();
  const [coming, come] = useState<readonly OnItsWay[]>([]);
  const files = Array.isArray(value) ? (value as Attached[]) : [];
  const newest = useRef(files);
  newest.current = files;
  const put = (now: readonly Attached[]): void => {
    newest.current = [...now];
    change(now.length > 0 ? now : undefined);
  };

  const send = async (file: File): Promise<void> => {
    const is = (one: OnItsWay): boolean => one.stop === sending.stop;
    const sending: Upload<Receipt> = uploadFile(file, (part) =>
      come((all) => all.map((one) => (is(one) ? { ...one, part } : one))),
    );
    come((all) => [...all, { name: file.name, part: 0, failed: null, stop: sending.stop }]);
    try {
      const receipt = await sending.done;
      come((all) => all.filter((one) => !is(one)));
      if (!newest.current.some((other) => other.file === receipt.id))
        put([...newest.current, attached(receipt, String(content['originalLanguage'] ?? 'en'))]);
    } catch (error) {
      const failed = (error instanceof Refusal && error.message) || say('editor.fileLost');
      come((all) => all.map((one) => (is(one) ? { ...one, failed } : one)));
    }
  };
  const move = (index: number, by: number): void =>
    put(files.toSpliced(index, 1).toSpliced(index + by, 0, files[index] as Attached));

  return (
    <>
      <ol className="things">
        {files.map((file, index) => (
          <li key={file.file}>
            <OneFile file={file} path={`${path}.${index}`} change={(now) => put(files.with(index, now))} />
            {isOpen && (
              <p className="deeds">
                {index > 0 && (
                  <button type="button" className="quiet" onClick={() => move(index, -1)}>
                    {say('editor.up')}
                  </button>
                )}
                {index < files.length - 1 && (
                  <button type="button" className="quiet" onClick={() => move(index, 1)}>
                    {say('editor.down')}
                  </button>
                )}
                <button type="button" className="quiet" onClick={() => put(files.toSpliced(index, 1))}>
                  {say('editor.remove')} <span className="unseen">{file.name}</span>
                </button>
              </p>
            )}
          </li>
        ))}
      </ol>
      <div role="status">
        <ul>
          {coming.map(({ name, part, failed, stop }, index) => (
            <li key={index} className="coming">
              <bdi>{name}</bdi>{' '}
              {failed === null ? (
                <progress max={1} value={part} aria-label={say('editor.sending', { name })} />
              ) : (
                <span className="wrong" dir="auto">
                  {failed}
                </span>
              )}{' '}
              <button
                type="button"
                className="quiet"
                onClick={() => {
                  stop();
                  come((all) => all.filter((one) => one.stop !== stop));
                }}
              >
                {say('editor.remove')} <span className="unseen">{name}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {isOpen && (
        <DropZone
          take={(given) => given.forEach((file) => void send(file))}
          choose={say('editor.chooseFiles')}
          aria-label={say('editor.chooseFiles')}
          accept={TAKEN}
          multiple
        >
          <span className="soft small">{say('editor.dropHere')}</span>
        </DropZone>
      )}
    </>
  );
}

const attached = ({ id, name, mediaType, size, sha256 }: Receipt, language: string): Attached =>
  ({ file: id, language, role: 'TEXT', name, mediaType, size, sha256 }) as Attached;

function OneFile({
  file,
  path,
  change,
}: {
  file: Attached;
  path: string;
  change: (file: Attached) => void;
}): ReactNode {
  const say = useWords();
  const { isOpen, content } = useEditing();
  const inWords = useEnumerations();
  const languages = [
    ...new Set([
      ...Object.keys((content['title'] ?? {}) as object),
      String(content['originalLanguage']),
      file.language,
      'en',
    ]),
  ];
  const chosen = (
    label: string,
    field: 'language' | 'role' | 'legalValue',
    options: readonly { value: string; label: string }[],
    blank: boolean,
  ): ReactNode => (
    <label className="inner">
      <span>{label}</span>
      <select
        id={idOf(`${path}.${field}`)}
        disabled={!isOpen}
        value={file[field] ?? ''}
        onChange={({ target }) => change({ ...file, [field]: target.value === '' ? undefined : target.value })}
      >
        {blank && <option value="">{say('editor.byLanguage')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="thing">
      <p>
        <a href={`/files/${file.file}`} target="_blank" rel="noreferrer">
          <bdi>{file.name ?? file.file}</bdi>
        </a>{' '}
        {file.size !== undefined && <span className="soft small">{sizeInWords(file.size)}</span>}
      </p>
      {chosen(
        say('editor.language'),
        'language',
        languages.map((tag) => ({ value: tag, label: nameOfLanguage(tag) })),
        false,
      )}
      {chosen(say('editor.role'), 'role', inWords('fileRole', ['TEXT', 'TRANSLATION', 'ANNEX', 'EVIDENCE']), false)}
      {chosen(
        say('editor.worth'),
        'legalValue',
        inWords('legalValue', ['OFFICIAL', 'AUTHORITATIVE', 'COURTESY', 'MACHINE']),
        true,
      )}
      <Findings path={path} within />
    </div>
  );
}
