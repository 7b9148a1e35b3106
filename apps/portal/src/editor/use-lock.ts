import { useEffect, useRef } from 'react';
import { client } from '../api/client.js';
import { LockDraftDocument, UnlockDraftDocument, type RecordFrameFragment } from '../operations.js';

const RENEW_MS = 5 * 60_000;

/** Others see who is writing from the first change on, and no longer when the page is left. */
export function useLock(frame: RecordFrameFragment | null, isWriting: boolean, changed: () => void): void {
  const held = useRef<string | null>(null);
  const id = frame?.id ?? null;
  const canLock = frame?.viewerCan.lockDraft ?? false;
  useEffect(() => {
    if (!isWriting || id === null || !canLock || held.current === id) return;
    held.current = id;
    void client
      .mutation(LockDraftDocument, { id })
      .toPromise()
      .then(({ data }) => {
        if (!data || 'message' in data.done) changed();
      });
  }, [isWriting, id, canLock, changed]);
  useEffect(() => {
    const renew = setInterval(() => {
      if (held.current && document.hasFocus())
        void client.mutation(LockDraftDocument, { id: held.current }).toPromise();
    }, RENEW_MS);
    const leave = (): void => {
      if (held.current)
        void client
          .mutation(UnlockDraftDocument, { id: held.current }, { fetchOptions: { keepalive: true } })
          .toPromise();
      held.current = null;
    };
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(renew);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
}
