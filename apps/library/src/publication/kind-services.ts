import { Inject, Injectable } from '@nestjs/common';
import { ValidationService } from '../check/validation.service.js';
import { EmbargoReader } from '../embargo/embargo-reader.service.js';
import { Idempotency } from '../idempotency/idempotency.service.js';
import { LinkReader } from '../link/link-reader.service.js';
import { PracticeReviewReader } from '../practice/practice-review-reader.service.js';
import { UpcomingReader } from '../schedule/upcoming-reader.service.js';
import { DraftReader } from './draft-reader.service.js';
import { Drafts } from './drafts.service.js';
import { PublicationReader } from './publication-reader.service.js';
import { PublicationUrls } from './publication-urls.js';
import { Publishing } from './publishing.service.js';
import { RevisionReader } from './revision-reader.service.js';

/** What the resolver of every kind asks; one more is added here, and not to each of them. */
@Injectable()
export class KindServices {
  constructor(
    @Inject(Drafts) readonly drafts: Drafts,
    @Inject(ValidationService) readonly validation: ValidationService,
    @Inject(Publishing) readonly publishing: Publishing,
    @Inject(PublicationReader) readonly reader: PublicationReader,
    @Inject(RevisionReader) readonly revisionReader: RevisionReader,
    @Inject(DraftReader) readonly draftReader: DraftReader,
    @Inject(EmbargoReader) readonly embargoReader: EmbargoReader,
    @Inject(Idempotency) readonly idempotency: Idempotency,
    @Inject(LinkReader) readonly linkReader: LinkReader,
    @Inject(PracticeReviewReader) readonly practiceReviews: PracticeReviewReader,
    @Inject(UpcomingReader) readonly upcoming: UpcomingReader,
    @Inject(PublicationUrls) readonly urls: PublicationUrls,
  ) {}
}
