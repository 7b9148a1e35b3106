import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { execution } from './execution.js';
import { redact, withoutSecrets } from './redaction.js';

let root: Logger = pino({ level: 'silent' });

export function configureLogging(options: { level: string; format: 'json' | 'pretty'; service: string }): void {
  root = pino({
    level: options.level,
    redact,
    hooks: { streamWrite: withoutSecrets },
    base: { service: options.service },
    mixin: () => {
      const { requestId, jobId } = execution.current();
      return { requestId, jobId };
    },
    ...(options.format === 'pretty'
      ? {
          transport: {
            target: 'pino-pretty',
            options: { ignore: 'pid,hostname,service', translateTime: 'HH:MM:ss.l', singleLine: true },
          },
        }
      : {}),
  });
}

/** A logger that names the part of the house it speaks for. Look it up when used, not when the file is loaded. */
export const log = (part: string): Logger => root.child({ part });

/** Nest's own messages, through the same pipe. */
export class NestLogger implements LoggerService {
  log(message: unknown, context?: string): void {
    log(context ?? 'nest').debug(String(message));
  }
  warn(message: unknown, context?: string): void {
    log(context ?? 'nest').warn(String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    const error = message instanceof Error ? message : undefined;
    log(String(rest.at(-1) ?? 'nest')).error(
      { err: error, stack: error ? undefined : rest[0] },
      error?.message ?? String(message),
    );
  }
}
