import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Failure } from '../api/failure.js';
import { Refusal } from '../editor/desk/wire.js';
import { failureOf } from './failure-of.js';
import { hold } from './held.js';
import type { Run } from './run.js';
import { begin, OtherGoesOn, type ToSend } from './wire.js';

export interface Beginning {
  /** 0 to 1 while it is sent; null: it is not */
  readonly part: number | null;
  readonly failure: Failure | null;
  /** what is wrong with the file as a whole, in English */
  readonly faults: readonly string[];
  readonly other: Run | null;
  readonly send: (given: ToSend) => Promise<void>;
  readonly stop: () => void;
  readonly clear: () => void;
}

/** Sends a file once, however often it is asked, and leads to the run that came of it. */
export function useBeginning(): Beginning {
  const go = useNavigate();
  const [part, setPart] = useState<number | null>(null);
  const [failure, fail] = useState<Failure | null>(null);
  const [faults, find] = useState<readonly string[]>([]);
  const [other, setOther] = useState<Run | null>(null);
  const isBusy = useRef(false);
  const stop = useRef<() => void>(() => undefined);
  const isStopped = useRef(false);
  const clear = (): void => {
    fail(null);
    find([]);
    setOther(null);
  };
  const send = async (given: ToSend): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    isStopped.current = false;
    clear();
    setPart(0);
    try {
      const run = await begin(given, setPart, (upload) => (stop.current = upload.stop));
      if (run.asked.dryRun) hold(run.id, given);
      await go(`/import/${run.id}`);
    } catch (error) {
      if (error instanceof OtherGoesOn) setOther(error.run);
      else if (isOfFile(error)) find(error.problems.map(({ path, message }) => said(path, message)));
      else if (!isStopped.current) fail(failureOf(error));
    } finally {
      isBusy.current = false;
      setPart(null);
    }
  };
  return {
    part,
    failure,
    faults,
    other,
    send,
    clear,
    stop: () => {
      isStopped.current = true;
      stop.current();
    },
  };
}

const isOfFile = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.why === 'unfit' && error.problems.length > 0;

/** What is said of the file begins with what it is, and not with the name of the parameter. */
const said = (path: string, message: string): string => (path === 'file' ? message : `${path}: ${message}`);
