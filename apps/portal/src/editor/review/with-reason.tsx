import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Problem } from '../../parts/problem.js';
import type { Asking } from '../../api/ask.js';
import { Dialog } from './dialog.js';

/** A deed that somebody else is told the reason of. */
export function WithReason({
  title,
  what,
  label,
  deed,
  isNeeded = true,
  asking,
  act,
  close,
}: {
  title: string;
  what: string;
  label: string;
  deed: string;
  isNeeded?: boolean;
  asking: Asking;
  act: (reason: string) => void;
  close: () => void;
}): ReactNode {
  const [reason, write] = useState('');
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act(reason.trim());
  };
  return (
    <Dialog title={title} close={close}>
      <form onSubmit={submit}>
        <p id={`${id}-what`}>{what}</p>
        <label htmlFor={id}>{label}</label>
        <textarea
          id={id}
          dir="auto"
          rows={4}
          maxLength={2000}
          required={isNeeded}
          aria-describedby={`${id}-what`}
          value={reason}
          onChange={({ target }) => write(target.value)}
        />
        {asking.failure && <Problem failure={asking.failure} />}
        <p>
          <button type="submit" disabled={asking.isBusy || (isNeeded && reason.trim() === '')}>
            {deed}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
