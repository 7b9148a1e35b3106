import { useState, type FormEvent, type ReactNode } from 'react';
import { useSending } from '../api/use-sending.js';
import { SetPartnerReadsDocument, type PartnerOnRegisterFragment } from '../operations.js';
import { useWords } from '../words.js';
import { Refused } from './field.js';

const isGranted = (key: string): boolean => key === 'network' || key.startsWith('body:');

/** What the secretariat lets a partner read besides what is public and what names it. */
export function PartnerReads({
  partner: { id, reads },
  bodies,
}: {
  partner: PartnerOnRegisterFragment;
  bodies: readonly { readonly id: string; readonly name: string }[];
}): ReactNode {
  const say = useWords();
  const sending = useSending();
  const [keys, put] = useState<readonly string[]>(reads.filter(isGranted));
  const [isDone, setDone] = useState(false);
  const offered = [
    { key: 'network', words: say('bodies.forNetwork') },
    ...bodies.map((body) => ({ key: `body:${body.id}`, words: body.name })),
  ];
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setDone(
      (await sending.send(SetPartnerReadsDocument, { input: { partner: id, reads: [...keys] } }, 'Partner')) !== null,
    );
  };
  return (
    <form className="block" onSubmit={(event) => void submit(event)}>
      <fieldset className="field many-ticks">
        <legend>{say('bodies.reads')}</legend>
        <p className="soft small">{say('bodies.readsMeans')}</p>
        {offered.map(({ key, words }) => (
          <label key={key} className="tick">
            <input
              type="checkbox"
              checked={keys.includes(key)}
              onChange={({ target }) => {
                setDone(false);
                put(target.checked ? [...keys, key] : keys.filter((other) => other !== key));
              }}
            />
            {words}
          </label>
        ))}
      </fieldset>
      <Refused sending={sending} shown={[]} />
      <p className="deeds">
        <button className="quiet" disabled={sending.isBusy}>
          {say('bodies.saveReads')}
        </button>
        <span role="status">{isDone && say('bodies.saved')}</span>
      </p>
    </form>
  );
}
