import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { invalidInput } from '#kernel';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { endpointView, type EndpointView } from './endpoint-view.js';
import type { EndpointEntity } from './endpoint.entity.js';
import { EndpointService } from './endpoint.service.js';
import { SecretBox } from './secret-box.js';
import { newSecret } from './signing-key.js';

const HOUR_MS = 3_600_000;
const LONGEST_OVERLAP_HOURS = 168;

@Injectable()
export class EndpointSecretService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(EndpointService) private readonly endpoints: EndpointService,
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The new secret signs first from the next message on; the old one beside it, until the overlap ends. */
  async rotate(
    actor: Actor,
    id: string,
    overlapHours: number,
  ): Promise<{ __typename: 'RotatedEndpointSecret'; endpoint: EndpointView; secret: string }> {
    this.access.require(actor, 'endpoint:manage');
    const before = await this.endpoints.own(actor, id);
    if (overlapHours < 0 || overlapHours > LONGEST_OVERLAP_HOURS)
      throw invalidInput([
        { path: 'overlapHours', message: `${overlapHours} is not between 0 and ${LONGEST_OVERLAP_HOURS} hours` },
      ]);
    const secret = newSecret();
    const overlaps = overlapHours > 0;
    const after: EndpointEntity = {
      ...before,
      sealedSecret: this.box.seal(secret, id),
      sealedOldSecret: overlaps ? before.sealedSecret : null,
      oldSecretUntil: overlaps ? new Date(this.clock().getTime() + overlapHours * HOUR_MS) : null,
      revision: before.revision + 1,
    };
    await this.database.transaction(async () => {
      await this.endpoints.replace(before, after);
      await Audit.record(this.database, {
        actor,
        action: 'endpoint:rotate-secret',
        thing: id,
        after: { oldSecretUntil: after.oldSecretUntil },
      });
    });
    return { __typename: 'RotatedEndpointSecret', endpoint: endpointView(after), secret };
  }
}
