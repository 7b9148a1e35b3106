import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useSending } from '../api/use-sending.js';
import {
  ForetellMembershipDocument,
  SetMembershipDocument,
  type CountryToChooseFragment,
  type ForetellMembershipMutation,
} from '../operations.js';
import { moment } from '../parts/said.js';
import { spoken, useWords } from '../words.js';
import { Refused, SelectField, TextField } from './field.js';
import { KINDS, type Kind } from './time.js';

/** What is being entered; as it was typed. */
export interface Draft {
  country: string;
  kind: Kind;
  from: string;
  to: string;
}

type Foretold = Extract<ForetellMembershipMutation['done'], { readonly __typename: 'MembershipForetold' }>;

const EMPTY: Draft = { country: '', kind: 'MEMBER', from: '', to: '' };
const FIELDS = ['input.country', 'input.kind', 'input.from', 'input.to'];

/** Enters a period in two steps: first what the network would be told, then doing it. */
export function SetMembership({
  body,
  countries,
  draft,
  done,
}: {
  body: string;
  countries: readonly CountryToChooseFragment[];
  draft: Draft | null;
  done: () => void;
}): ReactNode {
  const say = useWords();
  const sending = useSending();
  const section = useRef<HTMLElement>(null);
  const [typed, type] = useState(EMPTY);
  const [foretold, foretell] = useState<Foretold | null>(null);
  const [isSet, set] = useState(false);
  useEffect(() => {
    if (!draft) return;
    type(draft);
    foretell(null);
    set(false);
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.querySelector('input')?.focus({ preventScroll: true });
  }, [draft]);

  const change = (part: Partial<Draft>): void => {
    type({ ...typed, ...part });
    foretell(null);
    set(false);
  };
  const input = { body, country: typed.country, kind: typed.kind, from: orNull(typed.from), to: orNull(typed.to) };
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    set(false);
    foretell(await sending.send(ForetellMembershipDocument, { input }, 'MembershipForetold'));
  };
  const announce = async (): Promise<void> => {
    if (!(await sending.send(SetMembershipDocument, { input }, 'RegionalBody'))) return;
    foretell(null);
    type(EMPTY);
    set(true);
    done();
  };
  return (
    <section className="block" ref={section}>
      <h2>{say('bodies.set')}</h2>
      <p className="soft small">{say('bodies.setHelp')}</p>
      <form onSubmit={(event) => void ask(event)} noValidate>
        <Countries of={countries} value={typed.country} change={(country) => change({ country })} sending={sending} />
        <SelectField
          label={say('bodies.role')}
          path="input.kind"
          sending={sending}
          value={typed.kind}
          change={(kind) => change({ kind })}
          options={KINDS.map((kind) => [kind, say(`bodies.kind.${kind}`)])}
        />
        <TextField
          label={say('bodies.from')}
          help={say('bodies.fromHelp')}
          path="input.from"
          dir="ltr"
          sending={sending}
          value={typed.from}
          change={(from) => change({ from })}
        />
        <TextField
          label={say('bodies.until')}
          help={say('bodies.untilHelp')}
          path="input.to"
          dir="ltr"
          sending={sending}
          value={typed.to}
          change={(to) => change({ to })}
        />
        <Refused sending={sending} shown={FIELDS} />
        <p className="deeds">
          <button disabled={sending.isBusy}>{say('bodies.foretell')}</button>
        </p>
      </form>
      <div role="status">
        {isSet && <p className="notice">{say('bodies.isSet')}</p>}
        {foretold && (
          <div className="notice">
            <Announcement foretold={foretold} />
            {foretold.meaning && (
              <p className="deeds">
                <button type="button" disabled={sending.isBusy} onClick={() => void announce()}>
                  {say('bodies.announce')}
                </button>
              </p>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

const orNull = (text: string): string | null => text.trim() || null;

function Announcement({ foretold: { meaning, legalDate, memberships } }: { foretold: Foretold }): ReactNode {
  const say = useWords();
  if (!meaning) return <p>{say('bodies.nothingNew')}</p>;
  return (
    <>
      <p>{say('bodies.willAnnounce')}</p>
      <blockquote lang="en" dir="ltr">
        <p>{meaning}</p>
      </blockquote>
      {legalDate && <p>{say('bodies.effect', { date: moment(legalDate) })}</p>}
      <p>{say('bodies.wouldBe', { country: memberships[0]?.country.name ?? '' })}</p>
      <ul className="disc">
        {memberships.map((one) => (
          <li key={`${one.kind} ${one.from}`}>
            {say('bodies.period', {
              role: say(`bodies.kind.${one.kind}`),
              from: one.from ? moment(one.from) : say('bodies.unknown'),
              to: one.to ? moment(one.to) : say('bodies.lasts'),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

export function Countries({
  of,
  value,
  change,
  sending,
  path = 'input.country',
}: {
  of: readonly CountryToChooseFragment[];
  value: string;
  change: (code: string) => void;
  sending: ReturnType<typeof useSending>;
  path?: string;
}): ReactNode {
  const say = useWords();
  const { compare } = new Intl.Collator(spoken);
  const sorted = of.toSorted((a, b) => compare(a.name, b.name));
  return (
    <SelectField
      label={say('bodies.country')}
      path={path}
      sending={sending}
      value={value}
      change={change}
      options={[['', say('bodies.choose')], ...sorted.map(({ code, name }) => [code, name] as const)]}
    />
  );
}
