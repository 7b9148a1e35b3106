import { useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import '../following/following.css';
import { OwnRolesDocument } from '../operations.js';
import { Shown } from '../parts/shown.js';
import { useWords } from '../words.js';
import { Lending } from './lend.js';
import './people.css';
import { RoleLine } from './role-line.js';
import { rolesAt, whenOf } from './roles.js';

/** For who sees no others: one's own roles, and lending them. */
export function OwnRoles(): ReactNode {
  const say = useWords();
  const [said, tell] = useState('');
  const asked = useQuery({ query: OwnRolesDocument, requestPolicy: 'cache-and-network' });
  return (
    <>
      <title>{say('people.mine')}</title>
      <h1>{say('people.mine')}</h1>
      <Shown of={asked}>
        {({ me }) => {
          if (!me) return null;
          const now = new Date();
          const own = me.person ? rolesAt({ ...me.person, name: '' }, me.participant.id) : [];
          return (
            <>
              <p className="lead">{say('people.mineLead', { participant: me.participant.name })}</p>
              <p role="status" className="said">
                {said}
              </p>
              <ul className="plain held">
                {own
                  .filter((one) => whenOf(one, now) !== 'past')
                  .map((grant) => (
                    <li key={grant.id}>
                      <span>
                        <RoleLine
                          grant={grant}
                          people={[]}
                          lentBy={
                            grant.deputisesFor
                              ? me.colleagues.find(({ id }) => id === grant.grantedBy)?.name
                              : undefined
                          }
                        />
                      </span>
                    </li>
                  ))}
              </ul>
              <Lending
                by={me}
                at={me.participant}
                done={(words) => {
                  tell(words);
                  asked[1]({ requestPolicy: 'network-only' });
                }}
              />
            </>
          );
        }}
      </Shown>
    </>
  );
}
