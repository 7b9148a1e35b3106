import { useState, type ReactNode } from 'react';
import { useDeed } from '../api/deed.js';
import {
  RevokeServiceAccountDocument,
  RotateServiceAccountSecretDocument,
  type AccountAsKeptFragment,
  type MachinesQuery,
} from '../operations.js';
import { Dialog } from '../parts/dialog.js';
import { moment } from '../parts/said.js';
import { ToldOnce } from '../parts/told-once.js';
import { listed, roleAndKinds } from '../people/role-words.js';
import { may } from '../session/session.js';
import { useWords } from '../words.js';
import { NewAccount } from './new-account.js';
import { inOrder } from './standing.js';
import { State } from './state.js';
import { Sure } from './sure.js';

type At = NonNullable<MachinesQuery['participant']>;
type Told = { account: AccountAsKeptFragment; secret: string | null | undefined };
type Asked = { deed: 'create' } | { deed: 'rotate' | 'revoke'; account: AccountAsKeptFragment };

/** Programs that sign in by themselves. */
export function Accounts({
  of,
  people,
  at,
  reload,
}: {
  of: readonly AccountAsKeptFragment[];
  people: NonNullable<MachinesQuery['people']>;
  at: At;
  reload: () => void;
}): ReactNode {
  const say = useWords();
  const [asked, ask] = useState<Asked | null>(null);
  const [told, tell] = useState<Told | null>(null);
  const close = (): void => ask(null);
  const done = (words: Told | null): void => {
    ask(null);
    tell(words);
    reload();
  };
  return (
    <section className="block" aria-label={say('machines.accounts')}>
      <h2>{say('machines.accounts')}</h2>
      <p>{say('machines.accountsMean')}</p>
      {told && <Secret told={told} />}
      {may('service-account:manage') && (
        <p className="more">
          <button type="button" onClick={() => ask({ deed: 'create' })}>
            {say('machines.newAccount')}
          </button>
        </p>
      )}
      {of.length === 0 ? (
        <p className="soft">{say('machines.noAccounts')}</p>
      ) : (
        <ul className="entries">
          {inOrder(of, new Date()).map((account) => (
            <Entry key={account.id} account={account} people={people} ask={(deed) => ask({ deed, account })} />
          ))}
        </ul>
      )}
      <Dialog title={say('machines.newAccount')} isOpen={asked?.deed === 'create'} close={close}>
        <NewAccount at={at} done={(account, secret) => done({ account, secret })} close={close} />
      </Dialog>
      <Dialog title={titleOf(asked, say)} isOpen={asked !== null && asked.deed !== 'create'} close={close}>
        {asked?.deed === 'rotate' && <Rotate account={asked.account} done={done} close={close} />}
        {asked?.deed === 'revoke' && <Revoke account={asked.account} done={() => done(null)} close={close} />}
      </Dialog>
    </section>
  );
}

function titleOf(asked: Asked | null, say: ReturnType<typeof useWords>): string {
  if (!asked || asked.deed === 'create') return '';
  const { name } = asked.account;
  return asked.deed === 'rotate' ? say('machines.rotateOf', { name }) : say('machines.revokeOf', { name });
}

/** Of one that publishes a coordinator is shown none. */
function Secret({ told: { account, secret } }: { told: Told }): ReactNode {
  const say = useWords();
  if (!secret)
    return (
      <p className="notice" role="status">
        {say('machines.publisherTakes', { name: account.name })}
      </p>
    );
  return (
    <ToldOnce label={say('machines.secretOf', { name: account.name })} secret={secret}>
      <dl className="facts">
        <div>
          <dt>{say('machines.clientId')}</dt>
          <dd>
            <code dir="ltr">{account.id}</code>
          </dd>
        </div>
      </dl>
      <p>
        {say('machines.secretUse')} <a href="/docs">{say('following.secretDocs')}</a>
      </p>
    </ToldOnce>
  );
}

function Entry({
  account,
  people,
  ask,
}: {
  account: AccountAsKeptFragment;
  people: NonNullable<MachinesQuery['people']>;
  ask: (deed: 'rotate' | 'revoke') => void;
}): ReactNode {
  const say = useWords();
  const { id, name, roles, kinds, createdBy, createdAt, expiresAt, viewerCan } = account;
  const by = people.find((person) => person.id === createdBy);
  return (
    <li className="entry">
      <p className="who">
        <State of={account} />
      </p>
      <h3 className="title">
        <bdi>{name}</bdi>
      </h3>
      <p className="meaning soft">
        <span>{listed(roles.map((role) => roleAndKinds(say, role, kinds)))}</span>
        <span>{say('machines.made', { at: moment(createdAt) })}</span>
        {by && <span>{say('machines.answers', { name: by.name })}</span>}
        {expiresAt && <span>{say('machines.ends', { at: moment(expiresAt) })}</span>}
        <bdi dir="ltr">{id}</bdi>
      </p>
      {(viewerCan.takeSecret || viewerCan.revoke) && (
        <p className="deeds">
          {viewerCan.takeSecret && (
            <button
              type="button"
              className="quiet"
              aria-label={say('machines.rotateOf', { name })}
              onClick={() => ask('rotate')}
            >
              {say('machines.rotate')}
            </button>
          )}
          {viewerCan.revoke && (
            <button
              type="button"
              className="quiet"
              aria-label={say('machines.revokeOf', { name })}
              onClick={() => ask('revoke')}
            >
              {say('machines.revoke')}
            </button>
          )}
        </p>
      )}
    </li>
  );
}

function Rotate({
  account,
  done,
  close,
}: {
  account: AccountAsKeptFragment;
  done: (told: Told) => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const deed = useDeed(RotateServiceAccountSecretDocument, 'ServiceAccountSecret');
  const run = async (): Promise<void> => {
    const taken = await deed.run({ id: account.id });
    if (taken) done({ account: taken.serviceAccount, secret: taken.secret });
  };
  return <Sure {...deed} means={say('machines.rotateMeans')} deed={say('machines.rotate')} run={run} close={close} />;
}

function Revoke({
  account,
  done,
  close,
}: {
  account: AccountAsKeptFragment;
  done: () => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const deed = useDeed(RevokeServiceAccountDocument, 'ServiceAccountSecret');
  const run = async (): Promise<void> => {
    if (await deed.run({ id: account.id })) done();
  };
  return <Sure {...deed} means={say('machines.revokeMeans')} deed={say('machines.revoke')} run={run} close={close} />;
}
