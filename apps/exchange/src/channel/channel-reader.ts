import { Inject, Injectable } from '@nestjs/common';
import type { SubgraphContext } from '#graphql';
import type { EndpointView } from '../endpoint/endpoint-view.js';
import { EndpointService } from '../endpoint/endpoint.service.js';
import type { MailReaderView } from '../mail/mail-reader-view.js';
import { MailReaderService } from '../mail/mail-reader.service.js';
import type { Frequency } from './channel.entity.js';
import { ChannelService } from './channel.service.js';

export interface SubscriptionMailView {
  reader: MailReaderView;
  frequency: Frequency;
}

/** A subscription's channels as the graph shows them. */
@Injectable()
export class ChannelReader {
  constructor(
    @Inject(ChannelService) private readonly channels: ChannelService,
    @Inject(EndpointService) private readonly endpointService: EndpointService,
    @Inject(MailReaderService) private readonly readers: MailReaderService,
  ) {}

  async firstEndpoint(context: SubgraphContext, subscription: string): Promise<EndpointView | null> {
    return (await this.endpoints(context, subscription))[0] ?? null;
  }

  async endpoints(context: SubgraphContext, subscription: string): Promise<EndpointView[]> {
    const channels = await this.channels.load(context, subscription);
    const found = await Promise.all(channels.map(({ endpointId }) => this.endpointService.load(context, endpointId)));
    return found.filter((endpoint) => endpoint !== null);
  }

  async mail(context: SubgraphContext, subscription: string): Promise<SubscriptionMailView[]> {
    const channels = await this.channels.load(context, subscription);
    const found = await Promise.all(
      channels.map(async ({ readerId, frequency }) => {
        const reader = readerId === null ? null : await this.readers.load(context, readerId);
        return reader && frequency ? [{ reader, frequency }] : [];
      }),
    );
    return found.flat();
  }
}
