import type { ReactNode } from 'react';
import { useWords } from '../words.js';
import type { Sheet } from './desk/desk.js';
import { locale } from '../words.js';

const STATE = {
  reading: 'editor.state.reading',
  unsaved: 'editor.state.unsaved',
  saving: 'editor.state.saving',
  unfit: 'editor.state.unfit',
  lost: 'editor.state.lost',
  'signed-out': 'editor.state.lost',
  conflict: 'editor.state.conflict',
  locked: 'editor.state.conflict',
  refused: 'editor.state.lost',
  broken: 'editor.state.lost',
} as const;

const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });

/** Where what was written has got to, in words. */
export function SavedState({ sheet: { state, savedAt, id } }: { sheet: Sheet }): ReactNode {
  const say = useWords();
  const words =
    state !== 'saved'
      ? say(STATE[state])
      : savedAt
        ? say('editor.state.savedAt', { at: clock.format(savedAt) })
        : say(id === null ? 'editor.state.new' : 'editor.state.saved');
  return (
    <p className={`saved-state ${state}`} role="status">
      {words}
    </p>
  );
}
