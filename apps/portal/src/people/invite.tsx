import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { useDeed } from '../api/deed.js';
import '../following/following.css';
import { InviteDocument, WhereToInviteDocument, type WhereToInviteQuery } from '../operations.js';
import { Field, Fields, Ticks } from '../parts/field.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { Problem } from '../parts/problem.js';
import { Shown } from '../parts/shown.js';
import { useWords } from '../words.js';
import { isSecretariat, placeAt, useAt } from './at.js';
import { LetterLanguage } from './letter-language.js';
import './people.css';
import { asInput, Period } from './period.js';
import { kindWord } from './role-words.js';
import { isLimitable, PUBLICATION_KINDS, rolesFor, type Role } from './roles.js';

/** Brings somebody in by a letter. */
export function Invite(): ReactNode {
  const say = useWords();
  const at = useAt();
  const asked = useQuery({ query: WhereToInviteDocument, variables: { at } });
  return (
    <>
      <title>{say('people.invite')}</title>
      <p className="small">
        <Link to={placeAt('/people', at)}>{say('people.title')}</Link>
      </p>
      <h1>{say('people.invite')}</h1>
      <Shown of={asked}>{({ participant }) => (participant ? <Form at={participant} /> : <NoSuchPlace />)}</Shown>
    </>
  );
}

const FIELDS = [
  'input.email',
  'input.name',
  'input.language',
  'input.roles',
  'input.kinds',
  'input.from',
  'input.until',
];

function Form({ at }: { at: NonNullable<WhereToInviteQuery['participant']> }): ReactNode {
  const say = useWords();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { name?: string; email?: string | null } | null };
  const [name, setName] = useState(state?.name ?? '');
  const [email, setEmail] = useState(state?.email ?? '');
  const [language, setLanguage] = useState('en');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [kinds, limit] = useState<readonly (typeof PUBLICATION_KINDS)[number][]>([]);
  const [days, set] = useState({ from: '', until: '' });
  const deed = useDeed(InviteDocument, 'Invitation', { fields: FIELDS, conflictAt: 'input.email' });
  const canLimit = roles.length > 0 && roles.every(isLimitable);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const limited = canLimit && kinds.length > 0 ? kinds : null;
    const input = { participant: at.id, email, name, language, roles, kinds: limited, ...asInput(days) };
    const invitation = await deed.run({ input });
    if (invitation)
      await navigate(placeAt('/people', at.id), {
        state: { said: say('people.invited', { email: invitation.email }) },
      });
  };
  return (
    <>
      <p className="lead">{say('people.inviteMeans', { participant: at.name })}</p>
      <form onSubmit={(event) => void submit(event)}>
        <Field label={say('people.name')} wrong={deed.wrongAt('input.name')}>
          {(tied) => (
            <input
              {...tied}
              type="text"
              required
              maxLength={200}
              autoComplete="off"
              value={name}
              onChange={({ target }) => setName(target.value)}
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
              value={email}
              onChange={({ target }) => setEmail(target.value)}
            />
          )}
        </Field>
        <LetterLanguage value={language} set={setLanguage} wrong={deed.wrongAt('input.language')} />
        <Fields label={say('people.roles')} wrong={deed.wrongAt('input.roles')}>
          <Ticks
            of={rolesFor(at.kind, isSecretariat)}
            chosen={roles}
            nameOf={(one) => say(`people.may.${one}`)}
            set={setRoles}
          />
        </Fields>
        {canLimit && (
          <Fields label={say('people.kinds')} help={say('people.kindsHelp')} wrong={deed.wrongAt('input.kinds')}>
            <Ticks of={PUBLICATION_KINDS} chosen={kinds} nameOf={(one) => kindWord(say, one)} set={limit} />
          </Fields>
        )}
        <Period days={days} set={set} today={at.today} wrongAt={deed.wrongAt} />
        {deed.failure && <Problem failure={deed.failure} />}
        <p className="deeds">
          <button disabled={deed.isBusy}>{say('people.send')}</button>
          <Link to={placeAt('/people', at.id)}>{say('people.cancel')}</Link>
        </p>
      </form>
    </>
  );
}
