import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import '../endpoints/endpoints.css';
import '../following/following.css';
import { MachinesDocument } from '../operations.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { Shown } from '../parts/shown.js';
import { ChooseParticipant, isSecretariat, useAt } from '../people/at.js';
import '../people/people.css';
import { may, session } from '../session/session.js';
import { useWords } from '../words.js';
import { Accounts } from './accounts.js';
import { Links } from './links.js';

const seesAccounts = may('service-account:secret');

/** What has access without anybody sitting at it: programs by service accounts, feed readers by links. */
export function Machines(): ReactNode {
  const say = useWords();
  const at = useAt();
  const links = at === session.participant && may('feed-link:own');
  const asked = useQuery({
    query: MachinesDocument,
    variables: { at, accounts: seesAccounts, links, all: may('person:manage'), chooses: isSecretariat },
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => asked[1]({ requestPolicy: 'network-only' });
  const title = say(seesAccounts ? 'machines.title' : 'machines.links');
  return (
    <>
      <title>{title}</title>
      <h1>{title}</h1>
      {seesAccounts && <ChooseParticipant at={at} of={asked[0].data?.participants} />}
      <Shown of={asked}>
        {({ participant, serviceAccounts, people, feedLinks }) =>
          participant ? (
            <>
              <p className="lead">{say('machines.lead', { participant: participant.name })}</p>
              {serviceAccounts && (
                <Accounts of={serviceAccounts} people={people ?? []} at={participant} reload={reload} />
              )}
              {feedLinks && <Links of={feedLinks} isSecond={may('service-account:manage')} reload={reload} />}
            </>
          ) : (
            <NoSuchPlace />
          )
        }
      </Shown>
    </>
  );
}
