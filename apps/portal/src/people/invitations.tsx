import { useState, type ReactNode } from 'react';
import { useDeed } from '../api/deed.js';
import { ResendInvitationDocument, WithdrawInvitationDocument, type InvitationAsSentFragment } from '../operations.js';
import { Problem } from '../parts/problem.js';
import { moment } from '../parts/said.js';
import { useWords } from '../words.js';
import { listed, roleAndKinds } from './role-words.js';

/** Those that nobody has accepted yet, also when they have expired: each can be sent again. */
export function Invitations({
  of,
  reload,
}: {
  of: readonly InvitationAsSentFragment[];
  reload: () => void;
}): ReactNode {
  const say = useWords();
  const [said, tell] = useState('');
  const waiting = of.filter(({ state }) => state === 'PENDING' || state === 'EXPIRED');
  if (waiting.length === 0 && said === '') return null;
  return (
    <section className="block">
      <h2>{say('people.invitations')}</h2>
      <p role="status" className="said">
        {said}
      </p>
      <ul className="entries">
        {waiting.map((invitation) => (
          <Entry
            key={invitation.id}
            invitation={invitation}
            done={(words) => {
              tell(words);
              reload();
            }}
          />
        ))}
      </ul>
    </section>
  );
}

function Entry({
  invitation: { id, name, email, roles, kinds, state, expiresAt, letter },
  done,
}: {
  invitation: InvitationAsSentFragment;
  done: (words: string) => void;
}): ReactNode {
  const say = useWords();
  const resend = useDeed(ResendInvitationDocument, 'Invitation');
  const withdraw = useDeed(WithdrawInvitationDocument, 'Invitation');
  const failure = resend.failure ?? withdraw.failure;
  const isBusy = resend.isBusy || withdraw.isBusy;
  const runResend = async (): Promise<void> => {
    withdraw.clear();
    if (await resend.run({ id })) done(say('people.invited', { email }));
  };
  const runWithdraw = async (): Promise<void> => {
    resend.clear();
    if (await withdraw.run({ id })) done(say('people.withdrawn', { name }));
  };
  return (
    <li className="entry">
      <p className="who">
        {state === 'EXPIRED' ? (
          <strong className="needs-you">{say('people.expired', { at: moment(expiresAt) })}</strong>
        ) : (
          say('people.goodUntil', { at: moment(expiresAt) })
        )}
        {letter && <> · {say(`people.letter.${letter.state}`)}</>}
      </p>
      <h3 className="title">
        <bdi>{name}</bdi>
      </h3>
      <p className="meaning soft">
        <bdi dir="ltr">{email}</bdi>
        <span>{listed(roles.map((role) => roleAndKinds(say, role, kinds)))}</span>
      </p>
      {letter?.lastFault && (
        <p className="small" lang="en" dir="ltr">
          {letter.lastFault}
        </p>
      )}
      {failure && <Problem failure={failure} />}
      <p className="deeds">
        <button
          type="button"
          className="quiet"
          disabled={isBusy}
          aria-label={say('people.resendTo', { name })}
          onClick={() => void runResend()}
        >
          {say('people.resend')}
        </button>
        <button
          type="button"
          className="quiet"
          disabled={isBusy}
          aria-label={say('people.withdrawOf', { name })}
          onClick={() => void runWithdraw()}
        >
          {say('people.withdraw')}
        </button>
      </p>
    </li>
  );
}
