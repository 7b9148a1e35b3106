import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressOf, choicesOf, formOf, goTo, sessionAt, show, type Desk } from './desk.js';
import { endedPage, participantsPage } from './participants.page.js';
import { sameSitePath } from './same-site-path.js';
import { SignInFailure } from './sign-in-failure.js';

/** `GET /sign-in/participant`: whom the person may act for. */
export async function showParticipants(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const session = await sessionAt(desk, request);
  const onward = sameSitePath(addressOf(desk, request).searchParams.get('return'));
  if (!session) return goTo(reply, `/sign-in?return=${encodeURIComponent(onward)}`);
  const { holder, row } = session;
  const choices = choicesOf(desk, holder, row.issuer);
  return show(desk, request, reply, (view) =>
    participantsPage(view, { name: holder.name, present: row.participant, choices, onward }),
  );
}

/** `POST /sign-in/participant`: another session, for what acts for one participant must not turn into another's. */
export async function actFor(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { participant = '', return: onward } = formOf(desk, request);
  const session = await sessionAt(desk, request);
  if (!session) return goTo(reply, `/sign-in?return=${encodeURIComponent(sameSitePath(onward))}`);
  const { token, row, holder } = session;
  if (!choicesOf(desk, holder, row.issuer).includes(participant))
    throw new SignInFailure('no-role', `No role is held at ${participant.slice(0, 40)} now.`);
  const opened = await desk.sessions.open({
    ...row,
    participant,
    hours: (row.expiresAt.getTime() - Date.now()) / 3_600_000,
  });
  await desk.sessions.end(token);
  desk.cookies.keepSession(reply, opened.token, opened.expiresAt);
  return goTo(reply, sameSitePath(onward));
}

/** `GET /sign-in/ended`: where a browser comes whose session opens nothing any more. Says why, and takes the cookie away. */
export async function showEnded(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const onward = sameSitePath(addressOf(desk, request).searchParams.get('return'));
  const token = desk.cookies.sessionOf(request);
  const reason = token === undefined ? null : await refusalOf(desk, token);
  if (token !== undefined && reason === null) return goTo(reply, onward);
  const session = await sessionAt(desk, request);
  const choices = session ? choicesOf(desk, session.holder, session.row.issuer) : [];
  if (session && choices.length > 0) {
    const { holder, row } = session;
    return show(desk, request, reply, (view) =>
      participantsPage(view, { name: holder.name, present: row.participant, choices, onward, reason }),
    );
  }
  desk.cookies.forgetSession(reply);
  return show(desk, request, reply, (view) => endedPage(view, reason ?? null, onward));
}

async function refusalOf({ authentication }: Desk, token: string): Promise<string | null> {
  try {
    await authentication.actorOf(`Bearer ${token}`);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
