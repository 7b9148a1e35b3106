import { Inject, Injectable } from '@nestjs/common';
import type { Period } from '#access';
import { beginningOf, dayAfter, dayIn, invalidInput, isDay, type Problem, zoneByCountry } from '#kernel';
import { ParticipantService } from '../participant/participant.service.js';

export interface Days {
  /** the first day; absent: at once */
  from?: string | null;
  /** the last day; absent: without an end */
  until?: string | null;
}

/** Days as a participant counts them: by the zone that its authority states, else by its country's. Bodies and partners: UTC. */
@Injectable()
export class ParticipantDays {
  constructor(@Inject(ParticipantService) private readonly participants: ParticipantService) {}

  zoneOf(participant: string): string {
    return this.participants.authority(participant)?.zone ?? zoneByCountry(participant);
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
