import { useEffect, useId, useRef, type ReactNode } from 'react';
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
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const back = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (back instanceof HTMLElement) back.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={close} className="asking-dialog">
      <h2 id={id}>{title}</h2>
      {children}
      <p>
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          {say('editor.dialog.close')}
        </button>
      </p>
    </dialog>
  );
}
