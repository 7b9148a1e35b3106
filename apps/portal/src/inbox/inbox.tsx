import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Problem } from '../parts/problem.js';
import { Waiting } from '../parts/waiting.js';
import { useWords } from '../words.js';
import { useCounts } from './counts.js';
import '../following/following.css';
import './inbox.css';
import { ItemPane } from './item-pane.js';
import { beside, canBeMuted, SHOWN, shownBy, type Show } from './items.js';
import { Keys } from './keys.js';
import { List } from './list.js';
import { Quiet } from './quiet.js';
import { QuietRecords } from './quiet-records.js';
import { useDeeds } from './use-deeds.js';
import { useItems } from './use-items.js';
import { useKeys } from './use-keys.js';
import { WhyPane } from './why-pane.js';

/** What the participant was told. What is shown is in the address; nothing that is being read moves by itself. */
export function Inbox(): ReactNode {
  const say = useWords();
  const [asked] = useSearchParams();
  const show = shownBy(asked.get('show'));
  return (
    <>
      <title>{say('portal.inbox')}</title>
      <h1>{say('portal.inbox')}</h1>
      <Figures />
      <nav className="filters" aria-label={say('following.show')}>
        {SHOWN.map((one) => (
          <Link key={one} to={one === 'all' ? '?' : `?show=${one}`} aria-current={one === show ? 'page' : undefined}>
            {say(`following.show.${one}`)}
          </Link>
        ))}
      </nav>
      <Panes key={show} show={show} />
    </>
  );
}

function Figures(): ReactNode {
  const say = useWords();
  const counts = useCounts();
  return (
    <p className="figure-line" role="status">
      {counts ? say('following.figures', { ...counts }) : ' '}
    </p>
  );
}

function Panes({ show }: { show: Show }): ReactNode {
  const say = useWords();
  const [asked, ask] = useSearchParams();
  const list = useItems(show);
  const deeds = useDeeds(list.change);
  const [dialog, setDialog] = useState<'mute' | 'keys' | null>(null);
  const items = list.held?.items ?? [];
  const chosen = items.find(({ id }) => id === asked.get('item')) ?? null;
  const heading = useRef<HTMLHeadingElement>(null);
  const byKey = useRef(false);

  const choose = (id: string | null, replace = true): void => {
    byKey.current = true;
    ask((before) => addressOf(before, id), { replace });
  };
  const step = (by: 1 | -1): void => choose(beside(items, chosen?.id ?? null, by));
  useEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    const row = document.getElementById(`row-${chosen?.id}`);
    (row?.checkVisibility() ? row : heading.current)?.focus();
  }, [chosen?.id]);

  useKeys({
    j: () => step(1),
    k: () => step(-1),
    e: () => chosen && void deeds.acknowledge(chosen),
    r: () => chosen && void deeds.read(chosen),
    m: () => chosen && canBeMuted(chosen) && setDialog('mute'),
    '?': () => setDialog('keys'),
  });

  if (!list.held)
    return list.failure ? <Problem failure={list.failure} retry={() => void list.begin()} /> : <Waiting />;
  return (
    <>
      {list.failure && <Problem failure={list.failure} retry={() => void list.begin()} />}
      {show === 'quiet' && <QuietRecords />}
      <div className={chosen ? 'panes chosen' : 'panes'}>
        <List show={show} list={list} held={list.held} chosen={chosen?.id ?? null} readAll={deeds.readAll} />
        <section className="pane-item" aria-label={say('following.whatItIs')}>
          {chosen ? (
            <ItemPane
              item={chosen}
              heading={heading}
              deeds={deeds}
              step={step}
              mute={() => setDialog('mute')}
              back={() => choose(null)}
            />
          ) : (
            items.length > 0 && <p className="soft">{say('following.chooseOne')}</p>
          )}
        </section>
        <section className="pane-why" aria-label={say('following.why')}>
          {chosen && <WhyPane key={chosen.id} item={chosen} />}
        </section>
      </div>
      <p className="small inbox-foot">
        <button type="button" className="quiet" onClick={() => setDialog('keys')}>
          {say('following.keys')} <kbd>?</kbd>
        </button>
        <a href="/inbox">{say('following.withoutScript')}</a>
      </p>
      <Quiet
        item={dialog === 'mute' ? chosen : null}
        close={() => setDialog(null)}
        done={(item, change) => list.change([item.id], change)}
      />
      <Keys isOpen={dialog === 'keys'} close={() => setDialog(null)} />
    </>
  );
}

function addressOf(before: URLSearchParams, id: string | null): URLSearchParams {
  const after = new URLSearchParams(before);
  if (id === null) after.delete('item');
  else after.set('item', id);
  return after;
}
