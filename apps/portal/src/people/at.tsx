import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { ParticipantsDocument } from '../operations.js';
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

type Kind = 'authorities' | 'bodies' | 'partners';
const ALL: readonly Kind[] = ['authorities', 'bodies', 'partners'];

/** Lets the secretariat choose whom it looks after. */
export function ChooseParticipant({ at, of = ALL }: { at: string; of?: readonly Kind[] }): ReactNode {
  return isSecretariat ? <Choice at={at} of={of} /> : null;
}

function Choice({ at, of }: { at: string; of: readonly Kind[] }): ReactNode {
  const say = useWords();
  const [, choose] = useSearchParams();
  const [{ data }] = useQuery({ query: ParticipantsDocument });
  const known = data
    ? [
        ...(of.includes('authorities') ? data.authorities.nodes : []),
        ...(of.includes('bodies') ? data.bodies : []),
        ...(of.includes('partners') ? data.partners : []),
      ].toSorted((one, other) => one.name.localeCompare(other.name, spoken))
    : [];
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
