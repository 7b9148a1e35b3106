import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { Connection, PageInput } from '#database';
import { asResult, type ErrorValue } from '#graphql';
import type { PublicationRecord } from '../publication/record.js';
import { EmbargoReader, type Embargo } from './embargo-reader.service.js';
import { Embargoes } from './embargoes.service.js';

type Result = Promise<PublicationRecord | ErrorValue>;

@Resolver('PublicationEmbargo')
export class EmbargoResolver {
  constructor(
    @Inject(EmbargoReader) private readonly reader: EmbargoReader,
    @Inject(Embargoes) private readonly embargoes: Embargoes,
  ) {}

  @Query('embargoes')
  list(@CurrentActor() actor: Actor, @Args() given: PageInput): Promise<Connection<Embargo>> {
    return this.reader.list(actor, given);
  }

  @Mutation()
  moveEmbargo(@CurrentActor() actor: Actor, @Args('id') id: string, @Args('until') until: string): Result {
    return asResult(() => this.embargoes.move(actor, id, until));
  }

  @Mutation()
  cancelEmbargo(@CurrentActor() actor: Actor, @Args('id') id: string): Result {
    return asResult(() => this.embargoes.cancel(actor, id));
  }
}
