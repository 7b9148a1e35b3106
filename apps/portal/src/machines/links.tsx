import { useState, type FormEvent, type ReactNode } from 'react';
import { useDeed } from '../api/deed.js';
import { CreateFeedLinkDocument, RevokeFeedLinkDocument, type LinkAsKeptFragment } from '../operations.js';
import { Dialog } from '../parts/dialog.js';
import { Field } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { moment } from '../parts/said.js';
import { ToldOnce } from '../parts/told-once.js';
import { session } from '../session/session.js';
import { useWords } from '../words.js';
import { inOrder } from './standing.js';
import { State } from './state.js';
import { Sure } from './sure.js';

type Asked = 'create' | LinkAsKeptFragment;

/** Addresses with a key, for readers that can send nothing else. */
export function Links({
  of,
  isSecond,
  reload,
}: {
  of: readonly LinkAsKeptFragment[];
  /** there is a first thing to do on the page already */
  isSecond: boolean;
  reload: () => void;
}): ReactNode {
  const say = useWords();
  const [asked, ask] = useState<Asked | null>(null);
  const [url, tell] = useState<string | null>(null);
  const close = (): void => ask(null);
  const done = (address: string | null): void => {
    ask(null);
    tell(address);
    reload();
  };
  const revoked = asked !== 'create' ? asked : null;
  return (
    <section className="block" aria-label={say('machines.links')}>
      <h2>{say('machines.links')}</h2>
      <p>{say('machines.linksMean')}</p>
      {url && (
        <ToldOnce label={say('machines.linkAddress')} secret={url}>
          <p>{say('machines.linkUse')}</p>
        </ToldOnce>
      )}
      <p className="more">
        <button type="button" className={isSecond ? 'quiet' : undefined} onClick={() => ask('create')}>
          {say('machines.newLink')}
        </button>
      </p>
      {of.length === 0 ? (
        <p className="soft">{say('machines.noLinks')}</p>
      ) : (
        <ul className="entries">
          {inOrder(of, new Date()).map((link) => (
            <Entry key={link.id} link={link} revoke={() => ask(link)} />
          ))}
        </ul>
      )}
      <Dialog title={say('machines.newLink')} isOpen={asked === 'create'} close={close}>
        <NewLink done={done} close={close} />
      </Dialog>
      <Dialog
        title={revoked ? say('machines.revokeOf', { name: revoked.name }) : ''}
        isOpen={revoked !== null}
        close={close}
      >
        {revoked && <Revoke link={revoked} done={() => done(null)} close={close} />}
      </Dialog>
    </section>
  );
}

function Entry({ link, revoke }: { link: LinkAsKeptFragment; revoke: () => void }): ReactNode {
  const say = useWords();
  const { name, feed, createdAt, revokedAt, person } = link;
  return (
    <li className="entry">
      <p className="who">
        <State of={link} />
      </p>
      <h3 className="title">
        <bdi>{name}</bdi>
      </h3>
      <p className="meaning soft">
        {feed ? <bdi dir="ltr">{feed}</bdi> : <span>{say('machines.allFeeds')}</span>}
        <span>{say('machines.made', { at: moment(createdAt) })}</span>
        {person.id !== session.person && <span>{say('machines.belongs', { name: person.name })}</span>}
      </p>
      {!revokedAt && (
        <p className="deeds">
          <button type="button" className="quiet" aria-label={say('machines.revokeOf', { name })} onClick={revoke}>
            {say('machines.revoke')}
          </button>
        </p>
      )}
    </li>
  );
}

function NewLink({ done, close }: { done: (url: string | null) => void; close: () => void }): ReactNode {
  const say = useWords();
  const [name, setName] = useState('');
  const [feed, setFeed] = useState('');
  const deed = useDeed(CreateFeedLinkDocument, 'FeedLinkSecret', { fields: ['name', 'feed'] });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = await deed.run({ name, feed: feed.trim() || null });
    if (made) done(made.url);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field label={say('people.name')} help={say('machines.linkNameHelp')} wrong={deed.wrongAt('name')}>
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
      <Field label={say('machines.feed')} help={say('machines.feedHelp')} wrong={deed.wrongAt('feed')}>
        {(tied) => (
          <input
            {...tied}
            type="text"
            dir="ltr"
            autoComplete="off"
            value={feed}
            onChange={({ target }) => setFeed(target.value)}
          />
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

function Revoke({
  link: { id },
  done,
  close,
}: {
  link: LinkAsKeptFragment;
  done: () => void;
  close: () => void;
}): ReactNode {
  const say = useWords();
  const deed = useDeed(RevokeFeedLinkDocument, 'FeedLinkSecret');
  const run = async (): Promise<void> => {
    if (await deed.run({ id })) done();
  };
  return (
    <Sure {...deed} means={say('machines.revokeLinkMeans')} deed={say('machines.revoke')} run={run} close={close} />
  );
}
