import { Module } from '@nestjs/common';
import { ChangeModule, ChangeReadingModule } from '../change/change.module.js';
import { SnapshotController } from './snapshot.controller.js';

@Module({ imports: [ChangeModule, ChangeReadingModule], controllers: [SnapshotController] })
export class SnapshotModule {}
