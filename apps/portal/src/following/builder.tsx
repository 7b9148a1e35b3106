import { useEffect, useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { BuilderDocument } from '../operations.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { Shown } from '../parts/shown.js';
import { Waiting } from '../parts/waiting.js';
import { may } from '../session/session.js';
import './following.css';
import { SubscriptionForm } from './subscription-form.js';

/** A subscription as it is made or changed, with what it would have sent beside it. */
export function Builder(): ReactNode {
  const { id = null } = useParams();
  return <Asked key={id} id={id} />;
}

function Asked({ id }: { id: string | null }): ReactNode {
  const [looksBack, lookBack] = useState(true);
  const asked = useQuery({
    query: BuilderDocument,
    variables: { id: id ?? '', kept: id, isKept: id !== null, looksBack, endpoints: may('endpoint:manage') },
    requestPolicy: 'network-only',
  });
  const [{ data: found, error, fetching }] = asked;
  // A filter that takes too long to look back by can be changed here, and what there is not is said to be not there.
  const isWithoutPreview =
    looksBack && !found && (error?.graphQLErrors.some(({ path }) => path?.[0] === 'previewSubscription') ?? false);
  useEffect(() => {
    if (isWithoutPreview) lookBack(false);
  }, [isWithoutPreview]);
  const [round, setRound] = useState(0);
  const reload = (): void => {
    asked[1]({ requestPolicy: 'network-only' });
    setRound(round + 1);
  };
  if (!found && (fetching || isWithoutPreview)) return <Waiting />;
  return (
    <Shown of={asked}>
      {(data) => {
        const subscription = data.mySubscription ?? null;
        if (id !== null && subscription === null) return error ? null : <NoSuchPlace />;
        if (fetching && round > 0) return null;
        return <SubscriptionForm key={`${id} ${round}`} subscription={subscription} data={data} reload={reload} />;
      }}
    </Shown>
  );
}
