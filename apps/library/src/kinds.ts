import { agreement, type AgreementContent } from './agreement/agreement.js';
import { event, type EventContent } from './event/event.js';
import { law, type LawContent } from './law/law.js';
import { practice, type PracticeContent } from './practice/practice.js';
import { resource, type ResourceContent } from './resource/resource.js';

/** The kinds of record by their definitions; their graph is named in library.sdl.ts, their resolvers in kind-resolvers.ts. */
export type Content = LawContent | AgreementContent | PracticeContent | EventContent | ResourceContent;

export const KINDS = { LAW: law, AGREEMENT: agreement, PRACTICE: practice, EVENT: event, RESOURCE: resource };
