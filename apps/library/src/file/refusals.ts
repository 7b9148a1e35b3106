import { HttpException } from '@nestjs/common';

/** Refusals of an upload that have a status of their own in HTTP. The rest are Faults. */
export const tooLarge = (most: number): HttpException =>
  new HttpException(`The file is too large: at most ${inMegabytes(most)} MB are taken.`, 413);

export const typeRefused = (message: string): HttpException => new HttpException(message, 415);

export const contentRefused = (message: string): HttpException => new HttpException(message, 422);

export const noRoom = (message: string): HttpException => new HttpException(message, 507);

const inMegabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** The disk is full, however deep the error says it. */
export function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (FULL.has((cause as NodeJS.ErrnoException).code ?? '')) return true;
  return false;
}

export const DISK_FULL = 'There is no room for the file: the disk of this node is full. Nothing was kept of it.';
