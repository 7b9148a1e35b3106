import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { loader, type SubgraphContext } from '#graphql';
import { PublicationList, type ListArguments, type PublicationPage, type Scope } from './publication-list.service.js';

/** Publications of many countries or participants: one query for all that ask for the same. */
function pageWithin(
  list: PublicationList,
  context: SubgraphContext,
  scope: Scope,
  key: string,
  given: ListArguments,
): Promise<PublicationPage> {
  const asked = `publications:${scope}:${JSON.stringify(given)}`;
  return loader<string, PublicationPage>(context, asked, (keys) => list.within(context.actor, given, scope, keys)).load(
    key,
  );
}

@Resolver('Country')
export class CountryPublicationsResolver {
  constructor(@Inject(PublicationList) private readonly list: PublicationList) {}

  @ResolveField()
  publications(
    @Parent() { code }: { code: string },
    @Args() given: ListArguments,
    @Context() context: SubgraphContext,
  ): Promise<PublicationPage> {
    return pageWithin(this.list, context, 'country', code, given);
  }
}

@Resolver('Participant')
export class ParticipantPublicationsResolver {
  constructor(@Inject(PublicationList) private readonly list: PublicationList) {}

  @ResolveField()
  publications(
    @Parent() { id }: { id: string },
    @Args() given: ListArguments,
    @Context() context: SubgraphContext,
  ): Promise<PublicationPage> {
    return pageWithin(this.list, context, 'owner', id, given);
  }
}
