import { Inject, Injectable } from '@nestjs/common';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { conflict } from '#kernel';
import { ChangesCursor } from '../change/changes-cursor.js';
import { ChangeService } from '../change/change.service.js';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { forgetHealth } from '../health/forget.js';
import { Replay, type ReplayView } from '../replay/replay.service.js';
import { endpointView, type EndpointView } from './endpoint-view.js';
import type { EndpointEntity } from './endpoint.entity.js';
import { EndpointService } from './endpoint.service.js';
import { Handshake, type Verification } from './handshake.js';
import { Trials } from './trials.js';
import { sparedHost } from './webhook-host.js';

export interface NotVerified {
  __typename: 'EndpointNotVerified';
  code: 'CONFLICT';
  message: string;
  path: string[];
  verification: Verification;
}

export interface EndpointInUse<T extends string> {
  __typename: T;
  endpoint: EndpointView;
  verification: Verification;
  /** null: it missed nothing */
  missed: { from: number; changes: string; caughtUp: ReplayView | null } | null;
}

export interface EndpointTest {
  __typename: 'EndpointTest';
  delivered: boolean;
  status: number | null;
  ms: number;
  answer: string | null;
  error: string | null;
}

/** What an endpoint's owner asks of its receiver at once: to echo a challenge, or to take a test. */
@Injectable()
export class EndpointTrialService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(EndpointService) private readonly endpoints: EndpointService,
    @Inject(Handshake) private readonly handshake: Handshake,
    @Inject(ChangeService) private readonly changes: ChangeService,
    @Inject(ChangesCursor) private readonly cursor: ChangesCursor,
    @Inject(Replay) private readonly replay: Replay,
    @Inject(Trials) private readonly trials: Trials,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async verify(actor: Actor, id: string): Promise<EndpointInUse<'VerifiedEndpoint'> | NotVerified> {
    this.access.require(actor, 'endpoint:manage');
    const before = await this.endpoints.own(actor, id);
    if (before.state === 'DISABLED')
      throw conflict(`This endpoint is disabled (${before.disabledReason ?? ''}); use enableEndpoint.`);
    return this.takeUp(actor, before, { as: 'VerifiedEndpoint', action: 'endpoint:verify', pushMissed: true });
  }

  async enable(actor: Actor, id: string, pushMissed: boolean): Promise<EndpointInUse<'EnabledEndpoint'> | NotVerified> {
    this.access.require(actor, 'endpoint:manage');
    const before = await this.endpoints.own(actor, id);
    if (before.state !== 'DISABLED')
      throw conflict(
        before.state === 'ENABLED'
          ? 'This endpoint is enabled already.'
          : 'This endpoint is not disabled but was never verified; use verifyEndpoint.',
      );
    return this.takeUp(actor, before, { as: 'EnabledEndpoint', action: 'endpoint:enable', pushMissed });
  }

  /** Whatever its state: who mends a receiver wants to try it. */
  async test(actor: Actor, id: string): Promise<EndpointTest> {
    this.access.require(actor, 'endpoint:manage');
    const endpoint = await this.endpoints.own(actor, id);
    this.trials.require(id, sparedHost(endpoint.host));
    const { status, ms, error, excerpt } = await this.handshake.test(endpoint);
    await this.database.transaction(() =>
      Audit.record(this.database, { actor, action: 'endpoint:test', thing: id, after: { status, error } }),
    );
    return { __typename: 'EndpointTest', delivered: error === null, status, ms, answer: excerpt, error };
  }

  private async takeUp<T extends string>(
    actor: Actor,
    before: EndpointEntity,
    { as, action, pushMissed }: { as: T; action: string; pushMissed: boolean },
  ): Promise<EndpointInUse<T> | NotVerified> {
    this.trials.require(before.id, sparedHost(before.host));
    const verification = await this.handshake.challenge(before);
    if (verification.problem !== null)
      return {
        __typename: 'EndpointNotVerified',
        code: 'CONFLICT',
        message: verification.problem,
        path: ['id'],
        verification,
      };
    const now = this.clock();
    const after: EndpointEntity = {
      ...before,
      state: 'ENABLED',
      disabledReason: null,
      disabledAt: null,
      verifiedAt: now,
      missedFrom: null,
      revision: before.revision + 1,
    };
    const from = before.missedFrom === null ? null : Number(before.missedFrom);
    const caughtUp = await this.database.transaction(async () => {
      await this.endpoints.replace(before, after);
      await forgetHealth(this.database, before.id);
      const told = { before: endpointView(before), after: endpointView(after) };
      await Audit.record(this.database, { actor, action, thing: before.id, ...told });
      return from !== null && pushMissed ? this.replay.catchUp(before.id, from) : null;
    });
    const missed =
      from === null ? null : { from, caughtUp, changes: this.cursor.link((await this.changes.head()).log, from - 1) };
    return { __typename: as, endpoint: endpointView(after), verification, missed };
  }
}
