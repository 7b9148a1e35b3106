import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpException } from '@nestjs/common';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { Actor } from '#access';
import { Fault, isUuid, notFound } from '#kernel';
import { log } from '#platform';
import { arrivedAt } from './arriving.js';
import type { FileRoom } from './file-room.service.js';
import type { Intake } from './intake.service.js';
import { DISK_FULL } from './refusals.js';
import { sentWithMetadata } from './sent-with.js';

export const A_DAY_MS = 24 * 60 * 60 * 1000;
export const UPLOADS = '/files/uploads';

interface Uploaded {
  id: string;
  size?: number | undefined;
  offset: number;
  metadata?: Record<string, string | null> | undefined;
}

/** Kept beside the metadata that the sender gave, in which no comma nor space can stand in a name, so nobody can send it. */
const OWNER = 'comity owner';

/**
 * Uploads that may be interrupted and gone on with, also after this process was killed: tus 1.0. The pieces lie in the folder
 * of uploads; the last one makes a file of them, or a refusal after which nothing is left.
 */
export class Resumable {
  private readonly actors = new WeakMap<Request, Actor>();
  private readonly store: FileStore;
  private readonly tus: Server;

  constructor(
    private readonly intake: Intake,
    private readonly room: FileRoom,
  ) {
    this.store = new FileStore({ directory: room.uploads, expirationPeriodInMilliseconds: A_DAY_MS });
    this.tus = new Server({
      path: UPLOADS,
      datastore: this.store,
      relativeLocation: true,
      maxSize: room.mostBytes,
      allowedOrigins: () => false,
      namingFunction: () => randomUUID(),
      onUploadCreate: async (request, upload) => {
        const { participant } = this.actors.get(request as Request) as Actor;
        const { [OWNER]: _, ...metadata } = upload.metadata ?? {};
        sentWithMetadata(metadata);
        await this.room.require(participant as string, upload.size ?? 0);
        return { metadata: { ...metadata, [OWNER]: participant } };
      },
      onUploadFinish: (request, upload) => this.finish(this.actors.get(request as Request) as Actor, upload),
      onResponseError: (_request, error) => this.told(error),
    });
  }

  /** @param request of somebody who may draft */
  async answer(actor: Actor, request: Request, id: string | undefined): Promise<Response> {
    this.actors.set(request, actor);
    if (id === undefined) return this.tus.handleWeb(request);
    const upload = await this.owned(actor, id);
    // All of it came, but the process did not get to say so.
    if (request.method === 'HEAD' && upload.offset === upload.size) {
      const { headers } = await this.finish(actor, upload);
      const known = {
        'tus-resumable': '1.0.0',
        'upload-offset': String(upload.offset),
        'upload-length': String(upload.size),
      };
      return new Response(null, { status: 200, headers: { ...headers, ...known, 'cache-control': 'no-store' } });
    }
    const response = await this.tus.handleWeb(request);
    response.headers.delete('upload-metadata');
    return response;
  }

  /** Somebody else's upload is as one that does not exist. */
  private async owned({ participant }: Actor, id: string): Promise<Uploaded> {
    const upload = isUuid(id) ? await this.store.getUpload(id).catch(() => null) : null;
    if (upload?.metadata?.[OWNER] !== participant) throw notFound('This upload');
    return upload as Uploaded;
  }

  private async finish(actor: Actor, { id, metadata }: Uploaded): Promise<{ headers: Record<string, string> }> {
    const path = join(this.room.uploads, id);
    try {
      const measured = await arrivedAt(path, this.room.mostBytes);
      const { file } = await this.intake.take(actor, { path, ...measured, ...sentWithMetadata(metadata) });
      await this.forget(id);
      return {
        headers: { 'Content-Location': `/files/${file.id}`, 'Comity-File': file.id, 'Comity-File-State': file.state },
      };
    } catch (error) {
      // Refused, it is of no more use; where something failed here, its sender may ask again.
      if (error instanceof Fault || (error instanceof HttpException && error.getStatus() < 500)) await this.forget(id);
      throw error;
    }
  }

  private async forget(id: string): Promise<void> {
    for (const name of [id, `${id}.json`]) await rm(join(this.room.uploads, name), { force: true });
  }

  private async told(
    error: Error | { status_code: number; body: string },
  ): Promise<{ status_code: number; body: string } | undefined> {
    if (error instanceof Fault) {
      const status_code = { INVALID_INPUT: 400, NOT_FOUND: 404, CONFLICT: 409 }[error.code as string] ?? 403;
      return {
        status_code,
        body: JSON.stringify({ status: status_code, title: error.message, code: error.code, problems: error.problems }),
      };
    }
    if (error instanceof HttpException) return problem(error.getStatus(), error.message);
    if (await this.room.isFull(this.room.uploads)) return problem(507, DISK_FULL);
    if ('status_code' in error) return problem(error.status_code, error.body.trim());
    log('files').error({ err: error }, 'an upload failed');
    return problem(500, 'Something failed here. What has arrived is kept for a day: ask for its offset and go on.');
  }
}

const problem = (status: number, title: string) => ({ status_code: status, body: JSON.stringify({ status, title }) });
