import { Inject, Injectable } from '@nestjs/common';
import { Audit, InvitationBook, newSecret, type Actor, type Invitation } from '#access';
import { Database } from '#database';
import { conflict, invalidInput, pickLanguage } from '#kernel';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import { LetterService } from '../mail/letter.service.js';
import { ParticipantService } from '../participant/participant.service.js';
import { OwnPeople, type SignedIn } from '../person/own-people.js';
import { ParticipantDays } from '../person/participant-days.js';
import { roleProblems } from '../person/role-rules.js';
import { personProblems, type InviteInput } from './invitation-input.js';
import { invitationLetter, letterLanguage } from './invitation-letter.js';

type Result = Invitation & { __typename: 'Invitation' };

const DAYS = 14;

/** Brings people in by a link in a letter. The link is in the letter only: who invites never sees it. */
@Injectable()
export class InvitationService {
  private readonly book: InvitationBook;

  constructor(
    @Inject(OwnPeople) private readonly own: OwnPeople,
    @Inject(Database) private readonly db: Database,
    @Inject(ParticipantService) private readonly participants: ParticipantService,
    @Inject(ParticipantDays) private readonly days: ParticipantDays,
    @Inject(LetterService) private readonly letters: LetterService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {
    this.book = new InvitationBook(db);
  }

  async at(actor: Actor, given: string | null | undefined): Promise<Invitation[]> {
    const participant = given ?? actor.participant ?? undefined;
    this.own.require(actor, 'person:manage', participant);
    return this.book.at(participant as string);
  }

  async invite(actor: Actor, input: InviteInput): Promise<Result> {
    const inviter = this.own.require(actor, 'person:manage', input.participant);
    const problems = [
      ...personProblems(input),
      ...roleProblems(actor, this.participants.kind(input.participant), input),
    ];
    if (!this.participants.find(input.participant))
      problems.unshift({
        path: 'input.participant',
        message: `${input.participant.slice(0, 40)} is not on the register`,
      });
    if (problems.length > 0) throw invalidInput(problems);
    const period = this.days.period(input.participant, input);
    return this.db.transaction(async () => {
      await this.own.takeTurn(inviter, 'person:manage');
      const { participant, email, roles, kinds = null } = input;
      if (await this.book.pending(participant, email))
        throw conflict(`${email} is invited to ${participant} already: send that invitation again, or withdraw it.`);
      const token = newSecret('invitation');
      const id = await this.book.add({
        token,
        participant,
        email,
        name: input.name.trim(),
        language: input.language ?? null,
        roles,
        kinds,
        ...period,
        invitedBy: inviter.person,
        expiresAt: inDays(DAYS),
      });
      return this.sent(inviter, id, token, 'invitation:send');
    });
  }

  /** With a new link, good for 14 days; the old one no longer is. */
  async resend(actor: Actor, id: string): Promise<Result> {
    return this.change(actor, id, async (inviter) => {
      const token = newSecret('invitation');
      await this.book.renew(id, token, inDays(DAYS), inviter.person);
      await this.letters.drop(id);
      return this.sent(inviter, id, token, 'invitation:resend');
    });
  }

  async withdraw(actor: Actor, id: string): Promise<Result> {
    return this.change(actor, id, async (inviter, { participant }) => {
      await this.book.withdraw(id);
      await this.letters.drop(id);
      await Audit.record(this.db, { actor: inviter, action: 'invitation:withdraw', participant, thing: id });
      return this.found(id);
    });
  }

  private async change(
    actor: Actor,
    id: string,
    work: (inviter: SignedIn, invitation: Invitation) => Promise<Result>,
  ): Promise<Result> {
    const inviter = this.own.require(actor, 'person:manage');
    return this.db.transaction(async () => {
      await this.own.takeTurn(inviter, 'person:manage');
      const invitation = this.own.reach(inviter, await this.book.find(id), 'The invitation');
      roleProblems(actor, this.participants.kind(invitation.participant), invitation);
      if (invitation.acceptedAt !== null) throw conflict('This invitation was accepted already.');
      if (invitation.withdrawnAt !== null) throw conflict('This invitation was withdrawn already.');
      return work(inviter, invitation);
    });
  }

  private async sent(actor: SignedIn, id: string, token: string, action: string): Promise<Result> {
    const invitation = await this.found(id);
    const { participant, email, name, language, roles, expiresAt } = invitation;
    const texts = this.participants.texts(participant) ?? { en: participant };
    const letter = invitationLetter(language, {
      node: this.environment.NODE_NAME,
      participant: pickLanguage(texts, [letterLanguage(language)], 'en')?.value ?? participant,
      name,
      roles,
      link: `${publicUrlOf(this.environment)}/invitations/${token}`,
      expires: this.days.lastDay(participant, expiresAt) as string,
    });
    await this.letters.write({ ...letter, about: id, recipient: email, uselessFrom: expiresAt });
    await Audit.record(this.db, { actor, action, participant, thing: id, after: invitation });
    return invitation;
  }

  private async found(id: string): Promise<Result> {
    const invitation = await this.book.find(id);
    if (!invitation) throw new Error(`invitation ${id} was written and is not there`);
    return { ...invitation, __typename: 'Invitation' };
  }
}

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
