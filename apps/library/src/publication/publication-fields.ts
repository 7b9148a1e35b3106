import { Args, Context, Parent, ResolveField } from '@nestjs/graphql';
import { loader, type SubgraphContext } from '#graphql';
import { allTexts, readText, type Text } from '../text.js';
import type { Embargo } from '../embargo/embargo-reader.service.js';
import type { ContentLink } from '../link/link.js';
import type { Backlink } from '../link/link-reader.service.js';
import type { LinkRelation } from '../link/relations.js';
import { publicationFiles, type PublicationFile } from '../file/publication-file.js';
import { hasDaysToCome, type Upcoming } from '../schedule/upcoming-reader.service.js';
import { deprecatedCodesOf, type DeprecatedCode } from '../vocabulary/deprecated-codes.js';
import { LEGAL_BASES, OCCUPATIONS, TOPICS, type Entry } from '../vocabulary/vocabulary.js';
import { ContentFields } from './content-fields.js';
import type { OpenDraft } from './draft-reader.service.js';
import type { KindServices } from './kind-services.js';
import { languageVersions, type LanguageVersion } from './language-version.js';
import { contextOf, readLike } from './read-as.js';
import type { PublicationRecord } from './record.js';
import type { RevisionHead } from './revision-reader.service.js';
import { viewerCan, type PublicationActions } from './viewer-can.js';

export interface CountryReference {
  __typename: 'Country';
  code: string;
}
export interface ParticipantReference {
  __typename: 'Participant';
  id: string;
}
export const countryReference = (code: string): CountryReference => ({ __typename: 'Country', code });
export const participantReference = (id: string): ParticipantReference => ({ __typename: 'Participant', id });

/** A revision in the graph: its head, and the record that it is one of. */
export interface RevisionOf extends RevisionHead {
  record: PublicationRecord;
}

/** The fields of the interface Publication; each kind's resolver adds its own. */
@ContentFields('migrantGroups', 'officialUrl', 'urlIsOfficial', 'confidence', 'note', 'provenance')
export abstract class PublicationFields {
  constructor(protected readonly services: KindServices) {}

  @ResolveField()
  owner(@Parent() { ownerId }: PublicationRecord): ParticipantReference {
    return participantReference(ownerId);
  }

  @ResolveField()
  country(@Parent() { countryCode }: PublicationRecord): CountryReference | null {
    return countryCode === null ? null : countryReference(countryCode);
  }

