import { Notices } from '#messaging';
import { BatchResolver } from './batch/batch.resolver.js';
import { PublishBatch } from './batch/publish-batch.service.js';
import { ValidationService } from './check/validation.service.js';
import { DraftLockResolver } from './draft-lock/draft-lock.resolver.js';
import { DraftLocks } from './draft-lock/draft-locks.service.js';
import { Confirmation } from './freshness/confirmation.service.js';
import { FreshnessResolver } from './freshness/freshness.resolver.js';
import { NewestRevisions } from './freshness/newest-revisions.service.js';
import { PreviewResolver } from './preview/preview.resolver.js';
import { Previews } from './preview/previews.service.js';
import { DraftComments } from './review/draft-comments.service.js';
import { ReviewResolver } from './review/review.resolver.js';
import { Reviewers } from './review/reviewers.service.js';
import { Reviews } from './review/reviews.service.js';
import { SecondPair } from './review/second-pair.service.js';
import { UpcomingReader } from './schedule/upcoming-reader.service.js';

const review = [Reviews, Reviewers, SecondPair, DraftComments, ReviewResolver];
const locks = [DraftLocks, DraftLockResolver];
const freshness = [Confirmation, NewestRevisions, FreshnessResolver];
const batch = [PublishBatch, BatchResolver];
const preview = [Previews, PreviewResolver];

/** The way of a record: from a draft that several look at to what must be confirmed from time to time. */
export const lifecycleProviders = [
  ...review,
  ...locks,
  ...freshness,
  ...batch,
  ...preview,
  UpcomingReader,
  ValidationService,
  Notices,
];
