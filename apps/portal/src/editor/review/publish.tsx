import { useId, useState, type FormEvent, type ReactNode } from 'react';
import {
  CorrectDraftDocument,
  PublishDraftDocument,
  type PublishAfterFragment,
  type RecordFrameFragment,
} from '../../operations.js';
import { moment } from '../../parts/said.js';
import { Problem } from '../../parts/problem.js';
import { useWords } from '../../words.js';
import type { Content } from '../desk/content.js';
import { useAsking } from '../../api/ask.js';
import { Dialog } from './dialog.js';
import { Safeguards } from './safeguards.js';

export type Published = Extract<PublishAfterFragment, { revision: number }>;

/** What publishing will do and who will know of it, before it is done. */
export function PublishDialog({
  frame,
  version,
  content,
  warnings,
  done,
  close,
}: {
  frame: RecordFrameFragment;
  version: number;
  content: Content;
  warnings: number;
  done: (published: Published) => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const id = useId();
  const asking = useAsking();
  const [note, write] = useState('');
  const [at, setAt] = useState('');
  const [isCorrection, correct] = useState(false);
  const isRevision = frame.revision > 0;
  const until = at === '' ? null : new Date(at);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const variables = { id: frame.id, version, embargoUntil: until?.toISOString() ?? null };
    const result = isCorrection
      ? await asking.ask(CorrectDraftDocument, { ...variables, changeNote: note.trim() })
      : await asking.ask(PublishDraftDocument, { ...variables, changeNote: note.trim() || null });
    if (result && 'revision' in result) done(result as Published);
  };
  const audience = String(content['audience'] ?? 'PUBLIC') as 'PUBLIC';
  return (
    <Dialog title={say(isRevision ? 'editor.publish.revision' : 'editor.publish.first')} close={close}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{say(isRevision ? 'editor.publish.whatRevision' : 'editor.publish.what', { id: frame.id })}</p>
        <p>
          <strong>{say('editor.publish.readers')}</strong> {say(`editor.audience.${audience}`)}
          {audience === ('BODY' as string) && <>: {((content['audienceBodies'] ?? []) as string[]).join(', ')}</>}
        </p>
        {frame.kind === 'AGREEMENT' && <Safeguards id={frame.id} />}
        {warnings > 0 && <p className="doubtful">{say('editor.warnings', { count: warnings })}</p>}
        <label htmlFor={`${id}-note`}>{say('editor.publish.note')}</label>
        <textarea
          id={`${id}-note`}
          dir="auto"
          rows={3}
          maxLength={2000}
          required={isCorrection}
          value={note}
          onChange={({ target }) => write(target.value)}
        />
        {frame.viewerCan.correct && (
          <p>
            <label>
              <input type="checkbox" checked={isCorrection} onChange={({ target }) => correct(target.checked)} />{' '}
              {say('editor.publish.correction')}
            </label>
          </p>
        )}
        <label htmlFor={`${id}-at`}>{say('editor.publish.at')}</label>
        <p className="help" id={`${id}-at-help`}>
          {say('editor.publish.atHelp')}
        </p>
        <input
          id={`${id}-at`}
          type="datetime-local"
          aria-describedby={`${id}-at-help`}
          value={at}
          onChange={({ target }) => setAt(target.value)}
        />
        {until && !Number.isNaN(until.getTime()) && (
          <p className="small">{say('editor.publish.until', { at: moment(until.toISOString()) })}</p>
        )}
        {asking.failure && <Problem failure={asking.failure} />}
        <p>
          <button type="submit" disabled={asking.isBusy}>
            {say(until ? 'editor.publish.later' : 'editor.publish.now')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

/** Said once it is out: how to cite it, where it stands, what happens now. */
export function IsPublished({ published: { id, revision, embargo } }: { published: Published }): ReactNode {
  const say = useWords();
  return (
    <section className="published" role="status">
      <h1 tabIndex={-1}>{embargo ? say('editor.out.later') : say('editor.out.now')}</h1>
      <p className="lead">
        <bdi dir="ltr">
          {id}
          {embargo ? '' : `@${revision}`}
        </bdi>
      </p>
      <p>{embargo ? say('editor.out.until', { at: moment(embargo.until) }) : say('editor.out.what')}</p>
      <p className="deeds">
        <a className="button" href={`/publications/${encodeURIComponent(id)}`}>
          {say('editor.out.see')}
        </a>
        <a href="/work">{say('portal.work')}</a>
      </p>
    </section>
  );
}
