import { useEffect, useRef } from 'react';

/** Whoever types, or speaks to a page, may set keys off without wanting to: they can be switched off, and that is kept. */
const KEPT = 'comity.inbox.keys';

export const keysAreOn = (): boolean => localStorage.getItem(KEPT) !== 'off';
export const switchKeys = (on: boolean): void =>
  on ? localStorage.removeItem(KEPT) : localStorage.setItem(KEPT, 'off');

/** Single keys, where nothing is typed into, no dialog is open and no other key is held. */
export function useKeys(deeds: Readonly<Record<string, () => void>>): void {
  const latest = useRef(deeds);
  useEffect(() => void (latest.current = deeds));
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const deed = latest.current[event.key];
      if (!deed || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !keysAreOn()) return;
      if (document.querySelector('dialog[open]')) return;
      if ((event.target as HTMLElement).closest('input, select, textarea, [contenteditable]')) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
