import { useState, type FormEvent, type ReactNode } from 'react';
import { useDeed } from '../api/deed.js';
import { GrantRoleDocument } from '../operations.js';
import { Field, Fields, Ticks } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';
import { isSecretariat } from './at.js';
import { asInput, Period } from './period.js';
import type { At } from './person.js';
import { kindWord, roleWord } from './role-words.js';
import { isLimitable, PUBLICATION_KINDS, rolesFor, type Role } from './roles.js';

const FIELDS = ['input.roles', 'input.role', 'input.kinds', 'input.from', 'input.until'];

/** Gives a role to somebody who is known here. What does not go together is refused by the register, and told at the role. */
export function GrantRole({
  person,
  at: { id: participant, kind, today },
  done,
  close,
}: {
  person: { id: string; name: string };
  at: At;
  done: (words: string) => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const [role, choose] = useState<Role | ''>('');
  const [kinds, limit] = useState<readonly (typeof PUBLICATION_KINDS)[number][]>([]);
  const [days, set] = useState({ from: '', until: '' });
  const deed = useDeed(GrantRoleDocument, 'RoleGrant', { fields: FIELDS, conflictAt: 'input.role' });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (role === '') return;
    const limited = isLimitable(role) && kinds.length > 0 ? kinds : null;
    const input = { person: person.id, participant, role, kinds: limited, ...asInput(days) };
    if (await deed.run({ input })) done(say('people.given', { role: roleWord(say, role), name: person.name }));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field label={say('people.role')} wrong={deed.wrongAt('input.role', 'input.roles')}>
        {(tied) => (
          <select {...tied} required value={role} onChange={({ target }) => choose(target.value as Role | '')}>
            <option value="" />
            {rolesFor(kind, isSecretariat).map((one) => (
              <option key={one} value={one}>
                {say(`people.may.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isLimitable(role) && (
        <Fields label={say('people.kinds')} help={say('people.kindsHelp')} wrong={deed.wrongAt('input.kinds')}>
          <Ticks of={PUBLICATION_KINDS} chosen={kinds} nameOf={(one) => kindWord(say, one)} set={limit} />
        </Fields>
      )}
      <Period days={days} set={set} today={today} wrongAt={deed.wrongAt} />
      {deed.failure && <Problem failure={deed.failure} />}
      <p className="deeds">
        <button disabled={deed.isBusy}>{say('people.give')}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('people.cancel')}
        </button>
      </p>
    </form>
  );
}
