import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { tendFiles } from '#contracts';
import { Jobs } from '#messaging';
import { FileTending } from './file-tending.service.js';

const EVERY_MS = 60_000;

@Injectable()
export class FileJobs implements OnModuleInit {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(FileTending) private readonly tending: FileTending,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(tendFiles, () => this.tending.tend());
    this.jobs.every(tendFiles, {}, EVERY_MS);
  }
}
