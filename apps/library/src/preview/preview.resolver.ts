import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { SubgraphContext } from '#graphql';
import type { GivenReader } from './preview-reader.js';
import { Previews, type Preview } from './previews.service.js';

@Resolver('PublicationPreview')
export class PreviewResolver {
  constructor(@Inject(Previews) private readonly previews: Previews) {}

  @Query()
  previewAs(
    @Args('id') id: string,
    @Args('reader') reader: GivenReader,
    @Context() context: SubgraphContext,
  ): Promise<Preview | null> {
    return this.previews.of(id, reader, context);
  }
}
