import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { conflict, invalidInput, isUuid, notFound } from '#kernel';
import { CLOCK, type Clock } from '../delivery/clock.js';
import { lockedIds } from '../delivery/ordered.js';
import { waiting } from '../delivery/pending.js';
import { forgetHealth } from '../health/forget.js';
import { Replay } from '../replay/replay.service.js';
import { AddressGuard } from './address-guard.js';
import { endpointProblems, readSignatures, type EndpointInput } from './endpoint-input.js';
import { endpointView, type EndpointView } from './endpoint-view.js';
import { EndpointEntity } from './endpoint.entity.js';
import { Handshake, type Verification } from './handshake.js';
import { holdBack } from './hold-back.js';
import { SecretBox } from './secret-box.js';
import { newSecret } from './signing-key.js';
import { sparedHost, webhookHost } from './webhook-host.js';
import { Trials } from './trials.js';

const MOST = 10_000;
/** What waits for it. */
const WAITING = `d.endpoint_id = $1 AND ${waiting('d')}`;

@Injectable()
export class EndpointService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(AddressGuard) private readonly guard: AddressGuard,
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(Handshake) private readonly handshake: Handshake,
    @Inject(Replay) private readonly replay: Replay,
    @Inject(Trials) private readonly trials: Trials,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async mine(actor: Actor): Promise<EndpointView[]> {
    this.access.require(actor, 'endpoint:manage');
    const where = { owner: actor.participant };
    const found = await this.database
      .repository(EndpointEntity)
      .find({ where, order: { createdAt: 'ASC', id: 'ASC' }, take: MOST });
    return found.map(endpointView);
  }

  async one(actor: Actor, id: string): Promise<EndpointView | null> {
    this.access.require(actor, 'endpoint:manage');
    const found = await this.held(actor, id);
    return found && endpointView(found);
  }

  /** It exists when this returns, also when its receiver did not echo the challenge: it needs the secret to look at one. */
  async create(
    actor: Actor,
    input: EndpointInput & { url: string },
  ): Promise<{ __typename: 'CreatedEndpoint'; endpoint: EndpointView; secret: string; verification: Verification }> {
    this.access.require(actor, 'endpoint:manage');
    const { url, description, signatures } = input;
    const problems = await endpointProblems(this.guard, input);
    if (problems.length > 0) throw invalidInput(problems);
    if ((await this.database.repository(EndpointEntity).countBy({ owner: actor.participant })) >= MOST) {
      throw conflict(`A participant has at most ${MOST} endpoints; delete one first.`);
    }
    const host = webhookHost(url);
    this.trials.require(null, sparedHost(host));
    const id = randomUUID();
    const secret = newSecret();
    const made: EndpointEntity = {
      id,
      owner: actor.participant,
      url: new URL(url).href,
      host,
      description: description ?? '',
      sealedSecret: this.box.seal(secret, id),
      sealedOldSecret: null,
      oldSecretUntil: null,
      signatures: readSignatures(signatures ?? ['V1']),
      state: 'UNVERIFIED',
      disabledReason: null,
      disabledAt: null,
      verifiedAt: null,
      missedFrom: null,
      revision: 1,
      createdBy: actor.person,
      createdAt: this.clock(),
    };
    const verification = await this.handshake.challenge(made);
    if (verification.verified) Object.assign(made, { state: 'ENABLED', verifiedAt: this.clock() });
    await this.database.transaction(async () => {
      await Audit.record(this.database, { actor, action: 'endpoint:create', thing: id, after: endpointView(made) });
      await this.database.repository(EndpointEntity).insert(made);
      if (!verification.verified) await holdBack(this.database, [id]);
    });
    const endpoint = endpointView(await this.own(actor, id));
    return { __typename: 'CreatedEndpoint', endpoint, secret, verification };
  }

  /** A new address is asked before it is written down, so that nothing is held back when it echoes the challenge. */
  async update(
    actor: Actor,
    id: string,
    input: EndpointInput,
  ): Promise<{ __typename: 'UpdatedEndpoint'; endpoint: EndpointView; verification: Verification | null }> {
    this.access.require(actor, 'endpoint:manage');
    const before = await this.own(actor, id);
    const problems = await endpointProblems(this.guard, input);
    if (problems.length > 0) throw invalidInput(problems);
    const url = input.url ? new URL(input.url).href : before.url;
    const moved = url !== before.url;
    const host = webhookHost(url);
    if (moved) this.trials.require(id, sparedHost(host));
    const verification = moved ? await this.handshake.challenge({ ...before, url, host }) : null;
    const after: EndpointEntity = {
      ...before,
      url,
      host,
      description: input.description ?? before.description,
      signatures: input.signatures ? readSignatures(input.signatures) : before.signatures,
      ...(verification && before.state !== 'DISABLED' ? stateAfter(verification, this.clock(), before.missedFrom) : {}),
      revision: before.revision + 1,
    };
    await this.database.transaction(async () => {
      await this.replace(before, after);
      if (moved) await forgetHealth(this.database, id);
      if (moved) await this.move(after);
      if (after.state === 'UNVERIFIED') await holdBack(this.database, [id]);
      if (after.state === 'ENABLED' && before.missedFrom !== null)
        await this.replay.catchUp(id, Number(before.missedFrom));
      const told = { before: endpointView(before), after: endpointView(after) };
      await Audit.record(this.database, { actor, action: 'endpoint:update', thing: id, ...told });
    });
    return { __typename: 'UpdatedEndpoint', endpoint: endpointView(await this.own(actor, id)), verification };
  }

  async delete(actor: Actor, id: string): Promise<{ __typename: 'DeletedEndpoint'; id: string }> {
    this.access.require(actor, 'endpoint:manage');
    await this.own(actor, id);
    await this.database.transaction(async () => {
      await this.database.query('DELETE FROM exchange.channel WHERE endpoint_id = $1', [id]);
      await this.database.repository(EndpointEntity).delete({ id });
      await forgetHealth(this.database, id);
      await this.database.query(
        `UPDATE exchange.delivery d SET state = 'SKIPPED', lease_until = NULL, lease_owner = NULL
         WHERE d.id = ANY(${lockedIds(WAITING)})`,
        [id],
      );
      await Audit.record(this.database, { actor, action: 'endpoint:delete', thing: id });
    });
    return { __typename: 'DeletedEndpoint', id };
  }

  async belongsTo(participant: string, id: string): Promise<boolean> {
    return isUuid(id) && this.database.repository(EndpointEntity).existsBy({ id, owner: participant });
  }

  /** One of the actor's participant; others do not exist. */
  async own(actor: Actor, id: string): Promise<EndpointEntity> {
    this.access.require(actor, 'endpoint:manage');
    const found = await this.held(actor, id);
    if (!found) throw notFound('This endpoint');
    return found;
  }

  private async held(actor: Actor & { participant: string }, id: string): Promise<EndpointEntity | null> {
    if (!isUuid(id)) return null;
    return this.database.repository(EndpointEntity).findOneBy({ id, owner: actor.participant });
  }

  /** Writes what became of an endpoint; refused when somebody else wrote meanwhile. */
  async replace(before: EndpointEntity, after: EndpointEntity): Promise<void> {
    const { id, revision } = before;
    const { affected } = await this.database.repository(EndpointEntity).update({ id, revision }, after);
    if (affected !== 1) throw conflict('This endpoint was changed meanwhile; read it again and repeat what you want.');
  }

  /** One of those that a parent names; what the parent may be seen by, its endpoint may be too. */
  async load(context: SubgraphContext, id: string | null): Promise<EndpointView | null> {
    if (id === null) return null;
    return loader<string, EndpointView | null>(context, EndpointService, async (ids) => {
      const found = await this.database.repository(EndpointEntity).findBy({ id: In([...ids]) });
      const byId = new Map(found.map((entity) => [entity.id, endpointView(entity)]));
      return ids.map((wanted) => byId.get(wanted) ?? null);
    }).load(id);
  }

  private async move({ id, host }: EndpointEntity): Promise<void> {
    await this.database.query(`UPDATE exchange.delivery d SET host = $2 WHERE d.id = ANY(${lockedIds(WAITING)})`, [
      id,
      host,
    ]);
  }
}

const stateAfter = (
  { verified }: Verification,
  now: Date,
  missedFrom: string | null,
): Pick<EndpointEntity, 'state' | 'verifiedAt' | 'missedFrom'> =>
  verified
    ? { state: 'ENABLED', verifiedAt: now, missedFrom: null }
    : { state: 'UNVERIFIED', verifiedAt: null, missedFrom };
