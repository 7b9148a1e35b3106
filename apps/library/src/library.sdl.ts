import { agreementSdl } from './agreement/agreement.graphql.js';
import { assertionSdl } from './assertion/assertion.graphql.js';
import { comparisonSdl } from './comparison/comparison.graphql.js';
import { batchSdl } from './batch/batch.graphql.js';
import { checkSdl } from './check/check.graphql.js';
import { embargoSdl } from './embargo/embargo.graphql.js';
import { eventSdl } from './event/event.graphql.js';
import { freshnessSdl } from './freshness/freshness.graphql.js';
import { filesRoomSdl } from './file/files-room.graphql.js';
import { publicationFileSdl } from './file/publication-file.graphql.js';
import { lawSdl } from './law/law.graphql.js';
import { linkSdl } from './link/link.graphql.js';
import { practiceSdl } from './practice/practice.graphql.js';
import { practiceReviewSdl } from './practice/practice-review.graphql.js';
import { previewSdl } from './preview/preview.graphql.js';
import { publicationListSdl } from './publication/publication-list.graphql.js';
import { publicationSdl } from './publication/publication.graphql.js';
import { resourceSdl } from './resource/resource.graphql.js';
import { reviewSdl } from './review/review.graphql.js';
import { savedSearchSdl } from './search/saved-search.graphql.js';
import { scheduleSdl } from './schedule/schedule.graphql.js';
import { surveySdl } from './survey/survey.graphql.js';
import { vocabularyLoadingSdl } from './vocabulary/load/vocabulary-loading.graphql.js';
import { vocabularySdl } from './vocabulary/vocabulary.graphql.js';

/** The library's part of the graph, without the common types (`subgraphSdl(librarySdl)` is the whole). */
export const librarySdl: readonly string[] = [
  publicationSdl,
  publicationListSdl,
  comparisonSdl,
  surveySdl,
  publicationFileSdl,
  filesRoomSdl,
  embargoSdl,
  linkSdl,
  reviewSdl,
  freshnessSdl,
  scheduleSdl,
  batchSdl,
  checkSdl,
  previewSdl,
  lawSdl,
  agreementSdl,
  assertionSdl,
  practiceSdl,
  practiceReviewSdl,
  eventSdl,
  resourceSdl,
  savedSearchSdl,
  vocabularySdl,
  vocabularyLoadingSdl,
];
