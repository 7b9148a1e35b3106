import { useState, type ReactNode } from 'react';
import { Dialog } from '../parts/dialog.js';
import { useWords } from '../words.js';
import { keysAreOn, switchKeys } from './use-keys.js';

const KEYS = [
  ['j', 'following.next'],
  ['k', 'following.previous'],
  ['e', 'following.acknowledge'],
  ['r', 'following.markRead'],
  ['m', 'following.mute'],
  ['?', 'following.keys'],
] as const;

export function Keys({ isOpen, close }: { isOpen: boolean; close: () => void }): ReactNode {
  const say = useWords();
  const [areOn, setOn] = useState(keysAreOn);
  return (
    <Dialog title={say('following.keys')} isOpen={isOpen} close={close}>
      <dl className="keys">
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <label className="tick">
          <input
            type="checkbox"
            checked={areOn}
            onChange={({ target }) => {
              switchKeys(target.checked);
              setOn(target.checked);
            }}
          />
          <span>{say('following.keysOn')}</span>
        </label>
      </p>
      <p>
        <button type="button" onClick={close}>
          {say('following.close')}
        </button>
      </p>
    </Dialog>
  );
}
