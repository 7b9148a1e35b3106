import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { CommentOnDraftDocument, ResolveCommentDocument, type DraftStateFragment } from '../../operations.js';
import { Problem } from '../../parts/problem.js';
import { moment } from '../../parts/said.js';
import { useWords } from '../../words.js';
import { useAsking } from '../../api/ask.js';

type Thread = DraftStateFragment['comments'][number];

/** What was said of one field, or with an empty path of the whole, and room to answer. */
export function Talk({
  id,
  path,
  threads,
  canSpeak,
  canBegin,
  changed,
}: {
  id: string;
  path: string;
  threads: readonly Thread[];
  canSpeak: boolean;
  canBegin: boolean;
  changed: () => void;
}): ReactNode {
  const say = useWords();
  const here = threads.filter(({ path: at }) =>
    path === '' ? at === null : at === path || at?.startsWith(`${path}.`),
  );
  const [isWriting, begin] = useState(false);
  if (here.length === 0 && !canBegin) return null;
  return (
    <div className="talk">
      {here.map((thread) => (
        <OneThread key={thread.id} id={id} thread={thread} canSpeak={canSpeak} changed={changed} />
      ))}
      {canBegin &&
        (isWriting ? (
          <Speak
            id={id}
            path={path}
            label={say('editor.comment')}
            done={() => {
              begin(false);
              changed();
            }}
          />
        ) : (
          <button type="button" className="quiet small" onClick={() => begin(true)}>
            {say('editor.comment')}
          </button>
        ))}
    </div>
  );
}

function OneThread({
  id,
  thread,
  canSpeak,
  changed,
}: {
  id: string;
  thread: Thread;
  canSpeak: boolean;
  changed: () => void;
}): ReactNode {
  const say = useWords();
  const asking = useAsking();
  const [isAnswering, answer] = useState(false);
  const isSettled = thread.resolvedAt !== null;
  const settle = async (): Promise<void> => {
    if (await asking.ask(ResolveCommentDocument, { id, comment: thread.id, resolved: !isSettled })) changed();
  };
  return (
    <details className="thread" open={!isSettled}>
      <summary>
        {isSettled
          ? say('editor.settled')
          : say('editor.comment.by', { name: thread.writtenByName ?? thread.writtenBy })}
      </summary>
      {[thread, ...thread.replies].map((said) => (
        <div key={said.id}>
          <p className="soft small">
            <bdi>{said.writtenByName ?? said.writtenBy}</bdi>, {moment(said.writtenAt)}
          </p>
          <p dir="auto" className="what-was-said">
            {said.text}
          </p>
        </div>
      ))}
      {asking.failure && <Problem failure={asking.failure} />}
      {canSpeak && (
        <>
          {isAnswering && (
            <Speak
              id={id}
              path=""
              answers={thread.id}
              label={say('editor.answer')}
              done={() => {
                answer(false);
                changed();
              }}
            />
          )}
          <p className="deeds">
            {!isAnswering && (
              <button type="button" className="quiet" onClick={() => answer(true)}>
                {say('editor.answer')}
              </button>
            )}
            <button type="button" className="quiet" disabled={asking.isBusy} onClick={() => void settle()}>
              {say(isSettled ? 'editor.unsettle' : 'editor.settle')}
            </button>
          </p>
        </>
      )}
    </details>
  );
}

function Speak({
  id,
  path,
  answers,
  label,
  done,
}: {
  id: string;
  path: string;
  answers?: string;
  label: string;
  done: () => void;
}): ReactNode {
  const say = useWords();
  const asking = useAsking();
  const [text, write] = useState('');
  const field = useId();
  const speak = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    event.stopPropagation();
    const variables = { id, text: text.trim(), path: path || null, answers: answers ?? null };
    if (await asking.ask(CommentOnDraftDocument, variables)) done();
  };
  return (
    <form onSubmit={(event) => void speak(event)}>
      <label htmlFor={field}>{label}</label>
      <textarea
        id={field}
        dir="auto"
        rows={3}
        maxLength={2000}
        value={text}
        onChange={({ target }) => write(target.value)}
      />
      {asking.failure && <Problem failure={asking.failure} />}
      <p>
        <button type="submit" disabled={asking.isBusy || text.trim() === ''}>
          {say('editor.say')}
        </button>
      </p>
    </form>
  );
}
