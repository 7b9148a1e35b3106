import { useState, type FormEvent, type ReactNode } from 'react';
import { useSending } from '../api/use-sending.js';
import { DesignateDocument } from '../operations.js';
import { useWords } from '../words.js';
import { Field, Refused, SelectField, TextField } from './field.js';

const CAPACITIES = [
  'DESIGNATED_NATIONAL_AUTHORITY',
  'MIGRANT_HEALTH_FOCAL_POINT',
  'REGULATOR',
  'STATISTICS',
  'CLUSTER_COORDINATOR',
] as const;
type Capacity = (typeof CAPACITIES)[number];

const EMPTY = { from: '', to: '', body: '', instrument: '', url: '', sha256: '', deputy: '', office: '' };
const SHOWN = [
  'input.capacity',
  'input.body',
  'input.from',
  'input.to',
  'input.instrument',
  'input.instrumentFile',
  'input.deputy',
];

/** Designates the authority in a capacity, by an act, from a day on. */
export function Designate({
  authority,
  bodies,
}: {
  authority: string;
  bodies: readonly { readonly id: string; readonly name: string }[];
}): ReactNode {
  const say = useWords();
  const sending = useSending();
  const [capacity, setCapacity] = useState<Capacity>('DESIGNATED_NATIONAL_AUTHORITY');
  const [typed, type] = useState(EMPTY);
  const [isDone, setDone] = useState(false);
  const put = (part: Partial<typeof EMPTY>): void => {
    type({ ...typed, ...part });
    setDone(false);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { from, to, body, instrument, url, sha256, deputy, office } = typed;
    const input = {
      authority,
      capacity,
      from,
      ...(to && { to }),
      ...(capacity === 'CLUSTER_COORDINATOR' && { body }),
      ...(instrument && { instrument }),
      ...((url || sha256) && { instrumentFile: { url: url.trim(), sha256: sha256.trim().toLowerCase() } }),
      ...((deputy || office) && {
        deputy: { ...(deputy && { authority: deputy.trim() }), ...(office && { office: office.trim() }) },
      }),
    };
    if (!(await sending.send(DesignateDocument, { input }, 'Authority'))) return;
    type(EMPTY);
    setDone(true);
  };
  const day = (field: 'from' | 'to', help: string): ReactNode => (
    <Field
      label={say(field === 'from' ? 'bodies.from' : 'bodies.until')}
      help={help}
      path={`input.${field}`}
      sending={sending}
    >
      {(tied) => (
        <input type="date" value={typed[field]} onChange={({ target }) => put({ [field]: target.value })} {...tied} />
      )}
    </Field>
  );
  return (
    <section className="block">
      <h2>{say('bodies.designate')}</h2>
      <p className="soft small">{say('bodies.designateMeans')}</p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <SelectField
          label={say('bodies.capacityField')}
          path="input.capacity"
          sending={sending}
          value={capacity}
          change={setCapacity}
          options={CAPACITIES.map((one) => [one, say(`bodies.capacity.${one}`)])}
        />
        {capacity === 'CLUSTER_COORDINATOR' && (
          <SelectField
            label={say('bodies.body')}
            path="input.body"
            sending={sending}
            value={typed.body}
            change={(body) => put({ body })}
            options={[['', say('bodies.choose')], ...bodies.map(({ id, name }) => [id, name] as const)]}
          />
        )}
        {day('from', '')}
        {day('to', say('bodies.untilHelp'))}
        <TextField
          label={say('bodies.instrument')}
          help={say('bodies.instrumentHelp')}
          path="input.instrument"
          sending={sending}
          value={typed.instrument}
          change={(instrument) => put({ instrument })}
        />
        <TextField
          label={say('bodies.instrumentUrl')}
          path="input.instrumentFile.url"
          dir="ltr"
          sending={sending}
          value={typed.url}
          change={(url) => put({ url })}
        />
        <TextField
          label={say('bodies.sha256')}
          path="input.instrumentFile.sha256"
          dir="ltr"
          sending={sending}
          value={typed.sha256}
          change={(sha256) => put({ sha256 })}
        />
        <TextField
          label={say('bodies.deputy')}
          path="input.deputy"
          dir="ltr"
          sending={sending}
          value={typed.deputy}
          change={(deputy) => put({ deputy })}
        />
        <TextField
          label={say('bodies.office')}
          path="input.deputy.office"
          sending={sending}
          value={typed.office}
          change={(office) => put({ office })}
        />
        <Refused sending={sending} shown={SHOWN} />
        <p className="deeds">
          <button disabled={sending.isBusy}>{say('bodies.designate')}</button>
        </p>
      </form>
      <p role="status">{isDone && say('bodies.isSet')}</p>
    </section>
  );
}
