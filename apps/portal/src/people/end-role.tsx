import { useState, type FormEvent, type ReactNode } from 'react';
import { useDeed } from '../api/deed.js';
import { EndDelegationDocument, EndRoleDocument } from '../operations.js';
import { Field } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { useWords } from '../words.js';

/** Ends a role, or takes back what one lent: at once, or with a day. */
export function EndRole({
  grant,
  isLent,
  means,
  today,
  done,
  close,
}: {
  grant: string;
  /** by oneself: taken back by who lent it */
  isLent: boolean;
  means: string;
  today: string;
  done: () => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const [until, set] = useState('');
  const fields = ['input.until'];
  const end = useDeed(EndRoleDocument, 'RoleGrant', { fields });
  const takeBack = useDeed(EndDelegationDocument, 'RoleGrant', { fields });
  const deed = isLent ? takeBack : end;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await deed.run({ input: { grant, until: until || null } })) done();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{means}</p>
      <Field label={say('people.until')} help={say('people.endDayHelp')} wrong={deed.wrongAt('input.until')}>
        {(tied) => (
          <input {...tied} type="date" min={today} value={until} onChange={({ target }) => set(target.value)} />
        )}
      </Field>
      {deed.failure && <Problem failure={deed.failure} />}
      <p className="deeds">
        <button disabled={deed.isBusy}>{say(isLent ? 'people.takeBack' : 'people.endIt')}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('people.cancel')}
        </button>
      </p>
    </form>
  );
}
