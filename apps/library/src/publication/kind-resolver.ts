import { Inject, type Type } from '@nestjs/common';
import { Args, Mutation, Query, ResolveReference } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { asResult, type ErrorValue, type SubgraphContext } from '#graphql';
import { typenameOf, type PublicationKind } from '#kernel';
import type { Validation } from '../check/validation.service.js';
import { givenOf } from './given.js';
import { KindServices } from './kind-services.js';
import { PublicationFields } from './publication-fields.js';
import { referenced } from './publication.resolver.js';
import type { PublishOptions } from './publishing.service.js';
import type { PublicationRecord } from './record.js';

type Input = Record<string, unknown>;
type Result = Promise<PublicationRecord | ErrorValue>;

/**
 * What the resolver of a kind begins with: the fields of every publication, the mutations of kindMutationsSdl, and the
 * record by its id for other subgraphs.
 * @param translated fields of the input that are lists of texts, and are kept by language
 */
export function kindResolver(kind: PublicationKind, translated: readonly string[] = []): Type<PublicationFields> {
  const typename = typenameOf(kind);

  class KindResolver extends PublicationFields {
    constructor(@Inject(KindServices) services: KindServices) {
      super(services);
    }

    @Query(`validate${typename}`)
    validate(
      @CurrentActor() actor: Actor,
      @Args('input') input: Input,
      @Args('id') id: string | null | undefined,
    ): Promise<Validation> {
      return this.services.validation.validate(actor, kind, givenOf(kind, input, translated), id ?? null);
    }

    @Mutation(`create${typename}`)
    create(
      @CurrentActor() actor: Actor,
      @Args('input') input: Input,
      @Args('idempotencyKey') key: string | undefined,
    ): Result {
      return this.once(actor, key, ['create', kind, input], () =>
        this.services.drafts.create(actor, kind, givenOf(kind, input, translated)),
      );
    }

    @Mutation(`update${typename}`)
    update(
      @CurrentActor() actor: Actor,
      @Args('id') id: string,
      @Args('input') input: Input,
      @Args('expectedVersion') expectedVersion: number,
    ): Result {
      return asResult(() =>
        this.services.drafts.update(actor, kind, id, givenOf(kind, input, translated), expectedVersion),
      );
    }

    @Mutation(`publish${typename}`)
    publish(
      @CurrentActor() actor: Actor,
      @Args('input') input: Input,
      @Args() { idempotencyKey, ...options }: PublishOptions & { idempotencyKey?: string | null },
    ): Result {
      return this.once(actor, idempotencyKey, ['publish', kind, input, options], () =>
        this.services.publishing.publishNew(actor, kind, givenOf(kind, input, translated), options),
      );
    }

    private once(
      actor: Actor,
      key: string | null | undefined,
      request: readonly unknown[],
      work: () => Promise<PublicationRecord>,
    ): Result {
      return asResult(async () => {
        const { record } = await this.services.idempotency.once(actor, { key, path: 'idempotencyKey', request }, work);
        return record;
      });
    }

    @ResolveReference()
    reference({ id }: { id: string }, context: SubgraphContext): Promise<PublicationRecord | null> {
      return referenced(this.services.reader, id, context);
    }
  }
  return KindResolver;
}
