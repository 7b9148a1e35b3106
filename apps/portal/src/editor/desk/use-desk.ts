import { useEffect, useState, useSyncExternalStore } from 'react';
import { session } from '../../session/session.js';
import { spoken } from '../../words.js';
import { Desk, type Clock, type Sheet } from './desk.js';
import { keptTexts } from './kept.js';
import { wireOf } from './wire.js';

const CHANNEL = 'comity-drafts';
const wire = wireOf((input, init) => fetch(input, init));
/** of this page, as long as it is open */
const page = crypto.randomUUID();

const clock: Clock = {
  now: () => new Date(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

/** Without the region: a law is written in English, not in American English. */
function ownLanguage(): string {
  const { language, script } = new Intl.Locale(session.languages[0] ?? spoken);
  return script ? `${language}-${script}` : language;
}

/** The desk of a record, for as long as the page is open; what one page saves the others of this person hear of. */
export function useDesk(kind: string, id: string | null): { desk: Desk; sheet: Sheet } {
  const [channel] = useState(() => new BroadcastChannel(CHANNEL));
  const [desk] = useState(
    () =>
      new Desk({
        kind,
        id,
        blank: { kind, originalLanguage: ownLanguage(), title: {} },
        wire,
        keep: (record) => keptTexts(localStorage, session.person, record ?? `new ${kind}`, page),
        tell: (record, version) => channel.postMessage({ id: record, version }),
        newKey: () => crypto.randomUUID(),
        clock,
      }),
  );
  const sheet = useSyncExternalStore(desk.listen, desk.look);
  useEffect(() => {
    void desk.read();
    const heard = ({ data }: MessageEvent<{ id: string; version: number }>): void =>
      void desk.heard(data.id, data.version);
    const again = (): void => void desk.save();
    const warn = (event: BeforeUnloadEvent): void => {
      if (desk.isUnsaved) event.preventDefault();
    };
    channel.addEventListener('message', heard);
    addEventListener('online', again);
    addEventListener('focus', again);
    addEventListener('beforeunload', warn);
    return () => {
      channel.removeEventListener('message', heard);
      removeEventListener('online', again);
      removeEventListener('focus', again);
      removeEventListener('beforeunload', warn);
      void desk.save().finally(() => desk.stop());
    };
  }, [desk, channel]);
  return { desk, sheet };
}
