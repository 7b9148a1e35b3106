import type { Breakers } from '../health/breakers.js';
import type { Claimed } from './claim.js';
import type { Clock } from './clock.js';
import type { Envelopes } from './envelopes.js';
import type { Parcel } from './in-hand.js';
import type { Targets } from './targets.js';

/** Puts beside each row what is needed to send it: where to, what, and whether it must wait. */
export class Parcels {
  constructor(
    private readonly targets: Targets,
    private readonly envelopes: Envelopes,
    private readonly breakers: Breakers,
    private readonly clock: Clock,
  ) {}

  async of(rows: readonly Claimed[]): Promise<Parcel[]> {
    const targets = await this.targets.of(rows.map((row) => row.endpointId));
    const envelopes = await this.envelopes.of(rows.map((row) => row.position));
    const held = await this.breakers.held(
      rows.filter((row) => row.allowed && targets.get(row.endpointId)?.signable),
      this.clock(),
    );
    return rows.map((row) => ({
      row,
      target: targets.get(row.endpointId),
      envelope: envelopes.get(row.position),
      heldUntil: held.get(row),
    }));
  }
}
