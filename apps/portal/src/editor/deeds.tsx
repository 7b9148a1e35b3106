import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import {
  ApproveDocument,
  DeleteDraftDocument,
  RejectDraftDocument,
  RequestChangesDocument,
  ReturnToWorkDocument,
  type RecordFrameFragment,
} from '../operations.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';
import type { Desk, Sheet } from './desk/desk.js';
import { useAsking } from '../api/ask.js';
import { Dialog } from './review/dialog.js';
import { PreviewDialog } from './review/preview.js';
import { PublishDialog, type Published } from './review/publish.js';
import { SubmitDialog } from './review/submit.js';
import { WithReason } from './review/with-reason.js';

type Open = 'preview' | 'submit' | 'publish' | 'changes' | 'reject' | 'delete' | null;

/** What can be done with the draft now, by this person; the one that is next stands first. */
export function Deeds({
  frame,
  desk,
  sheet,
  problems,
  warnings,
  changed,
  published,
}: {
  frame: RecordFrameFragment;
  desk: Desk;
  sheet: Sheet;
  problems: number;
  warnings: number;
  changed: () => void;
  published: (published: Published) => void;
}): ReactNode {
  const say = useWords();
  const go = useNavigate();
  const asking = useAsking();
  const [open, show] = useState<Open>(null);
  const { id, viewerCan: can, draft, kind } = frame;
  // Nothing is decided of what is not read yet: its version is not known.
  if (!draft || sheet.state === 'reading') return null;
  const close = (): void => {
    show(null);
    asking.clear();
  };
  const done = (): void => {
    close();
    changed();
  };
  /** Nothing is decided of a version that is not saved. */
  const begin = async (what: Open): Promise<void> => {
    await desk.save();
    if (!desk.isUnsaved) show(what);
  };
  const isApproving = can.approve;
  const isPublishing =
    can.publish && !isApproving && (draft.stage === 'APPROVED' || !can.submitForReview || !draft.needsApproval);
  const canPublish = can.publish && problems === 0;
  const button = (words: Parameters<typeof say>[0], what: Open, isFirst: boolean, isOff = false): ReactNode => (
    <button type="button" className={isFirst ? '' : 'quiet'} disabled={isOff} onClick={() => void begin(what)}>
      {say(words)}
    </button>
  );
  return (
    <section className="block deeds-of-draft" aria-labelledby="now-what">
      <h2 id="now-what">{say('editor.nowWhat')}</h2>
      {can.publish && problems > 0 && (
        <p>
          <a href="#to-mend">{say('portal.problems', { count: problems })}</a>
        </p>
      )}
      {draft.needsApproval && draft.stage !== 'APPROVED' && <p>{say('editor.needsApproval')}</p>}
      <p className="deeds">
        {isApproving && (
          <button
            type="button"
            disabled={asking.isBusy}
            onClick={() =>
              void asking.ask(ApproveDocument, { id, version: sheet.version }).then((result) => result && changed())
            }
          >
            {say('editor.approve')}
          </button>
        )}
        {can.publish && button('editor.publish', 'publish', isPublishing, !canPublish)}
        {can.submitForReview && button('editor.submit', 'submit', !isPublishing && !isApproving)}
        {button('editor.preview', 'preview', false)}
        {can.requestChanges && button('editor.changes', 'changes', false)}
        {can.rejectDraft && button('editor.reject', 'reject', false)}
        {can.returnToWork && (
          <button
            type="button"
            className="quiet"
            disabled={asking.isBusy}
            onClick={() => void asking.ask(ReturnToWorkDocument, { id }).then((result) => result && changed())}
          >
            {say('editor.return')}
          </button>
        )}
        {can.editDraft && button('editor.delete', 'delete', false)}
      </p>
      {asking.failure && open === null && <Problem failure={asking.failure} />}
      {open === 'preview' && <PreviewDialog id={id} close={close} />}
      {open === 'submit' && <SubmitDialog id={id} version={sheet.version} kind={kind} done={done} close={close} />}
      {open === 'publish' && (
        <PublishDialog
          frame={frame}
          version={sheet.version}
          content={sheet.content}
          warnings={warnings}
          done={published}
          close={close}
        />
      )}
      {open === 'changes' && (
        <WithReason
          title={say('editor.changes')}
          what={say('editor.changes.what')}
          label={say('editor.reason')}
          deed={say('editor.changes')}
          asking={asking}
          act={(reason) => void asking.ask(RequestChangesDocument, { id, reason }).then((result) => result && done())}
          close={close}
        />
      )}
      {open === 'reject' && (
        <WithReason
          title={say('editor.reject')}
          what={say('editor.reject.what')}
          label={say('editor.reason')}
          deed={say('editor.reject')}
          asking={asking}
          act={(reason) => void asking.ask(RejectDraftDocument, { id, reason }).then((result) => result && done())}
          close={close}
        />
      )}
      {open === 'delete' && (
        <Dialog title={say('editor.delete')} close={close}>
          <p>{say(frame.revision > 0 ? 'editor.delete.whatRevision' : 'editor.delete.what')}</p>
          {asking.failure && <Problem failure={asking.failure} />}
          <p>
            <button
              type="button"
              disabled={asking.isBusy}
              onClick={() =>
                void asking.ask(DeleteDraftDocument, { id }).then((result) => result && void go('/', { replace: true }))
              }
            >
              {say('editor.delete')}
            </button>
          </p>
        </Dialog>
      )}
    </section>
  );
}
