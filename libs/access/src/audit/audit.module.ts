import { Module } from '@nestjs/common';
import { AccessDatabase } from '../access.database.js';
import { AuditReader } from './audit-reader.js';
import { AuditProtection } from './protection.js';
import { Refusals } from './refusals.js';
import { AuditSealer } from './sealer.js';

/** The log as every process needs it: refusals are noted, entries are sealed, auditors read. `Audit.record` needs no module. */
@Module({
  imports: [AccessDatabase],
  providers: [AuditProtection, AuditReader, AuditSealer, Refusals],
  exports: [AuditReader, Refusals],
})
export class AuditModule {}
