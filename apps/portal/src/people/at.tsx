import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { ParticipantToChooseFragment } from '../operations.js';
import { Field } from '../parts/field.js';
import { session } from '../session/session.js';
import { spoken, useWords } from '../words.js';

/** The secretariat looks after everybody; all others after their own. */
export const isSecretariat = session.roles.includes('secretariat');

/** Whose people, machines or entry it is about: `?at=`, for the secretariat alone. */
export function useAt(): string {
  const [params] = useSearchParams();
  return (isSecretariat && params.get('at')) || session.participant;
}

/** A place about the same participant. */
export const placeAt = (path: string, at: string): string =>
  at === session.participant ? path : `${path}?at=${encodeURIComponent(at)}`;

/** Lets the secretariat choose whom it looks after. */
export function ChooseParticipant({
  at,
  of = [],
}: {
  at: string;
  of: readonly ParticipantToChooseFragment[] | undefined;
}): ReactNode {
  const say = useWords();
  const [, choose] = useSearchParams();
  if (!isSecretariat) return null;
  const { compare } = new Intl.Collator(spoken);
  const known = of.toSorted((one, other) => compare(one.name, other.name));
  const isKnown = known.some(({ id }) => id === at);
  return (
    <Field label={say('people.participant')}>
      {(tied) => (
        <select {...tied} value={at} onChange={({ target }) => choose({ at: target.value })}>
          {!isKnown && <option value={at}>{at}</option>}
          {known.map(({ id, name }) => (
            <option key={id} value={id}>
              {name} ({id})
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
