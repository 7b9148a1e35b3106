import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../api/failure.js';
import { Refusal } from '../editor/desk/wire.js';
import { failureOf } from './failure-of.js';
import { remembered, seenOf, type Seen } from './pace.js';
import type { Run } from './run.js';
import { runById } from './wire.js';

const OFTEN_MS = 1000;
const AGAIN_MS = 3000;

export interface Watched {
  readonly run: Run | null;
  readonly seen: readonly Seen[];
  /** the line is away for now; the import is not */
  readonly isLost: boolean;
  readonly failure: Failure | null;
  readonly look: () => void;
  readonly put: (run: Run) => void;
}

/** A run, looked at again and again until it has ended, through losses of the line. */
export function useRun(id: string): Watched {
  const [run, setRun] = useState<Run | null>(null);
  const [seen, setSeen] = useState<readonly Seen[]>([]);
  const [isLost, lost] = useState(false);
  const [failure, fail] = useState<Failure | null>(null);
  const [round, next] = useState(0);
  const put = useCallback((now: Run) => {
    setRun(now);
    setSeen((before) => remembered(before, seenOf(now, performance.now())));
  }, []);
  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      clearTimeout(timer);
      try {
        const now = await runById(id);
        if (!isCurrent) return;
        put(now);
        lost(false);
        fail(null);
        if (now.state === 'RUNNING') timer = setTimeout(() => void look(), OFTEN_MS);
      } catch (error) {
        if (!isCurrent) return;
        const isAway = error instanceof Refusal && error.why === 'lost';
        lost(isAway);
        if (isAway) timer = setTimeout(() => void look(), AGAIN_MS);
        else fail(failureOf(error));
      }
    };
    const online = (): void => void look();
    addEventListener('online', online);
    void look();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      removeEventListener('online', online);
    };
  }, [id, round, put]);
  return { run, seen, isLost, failure, put, look: () => next((before) => before + 1) };
}
