import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import type { Connection, PageInput } from '#database';
import { asResult, loader, type ErrorValue, type SubgraphContext } from '#graphql';
import type { AgreementContent } from '../agreement/agreement.js';
import type { PartyDates } from '../agreement/party.js';
import { participantReference, type ParticipantReference } from '../publication/publication-fields.js';
import { PublicationReader } from '../publication/publication-reader.service.js';
import { referenced } from '../publication/publication.resolver.js';
import { contextOf } from '../publication/read-as.js';
import type { PublicationRecord } from '../publication/record.js';
import { textOf, type Text } from '../text.js';
import { AssertionReader, type Asserted, type AssertionOwed } from './assertion-reader.service.js';
import { Assertions } from './assertions.service.js';
import { daysSince, standingsOf, type GivenAssertion, type PartyStanding } from './party-standing.js';
import type { GivenStatement, OwnText } from './statement.js';

type Result = Promise<PublicationRecord | ErrorValue>;
type Given = NonNullable<PartyStanding['given']>;

@Resolver('Agreement')
export class AssertionResolver {
  constructor(
    @Inject(AssertionReader) private readonly reader: AssertionReader,
    @Inject(Assertions) private readonly writer: Assertions,
  ) {}

  @Query()
  assertionsOwed(@CurrentActor() actor: Actor, @Args() given: PageInput): Promise<Connection<AssertionOwed>> {
    return this.reader.owed(actor, given);
  }

  @Mutation()
  confirmAgreement(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('revision') revision: number,
    @Args() statement: GivenStatement,
  ): Result {
    return asResult(() => this.writer.confirm(actor, id, revision, statement));
  }

  @Mutation()
  disputeAgreement(
    @CurrentActor() actor: Actor,
    @Args('id') id: string,
    @Args('revision') revision: number,
    @Args('reason') reason: string,
    @Args() statement: GivenStatement,
  ): Result {
    return asResult(() => this.writer.dispute(actor, id, revision, reason, statement));
  }

  @ResolveField()
  async assertions(@Parent() record: PublicationRecord, @Context() context: SubgraphContext): Promise<PartyStanding[]> {
    const { parties } = (await record.read()) as AgreementContent;
    const { asked, given } = await assertedOf(this.reader, record.id, contextOf(record, context));
    const now = record.revocation?.at ?? new Date();
    return standingsOf({ parties, owner: record.ownerId, ...spokenOf(record, { asked, given }) }, now);
  }
}

const assertedOf = (reader: AssertionReader, id: string, context: SubgraphContext): Promise<Asserted> =>
  loader<string, Asserted>(context, AssertionReader, (ids) => reader.ofMany(context.actor, ids)).load(id);

/** What has been asked and said of what is shown: nothing of a draft, and of an older revision only what was said of it. */
function spokenOf(
  { revision, newestRevision, draftVersion }: PublicationRecord,
  { asked, given }: Asserted,
): Asserted & { revision: number | null } {
  if (draftVersion !== null || revision === 0 || revision > newestRevision)
    return { asked: [], given: [], revision: null };
  if (revision === newestRevision) return { asked, given, revision };
  return { asked: [], given: given.filter((one) => one.revision <= revision), revision };
}

@Resolver('PartyAssertion')
export class PartyAssertionResolver {
  @ResolveField()
  aboutRevision(@Parent() { revision }: Given): number {
    return revision;
  }

  @ResolveField()
  outdated(@Parent() { isOutdated }: Given): boolean {
    return isOutdated;
  }

  @ResolveField()
  at(@Parent() { givenAt }: Given): Date {
    return givenAt;
  }

  @ResolveField()
  by(@Parent() { givenBy }: Given): ParticipantReference {
    return participantReference(givenBy);
  }

  @ResolveField()
  dates(@Parent() { statement }: Given): PartyDates | null {
    return statement.dates ?? null;
  }

  @ResolveField()
  texts(@Parent() { statement, givenBy }: Given): (OwnText & { by: string })[] {
    return (statement.texts ?? []).map((text) => ({ ...text, by: givenBy }));
  }
}

type GivenText = OwnText & { by: string };

@Resolver('PartyText')
export class PartyTextResolver {
  @ResolveField()
  title(@Parent() { language, title }: GivenText): Text | null {
    return title === undefined ? null : textOf(language, title);
  }

  @ResolveField()
  summary(@Parent() { language, summary }: GivenText): Text | null {
    return summary === undefined ? null : textOf(language, summary);
  }

  @ResolveField()
  givenBy(@Parent() { by }: GivenText): ParticipantReference {
    return participantReference(by);
  }
}

@Resolver('AssertionOwed')
export class AssertionOwedResolver {
  constructor(@Inject(PublicationReader) private readonly reader: PublicationReader) {}

  @ResolveField()
  agreement(
    @Parent() { publicationId }: AssertionOwed,
    @Context() context: SubgraphContext,
  ): Promise<PublicationRecord | null> {
    return referenced(this.reader, publicationId, context);
  }

  @ResolveField()
  days(@Parent() { askedAt }: AssertionOwed): number {
    return daysSince(askedAt, new Date());
  }

  /** Nothing is compared: what it was said of is not what is asked now. */
  @ResolveField()
  earlier(@Parent() { earlier }: AssertionOwed): (GivenAssertion & Pick<Given, 'isOutdated' | 'differences'>) | null {
    return earlier && { ...earlier, isOutdated: true, differences: [] };
  }
}
