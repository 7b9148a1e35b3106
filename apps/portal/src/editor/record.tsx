import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import {
  CancelEmbargoDocument,
  ConfirmRecordsDocument,
  OpenDraftOfDocument,
  RecordToActDocument,
  RevokeRecordDocument,
  type RecordFrameFragment,
} from '../operations.js';
import { useAsking } from '../api/ask.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { Problem } from '../parts/problem.js';
import { moment, Said } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { useWords } from '../words.js';
import './editor.css';
import { WithReason } from './review/with-reason.js';

/** A published record of one's own, and what can be done with it. */
export function OwnRecord(): ReactNode {
  const { id = '' } = useParams();
  const asked = useQuery({ query: RecordToActDocument, variables: { id }, requestPolicy: 'cache-and-network' });
  return (
    <Shown of={asked}>
      {({ publication }) =>
        publication ? (
          <Record record={publication} changed={() => asked[1]({ requestPolicy: 'network-only' })} />
        ) : (
          <NoSuchPlace />
        )
      }
    </Shown>
  );
}

function Record({ record, changed }: { record: RecordFrameFragment; changed: () => void }): ReactNode {
  const say = useWords();
  const go = useNavigate();
  const asking = useAsking();
  const [isRevoking, revoke] = useState(false);
  const [said, tell] = useState<string | null>(null);
  const { id, kind, title, viewerCan: can, draft, embargo } = record;
  const toDraft = async (what: typeof OpenDraftOfDocument | typeof CancelEmbargoDocument): Promise<void> => {
    if (await asking.ask(what, { id })) await go(`/drafts/${id}`);
  };
  const confirm = async (): Promise<void> => {
    if (await asking.ask(ConfirmRecordsDocument, { ids: [id] })) tell(say('editor.record.confirmed'));
  };
  const isAnything = can.openDraft || can.confirm || can.revoke || can.moveEmbargo;
  return (
    <>
      <title>{id}</title>
      <p className="who soft">
        {say(`portal.${kind.toLowerCase() as 'law'}`)} · <bdi dir="ltr">{id}</bdi>
      </p>
      <h1>
        <Said text={title ?? null} or={id} />
      </h1>
      <p>
        <a href={`/publications/${encodeURIComponent(id)}`}>{say('editor.out.see')}</a>
      </p>
      {said && (
        <p className="notice" role="status">
          {said}
        </p>
      )}
      {embargo && <p className="notice">{say('editor.record.embargo', { at: moment(embargo.until) })}</p>}
      {asking.failure && !isRevoking && <Problem failure={asking.failure} />}
      {isAnything ? (
        <section className="block deeds-of-draft">
          {can.openDraft && <p className="help">{say('editor.record.reviseWhat')}</p>}
          <p className="deeds">
            {can.openDraft && (
              <button type="button" disabled={asking.isBusy} onClick={() => void toDraft(OpenDraftOfDocument)}>
                {say(draft ? 'editor.record.goOn' : 'editor.record.revise')}
              </button>
            )}
            {can.confirm && (
              <button type="button" className="quiet" disabled={asking.isBusy} onClick={() => void confirm()}>
                {say('portal.confirm')}
              </button>
            )}
            {can.moveEmbargo && (
              <button
                type="button"
                className="quiet"
                disabled={asking.isBusy}
                onClick={() => void toDraft(CancelEmbargoDocument)}
              >
                {say('editor.record.cancel')}
              </button>
            )}
            {can.revoke && (
              <button type="button" className="quiet" onClick={() => revoke(true)}>
                {say('editor.record.revoke')}
              </button>
            )}
          </p>
        </section>
      ) : (
        <p className="empty">{say('editor.record.nothing')}</p>
      )}
      {isRevoking && (
        <WithReason
          title={say('editor.record.revoke')}
          what={say('editor.record.revokeWhat')}
          label={say('editor.reason')}
          deed={say('editor.record.revoke')}
          asking={asking}
          act={(reason) =>
            void asking.ask(RevokeRecordDocument, { id, reason }).then((result) => {
              if (!result) return;
              revoke(false);
              tell(say('editor.record.revoked'));
              changed();
            })
          }
          close={() => revoke(false)}
        />
      )}
    </>
  );
}
