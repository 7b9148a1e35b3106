import type { StandingSubscriptionEntity } from './standing-subscription.entity.js';

export interface SubscriptionView {
  __typename: 'StandingSubscription';
  id: string;
  name: string;
  filter: Record<string, string[]>;
  paused: boolean;
  pausedUntil: Date | null;
  createdAt: Date;
}

/** @param now a pause whose end has come is over */
export const subscriptionView = (entity: StandingSubscriptionEntity, now: Date): SubscriptionView => ({
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
  paused: isPaused(entity, now),
  pausedUntil: isPaused(entity, now) ? entity.pausedUntil : null,
  createdAt: entity.createdAt,
});

const isPaused = ({ paused, pausedUntil }: StandingSubscriptionEntity, now: Date): boolean =>
  paused && (pausedUntil === null || pausedUntil > now);
