import { useState, type FormEvent, type ReactNode } from 'react';
import { useDeed } from '../api/deed.js';
import { CreateServiceAccountDocument, type AccountAsKeptFragment, type MachinesQuery } from '../operations.js';
import { Field, Fields, Ticks } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { kindWord, roleWord } from '../people/role-words.js';
import { isLimitable, PUBLICATION_KINDS } from '../people/roles.js';
import { useWords } from '../words.js';
import { machineRolesFor, type MachineRole } from './standing.js';

const FIELDS = ['input.name', 'input.roles', 'input.kinds', 'input.until'];

export function NewAccount({
  at: { id: participant, kind, today },
  done,
  close,
}: {
  at: NonNullable<MachinesQuery['participant']>;
  done: (account: AccountAsKeptFragment, secret: string | null) => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const possible = machineRolesFor(kind);
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly MachineRole[]>(possible.length === 1 ? possible : []);
  const [kinds, limit] = useState<readonly (typeof PUBLICATION_KINDS)[number][]>([]);
  const [until, setUntil] = useState('');
  const deed = useDeed(CreateServiceAccountDocument, 'ServiceAccountSecret', { fields: FIELDS });
  const canLimit = roles.length > 0 && roles.every(isLimitable);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const limited = canLimit && kinds.length > 0 ? kinds : null;
    const made = await deed.run({ input: { participant, name, roles, kinds: limited, until: until || null } });
    if (made) done(made.serviceAccount, made.secret);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field label={say('people.name')} help={say('machines.nameHelp')} wrong={deed.wrongAt('input.name')}>
        {(tied) => (
          <input
            {...tied}
            type="text"
            required
            maxLength={100}
            autoComplete="off"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <Fields label={say('people.roles')} wrong={deed.wrongAt('input.roles')}>
        <Ticks of={possible} chosen={roles} nameOf={(one) => roleWord(say, one)} set={setRoles} />
      </Fields>
      {canLimit && (
        <Fields label={say('people.kinds')} help={say('people.kindsHelp')} wrong={deed.wrongAt('input.kinds')}>
          <Ticks of={PUBLICATION_KINDS} chosen={kinds} nameOf={(one) => kindWord(say, one)} set={limit} />
        </Fields>
      )}
      <Field label={say('people.until')} help={say('people.untilHelp')} wrong={deed.wrongAt('input.until')}>
        {(tied) => (
          <input {...tied} type="date" min={today} value={until} onChange={({ target }) => setUntil(target.value)} />
        )}
      </Field>
      {deed.failure && <Problem failure={deed.failure} />}
      <p className="deeds">
        <button disabled={deed.isBusy}>{say('machines.create')}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('people.cancel')}
        </button>
      </p>
    </form>
  );
}
