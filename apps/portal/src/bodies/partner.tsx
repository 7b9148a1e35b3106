import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useSending } from '../api/use-sending.js';
import '../following/following.css';
import {
  CreatePartnerDocument,
  PartnerToAlterDocument,
  RemovePartnerDocument,
  UpdatePartnerDocument,
  type PartnerOnRegisterFragment,
  type PartnerToAlterQuery,
} from '../operations.js';
import { Dialog } from '../parts/dialog.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { Shown } from '../parts/shown.js';
import { useWords } from '../words.js';
import './bodies.css';
import { Refused, SelectField, TextField } from './field.js';
import { filled, NamesField, noNames, type Name } from './names-field.js';
import { PartnerReads } from './partner-reads.js';

const KINDS = [
  'UN_ORGANISATION',
  'INTERGOVERNMENTAL',
  'PROFESSIONAL_ASSOCIATION',
  'CIVIL_SOCIETY',
  'COLLABORATING_CENTRE',
  'UNIVERSITY',
] as const;
type PartnerKind = (typeof KINDS)[number];

interface Typed {
  id: string;
  kind: PartnerKind;
  names: Name[];
  website: string;
}

const SHOWN = ['input.id', 'input.kind', 'input.names', 'input.website'];

export function NewPartner(): ReactNode {
  const say = useWords();
  const go = useNavigate();
  const sending = useSending();
  const [typed, type] = useState<Typed>({ id: '', kind: 'UN_ORGANISATION', names: [...noNames], website: '' });
  const submit = async (): Promise<void> => {
    const { id, kind, names, website } = typed;
    const input = { id: id.trim(), kind, names: filled(names), website: website.trim() || null };
    const entered = await sending.send(CreatePartnerDocument, { input }, 'Partner');
    if (entered) await go(`/register/partners/${entered.id}`);
  };
  return (
    <>
      <title>{say('bodies.newPartner')}</title>
      <p className="small">
        <Link to="/register">{say('bodies.register')}</Link>
      </p>
      <h1>{say('bodies.newPartner')}</h1>
      <Details typed={typed} type={type} sending={sending} isNew submit={submit} />
    </>
  );
}

/** One partner: what is said of it, what it may read, and taking it off. */
export function Partner(): ReactNode {
  const { id = '' } = useParams();
  const asked = useQuery({ query: PartnerToAlterDocument, variables: { id }, requestPolicy: 'cache-and-network' });
  return (
    <Shown of={asked}>
      {({ partner, bodies }) =>
        partner ? <OnePartner key={partner.version} partner={partner} bodies={bodies} /> : <NoSuchPlace />
      }
    </Shown>
  );
}

function OnePartner({
  partner,
  bodies,
}: {
  partner: PartnerOnRegisterFragment;
  bodies: PartnerToAlterQuery['bodies'];
}): ReactNode {
  const say = useWords();
  const go = useNavigate();
  const sending = useSending();
  const removing = useSending();
  const [isAsking, ask] = useState(false);
  const { id, name, kind, names, website, version, viewerCan } = partner;
  const [typed, type] = useState<Typed>({ id, kind, names: englishFirst(names), website: website ?? '' });
  const save = async (): Promise<void> => {
    const input = {
      id,
      expectedVersion: version,
      kind: typed.kind,
      names: filled(typed.names),
      website: typed.website.trim() || null,
    };
    await sending.send(UpdatePartnerDocument, { input }, 'Partner');
  };
  const remove = async (): Promise<void> => {
    if (await removing.send(RemovePartnerDocument, { input: { id, expectedVersion: version } }, 'Partner'))
      await go('/register');
  };
  return (
    <>
      <title>{name}</title>
      <p className="small">
        <Link to="/register">{say('bodies.register')}</Link>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p className="figure-line">
        <bdi dir="ltr">{id}</bdi> · {say(`bodies.partnerKind.${kind}`)}
      </p>
      {viewerCan.edit && (
        <>
          <Details typed={typed} type={type} sending={sending} isNew={false} submit={save} />
          <PartnerReads partner={partner} bodies={bodies} />
          <p className="deeds block">
            <button type="button" className="quiet" onClick={() => ask(true)}>
              {say('bodies.remove')}
            </button>
          </p>
          <Dialog title={say('bodies.remove')} isOpen={isAsking} close={() => ask(false)}>
            <p>{say('bodies.removeMeans')}</p>
            <Refused sending={removing} shown={[]} />
            <p className="deeds">
              <button type="button" disabled={removing.isBusy} onClick={() => void remove()}>
                {say('bodies.remove')}
              </button>
              <button type="button" className="quiet" onClick={() => ask(false)}>
                {say('following.cancel')}
              </button>
            </p>
          </Dialog>
        </>
      )}
    </>
  );
}

const englishFirst = (names: readonly Name[]): Name[] =>
  names.map((one) => ({ ...one })).toSorted((a, b) => Number(b.language === 'en') - Number(a.language === 'en'));

function Details({
  typed,
  type,
  sending,
  isNew,
  submit,
}: {
  typed: Typed;
  type: (typed: Typed) => void;
  sending: ReturnType<typeof useSending>;
  isNew: boolean;
  submit: () => Promise<void>;
}): ReactNode {
  const say = useWords();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <form onSubmit={send} noValidate>
      {isNew && (
        <TextField
          label={say('bodies.id')}
          help={say('bodies.partnerId')}
          path="input.id"
          dir="ltr"
          sending={sending}
          value={typed.id}
          change={(id) => type({ ...typed, id })}
        />
      )}
      <SelectField
        label={say('bodies.kindOfPartner')}
        path="input.kind"
        sending={sending}
        value={typed.kind}
        change={(kind) => type({ ...typed, kind })}
        options={KINDS.map((one) => [one, say(`bodies.partnerKind.${one}`)])}
      />
      <NamesField names={typed.names} change={(names) => type({ ...typed, names })} sending={sending} />
      <TextField
        label={say('bodies.website')}
        path="input.website"
        dir="ltr"
        sending={sending}
        value={typed.website}
        change={(website) => type({ ...typed, website })}
      />
      <Refused sending={sending} shown={SHOWN} />
      <p className="deeds">
        <button disabled={sending.isBusy}>{say(isNew ? 'bodies.enter' : 'bodies.save')}</button>
        {isNew && <Link to="/register">{say('following.cancel')}</Link>}
      </p>
    </form>
  );
}
