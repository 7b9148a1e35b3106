import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useMutation } from 'urql';
import type { Failure } from '../api/failure.js';
import { outcomeOf, problemsAt, type FieldProblem } from '../api/outcome.js';
import { dayAfter, startOf } from '../following/day.js';
import { MuteRecordDocument, SnoozeRecordDocument, type InboxEntryFragment } from '../operations.js';
import { Dialog } from '../parts/dialog.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';

/** Quiet about one record: for good or until a day, or put off until a day. */
export function Quiet({
  item,
  close,
  done,
}: {
  item: InboxEntryFragment | null;
  close: () => void;
  done: (item: InboxEntryFragment, change: { muted?: boolean; snoozedUntil?: string | null }) => void;
}): ReactNode {
  const say = useWords();
  return (
    <Dialog title={say('following.quietTitle')} isOpen={item !== null} close={close}>
      {item?.change && <Choice item={item} record={item.change.subject} close={close} done={done} />}
    </Dialog>
  );
}

function Choice({
  item,
  record,
  close,
  done,
}: {
  item: InboxEntryFragment;
  record: string;
  close: () => void;
  done: Parameters<typeof Quiet>[0]['done'];
}): ReactNode {
  const say = useWords();
  const id = useId();
  const [{ fetching: mutes }, mute] = useMutation(MuteRecordDocument);
  const [{ fetching: snoozes }, snooze] = useMutation(SnoozeRecordDocument);
  const [how, setHow] = useState<'mute' | 'snooze'>('mute');
  const [day, setDay] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const wrong = problemsAt(problems, 'until');

  const run = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const until = day === '' ? null : startOf(day);
    const outcome =
      how === 'mute'
        ? outcomeOf(await mute({ record, until }), 'QuietRecord')
        : outcomeOf(await snooze({ record, until: until ?? '' }), 'QuietRecord');
    if (outcome.done) {
      done(item, how === 'mute' ? {} : { snoozedUntil: until });
      close();
    } else {
      setProblems(outcome.problems);
      setFailure(outcome.problems.length > 0 ? null : outcome.failure);
    }
  };
  return (
    <form onSubmit={(event) => void run(event)}>
      <p className="soft small">{say('following.quietYours')}</p>
      {(['mute', 'snooze'] as const).map((one) => (
        <p key={one}>
          <label className="tick">
            <input type="radio" name={id} checked={how === one} onChange={() => setHow(one)} />
            <span>
              {say(`following.quiet.${one}`)}
              <br />
              <span className="soft small">{say(`following.quietMeans.${one}`)}</span>
            </span>
          </label>
        </p>
      ))}
      <p className="field">
        <label htmlFor={`${id}-day`}>
          {how === 'mute' ? say('following.untilDayOrNever') : say('following.untilDay')}
        </label>
        <input
          id={`${id}-day`}
          type="date"
          min={dayAfter(new Date())}
          value={day}
          required={how === 'snooze'}
          aria-invalid={wrong.length > 0}
          aria-describedby={`${id}-wrong`}
          onChange={(event) => setDay(event.target.value)}
        />
        <span id={`${id}-wrong`} className="wrong" role="alert" lang="en">
          {wrong.join(' ')}
        </span>
      </p>
      {failure && <Problem failure={failure} />}
      <p className="deeds">
        <button disabled={mutes || snoozes}>{say('following.makeQuiet')}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('following.cancel')}
        </button>
      </p>
    </form>
  );
}
