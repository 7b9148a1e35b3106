export { changes, type FollowOptions } from './changes.js';
export { ComityError, ResyncNeeded, WebhookRefused, type Problem } from './errors.js';
export { mirror, type MirrorOptions, type MirrorState, type MirrorStore } from './mirror.js';
export { ComityNode, type Asking, type NodeOptions } from './node.js';
export { beginSnapshot, records, snapshot, type SnapshotRecord, type SnapshotStart } from './snapshot.js';
export type { Change, ChangesPage, MirroredRecord, WebhookEvent } from './types.js';
export { verifyWebhook, type VerifyOptions } from './webhook.js';
