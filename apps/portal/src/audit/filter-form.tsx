import { useState, type FormEvent, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Field } from '../parts/field.js';
import { spoken, useWords } from '../words.js';
import { isKnown, KNOWN_ACTIONS, NOTHING_ASKED, OUTCOMES, paramsOf, type Asked, type Outcome } from './entries.js';

/**
 * What is looked for stands in the address, so that it can be kept and sent.
 * @param people who can be chosen from; null: the reader may not see a list of them, and gives an id
 */
export function FilterForm({
  asked,
  people,
  readsAll,
}: {
  asked: Asked;
  people: readonly { id: string; name: string }[] | null;
  readsAll: boolean;
}): ReactNode {
  const say = useWords();
  const [, go] = useSearchParams();
  const [want, set] = useState(asked);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    go(paramsOf(want));
  };
  const actions = KNOWN_ACTIONS.map((action) => ({ action, words: say(`audit.did.${action}`) })).toSorted(
    (one, other) => one.words.localeCompare(other.words, spoken),
  );
  const change = (part: Partial<Asked>): void => set({ ...want, ...part });
  return (
    <form className="log-filter" onSubmit={submit}>
      <Field label={say('audit.action')}>
        {(tied) => (
          <select {...tied} value={want.action} onChange={({ target }) => change({ action: target.value })}>
            <option value="">{say('audit.any')}</option>
            {want.action !== '' && !isKnown(want.action) && <option value={want.action}>{want.action}</option>}
            {actions.map(({ action, words }) => (
              <option key={action} value={action}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('audit.person')}>
        {(tied) =>
          people ? (
            <select {...tied} value={want.person} onChange={({ target }) => change({ person: target.value })}>
              <option value="">{say('audit.any')}</option>
              {want.person !== '' && !people.some(({ id }) => id === want.person) && (
                <option value={want.person}>{want.person}</option>
              )}
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          ) : (
            <input
              {...tied}
              type="text"
              dir="ltr"
              value={want.person}
              onChange={({ target }) => change({ person: target.value })}
            />
          )
        }
      </Field>
      <Field label={say('audit.thing')}>
        {(tied) => (
          <input
            {...tied}
            type="text"
            dir="ltr"
            placeholder="VN-LAW-2026-000123"
            value={want.thing}
            onChange={({ target }) => change({ thing: target.value })}
          />
        )}
      </Field>
      {readsAll && (
        <Field label={say('audit.concerned')}>
          {(tied) => (
            <input
              {...tied}
              type="text"
              dir="ltr"
              placeholder="VN-MOH"
              value={want.participant}
              onChange={({ target }) => change({ participant: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={say('audit.outcome')}>
        {(tied) => (
          <select
            {...tied}
            value={want.outcome}
            onChange={({ target }) => change({ outcome: target.value as Outcome | '' })}
          >
            <option value="">{say('audit.any')}</option>
            {OUTCOMES.map((outcome) => (
              <option key={outcome} value={outcome}>
                {say(`audit.outcome.${outcome}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('audit.from')}>
        {(tied) => (
          <input {...tied} type="date" value={want.from} onChange={({ target }) => change({ from: target.value })} />
        )}
      </Field>
      <Field label={say('audit.to')}>
        {(tied) => (
          <input
            {...tied}
            type="date"
            min={want.from}
            value={want.to}
            onChange={({ target }) => change({ to: target.value })}
          />
        )}
      </Field>
      <p className="deeds">
        <button>{say('audit.look')}</button>
        <button type="button" className="quiet" onClick={() => go(paramsOf(NOTHING_ASKED))}>
          {say('audit.all')}
        </button>
      </p>
    </form>
  );
}
