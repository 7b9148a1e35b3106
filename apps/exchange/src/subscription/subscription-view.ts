import type { StandingSubscriptionEntity } from './standing-subscription.entity.js';

export interface SubscriptionView {
  __typename: 'StandingSubscription';
  id: string;
  name: string;
  filter: Record<string, string[]>;
  endpointId: string | null;
  paused: boolean;
  createdAt: Date;
}

export const subscriptionView = (entity: StandingSubscriptionEntity): SubscriptionView => ({
  __typename: 'StandingSubscription',
  id: entity.id,
  name: entity.name,
  filter: {
    types: entity.types,
    kinds: entity.kinds,
    countries: entity.countries,
    bodies: entity.bodies,
    topics: entity.topics,
    legalBases: entity.legalBases,
    occupations: entity.occupations,
    languages: entity.languages,
  },
  endpointId: entity.endpointId,
  paused: entity.paused,
  createdAt: entity.createdAt,
});
