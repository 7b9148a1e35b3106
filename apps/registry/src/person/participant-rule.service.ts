import { Inject, Injectable } from '@nestjs/common';
import { Audit, ParticipantRules, type Actor, type ParticipantRule } from '#access';
import { Database } from '#database';
import { invalidInput } from '#kernel';
import { ParticipantService } from '../participant/participant.service.js';
import { OwnPeople } from './own-people.js';

export interface SetParticipantRuleInput {
  participant: string;
  publishAcr?: string | null;
  secondPair?: boolean | null;
}

type RuleResult = ParticipantRule & { __typename: 'ParticipantRule'; participant: string };

/** Printable, without spaces: it is a parameter of the sign-in's address. */
const ACR = /^[\x21-\x7e]{1,200}$/;

@Injectable()
export class ParticipantRuleService {
  private readonly rules: ParticipantRules;

  constructor(
    @Inject(OwnPeople) private readonly own: OwnPeople,
    @Inject(Database) private readonly db: Database,
    @Inject(ParticipantService) private readonly participants: ParticipantService,
  ) {
    this.rules = new ParticipantRules(db);
  }

  async set(
    actor: Actor,
    { participant, publishAcr = null, secondPair }: SetParticipantRuleInput,
  ): Promise<RuleResult> {
    this.own.require(actor, 'participant:rule', participant);
    if (!this.participants.find(participant))
      throw invalidInput([
        { path: 'input.participant', message: `${participant.slice(0, 40)} is not on the register` },
      ]);
    if (publishAcr !== null && !ACR.test(publishAcr)) {
      const message =
        'expected up to 200 printable characters without spaces, as the OpenID provider writes them, or null';
      throw invalidInput([{ path: 'input.publishAcr', message }]);
    }
    return this.db.transaction(async () => {
      const before = await this.rules.of(participant);
      const rule = { publishAcr, secondPair: secondPair ?? before.secondPair };
      await this.rules.set(participant, rule);
      await Audit.record(this.db, {
        actor,
        action: 'participant:rule',
        participant,
        thing: participant,
        before,
        after: rule,
      });
      return { __typename: 'ParticipantRule', participant, ...rule };
    });
  }

  async at(actor: Actor, given: string | null | undefined): Promise<ParticipantRule & { participant: string }> {
    const reader = this.own.require(actor, 'person:read', given ?? undefined);
    const participant = given ?? reader.participant;
    return { participant, ...(await this.rules.of(participant)) };
  }
}
