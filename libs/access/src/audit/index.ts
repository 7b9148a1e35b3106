export { Audit, type AuditOutcome, type AuditRecord } from './audit.js';
export { AuditModule } from './audit.module.js';
export { AuditReader, type AuditFilter, type SealedEntry } from './audit-reader.js';
export { Refusals } from './refusals.js';
export { tellRefusal } from './tell-refusal.js';
export { verifyAudit, type Verification } from './verify.js';