  @ResolveField()
  title(
    @Parent() record: PublicationRecord,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Text | null {
    return readText(record.title, asked, context, record.originalLanguage);
  }

  @ResolveField()
  titles(@Parent() { title, originalLanguage }: PublicationRecord): Text[] {
    return allTexts(title, originalLanguage);
  }

  @ResolveField()
  async summary(
    @Parent() record: PublicationRecord,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Promise<Text | null> {
    return readText((await record.read()).summary, asked, context, record.originalLanguage);
  }

  @ResolveField()
  async summaries(@Parent() record: PublicationRecord): Promise<Text[]> {
    return allTexts((await record.read()).summary, record.originalLanguage);
  }

  @ResolveField()
  async languageVersions(@Parent() record: PublicationRecord): Promise<LanguageVersion[]> {
    return languageVersions(await record.read());
  }

  @ResolveField()
  topics(@Parent() record: PublicationRecord): Entry[] {
    return record.topics.map((code) => TOPICS.get(code));
  }

  @ResolveField()
  legalBases(@Parent() record: PublicationRecord): Entry[] {
    return record.legalBases.map((code) => LEGAL_BASES.get(code));
  }

  @ResolveField()
  occupations(@Parent() record: PublicationRecord): Entry[] {
    return record.occupations.map((code) => OCCUPATIONS.get(code));
  }

  @ResolveField()
  deprecatedCodes(@Parent() record: PublicationRecord): DeprecatedCode[] {
    return deprecatedCodesOf(record);
  }

  @ResolveField()
  async audienceBodies(@Parent() record: PublicationRecord): Promise<readonly string[]> {
    return record.audience === 'BODY' ? ((await record.read()).audienceBodies ?? []) : [];
  }

  @ResolveField()
  async files(@Parent() record: PublicationRecord): Promise<PublicationFile[]> {
    return publicationFiles(await record.read());
  }

  @ResolveField()
  url(@Parent() record: PublicationRecord): string {
    return this.services.urls.of(record);
  }

  @ResolveField()
  async upcoming(@Parent() record: PublicationRecord, @Context() context: SubgraphContext): Promise<Upcoming[]> {
    if (!hasDaysToCome(record)) return [];
    return loader<string, Upcoming[]>(context, DaysToCome, (ids) => this.services.upcoming.ofMany(ids)).load(record.id);
  }

  @ResolveField()
  async revisions(@Parent() record: PublicationRecord, @Context() asked: SubgraphContext): Promise<RevisionOf[]> {
    const context = contextOf(record, asked);
    const heads = loader<string, RevisionHead[]>(context, RevisionHeads, (ids) =>
      this.services.revisionReader.heads(context.actor, ids),
    );
    return (await heads.load(record.id)).map((head) => ({ ...head, record }));
  }

  @ResolveField()
  draft(@Parent() record: PublicationRecord, @Context() asked: SubgraphContext): Promise<OpenDraft | null> {
    const context = contextOf(record, asked);
    return loader<string, OpenDraft | null>(context, OpenDrafts, (ids) =>
      this.services.draftReader.ofMany(context.actor, ids),
    ).load(record.id);
  }

  @ResolveField()
  async embargo(@Parent() record: PublicationRecord, @Context() asked: SubgraphContext): Promise<Embargo | null> {
    const context = contextOf(record, asked);
    const found = await loader<string, Embargo | null>(context, Embargoes, (ids) =>
      this.services.embargoReader.ofMany(context.actor, ids),
    ).load(record.id);
    return found && { ...found, publication: readLike(record, found.publication) };
  }

  @ResolveField()
  async links(
    @Parent() record: PublicationRecord,
    @Args('relations') asked: LinkRelation[] | null | undefined,
  ): Promise<ContentLink[]> {
    const links = (await record.read()).links ?? [];
    return links.filter(({ relation }) => asked?.includes(relation) ?? true).map((link) => readLike(record, link));
  }

  @ResolveField()
  async linkedBy(
    @Parent() record: PublicationRecord,
    @Args('relations') asked: string[] | null | undefined,
    @Args('first') first: number,
    @Context() context: SubgraphContext,
  ): Promise<object[]> {
    const found = await this.backlinks(record, context);
    return found
      .filter(({ relation }) => asked?.includes(relation) ?? true)
      .slice(0, Math.max(0, first))
      .map((link) => ({ ...link, isLatest: link.revision === null || link.revision === record.newestRevision }));
  }

  @ResolveField()
  async supersededBy(
    @Parent() record: PublicationRecord,
    @Context() context: SubgraphContext,
  ): Promise<PublicationRecord | null> {
    const found = await this.backlinks(record, context);
    return found.find(({ relation }) => relation === 'SUPERSEDED_BY')?.publication ?? null;
  }

  /** In a preview those that both may see, its reader and who asks. */
  private async backlinks(record: PublicationRecord, asked: SubgraphContext): Promise<Backlink[]> {
    const found = await this.backlinksFor(contextOf(record, asked), record.id);
    if (!record.readAs) return found;
    const own = await this.backlinksFor(asked, record.id);
    return found.filter(({ publication }) => own.some((link) => link.publication.id === publication.id));
  }

  private backlinksFor(context: SubgraphContext, id: string): Promise<Backlink[]> {
    return loader<string, Backlink[]>(context, Backlinks, (ids) =>
      this.services.linkReader.linksTo(context.actor, ids),
    ).load(id);
  }

  @ResolveField()
  viewerCan(@Parent() record: PublicationRecord, @Context() context: SubgraphContext): Promise<PublicationActions> {
    return viewerCan(contextOf(record, context).actor, record, {
      state: async () => ({
        draft: await this.draft(record, context),
        underEmbargo: (await this.embargo(record, context)) !== null,
      }),
      isToReview: () => this.isToReview(record, contextOf(record, context)),
    });
  }

  private isToReview({ id }: PublicationRecord, context: SubgraphContext): Promise<boolean> {
    return loader<string, boolean>(context, ToReview, async (ids) => {
      const open = await this.services.practiceReviews.openTo(context.actor, ids);
      return ids.map((one) => open.has(one));
    }).load(id);
  }
}

const Backlinks = Symbol('Backlinks');
const DaysToCome = Symbol('DaysToCome');
const ToReview = Symbol('ToReview');
const Embargoes = Symbol('Embargoes');
const RevisionHeads = Symbol('RevisionHeads');
const OpenDrafts = Symbol('OpenDrafts');
