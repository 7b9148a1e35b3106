import { Inject, Injectable } from '@nestjs/common';
import type { Period } from '#access';
import { invalidInput, isDay, participantCountry, type Problem } from '#kernel';
import { ParticipantService } from '../participant/participant.service.js';
import { beginningOf, dayAfter, dayIn } from './midnight.js';

export interface Days {
  /** the first day; absent: at once */
  from?: string | null;
  /** the last day; absent: without an end */
  until?: string | null;
}

/** Where a country has several zones: that of its government. Elsewhere the only one is asked for. */
const SEATS: Record<string, string> = {
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  FM: 'Pacific/Pohnpei',
  ID: 'Asia/Jakarta',
  KI: 'Pacific/Tarawa',
  KZ: 'Asia/Almaty',
  MH: 'Pacific/Majuro',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Hebron',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
};

/** Days as a participant counts them: by the zone that its authority states, else by its country's. Bodies and partners: UTC. */
@Injectable()
export class ParticipantDays {
  constructor(@Inject(ParticipantService) private readonly participants: ParticipantService) {}

  zoneOf(participant: string): string {
    return this.participants.authority(participant)?.zone ?? zoneOfCountry(participantCountry(participant)) ?? 'UTC';
  }

  today(participant: string, now = new Date()): string {
    return dayIn(this.zoneOf(participant), now);
  }

  firstDay(participant: string, startsAt: Date): string {
    return dayIn(this.zoneOf(participant), startsAt);
  }

  /** The last day that something lasts which ends at a moment. */
  lastDay(participant: string, endsAt: Date | null): string | null {
    return endsAt === null ? null : dayIn(this.zoneOf(participant), new Date(endsAt.getTime() - 1));
  }

  beginning(participant: string, day: string): Date {
    return beginningOf(day, this.zoneOf(participant));
  }

  /** The midnight with which the day is over. */
  end(participant: string, day: string): Date {
    return beginningOf(dayAfter(day), this.zoneOf(participant));
  }

  /** From the beginning of the first day, or from now where that is past, to the end of the last. */
  period(participant: string, { from, until }: Days, path = 'input', now = new Date()): Period {
    const today = this.today(participant, now);
    const problems: Problem[] = [...dayProblems(`${path}.from`, from), ...dayProblems(`${path}.until`, until)];
    if (problems.length === 0 && from && from < today)
      problems.push({
        path: `${path}.from`,
        message: `${from} is past; it is ${today} there. Expected that day or a later one`,
      });
    if (problems.length === 0 && until && until < (from ?? today))
      problems.push({ path: `${path}.until`, message: `${until} is before ${from ?? today}; expected the last day` });
    if (problems.length > 0) throw invalidInput(problems);
    const startsAt = from ? this.beginning(participant, from) : now;
    return { startsAt: startsAt < now ? now : startsAt, endsAt: until ? this.end(participant, until) : null };
  }
}

export function dayProblems(path: string, day: string | null | undefined): Problem[] {
  if (day === null || day === undefined || isDay(day)) return [];
  return [{ path, message: `${day.slice(0, 40)} is no full day; expected one such as 2026-11-30` }];
}

function zoneOfCountry(country: string | null): string | null {
  if (country === null) return null;
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    timeZones?: string[];
    getTimeZones?: () => string[];
  };
  return SEATS[country] ?? (locale.getTimeZones?.() ?? locale.timeZones)?.[0] ?? null;
}
