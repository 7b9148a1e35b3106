import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import type { PublicationRecord } from './record.js';

/** The addresses to cite. */
@Injectable()
export class PublicationUrls {
  private readonly base: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.base = publicUrlOf(environment);
  }

  /** Of the record, or of the one revision of it that is shown when it is not the newest. */
  of({ id, revision, newestRevision }: Pick<PublicationRecord, 'id' | 'revision' | 'newestRevision'>): string {
    return revision === newestRevision ? this.ofRef(id) : this.ofRef(`${id}@${revision}`);
  }

  ofRef(ref: string): string {
    return `${this.base}/publications/${ref}`;
  }
}
