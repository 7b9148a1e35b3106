import { useState, type ReactNode } from 'react';
import { TakeOverDraftDocument, type RecordFrameFragment } from '../operations.js';
import { moment } from '../parts/said.js';
import { Problem } from '../parts/problem.js';
import { session } from '../session/session.js';
import { useWords } from '../words.js';
import { at, differing, layOver, tidy, type Content } from './desk/content.js';
import type { Desk, DeskState, Sheet } from './desk/desk.js';
import { useAsking } from '../api/ask.js';
import { WithReason } from './review/with-reason.js';

/** What stands in the way of saving, and what can be done about it. Nothing that was written is ever taken away by it. */
export function Banners({ desk, sheet }: { desk: Desk; sheet: Sheet }): ReactNode {
  const say = useWords();
  const { left, message, requestId } = sheet;
  const state = useTrouble(sheet.state);
  const again = (): void => void desk.save();
  return (
    <>
      {left && sheet.state !== 'reading' && (
        <div className="notice" role="alert">
          <p>{say('editor.left', { at: moment(left.kept.at) })}</p>
          <p className="deeds">
            <button type="button" onClick={() => desk.putBack()}>
              {say('editor.left.putBack')}
            </button>
            <button type="button" className="quiet" onClick={() => desk.throwAway()}>
              {say('editor.left.throwAway')}
            </button>
          </p>
        </div>
      )}
      {state === 'lost' && (
        <div className="notice" role="alert">
          <p>{say('editor.lost')}</p>
          <p>
            <button type="button" className="quiet" onClick={again}>
              {say('portal.retry')}
            </button>
          </p>
        </div>
      )}
      {state === 'signed-out' && (
        <div className="notice" role="alert">
          <p>{say('editor.signedOut')}</p>
          <p>
            <a href="/sign-in?return=%2Fwork" target="_blank" rel="noreferrer">
              {say('portal.signInAgain')}
            </a>
          </p>
        </div>
      )}
      {(state === 'refused' || state === 'broken') && (
        <Problem failure={{ kind: state, message: message || null, requestId }} retry={again} />
      )}
      {state === 'conflict' && sheet.theirs && <Conflict desk={desk} sheet={sheet} theirs={sheet.theirs.content} />}
    </>
  );
}

/** What stands in the way stays told while it is tried again: whoever clicks on what to do leaves a field, and that saves. */
function useTrouble(state: DeskState): DeskState {
  const [trouble, keep] = useState(state);
  const isTried = state === 'saving' || state === 'unsaved';
  if (!isTried && state !== trouble) keep(state);
  return isTried ? trouble : state;
}

const inWords = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value, null, 1);

/** Both, side by side where they differ: nobody writes over what they have not seen. */
function Conflict({ desk, sheet, theirs }: { desk: Desk; sheet: Sheet; theirs: Content }): ReactNode {
  const say = useWords();
  const [copied, copy] = useState<string | null>(null);
  const mine = tidy(sheet.content);
  const laid = layOver(tidy(sheet.base), mine, theirs);
  const fields = differing(laid, theirs);
  return (
    <section className="notice conflict" role="alert">
      <h2>{say('editor.conflict')}</h2>
      <p>{say('editor.conflict.what')}</p>
      <div className="wide">
        <table className="both">
          <thead>
            <tr>
              <th scope="col">{say('editor.conflict.field')}</th>
              <th scope="col">{say('editor.conflict.mine')}</th>
              <th scope="col">{say('editor.conflict.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row" dir="ltr">
                  {field}
                </th>
                <td dir="auto">
                  {inWords(at(mine, field))}
                  <p>
                    <button
                      type="button"
                      className="quiet"
                      onClick={() =>
                        void navigator.clipboard.writeText(inWords(at(mine, field))).then(() => copy(field))
                      }
                    >
                      {say(copied === field ? 'editor.conflict.copied' : 'editor.conflict.copy')}
                    </button>
                  </p>
                </td>
                <td dir="auto">{inWords(at(theirs, field))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="deeds">
        <button type="button" onClick={() => void desk.writeMineOver()}>
          {say('editor.conflict.writeMine')}
        </button>
        <button type="button" className="quiet" onClick={() => desk.takeTheirs()}>
          {say('editor.conflict.takeTheirs')}
        </button>
      </p>
    </section>
  );
}

/** Somebody else is writing it: who, until when, and how to take it over. */
export function Locked({ frame, changed }: { frame: RecordFrameFragment; changed: () => void }): ReactNode {
  const say = useWords();
  const asking = useAsking();
  const [isTaking, take] = useState(false);
  const lock = frame.draft?.lock;
  if (!lock || lock.by === session.person) return null;
  return (
    <div className="notice" role="status">
      <p>{say('editor.locked', { name: lock.byName ?? lock.by, until: moment(lock.until) })}</p>
      {frame.viewerCan.takeOverDraft && (
        <p>
          <button type="button" className="quiet" onClick={() => take(true)}>
            {say('editor.takeOver')}
          </button>
        </p>
      )}
      {isTaking && (
        <WithReason
          title={say('editor.takeOver')}
          what={say('editor.takeOver.what')}
          label={say('editor.reason')}
          deed={say('editor.takeOver')}
          asking={asking}
          act={(reason) =>
            void asking.ask(TakeOverDraftDocument, { id: frame.id, reason }).then((done) => {
              if (!done) return;
              take(false);
              changed();
            })
          }
          close={() => take(false)}
        />
      )}
    </div>
  );
}
