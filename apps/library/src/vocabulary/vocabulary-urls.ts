import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';
import type { Concept } from './concept.js';

/** The addresses of schemes and concepts: they resolve. */
@Injectable()
export class VocabularyUrls {
  private readonly base: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.base = `${publicUrlOf(environment)}/vocabularies`;
  }

  ofScheme(scheme: string): string {
    return `${this.base}/${scheme}`;
  }

  /** Codes hold nothing that an address could not; a slash in one is a slash in the other. */
  of({ scheme, code }: Pick<Concept, 'scheme' | 'code'>): string {
    return `${this.ofScheme(scheme)}/${code}`;
  }
}
