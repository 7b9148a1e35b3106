import { useState, type ReactNode } from 'react';
import { useClient, useQuery } from 'urql';
import '../following/following.css';
import { OwnAuthorityDocument } from '../operations.js';
import { NoSuchPlace } from '../parts/no-such-place.js';
import { Shown } from '../parts/shown.js';
import { ChooseParticipant, isSecretariat, useAt } from '../people/at.js';
import '../people/people.css';
import { useWords } from '../words.js';
import './authority.css';
import { ContactForm } from './contact-form.js';
import { Designations } from './designations.js';

/** How an authority is reached, which it says itself, and what it is designated for, which its state says. */
export function OwnAuthority(): ReactNode {
  const say = useWords();
  const at = useAt();
  const variables = { id: at, chooses: isSecretariat };
  const asked = useQuery({ query: OwnAuthorityDocument, variables, requestPolicy: 'cache-and-network' });
  const client = useClient();
  // What is being edited stays as it was read until somebody asks for it as it is now.
  const [edition, edit] = useState(0);
  return (
    <>
      <title>{say('authority.title')}</title>
      <h1>{say('authority.title')}</h1>
      <ChooseParticipant at={at} of={asked[0].data?.participants} />
      <Shown of={asked}>
        {({ authority, participant }) =>
          authority && participant ? (
            <>
              <p className="lead">{authority.name}</p>
              <Designations authority={authority} today={participant.today} canEdit={authority.viewerCan.edit} />
              {authority.viewerCan.editContact && (
                <ContactForm
                  key={`${authority.id} ${edition}`}
                  authority={authority}
                  again={async () => {
                    await client.query(OwnAuthorityDocument, variables, { requestPolicy: 'network-only' }).toPromise();
                    edit(edition + 1);
                  }}
                />
              )}
            </>
          ) : (
            <NoAuthority />
          )
        }
      </Shown>
    </>
  );
}

/** The secretariat itself is none: it chooses one. */
function NoAuthority(): ReactNode {
  const say = useWords();
  const at = useAt();
  return at.includes('-') && /^[A-Z]{2}-/.test(at) ? (
    <NoSuchPlace />
  ) : (
    <p className="empty">{say('authority.choose')}</p>
  );
}
