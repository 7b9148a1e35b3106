import { useEffect, useId, useRef, type ReactNode } from 'react';

/** The browser's own dialog: it keeps the keyboard inside, closes by Escape and gives the focus back. */
export function Dialog({
  title,
  isOpen,
  close,
  children,
}: {
  title: string;
  isOpen: boolean;
  close: () => void;
  children: ReactNode;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const { current } = dialog;
    if (isOpen && current && !current.open) current.showModal();
    if (!isOpen && current?.open) current.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="asks" aria-labelledby={heading} onClose={close}>
      {isOpen && (
        <>
          <h2 id={heading}>{title}</h2>
          {children}
        </>
      )}
    </dialog>
  );
}
