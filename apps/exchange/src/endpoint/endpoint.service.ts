import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Access, Audit, type Actor } from '#access';
import { Database } from '#database';
import { loader, type SubgraphContext } from '#graphql';
import { conflict, invalidInput, notFound, type Problem, isUuid } from '#kernel';
import { waiting } from '../delivery/pending.js';
import { AddressGuard } from './address-guard.js';
import { EndpointEntity } from './endpoint.entity.js';
import { SecretBox } from './secret-box.js';
import { newSecret } from './signing-key.js';
import { webhookHost } from './webhook-host.js';

/** What of an endpoint may be shown: never its secret. */
export type EndpointView = Pick<
  EndpointEntity,
  'id' | 'url' | 'description' | 'state' | 'disabledReason' | 'createdAt'
>;

const LONGEST_DESCRIPTION = 200;
const MOST = 10_000;

@Injectable()
export class EndpointService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Access) private readonly access: Access,
    @Inject(AddressGuard) private readonly guard: AddressGuard,
    @Inject(SecretBox) private readonly box: SecretBox,
  ) {}

  async mine(actor: Actor): Promise<EndpointView[]> {
    this.access.require(actor, 'endpoint:manage');
    const where = { owner: actor.participant };
    const found = await this.database
      .repository(EndpointEntity)
      .find({ where, order: { createdAt: 'ASC', id: 'ASC' }, take: MOST });
    return found.map(view);
  }

  async create(
    actor: Actor,
    { url, description = '' }: { url: string; description?: string },
  ): Promise<{ __typename: 'CreatedEndpoint'; endpoint: EndpointView; secret: string }> {
    this.access.require(actor, 'endpoint:manage');
    const problems = await this.problemsOf(url, description);
    if (problems.length > 0) throw invalidInput(problems);
    if ((await this.database.repository(EndpointEntity).countBy({ owner: actor.participant })) >= MOST) {
      throw conflict(`A participant has at most ${MOST} endpoints; delete one first.`);
    }
    const id = randomUUID();
    const secret = newSecret();
    const made = {
      id,
      owner: actor.participant,
      url: new URL(url).href,
      host: webhookHost(url),
      description,
      sealedSecret: this.box.seal(secret, id),
      state: 'ENABLED' as const,
      disabledReason: null,
      createdBy: actor.person,
      createdAt: new Date(),
    };
    const entity = await this.database.transaction(async () => {
      await Audit.record(this.database, { actor, action: 'endpoint:create', thing: id, after: view(made) });
      return this.database.repository(EndpointEntity).save(made);
    });
    return { __typename: 'CreatedEndpoint', endpoint: view(entity), secret };
  }

  async delete(actor: Actor, id: string): Promise<{ __typename: 'DeletedEndpoint'; id: string }> {
    this.access.require(actor, 'endpoint:manage');
    if (!(await this.belongsTo(actor.participant, id))) throw notFound('This endpoint');
    await this.database.transaction(async () => {
      await this.database.query('DELETE FROM exchange.channel WHERE endpoint_id = $1', [id]);
      await this.database.query(
        `UPDATE exchange.delivery d SET state = 'SKIPPED', lease_until = NULL, lease_owner = NULL
         WHERE d.endpoint_id = $1 AND ${waiting('d')}`,
        [id],
      );
      await this.database.repository(EndpointEntity).delete({ id });
      await Audit.record(this.database, { actor, action: 'endpoint:delete', thing: id });
    });
    return { __typename: 'DeletedEndpoint', id };
  }

  async belongsTo(participant: string, id: string): Promise<boolean> {
    return isUuid(id) && this.database.repository(EndpointEntity).existsBy({ id, owner: participant });
  }

  /** One of those that a parent names; what the parent may be seen by, its endpoint may be too. */
  async load(context: SubgraphContext, id: string | null): Promise<EndpointView | null> {
    if (id === null) return null;
    return loader<string, EndpointView | null>(context, EndpointService, async (ids) => {
      const found = await this.database.repository(EndpointEntity).findBy({ id: In([...ids]) });
      const byId = new Map(found.map((entity) => [entity.id, view(entity)]));
      return ids.map((wanted) => byId.get(wanted) ?? null);
    }).load(id);
  }

  private async problemsOf(url: string, description: string): Promise<Problem[]> {
    const problems: Problem[] = [];
    const problem = await this.guard.problemNow(url);
    if (problem !== null) problems.push({ path: 'input.url', message: problem });
    if (description.length > LONGEST_DESCRIPTION || description.includes('\0')) {
      problems.push({ path: 'input.description', message: `expected at most ${LONGEST_DESCRIPTION} characters` });
    }
    return problems;
  }
}

const view = ({ id, url, description, state, disabledReason, createdAt }: EndpointEntity): EndpointView => ({
  id,
  url,
  description,
  state,
  disabledReason,
  createdAt,
});
