import { z } from 'zod';

/**
 * A job is a type first. Payloads are ids at most: PostgreSQL remembers what is to be done, a job only wakes somebody.
 * A process that runs jobs and lacks a handler for one of these does not start.
 */
export interface JobDefinition<T> {
  name: string;
  payload: z.ZodType<T>;
}

const define = <T>(name: string, payload: z.ZodType<T>): JobDefinition<T> => ({ name, payload });

/** Deliveries may be due: claim and send until none is. */
export const drainDeliveries = define('deliveries.drain', z.object({}));
/** Every 15 s: hand back expired leases, wake for what is due, find what a lost wake-up left behind. */
export const sweepDeliveries = define('deliveries.sweep', z.object({}));
/** Every minute: owners of endpoints that fail for long are told, and those that fail for days are disabled. */
export const tendEndpoints = define('deliveries.endpoints', z.object({}));

/** Every ten minutes: endpoints whose night has come are told what they should have. */
export const reconcileEndpoints = define('deliveries.reconcile', z.object({}));

/** Every minute or so: a canary is sent through the deliveries. */
export const sendCanary = define('deliveries.canary', z.object({}));

/** Every hour: what was delivered long ago leaves, its totals stay. */
export const pruneDeliveries = define('deliveries.prune', z.object({}));

/** Every 15 s, and when a membership is set: who lost a right to read is told which records to let go. */
export const sweepRights = define('rights.sweep', z.object({}));

/** Every 15 s, and at the moment that an embargo ends: publish what is due. */
export const openEmbargoes = define('embargoes.open', z.object({}));

/** A letter is to be sent; and every 15 s, for those whose time to be tried again has come. */
export const sendLetters = define('letters.send', z.object({}));

/** Somebody is to be told something by letter; and every 15 s, for what a lost wake-up left behind. */
export const postNotices = define('notices.post', z.object({}));

/** Every few minutes: whoever was asked to review a draft and has not is reminded, then others are. */
export const remindReviewers = define('reviews.remind', z.object({}));

/** Every few minutes: what should be confirmed, and what was not, is told once. */
export const tellFreshness = define('freshness.tell', z.object({}));

/** Every minute: laws that enter into force today, agreements that run out and the like are told of once. */
export const tellLegalDays = define('legal-days.tell', z.object({}));

/** Every few minutes: parties that were asked to confirm an agreement and have not answered are reminded. */
export const remindOfAssertions = define('assertions.remind', z.object({}));
/** Changes may have to be told by letter: at once when they were matched, and every 15 s for those whose hour has come. */
export const mailChanges = define('mail.send', z.object({}));

/** Every 15 s: the words of records written since then are kept for suggestions. */
export const learnSearchWords = define('search.learn', z.object({}));

/** Every minute, and when a file was uploaded: look at what waits for it, read its text, remove what nothing carries. */
export const tendFiles = define('files.tend', z.object({}));

/** Something public is new, and every 15 s: tell the WebSub hub, where there is one. */
export const tellHub = define('feeds.tell-hub', z.object({}));

export const JOBS = [
  drainDeliveries,
  sweepDeliveries,
  tendEndpoints,
  pruneDeliveries,
  reconcileEndpoints,
  sendCanary,
  sweepRights,
  tellHub,
  openEmbargoes,
  tendFiles,
  sendLetters,
  postNotices,
  remindReviewers,
  tellFreshness,
  tellLegalDays,
  remindOfAssertions,
  mailChanges,
  learnSearchWords,
] as const;
