import type { PublicationKind } from '#kernel';
import { envelopeShape } from '../publication/envelope.js';

/** Of what every record has, the fields that say what holds in law. */
const LEGAL_IN_ENVELOPE = new Set(['legalValues', 'links', 'relations']);
const IN_ENVELOPE = new Set([...Object.keys(envelopeShape), 'kind']);

/** Whether a field says what holds in law: all that laws and agreements have of their own does, nothing that other kinds have. */
export function isLegalField(kind: PublicationKind, path: readonly string[]): boolean {
  const [field = ''] = path;
  if (LEGAL_IN_ENVELOPE.has(field)) return true;
  return (kind === 'LAW' || kind === 'AGREEMENT') && !IN_ENVELOPE.has(field);
}
