import { Inject } from '@nestjs/common';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '#access';
import { loader, type SubgraphContext } from '#graphql';
import { readText, type Text } from '../text.js';
import { FileReader } from './file-reader.service.js';
import type { FileRecord } from './file-record.js';
import { FileUrls } from './file-urls.js';
import type { PublicationFile } from './publication-file.js';

@Resolver('PublicationFile')
export class PublicationFileResolver {
  constructor(
    @Inject(FileReader) private readonly files: FileReader,
    @Inject(FileUrls) private readonly urls: FileUrls,
  ) {}

  @ResolveField()
  title(
    @Parent() { title = {}, originalLanguage }: PublicationFile,
    @Args('language') asked: string | undefined,
    @Context() context: SubgraphContext,
  ): Text | null {
    return readText(title, asked, context, originalLanguage);
  }

  @ResolveField()
  url(@Parent() { id }: PublicationFile): string {
    return this.urls.of(id);
  }

  @ResolveField()
  downloadable(@Parent() { id }: PublicationFile, @Context() context: SubgraphContext): Promise<boolean> {
    return loader<string, boolean>(context, FileReader, (ids) => this.files.readyAmong(ids)).load(id);
  }
}

@Resolver('UploadedFile')
export class UploadedFileResolver {
  constructor(
    @Inject(FileReader) private readonly files: FileReader,
    @Inject(FileUrls) private readonly urls: FileUrls,
  ) {}

  @Query()
  uploadedFile(@CurrentActor() actor: Actor, @Args('id') id: string): Promise<FileRecord | null> {
    return this.files.ofOwn(actor, id);
  }

  @ResolveField()
  mediaType(@Parent() { media_type: type }: FileRecord): string {
    return type;
  }

  @ResolveField()
  uploadedAt(@Parent() { uploaded_at: at }: FileRecord): Date {
    return at;
  }

  @ResolveField()
  textState(@Parent() { text_state: state }: FileRecord): string {
    return state;
  }

  @ResolveField()
  textReason(@Parent() { text_reason: reason }: FileRecord): string | null {
    return reason;
  }

  @ResolveField()
  url(@Parent() { id }: FileRecord): string {
    return this.urls.of(id);
  }
}
