import type { AppSchema } from '#database';
import { ImportRuns0010732200000000 } from './migrations/0010-import-runs.js';
import { ImportProblemEntity } from './import/import-problem.entity.js';
import { ImportRunEntity } from './import/import-run.entity.js';
import { AssertionRequestEntity } from './assertion/assertion-request.entity.js';
import { AssertionEntity } from './assertion/assertion.entity.js';
import { IdempotencyKeyEntity } from './idempotency/idempotency-key.entity.js';
import { LinkEntity } from './publication/link.entity.js';
import { FileTextEntity } from './file/file-text.entity.js';
import { FileEntity } from './file/file.entity.js';
import { Publications0001732200000000 } from './migrations/0001-publications.js';
import { Embargoes0002732200000000 } from './migrations/0002-embargoes.js';
import { RecordsInFull0003732200000000 } from './migrations/0003-records-in-full.js';
import { Assertions0006732200000000 } from './migrations/0006-assertions.js';
import { IdempotencyKeys0011732200000000 } from './migrations/0011-idempotency-keys.js';
import { PracticeReviewEntity } from './publication/practice-review.entity.js';
import { Files0008732200000000 } from './migrations/0008-files.js';
import { Vocabularies0004732200000000 } from './migrations/0004-vocabularies.js';
import { Lifecycle0005732200000000 } from './migrations/0005-lifecycle.js';
import { Search0009732200000000 } from './migrations/0009-search.js';
import { ScheduledChanges01119739903000001 } from './migrations/0111-scheduled-changes.js';
import { DraftEntity } from './publication/draft.entity.js';
import { EmbargoEntity } from './publication/embargo.entity.js';
import { PublicationEntity } from './publication/publication.entity.js';
import { RevisionEntity } from './publication/revision.entity.js';
import { SerialEntity } from './publication/serial.entity.js';
import { ConceptSchemeEntity } from './vocabulary/concept-scheme.entity.js';
import { ConceptEntity } from './vocabulary/concept.entity.js';
import { DraftLockEntity } from './draft-lock/draft-lock.entity.js';
import { DraftCommentEntity } from './review/draft-comment.entity.js';
import { ReviewEntity } from './review/review.entity.js';
import { ScheduledChangeEntity } from './publication/scheduled-change.entity.js';
import { SavedSearchEntity } from './search/saved-search.entity.js';
import { SearchEdition9739901000001 } from './migrations/0101-search-edition.js';
import { SearchEditionEntity } from './search/search-edition.entity.js';
import { SearchDueEntity } from './search/search-due.entity.js';
import { SearchWordEntity } from './search/search-word.entity.js';

export const librarySchema: AppSchema = {
  name: 'library',
  entities: [
    PublicationEntity,
    RevisionEntity,
    DraftEntity,
    SerialEntity,
    EmbargoEntity,
    LinkEntity,
    PracticeReviewEntity,
    ConceptSchemeEntity,
    ConceptEntity,
    ReviewEntity,
    DraftCommentEntity,
    DraftLockEntity,
    SavedSearchEntity,
    SearchDueEntity,
    SearchEditionEntity,
    SearchWordEntity,
    AssertionEntity,
    AssertionRequestEntity,
    IdempotencyKeyEntity,
    ImportRunEntity,
    ImportProblemEntity,
    FileEntity,
    FileTextEntity,
    ScheduledChangeEntity,
  ],
  migrations: [
    Publications0001732200000000,
    Embargoes0002732200000000,
    RecordsInFull0003732200000000,
    Vocabularies0004732200000000,
    Lifecycle0005732200000000,
    Assertions0006732200000000,
    Files0008732200000000,
    Search0009732200000000,
    IdempotencyKeys0011732200000000,
    ImportRuns0010732200000000,
    ScheduledChanges01119739903000001,
    SearchEdition9739901000001,
  ],
};
