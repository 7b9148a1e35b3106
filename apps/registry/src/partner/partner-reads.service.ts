import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, keepReaderKeys, type Actor } from '#access';
import { Database } from '#database';
import { invalidInput, notFound, type Problem } from '#kernel';
import { BodyService } from '../body/body.service.js';
import { takeTurn } from '../register-lock.js';
import { PartnerService, type PartnerEntity } from './partner.service.js';

export interface SetPartnerReadsInput {
  partner: string;
  reads: string[];
}

interface Held {
  key: string;
  from: Date;
}

const MOST = 50;
const sourceOf = (id: string): string => `partner:${id}`;

/** What the secretariat lets a partner read besides what is public. Granted and ended at the moment, kept as dated facts. */
@Injectable()
export class PartnerReads {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Database) private readonly db: Database,
    @Inject(PartnerService) private readonly partners: PartnerService,
    @Inject(BodyService) private readonly bodies: BodyService,
  ) {}

  async set(actor: Actor, { partner: id, reads }: SetPartnerReadsInput): Promise<PartnerEntity> {
    this.access.require(actor, 'registry:write');
    const partner = this.partners.find(id);
    if (!partner) throw notFound(`The partner ${id.slice(0, 60)}`);
    const problems = this.problemsOf(reads);
    if (problems.length > 0) throw invalidInput(problems);
    await this.db.transaction(async () => {
      await takeTurn(this.db);
      const now = new Date();
      const before = await this.held(id, now);
      const since = new Map(before.map(({ key, from }) => [key, from]));
      const facts = [...new Set(reads)].map((key) => ({
        source: sourceOf(id),
        holder: `participant:${id}`,
        key,
        from: (since.get(key) ?? now).toISOString(),
        to: null,
      }));
      await keepReaderKeys(this.db, [sourceOf(id)], facts, now);
      await Audit.record(this.db, {
        actor,
        action: 'partner:set-reads',
        participant: id,
        thing: id,
        before,
        after: facts,
      });
    });
    return partner;
  }

  /** For one that is taken off the register, in that transaction. */
  end(id: string): Promise<void> {
    return keepReaderKeys(this.db, [sourceOf(id)], []);
  }

  private held(id: string, now: Date): Promise<Held[]> {
    return this.db.query<Held>(
      'SELECT key, from_at AS from FROM access.reader_key WHERE source = $1 AND from_at <= $2 AND $2 < to_at',
      [sourceOf(id), now],
    );
  }

  private problemsOf(reads: readonly string[]): Problem[] {
    if (reads.length > MOST) return [{ path: 'input.reads', message: `expected at most ${MOST}` }];
    return reads.flatMap((key, index) =>
      key === 'network' || (key.startsWith('body:') && this.bodies.find(key.slice('body:'.length)))
        ? []
        : [
            {
              path: `input.reads.${index}`,
              message: `${JSON.stringify(key.slice(0, 60))} cannot be granted; expected network, or body: and the id of a regional body`,
            },
          ],
    );
  }
}
