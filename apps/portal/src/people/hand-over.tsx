import { useState, type FormEvent, type ReactNode } from 'react';
import { useDeed } from '../api/deed.js';
import { HandOverDocument, type HandOverInput } from '../operations.js';
import { Field, Fields } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';
import { LetterLanguage } from './letter-language.js';
import { LeavingWords, leavingOn, type Told } from './leaving-words.js';
import { hereAndGone } from './roles.js';

const FIELDS = ['input.on', 'input.to', 'input.invite', 'input.email', 'input.name', 'input.language'];

/** One goes, another comes; what passes on and what ends is said before. */
export function HandOver({
  told,
  done,
  close,
}: {
  told: Told;
  done: (words: string) => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const { person, at, people } = told;
  const others = hereAndGone(people, at.id, new Date()).here.filter(({ id }) => id !== person.id);
  const [on, setOn] = useState(at.today);
  const [isNew, setNew] = useState(others.length === 0);
  const [to, setTo] = useState('');
  const [somebody, invite] = useState({ name: '', email: '', language: '' });
  const deed = useDeed(HandOverDocument, 'HandOver', { fields: FIELDS });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const who: Pick<HandOverInput, 'to' | 'invite'> = isNew
      ? { invite: { ...somebody, language: somebody.language || null } }
      : { to };
    const handed = await deed.run({ input: { participant: at.id, from: person.id, on, ...who } });
    if (!handed) return;
    const name = others.find(({ id }) => id === to)?.name ?? '';
    done(
      handed.invitation
        ? say('people.handedOverInvited', { email: handed.invitation.email })
        : say('people.handedOver', { name }),
    );
  };
  const hasSomething = leavingOn(told, on || at.today).passes.length > 0;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field label={say('people.on')} help={say('people.onHelp')} wrong={deed.wrongAt('input.on')}>
        {(tied) => (
          <input
            {...tied}
            type="date"
            required
            min={at.today}
            value={on}
            onChange={({ target }) => setOn(target.value)}
          />
        )}
      </Field>
      <Fields label={say('people.comes')} wrong={deed.wrongAt('input.invite')}>
        {[false, true].map((one) => (
          <label className="tick" key={String(one)}>
            <input
              type="radio"
              name="comes"
              checked={isNew === one}
              disabled={!one && others.length === 0}
              onChange={() => setNew(one)}
            />
            {say(one ? 'people.somebodyNew' : 'people.somebodyHere')}
          </label>
        ))}
      </Fields>
      {isNew ? (
        <>
          <Field label={say('people.name')} wrong={deed.wrongAt('input.name')}>
            {(tied) => (
              <input
                {...tied}
                type="text"
                required
                maxLength={200}
                autoComplete="off"
                value={somebody.name}
                onChange={({ target }) => invite({ ...somebody, name: target.value })}
              />
            )}
          </Field>
          <Field label={say('people.email')} wrong={deed.wrongAt('input.email')}>
            {(tied) => (
              <input
                {...tied}
                type="email"
                dir="ltr"
                required
                maxLength={254}
                autoComplete="off"
                value={somebody.email}
                onChange={({ target }) => invite({ ...somebody, email: target.value })}
              />
            )}
          </Field>
          <LetterLanguage
            value={somebody.language}
            set={(language) => invite({ ...somebody, language })}
            wrong={deed.wrongAt('input.language')}
          />
        </>
      ) : (
        <Field label={say('people.toWhom')} wrong={deed.wrongAt('input.to')}>
          {(tied) => (
            <select {...tied} required value={to} onChange={({ target }) => setTo(target.value)}>
              <option value="" />
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <LeavingWords told={told} on={on || at.today} isFollowed />
      {deed.failure && <Problem failure={deed.failure} />}
      <p className="deeds">
        <button disabled={deed.isBusy || !hasSomething}>{say('people.handOver')}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('people.cancel')}
        </button>
      </p>
    </form>
  );
}
