import { useEffect, useId, useRef, type ReactNode } from 'react';

/** The browser's own dialog: it keeps the keyboard inside, closes by Escape and gives the focus back. */
export function Dialog({
  title,
  isOpen,
  close,
  className = 'asks',
  children,
}: {
  title: string;
  isOpen: boolean;
  close: () => void;
  className?: string;
  children: ReactNode;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const { current } = dialog;
    if (!isOpen && current?.open) current.close();
    if (!isOpen) return undefined;
    const before = document.activeElement;
    if (current && !current.open) current.showModal();
    return () => {
      // A dialog that is taken away while it is open gives nothing back by itself.
      if (!current?.isConnected && before instanceof HTMLElement) before.focus();
    };
  }, [isOpen]);
  return (
    <dialog ref={dialog} className={className} aria-labelledby={heading} onClose={close}>
      {isOpen && (
        <>
          <h2 id={heading}>{title}</h2>
          {children}
        </>
      )}
    </dialog>
  );
}
