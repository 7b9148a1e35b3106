import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The reader keys that subscriptions of one owner have in common, so that rights are asked once. The database keeps them itself. */
@Entity('reader_set')
@Index('reader_set_keys', ['readerKeys'], { unique: true })
export class ReaderSetEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'BY DEFAULT' })
  id: number;

  @Column('text', { array: true })
  readerKeys: string[];
}
