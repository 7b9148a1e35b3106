import { Module } from '@nestjs/common';
import { ChangeModule, ChangeReadingModule } from '../change/change.module.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { FeedPages } from './feed-pages.js';
import { FeedSources } from './feed-source.js';
import { FeedController } from './feed.controller.js';
import { FeedService } from './feed.service.js';
import { UnchangedFeeds } from './unchanged-feeds.js';

@Module({
  imports: [ExchangeDatabase, ChangeModule, ChangeReadingModule],
  controllers: [FeedController],
  providers: [FeedSources, FeedPages, FeedService, UnchangedFeeds],
})
export class FeedModule {}
