import { useState, type FormEvent, type ReactNode } from 'react';
import { useDeed } from '../api/deed.js';
import { DelegateDocument, type LentByFragment } from '../operations.js';
import { Dialog } from '../parts/dialog.js';
import { Field } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { moment } from '../parts/said.js';
import { useWords } from '../words.js';
import { EndRole } from './end-role.js';
import { asInput, Period } from './period.js';
import { roleAndKinds, roleWord } from './role-words.js';
import { isLendable, rolesAt } from './roles.js';

/** One's own roles, lent to somebody for a time, and taken back. */
export function Lending({
  by: { person, lent, colleagues },
  at: { id: participant, today },
  done,
}: {
  by: LentByFragment;
  at: { id: string; today: string };
  done: (words: string) => void;
}): ReactNode {
  const say = useWords();
  const [lends, lend] = useState(false);
  const [back, takeBack] = useState<LentByFragment['lent'][number] | null>(null);
  const lendable = person
    ? rolesAt({ ...person, name: '' }, participant).filter((one) => isLendable(one, new Date()))
    : [];
  if (lendable.length === 0 && lent.length === 0) return null;
  const names = (one: LentByFragment['lent'][number]): { role: string; name: string } => ({
    role: roleWord(say, one.role),
    name: one.person.name,
  });
  return (
    <section className="block">
      <h2>{say('people.lending')}</h2>
      <p>{say('people.lendMeans')}</p>
      {lent.length > 0 && (
        <ul className="plain held">
          {lent.map((one) => (
            <li key={one.id}>
              <span>
                {say('people.lentUntil', {
                  ...names(one),
                  from: moment(one.from),
                  until: one.until ? moment(one.until) : '',
                })}
              </span>
              <button
                type="button"
                className="quiet"
                aria-label={say('people.takeBackOf', names(one))}
                onClick={() => takeBack(one)}
              >
                {say('people.takeBack')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {lendable.length > 0 && colleagues.length > 0 && (
        <p className="more">
          <button type="button" onClick={() => lend(true)}>
            {say('people.lend')}
          </button>
        </p>
      )}
      {colleagues.length === 0 && <p className="soft">{say('people.nobodyToLend')}</p>}
      <Dialog title={say('people.lend')} isOpen={lends} close={() => lend(false)}>
        <LendRole
          of={lendable}
          to={colleagues}
          today={today}
          done={(words) => {
            lend(false);
            done(words);
          }}
          close={() => lend(false)}
        />
      </Dialog>
      <Dialog
        title={back ? say('people.takeBackOf', names(back)) : ''}
        isOpen={back !== null}
        close={() => takeBack(null)}
      >
        {back && (
          <EndRole
            grant={back.id}
            isLent
            means={say('people.takeBackMeans', names(back))}
            today={today}
            done={() => {
              takeBack(null);
              done(say('people.ended', names(back)));
            }}
            close={() => takeBack(null)}
          />
        )}
      </Dialog>
    </section>
  );
}

const FIELDS = ['input.grant', 'input.to', 'input.from', 'input.until'];

function LendRole({
  of,
  to,
  today,
  done,
  close,
}: {
  of: NonNullable<LentByFragment['person']>['roles'];
  to: LentByFragment['colleagues'];
  today: string;
  done: (words: string) => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const [grant, setGrant] = useState(of[0]?.id ?? '');
  const [deputy, setDeputy] = useState('');
  const [days, set] = useState({ from: '', until: '' });
  const deed = useDeed(DelegateDocument, 'RoleGrant', { fields: FIELDS, conflictAt: 'input.to' });
  const own = of.find(({ id }) => id === grant);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { from } = asInput(days);
    const lent = await deed.run({ input: { grant, to: deputy, from, until: days.until } });
    const name = to.find(({ id }) => id === deputy)?.name ?? '';
    if (lent) done(say('people.lentNow', { role: roleWord(say, lent.role), name }));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field label={say('people.which')} wrong={deed.wrongAt('input.grant')}>
        {(tied) => (
          <select {...tied} required value={grant} onChange={({ target }) => setGrant(target.value)}>
            {of.map(({ id, role, kinds }) => (
              <option key={id} value={id}>
                {roleAndKinds(say, role, kinds)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('people.toWhom')} wrong={deed.wrongAt('input.to')}>
        {(tied) => (
          <select {...tied} required value={deputy} onChange={({ target }) => setDeputy(target.value)}>
            <option value="" />
            {to.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Period
        days={days}
        set={set}
        today={today}
        wrongAt={deed.wrongAt}
        isUntilNeeded
        {...(own?.until ? { untilHelp: say('people.ownEnds', { at: moment(own.until) }) } : {})}
      />
      {deed.failure && <Problem failure={deed.failure} />}
      <p className="deeds">
        <button disabled={deed.isBusy}>{say('people.lend')}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('people.cancel')}
        </button>
      </p>
    </form>
  );
}
