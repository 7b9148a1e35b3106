import type { ReachView, RecipientView } from './ledger.service.js';

const HEADER = [
  'position',
  'change',
  'type',
  'subject',
  'participant',
  'channel',
  'state',
  'reason',
  'queuedAt',
  'deliveredAt',
  'readAt',
  'acknowledgedAt',
];

/** RFC 4180. Everything in it is an id, a word of ours or an instant: nothing that a spreadsheet could take for a formula. */
export function reachCsv({ position, change, type, subject }: ReachView, lines: readonly RecipientView[]): string {
  const rows = lines.map((line) => [
    String(position),
    change,
    type,
    subject,
    line.participant.id,
    line.channel,
    line.state,
    line.reason ?? '',
    ...[line.queuedAt, line.deliveredAt, line.readAt, line.acknowledgedAt].map((at) => at?.toISOString() ?? ''),
  ]);
  return [HEADER, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
