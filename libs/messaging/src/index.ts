export { Jobs } from './jobs.js';
export { MessagingModule } from './messaging.module.js';
export { Notices } from './notices.js';
export { Outbox } from './outbox.js';
export type { OutboxRow } from './outbox-reader.js';
export type { JobContext } from './runner.js';
export { PostOffice, refusalOf, type LetterText, type Postage, type Refusal } from './post-office.js';
export { messagingSchema } from './schema.js';
export { Sequencer, type SequencerOptions } from './sequencer.js';
