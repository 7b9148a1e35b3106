import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { learnSearchWords } from '#contracts';
import { Jobs } from '#messaging';
import { SearchWords } from './search-words.service.js';

const EVERY_MS = 15_000;

@Injectable()
export class SearchJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(SearchWords) private readonly words: SearchWords,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(learnSearchWords, async () => {
      await this.words.learn();
    });
    this.jobs.every(learnSearchWords, {}, EVERY_MS);
  }
}
