import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given in a series of citable ids. Numbers are never given twice; one may stay unused. */
@Entity({ name: 'serial' })
export class SerialEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_serial' })
  prefix: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_serial' })
  kind: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_serial' })
  year: number;

  @Column({ type: 'integer' })
  last: number;
}
