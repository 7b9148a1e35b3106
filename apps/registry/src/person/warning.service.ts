import { Inject, Injectable } from '@nestjs/common';
import { Grants, inForce, type Actor, type Grant } from '#access';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { isAuthorityId } from '#kernel';
import { grouped } from '../grouped.js';
import { isSecretariat } from './own-people.js';
import { ParticipantDays } from './participant-days.js';

export interface Warning {
  code: 'FEWER_THAN_TWO_PUBLISHERS';
  participant: string;
  /** null: it is so now */
  from: string | null;
  publishers: number;
  message: string;
}

const ENOUGH = 2;
const AHEAD_MS = 30 * 86_400_000;

/** What would leave an authority unable to publish, while there is still time to do something. Not for the public. */
@Injectable()
export class WarningService {
  private readonly grants: Grants;

  constructor(
    @Inject(Database) db: Database,
    @Inject(ParticipantDays) private readonly days: ParticipantDays,
  ) {
    this.grants = new Grants(db);
  }

  async of(context: SubgraphContext, participant: string | null): Promise<Warning[]> {
    if (participant === null || !isAuthorityId(participant) || !mayKnow(context.actor, participant)) return [];
    const publishing = loader(context, 'grants by participant', async (ids: readonly string[]) => {
      const groups = grouped(await this.grants.at(ids), (grant) => grant.participant);
      return ids.map((id) => groups.get(id) ?? []);
    });
    return this.warnings(participant, await publishing.load(participant), new Date());
  }

  /** Deputies do not count: they end with whom they stand in for. */
  private warnings(participant: string, grants: readonly Grant[], now: Date): Warning[] {
    const own = grants.filter(({ role, deputisesFor }) => role === 'publisher' && deputisesFor === null);
    const publishersAt = (at: Date): number => new Set(inForce(own, at).map(({ person }) => person)).size;
    const ends = own.map(({ endsAt }) => endsAt).filter((at): at is Date => at !== null && at > now);
    const soon = ends.filter((at) => at.getTime() - now.getTime() <= AHEAD_MS).sort((a, b) => Number(a) - Number(b));
    const short = [now, ...soon].find((at) => publishersAt(at) < ENOUGH);
    if (!short) return [];
    const publishers = publishersAt(short);
    const from = short === now ? null : this.days.firstDay(participant, short);
    const message = `${participant} has ${SO_MANY[publishers]} ${from === null ? 'now' : `from ${from} on`}; two are needed, so that one can be away.`;
    return [{ code: 'FEWER_THAN_TWO_PUBLISHERS', participant, from, publishers, message }];
  }
}

const SO_MANY = ['no publisher', 'one publisher'];

const mayKnow = (actor: Actor, participant: string): boolean =>
  isSecretariat(actor) || (actor.participant === participant && actor.via !== 'feed-link');
