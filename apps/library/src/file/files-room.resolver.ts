import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { FileRoom, type DiskRoom } from './file-room.service.js';

@Resolver()
export class FilesRoomResolver {
  constructor(@Inject(FileRoom) private readonly room: FileRoom) {}

  @Query()
  filesRoom(): Promise<DiskRoom> {
    return this.room.disk();
  }
}
