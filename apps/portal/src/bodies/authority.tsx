import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useSending } from '../api/use-sending.js';
import '../following/following.css';
import {
  AuthorityToAlterDocument,
  EndDesignationDocument,
  type AuthorityOnRegisterFragment,
  type AuthorityToAlterQuery,
} from '../operations.js';
import { Dialog } from '../parts/dialog.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { moment } from '../parts/said.js';
import { Shown } from '../parts/shown.js';
import { useWords } from '../words.js';
import './bodies.css';
import { Designate } from './designate.js';
import { Field, Refused } from './field.js';

type Designation = AuthorityOnRegisterFragment['allDesignations'][number];

/** One authority: what it was designated for, when and by which act. */
export function Authority(): ReactNode {
  const { id = '' } = useParams();
  const asked = useQuery({ query: AuthorityToAlterDocument, variables: { id }, requestPolicy: 'cache-and-network' });
  return (
    <Shown of={asked}>
      {({ authority, bodies }) =>
        authority ? <OneAuthority authority={authority} bodies={bodies} /> : <NoSuchPlace />
      }
    </Shown>
  );
}

function OneAuthority({
  authority,
  bodies,
}: {
  authority: AuthorityOnRegisterFragment;
  bodies: AuthorityToAlterQuery['bodies'];
}): ReactNode {
  const say = useWords();
  const [ending, end] = useState<Designation | null>(null);
  const { id, name, country, ministry, website, allDesignations, viewerCan } = authority;
  return (
    <>
      <title>{name}</title>
      <p className="small">
        <Link to={`/register?country=${country.code}`}>{say('bodies.register')}</Link>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p className="figure-line">
        <bdi dir="ltr">{id}</bdi> · <bdi>{country.name}</bdi>
        {ministry && (
          <>
            {' · '}
            <bdi>{ministry}</bdi>
          </>
        )}
        {website && (
          <>
            {' · '}
            <bdi dir="ltr">{website}</bdi>
          </>
        )}
      </p>
      <section className="block">
        <h2>{say('bodies.designations')}</h2>
        {allDesignations.length === 0 ? (
          <div className="empty">
            <p>{say('bodies.noDesignation')}</p>
          </div>
        ) : (
          <ol className="plain register">
            {allDesignations.map((one) => (
              <li key={`${one.capacity} ${one.body?.id} ${one.from}`}>
                <OneDesignation designation={one} />
                {viewerCan.edit && !one.to && (
                  <p className="deeds">
                    <button
                      type="button"
                      className="quiet"
                      aria-label={say('bodies.endOf', { capacity: say(`bodies.capacity.${one.capacity}`) })}
                      onClick={() => end(one)}
                    >
                      {say('bodies.end')}
                    </button>
                  </p>
                )}
              </li>
            ))}
          </ol>
        )}
      </section>
      {viewerCan.edit && <Designate authority={id} bodies={bodies} />}
      <Dialog title={say('bodies.endTitle')} isOpen={ending !== null} close={() => end(null)}>
        {ending && <End authority={id} designation={ending} close={() => end(null)} />}
      </Dialog>
    </>
  );
}

function OneDesignation({ designation: one }: { designation: Designation }): ReactNode {
  const say = useWords();
  const capacity = say(`bodies.capacity.${one.capacity}`);
  const deputy = [one.deputy?.authority?.name, one.deputy?.office].filter(Boolean).join(', ');
  return (
    <>
      <p>
        {one.body ? say('bodies.capacityOf', { capacity, body: one.body.name }) : capacity}
        {' · '}
        <span className="soft">
          {one.to
            ? say('bodies.fromTo', { from: moment(one.from), to: moment(one.to) })
            : say('bodies.since', { date: moment(one.from) })}
        </span>
      </p>
      <p className="soft small">
        {one.demonstration && <>{say('bodies.madeUp')} </>}
        {one.instrument && <bdi>{one.instrument}</bdi>}{' '}
        {one.instrumentFile && (
          <a href={one.instrumentFile.url} rel="external noopener noreferrer" dir="ltr">
            {one.instrumentFile.url}
          </a>
        )}
        {deputy && <> {say('bodies.deputyIs', { who: deputy })}</>}
      </p>
    </>
  );
}

function End({
  authority,
  designation: { capacity, body },
  close,
}: {
  authority: string;
  designation: Designation;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const sending = useSending();
  const [to, setTo] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { authority, capacity, to, ...(body && { body: body.id }) };
    if (await sending.send(EndDesignationDocument, { input }, 'Authority')) close();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>{say(`bodies.capacity.${capacity}`)}</p>
      <p className="soft small">{say('bodies.endMeans')}</p>
      <Field label={say('bodies.endOn')} path="input.to" sending={sending}>
        {(tied) => <input type="date" value={to} onChange={({ target }) => setTo(target.value)} {...tied} />}
      </Field>
      <Refused sending={sending} shown={['input.to']} />
      <p className="deeds">
        <button disabled={sending.isBusy}>{say('bodies.end')}</button>
        <button type="button" className="quiet" onClick={close}>
          {say('following.cancel')}
        </button>
      </p>
    </form>
  );
}
