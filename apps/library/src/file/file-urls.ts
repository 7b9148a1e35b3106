import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, publicUrlOf, type Environment } from '#platform';

@Injectable()
export class FileUrls {
  private readonly base: string;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.base = publicUrlOf(environment);
  }

  of(id: string): string {
    return `${this.base}/files/${id}`;
  }
}
