import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayActFor, type Holder } from '#access';
import { Fault } from '#kernel';
import { addressOf, choicesOf, goTo, providerOf, type Desk } from './desk.js';
import { proveIdentity, type ProvenIdentity } from './identity.js';
import type { Provider } from './provider.js';
import { SignInFailure } from './sign-in-failure.js';
import type { Transaction } from './transaction.js';

/** `GET /sign-in/callback`: the provider has sent somebody back. A new session, whatever the browser held before. */
export async function complete(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const transaction = await desk.transactions.open(desk.cookies.transactionOf(request));
  desk.cookies.forgetTransaction(reply);
  if (!transaction) throw new SignInFailure('no-transaction', 'nothing is known of this sign-in');
  const provider = providerOf(desk, transaction.issuer);
  const identity = await proveIdentity(provider, transaction, addressOf(desk, request));
  if (transaction.acr !== undefined && identity.acr !== transaction.acr)
    throw new SignInFailure('acr', `asked for ${transaction.acr}, recognised with ${identity.acr ?? 'no acr'}`);
  const accepted = await acceptInvitation(desk, provider, transaction, identity);
  const holder = await desk.standing.ofIdentity(identity.issuer, identity.subject);
  if (!holder) throw new SignInFailure('unknown-person', `${provider.name} knows this person as ${identity.subject}`);
  const choice = await choose(desk, provider, holder, accepted ?? transaction.participant, transaction);
  await openSession(desk, request, reply, { provider, identity, holder, participant: choice.participant });
  const onward = transaction.returnTo;
  return goTo(reply, choice.isOpen ? `/sign-in/participant?return=${encodeURIComponent(onward)}` : onward);
}

async function acceptInvitation(
  { invitations }: Desk,
  provider: Provider,
  { invitation }: Transaction,
  { issuer, subject, name, email }: ProvenIdentity,
): Promise<string | undefined> {
  if (invitation === undefined) return undefined;
  try {
    const may = mayActFor(provider.options);
    const accepted = await invitations.accept({ token: invitation, issuer, subject, name, email, mayActFor: may });
    return accepted.participant;
  } catch (error) {
    if (error instanceof Fault) throw new SignInFailure('invitation', error.message, { cause: error });
    throw error;
  }
}

/** What was asked for, what was acted for before, the only one; else the first, and the person is asked. */
async function choose(
  desk: Desk,
  provider: Provider,
  holder: Holder,
  wanted: string | undefined,
  { presentParticipant }: Transaction,
): Promise<{ participant: string; isOpen: boolean }> {
  const choices = choicesOf(desk, holder, provider.issuer);
  const before = presentParticipant !== undefined && choices.includes(presentParticipant) ? presentParticipant : null;
  const participant = wanted ?? before ?? choices[0];
  try {
    const actor = await desk.standing.actor(holder, {
      via: 'session',
      participant: participant ?? null,
      mayActFor: mayActFor(provider.options),
    });
    return { participant: actor.participant as string, isOpen: !wanted && !before && choices.length > 1 };
  } catch (error) {
    if (error instanceof Fault) throw new SignInFailure('no-role', error.message, { cause: error });
    throw error;
  }
}

interface Recognised {
  provider: Provider;
  identity: ProvenIdentity;
  holder: Holder;
  participant: string;
}

async function openSession(
  { sessions, cookies }: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { provider, identity, holder, participant }: Recognised,
): Promise<void> {
  const before = cookies.sessionOf(request);
  const { token, expiresAt } = await sessions.open({
    person: holder.id,
    participant,
    issuer: identity.issuer,
    subject: identity.subject,
    issuerSession: identity.sid,
    idToken: identity.idToken,
    acr: identity.acr,
    hours: provider.sessionHours,
  });
  if (before !== undefined) await sessions.end(before);
  cookies.keepSession(reply, token, expiresAt);
}
