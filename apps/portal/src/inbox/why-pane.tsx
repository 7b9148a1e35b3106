import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { WhyByNameDocument, WhyDocument, type InboxEntryFragment } from '../operations.js';
import { moment } from '../parts/said.js';
import { may } from '../session/session.js';
import { useWords } from '../words.js';
import { PART_WORDS, type Part } from '../following/filter.js';

/** Why you got it: what you follow and which of its parts fitted, or why it comes whatever you follow. */
export function WhyPane({ item }: { item: InboxEntryFragment }): ReactNode {
  const say = useWords();
  const canAsk = may('subscription:manage');
  const [{ data }] = useQuery({ query: WhyByNameDocument, pause: !canAsk || item.subscriptions.length === 0 });
  const known = (data?.mySubscriptions ?? []).filter(({ name }) => item.subscriptions.includes(name));
  return (
    <>
      <h2>{say('following.why')}</h2>
      {item.mandatory && (
        <>
          <p>{say(`following.mandatory.${item.mandatory}`)}</p>
          <p className="soft">{say('following.mandatoryAlways')}</p>
        </>
      )}
      {item.mandatory === null && item.subscriptions.length === 0 && <p>{say('following.subscriptionGone')}</p>}
      {item.subscriptions.length > 0 && (
        <>
          <p>{say('following.youFollow')}</p>
          <ul>
            {item.subscriptions.map((name) => {
              const subscription = known.find((one) => one.name === name);
              return (
                <li key={name}>
                  {subscription ? (
                    <Link to={`/following/${subscription.id}`}>
                      <bdi>{name}</bdi>
                    </Link>
                  ) : (
                    <bdi>{name}</bdi>
                  )}
                  {subscription && item.change && (
                    <Reasons position={item.change.position} subscription={subscription.id} />
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {item.muted && <p className="soft">{say('following.isMuted')}</p>}
      {item.snoozedUntil && <p className="soft">{say('following.snoozedUntil', { at: moment(item.snoozedUntil) })}</p>}
    </>
  );
}

function Reasons({ position, subscription }: { position: number; subscription: string }): ReactNode {
  const say = useWords();
  const [{ data }] = useQuery({ query: WhyDocument, variables: { position, subscription } });
  const why = data?.whyDidIGetThis;
  if (!why) return null;
  const fitting = why.parts.filter(({ fits }) => fits);
  return (
    <>
      {why.parts.length === 0 && <p className="soft">{say('following.asksForAll')}</p>}
      <ul className="soft">
        {fitting.map(({ part, reasons }) => (
          <li key={part}>
            {say(PART_WORDS[part as Part])}
            <ul>
              {reasons.map(({ value, because, by }) => (
                <li key={value}>
                  <bdi>{value}</bdi>: {say(`following.because.${because}`)}
                  {by && (
                    <>
                      {' '}
                      (<bdi>{by}</bdi>)
                    </>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {(why.changedSince || !why.fits) && <p className="soft">{say('following.changedSince')}</p>}
    </>
  );
}
