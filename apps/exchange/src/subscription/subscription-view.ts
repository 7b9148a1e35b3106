import { FILTER_PARTS, type FilterPart } from '../change/change-filter.js';
import type { StandingSubscriptionEntity } from './standing-subscription.entity.js';

export interface SubscriptionView {
  __typename: 'StandingSubscription';
  id: string;
  name: string;
  filter: Record<FilterPart, string[]> & { search: string | null };
  paused: boolean;
  pausedUntil: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** @param now a pause whose end has come is over */
export const subscriptionView = (entity: StandingSubscriptionEntity, now: Date): SubscriptionView => ({
  __typename: 'StandingSubscription',
  id: entity.id,
  name: entity.name,
  filter: {
    ...(Object.fromEntries(FILTER_PARTS.map((part) => [part, entity[part]])) as Record<FilterPart, string[]>),
    search: entity.search,
  },
  paused: isPaused(entity, now),
  pausedUntil: isPaused(entity, now) ? entity.pausedUntil : null,
  createdAt: entity.createdAt,
  updatedAt: entity.updatedAt,
});

const isPaused = ({ paused, pausedUntil }: StandingSubscriptionEntity, now: Date): boolean =>
  paused && (pausedUntil === null || pausedUntil > now);
