import { Module } from '@nestjs/common';
import { EndpointModule } from '../endpoint/endpoint.module.js';
import { ExchangeDatabase } from '../exchange-database.js';
import { MailReaderModule } from '../mail/mail-reader.module.js';
import { ChannelReader } from './channel-reader.js';
import { ChannelResolver } from './channel.resolver.js';
import { ChannelService } from './channel.service.js';

@Module({
  imports: [ExchangeDatabase, EndpointModule, MailReaderModule],
  providers: [ChannelService, ChannelReader, ChannelResolver],
  exports: [ChannelService],
})
export class ChannelModule {}
