import type { ReactNode } from 'react';
import { Dialog as Plain } from '../../parts/dialog.js';
import { useWords } from '../../words.js';

/** Says what will happen, and lets one not do it. Open as long as it is there. */
export function Dialog({
  title,
  close,
  children,
}: {
  title: string;
  close: () => void;
  children: ReactNode;
}): ReactNode {
  const say = useWords();
  return (
    <Plain title={title} isOpen close={close} className="asking-dialog">
      {children}
      <p>
        <button type="button" className="quiet" onClick={close}>
          {say('editor.dialog.close')}
        </button>
      </p>
    </Plain>
  );
}
