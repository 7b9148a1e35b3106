import { Inject, Injectable } from '@nestjs/common';
import type { Change } from '#contracts';
import { Database } from '#database';
import type { ChangeFilter } from './change-filter.js';
import { fitsFilter, mayBeRead } from './fits.js';

export interface LogHead {
  /** names this very log */
  log: string;
  /** the last position given out */
  position: number;
  /** the last position that took readers away from earlier changes, and when; 0 and null: none did */
  narrowed: number;
  narrowedAt: Date | null;
}

/** A change as it is read: what its app told, its place, and nothing of its audience. */
export interface LoggedChange extends Omit<Change, 'readers' | 'members'> {
  position: number;
  id: string;
  sequencedAt: Date;
}

export interface Reading {
  filter: ChangeFilter;
  readerKeys: readonly string[];
  /** only after this position */
  after?: number;
  /** only before this position */
  before?: number;
  limit: number;
  newestFirst?: boolean;
}

interface Row {
  position: string;
  id: string;
  sequenced_at: Date;
  payload: Change;
}

/** Reading the log: by position, filtered, and only what the reader may see. */
@Injectable()
export class ChangeService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async head(): Promise<LogHead> {
    const [row] = await this.database.query<{
      log: string;
      position: string;
      narrowed: string;
      narrowed_at: Date | null;
    }>(
      `SELECT h.log, h.position, h.narrowed, c.sequenced_at AS narrowed_at
       FROM exchange.log_head h LEFT JOIN exchange.change c ON c.position = h.narrowed`,
    );
    if (!row) throw new Error('The change log has lost its head row.');
    return {
      log: row.log,
      position: Number(row.position),
      narrowed: Number(row.narrowed),
      narrowedAt: row.narrowed_at,
    };
  }

  /** The last position that was given out before a moment: what changed since comes after it. */
  async before(moment: Date | string): Promise<number> {
    const [row] = await this.database.query<{ position: string }>(
      `SELECT coalesce((SELECT c.position - 1 FROM exchange.change c WHERE c.sequenced_at >= $1
         ORDER BY c.sequenced_at, c.position LIMIT 1), (SELECT h.position FROM exchange.log_head h)) AS position`,
      [moment],
    );
    return Number(row?.position ?? 0);
  }

  async list({ filter, readerKeys, after, before, limit, newestFirst = false }: Reading): Promise<LoggedChange[]> {
    const parameters: unknown[] = [];
    const where = [fitsFilter('c', filter, readerKeys, parameters)];
    if (after !== undefined) where.push(`c.position > $${parameters.push(after)}`);
    if (before !== undefined) where.push(`c.position < $${parameters.push(before)}`);
    const rows = await this.database.query<Row>(
      `SELECT c.position, c.id, c.sequenced_at, c.payload FROM exchange.change c
       WHERE ${where.join(' AND ')} ORDER BY c.position ${newestFirst ? 'DESC' : 'ASC'} LIMIT $${parameters.push(limit)}`,
      parameters,
    );
    return rows.map(loggedChange);
  }

  async at(positions: readonly number[], readerKeys: readonly string[]): Promise<LoggedChange[]> {
    const rows = await this.database.query<Row>(
      `SELECT c.position, c.id, c.sequenced_at, c.payload FROM exchange.change c
       WHERE c.position = ANY($1) AND ${mayBeRead('c', '$2::text[]')}`,
      [positions, readerKeys],
    );
    return rows.map(loggedChange);
  }
}

function loggedChange({ position, id, sequenced_at, payload }: Row): LoggedChange {
  const { readers: _readers, members: _members, ...told } = payload;
  return { ...told, position: Number(position), id, sequencedAt: sequenced_at };
}
